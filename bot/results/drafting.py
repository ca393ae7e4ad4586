"""Writing an announcement: begun, changed, sent to a second person, dropped. Whoever changes it is an editor of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.language.phrases import Phrase, Refused, say
from bot.language.text import tidy
from bot.people.permissions import Action, Actor
from bot.results.approvers import approvers_of, forget_names, remember_editor
from bot.results.awards import awards_of
from bot.results.drafts import AT_WORK, DraftView, StaleDraft, at_work, locked, record, refuse_gone, view
from bot.results.making import members_of, nominated, snapshot_of
from bot.results.snapshot import canonical
from bot.scoring.standings import standings_of
from bot.scoring.telling import tell
from storage.tables import Announcement, AnnouncementState, AwardKind, AwardStage, Season, SeasonState

LONGEST_NOTE = 500


@dataclass(frozen=True)
class Sent:
    """It waits for a second person now; so many were asked."""

    draft: DraftView
    asked: int
    of_secretariat: bool


def begin(session: Session, *, actor: Actor, season_id: int, corrects: bool, now: datetime) -> DraftView:
    """Begins the draft of a season, or gives the one that is being written already.

    It starts from what was nominated before. After a first announcement another is a correction of the latest, unless
    a decision has come since: then a new one may tell of it.
    """
    actor.require(Action.DRAFT_RESULTS)
    season = session.get(Season, season_id)
    if season is None or season.state is SeasonState.PLANNED:
        raise Refused(say("refused-no-season"))
    if (found := at_work(session, season_id)) is not None:
        return view(session, found)
    latest = latest_published(session, season_id)
    _refuse_wrong_kind(session, season, latest, corrects=corrects)
    awards = {award.kind: award.unit_id for award in awards_of(session, season_id)}
    draft = Announcement(
        season_id=season_id,
        corrects_id=latest.id if latest is not None and corrects else None,
        state=AnnouncementState.DRAFT,
        flag_unit_id=awards.get(AwardKind.FLAG),
        certificate_unit_id=awards.get(AwardKind.CERTIFICATE),
        with_standings=latest is not None and latest.with_standings,
        rev=1,
        editors=[],
        drafted_at=now,
    )
    session.add(draft)
    session.flush()
    remember_editor(session, draft, actor.person_id)
    record(session, "results-drafted", draft, actor, now)
    session.flush()
    return view(session, draft)


def latest_published(session: Session, season_id: int) -> Announcement | None:
    """The newest announcement of a season. Asks no permission."""
    query = select(Announcement).where(
        Announcement.season_id == season_id, Announcement.state == AnnouncementState.PUBLISHED
    )
    return session.scalar(query.order_by(Announcement.id.desc()).limit(1))


def choose(
    session: Session, *, actor: Actor, announcement_id: int, kind: AwardKind, unit_id: int | None, now: datetime
) -> DraftView:
    """Says who is nominated for the flag or the certificate; nobody where no unit is named."""
    draft = _editable(session, actor, announcement_id)
    now_is = nominated(draft)
    if unit_id is not None:
        _refuse_nominee(session, draft, unit_id, others={each: u for each, u in now_is.items() if each != kind})
    _refuse_decided(session, draft, kind, unit_id)
    if now_is.get(kind) == unit_id:
        return view(session, draft)
    if kind is AwardKind.FLAG:
        draft.flag_unit_id = unit_id
    else:
        draft.certificate_unit_id = unit_id
    return _changed(session, draft, actor, now)


def set_standings(session: Session, *, actor: Actor, announcement_id: int, wanted: bool, now: datetime) -> DraftView:
    """Says whether the standings go along. Refused where there are none to be shown."""
    draft = _editable(session, actor, announcement_id)
    if wanted:
        _refuse_no_standings(session, draft.season, now)
    if draft.with_standings == wanted:
        return view(session, draft)
    draft.with_standings = wanted
    return _changed(session, draft, actor, now)


def set_note(session: Session, *, actor: Actor, announcement_id: int, note: str | None, now: datetime) -> DraftView:
    """Adds a note of at most 500 letters, or takes it away."""
    draft = _editable(session, actor, announcement_id)
    readable = None if note is None else readable_note(note)
    if draft.note == readable:
        return view(session, draft)
    draft.note = readable
    return _changed(session, draft, actor, now, detail=readable)


def readable_note(typed: str) -> str:
    """A note as typed. Raises `Refused` for an empty or overlong one."""
    note = tidy(typed)
    if not any(letter.isalnum() for letter in note):
        raise Refused(say("refused-results-note-empty"))
    if len(note) > LONGEST_NOTE:
        raise Refused(say("refused-results-note-long", longest=LONGEST_NOTE))
    return note


def send(session: Session, *, actor: Actor, announcement_id: int, seen_rev: int, now: datetime) -> Sent | StaleDraft:
    """Asks a second person to approve the draft in just this form. Again with nothing changed asks nobody anew.

    Refused where nobody may approve it, naming by their roles who is missing.
    """
    draft = _editable(session, actor, announcement_id)
    if draft.rev != seen_rev:
        return StaleDraft()
    if draft.state is AnnouncementState.WAITING:
        approvers = approvers_of(session, draft)
        return Sent(view(session, draft), len(approvers.people), approvers.of_secretariat)
    check_content(session, draft, now=now)
    remember_editor(session, draft, actor.person_id)
    approvers = approvers_of(session, draft)
    if not approvers.people:
        raise Refused(say("refused-no-approver", missing=missing_approvers()))
    draft.state, draft.sent_at = AnnouncementState.WAITING, now
    draft.rev += 1
    draft.content = canonical(snapshot_of(session, draft, code="", now=now))
    record(session, "results-sent", draft, actor, now)
    about, args = f"{draft.id}:{draft.rev}", {"announcement": draft.id, "rev": draft.rev}
    tell(session, approvers.people, kind="results-asked", about=about, args=args, now=now)
    session.flush()
    return Sent(view(session, draft), len(approvers.people), approvers.of_secretariat)


def missing_approvers() -> Phrase:
    """Who could approve if they could be reached: by their roles, never by name."""
    return say("results-missing-approvers")


def drop(session: Session, *, actor: Actor, announcement_id: int, now: datetime) -> None:
    """Drops a draft, also one that waits. Again does nothing."""
    actor.require(Action.DRAFT_RESULTS)
    draft = locked(session, announcement_id)
    if draft is not None and draft.state is AnnouncementState.DROPPED:
        return
    if draft is None or draft.state not in AT_WORK:
        raise refuse_gone()
    draft.state, draft.content, draft.sent_at = AnnouncementState.DROPPED, None, None
    draft.rev += 1
    forget_names(draft)
    record(session, "results-dropped", draft, actor, now)
    session.flush()


def check_content(session: Session, draft: Announcement, *, now: datetime) -> None:
    """Raises `Refused` for what may not be announced: nothing at all, or a nominee who may not be one (any more)."""
    chosen = nominated(draft)
    if not chosen and not draft.with_standings and draft.corrects_id is None:
        raise Refused(say("refused-results-empty"))
    for kind, unit_id in chosen.items():
        others = {each: other for each, other in chosen.items() if each != kind}
        _refuse_nominee(session, draft, unit_id, others=others)
    for kind in AwardKind:
        _refuse_decided(session, draft, kind, chosen.get(kind))
    before = latest_published(session, draft.season_id)
    if before is not None and draft.corrects_id is None and nominated(before) != chosen:
        raise Refused(say("refused-results-need-correction"))
    if draft.with_standings:
        _refuse_no_standings(session, draft.season, now)


def _editable(session: Session, actor: Actor, announcement_id: int) -> Announcement:
    actor.require(Action.DRAFT_RESULTS)
    draft = locked(session, announcement_id)
    if draft is None or draft.state not in AT_WORK:
        raise refuse_gone()
    return draft


def _changed(
    session: Session, draft: Announcement, actor: Actor, now: datetime, *, detail: str | None = None
) -> DraftView:
    """Notes a change; one that waited for approval is a draft again: nobody approves what they have not seen."""
    draft.state, draft.content, draft.sent_at = AnnouncementState.DRAFT, None, None
    draft.rev += 1
    remember_editor(session, draft, actor.person_id)
    record(session, "results-edited", draft, actor, now, detail=detail)
    session.flush()
    return view(session, draft)


def _refuse_wrong_kind(session: Session, season: Season, latest: Announcement | None, *, corrects: bool) -> None:
    if latest is None and corrects:
        raise Refused(say("refused-nothing-to-correct", year=str(season.year)))
    if latest is not None and not corrects and not _is_decided(session, season.id):
        raise Refused(say("refused-announced-before", year=str(season.year)))


def _is_decided(session: Session, season_id: int) -> bool:
    return any(award.stage is AwardStage.DECIDED for award in awards_of(session, season_id))


def _refuse_nominee(session: Session, draft: Announcement, unit_id: int, *, others: Mapping[AwardKind, int]) -> None:
    """A nominee is a unit of the season, not excluded, and nominated for one thing only."""
    member = next((each for each in members_of(session, draft.season_id) if each.unit_id == unit_id), None)
    if member is None:
        raise Refused(say("refused-nominee-no-member"))
    if member.excluded_at is not None:
        raise Refused(say("refused-nominee-excluded", unit=member.name, reason=member.exclude_reason or "–"))
    if unit_id in others.values():
        raise Refused(say("refused-nominee-twice", unit=member.name))


def _refuse_decided(session: Session, draft: Announcement, kind: AwardKind, unit_id: int | None) -> None:
    """What has been decided is not the cluster's to change."""
    decided = (award for award in awards_of(session, draft.season_id) if award.stage is AwardStage.DECIDED)
    award = next((award for award in decided if award.kind is kind), None)
    if award is not None and award.unit_id != unit_id:
        raise Refused(say("refused-nominee-decided", number=award.decision_number or "–"))


def _refuse_no_standings(session: Session, season: Season, now: datetime) -> None:
    if all(row.rank is None for row in standings_of(session, season, now=now).rows):
        raise Refused(say("refused-no-standings", year=str(season.year)))
