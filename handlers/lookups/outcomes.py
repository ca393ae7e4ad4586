"""The words for points, ranks and nominations: never more than is true, and never without their standing."""

from collections.abc import Sequence

from bot.language.phrases import Phrase, Value, say
from bot.lookups.found import Given, Score, Table
from bot.scoring.standings import Checked
from storage.tables import AwardKind, AwardStage

MOST_ROWS = 10


def award_lines(awards: Sequence[Given]) -> list[Phrase]:
    """One line a nomination or decision."""
    return [say("lookup-awards", lines=tuple(_award(each) for each in awards))] if awards else []


def _award(given: Given) -> Phrase:
    line = _bare_award(given)
    if given.stage is AwardStage.DECIDED and given.decision_number:
        return say("lookup-award-by", award=line, number=given.decision_number)
    return line


def _bare_award(given: Given) -> Phrase:
    about: dict[str, Value] = {"year": str(given.year), "unit": given.unit}
    match given.kind, given.stage:
        case AwardKind.FLAG, AwardStage.NOMINATED:
            return say("lookup-award-flag-nominated", **about)
        case AwardKind.FLAG, AwardStage.DECIDED:
            return say("lookup-award-flag-decided", **about)
        case AwardKind.CERTIFICATE, AwardStage.NOMINATED:
            return say("lookup-award-certificate-nominated", **about)
    return say("lookup-award-certificate-decided", **about)


def score_lines(found: Score) -> list[Phrase]:
    """A unit's points and rank, the one that was asked for first."""
    about: dict[str, Value] = {"unit": found.unit, "year": str(found.year)}
    if found.total is None or found.rank is None:
        return [say("lookup-score-none", **about)]
    rank: dict[str, Value] = {"rank": found.rank, "units": found.units}
    points: dict[str, Value] = {"total": found.total, "most": found.most}
    lines = (
        [say("lookup-rank", **about, **rank), say("lookup-rank-score", **points)]
        if found.asks_rank
        else [say("lookup-score", **about, **points), say("lookup-score-rank", **rank)]
    )
    own = [say("lookup-self-scored")] if found.checked is Checked.SELF_SCORED else []
    return [*lines, *own, _standing(is_published=found.is_published, is_provisional=found.is_provisional)]


def table_lines(found: Table) -> list[Phrase]:
    """Who leads, or the standings from the best on."""
    year = str(found.year)
    if not found.rows:
        return [say("lookup-no-rows", year=year)]
    standing = _standing(is_published=found.is_published, is_provisional=found.is_provisional)
    if found.first:
        best = [row for row in found.rows if row.rank == found.rows[0].rank]
        names = tuple(say("lookup-name", unit=row.unit) for row in best)
        return [say("lookup-first", year=year, names=names, total=best[0].total), standing]
    lines = tuple(
        say("lookup-table-line", rank=row.rank, unit=row.unit, total=row.total) for row in found.rows[:MOST_ROWS]
    )
    more = len(found.rows) - MOST_ROWS
    rest = [say("lookup-table-more", count=more)] if more > 0 else []
    return [say("lookup-table-title", year=year), say("lookup-table", lines=lines), *rest, standing]


def _standing(*, is_published: bool, is_provisional: bool) -> Phrase:
    if is_published:
        return say("lookup-is-published")
    return say("lookup-is-provisional") if is_provisional else say("lookup-is-final")
