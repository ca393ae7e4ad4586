"""What an announcement is called and says, for messages, picture and workbook alike: never more than is true."""

from collections.abc import Mapping

from bot.language.phrases import Phrase, Value, say
from bot.results.snapshot import Line, Nominee, Snapshot, Table
from storage.tables import AwardKind, TieRule

AWARD_NAMES: Mapping[AwardKind, Phrase] = {
    AwardKind.FLAG: say("award-flag"),
    AwardKind.CERTIFICATE: say("award-certificate"),
}

TIE_RULES: Mapping[TieRule, Phrase] = {
    TieRule.SHARED: say("ties-shared"),
    TieRule.DENSE: say("ties-dense"),
    TieRule.BY_GROUPS: say("ties-by-groups"),
}


def award_line(nominee: Nominee) -> Phrase:
    """What a unit was nominated for, or has been given by a recorded decision."""
    decided = nominee.decision
    if decided is None:
        if nominee.kind is AwardKind.FLAG:
            return say("award-flag-nominated", unit=nominee.unit)
        return say("award-certificate-nominated", unit=nominee.unit)
    about: dict[str, Value] = {"unit": nominee.unit, "number": decided.number, "day": decided.day}
    if nominee.kind is AwardKind.FLAG:
        return say("award-flag-decided", **about)
    return say("award-certificate-decided", **about)


def title(snapshot: Snapshot) -> Phrase:
    """What the announcement is called; a correction says so in its title."""
    year = str(snapshot.year)
    return say("results-correction-title", year=year) if snapshot.corrects else say("results-title", year=year)


def table_title(table: Table) -> Phrase:
    """What the standings are called: provisional ones say so."""
    if table.provisional:
        return say("results-standings-provisional", sheet=table.sheet, most=table.most)
    return say("results-standings-final", sheet=table.sheet, most=table.most)


def rank_line(line: Line) -> Phrase:
    """A unit's place in the standings."""
    if line.rank is None or line.total is None:
        return say("results-line-none", unit=line.unit)
    return say("results-line", rank=line.rank, unit=line.unit, total=line.total)


def foot(snapshot: Snapshot) -> Phrase:
    """By what code the announcement is known, and when it was published; a preview says that it is one."""
    if not snapshot.code:
        return say("results-foot-preview")
    return say("results-foot", code=snapshot.code, at=snapshot.at)
