"""Column types that refuse what would be lost: naive times and inexact points."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator, TypeEngine

type_of_id = BigInteger().with_variant(Integer, "sqlite")
"""Row ids and Telegram ids: 64 bits everywhere (SQLite's INTEGER is, and only it can count by itself)."""

Json = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
"""A small JSON value; nothing that is searched or summed belongs in one."""


class UtcTime(TypeDecorator[datetime]):
    """An aware moment, kept in UTC to the microsecond and given back aware.

    SQLite has no times: there it is text of one fixed width, so that comparing text compares time.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(String(26))
        return dialect.type_descriptor(DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a naive time cannot be stored: {value!r}")
        moment = value.astimezone(UTC)
        if dialect.name == "sqlite":
            return moment.replace(tzinfo=None).isoformat(" ", "microseconds")
        return moment

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if dialect.name == "sqlite":
            return datetime.fromisoformat(value).replace(tzinfo=UTC)
        moment: datetime = value
        return moment.astimezone(UTC)


class Points(TypeDecorator[Decimal]):
    """Points of a score, exact to 0.01 and kept as whole hundredths.

    Takes `int`, `Decimal` and `Fraction`; a float, or anything finer than 0.01, is refused with `ValueError`.
    """

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | Fraction | int | None, dialect: Dialect) -> int | None:
        del dialect
        return None if value is None else to_hundredths(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        del dialect
        return None if value is None else Decimal(value).scaleb(-2)


def to_hundredths(value: Decimal | Fraction | int) -> int:
    """Whole hundredths of exact points. Raises `ValueError` for a float and for anything finer than 0.01."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction):
        raise ValueError(f"points are exact numbers, not {type(value).__name__}: {value!r}")  # noqa: TRY004
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError(f"points are finite: {value!r}")
    hundredths = Fraction(value) * 100
    if hundredths.denominator != 1:
        raise ValueError(f"points are exact to 0.01: {value!r}")
    return hundredths.numerator


JsonObject = Mapping[str, Any]
