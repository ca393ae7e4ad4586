from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, Table, create_engine, insert, select
from sqlalchemy.exc import StatementError

from storage import Store
from storage.types import Points, UtcTime, to_hundredths

HANOI = timezone(timedelta(hours=7))

metadata = MetaData()
paper = Table(
    "paper", metadata, Column("id", Integer, primary_key=True), Column("at", UtcTime), Column("points", Points)
)


def round_trip(store: Store, **values: object) -> object:
    metadata.create_all(store.writing)
    with store.writing.begin() as connection:
        connection.execute(insert(paper).values(**values))
        return connection.execute(select(paper.c[next(iter(values))])).scalar()


@pytest.mark.parametrize("at", [datetime(2026, 11, 25, 17, 0, tzinfo=HANOI), datetime(1, 1, 2, tzinfo=UTC)])
def test_a_time_comes_back_aware_in_utc_and_equal(store: Store, at: datetime) -> None:
    back = round_trip(store, at=at)
    assert back == at
    assert isinstance(back, datetime)
    assert back.utcoffset() == timedelta(0)


def test_a_naive_time_is_refused(store: Store) -> None:
    with pytest.raises(StatementError, match="naive"):
        round_trip(store, at=datetime(2026, 11, 25, 17, 0))  # noqa: DTZ001 - that is the point


@given(st.lists(st.datetimes(timezones=st.just(UTC)), min_size=2, max_size=5))
def test_times_sort_in_the_store_as_they_do_outside(times: list[datetime]) -> None:
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(insert(paper), [{"at": at} for at in times])
        assert list(connection.scalars(select(paper.c.at).order_by(paper.c.at))) == sorted(times)
    engine.dispose()


@pytest.mark.parametrize("points", [Decimal("95.5"), Decimal("-0.01"), 1000, Fraction(1, 4), 0])
def test_exact_points_come_back_exact(store: Store, points: Decimal) -> None:
    assert round_trip(store, points=points) == points


@pytest.mark.parametrize("points", [95.5, True, "95", Decimal("0.005"), Fraction(1, 3), Decimal("NaN")])
def test_inexact_points_are_refused(store: Store, points: object) -> None:
    with pytest.raises(StatementError):
        round_trip(store, points=points)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9))
def test_hundredths_are_exact(points: Decimal) -> None:
    assert Decimal(to_hundredths(points)) == points * 100
