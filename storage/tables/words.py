"""Enumerations in the store: plain words, so that a person reading a table understands it."""

from enum import StrEnum

from sqlalchemy import Enum


def words(kind: type[StrEnum]) -> Enum:
    """A column that holds one of the words of an enumeration, as text of up to 20 letters."""
    return Enum(
        kind,
        native_enum=False,
        length=20,
        values_callable=lambda members: [member.value for member in members],
    )
