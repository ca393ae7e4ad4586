"""What must always be true of a store. `python -m bot check` and the tests ask all of it.

A room adds its own invariants with `invariant`; each gives the faults it finds, in words for an engineer.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from bot.language.text import fold
from storage import audit, seals
from storage.tables import (
    Acknowledgement,
    Chat,
    Completion,
    Criterion,
    CriterionKind,
    Deadline,
    DeadlineUnit,
    DocumentState,
    DutyKind,
    Entry,
    EntryState,
    Extension,
    Faq,
    FaqState,
    FaqVariant,
    Inbox,
    Membership,
    Office,
    Outbox,
    Person,
    Provision,
    QuestionLog,
    QuestionState,
    Receipt,
    Reminder,
    Role,
    RuleDocument,
    Season,
    SeasonState,
    SeasonUnit,
    Submission,
    SubmissionState,
    Unit,
    UnitAlias,
)


@dataclass(frozen=True)
class Fault:
    """Something that is broken: which rule, and where."""

    rule: str
    where: str


Invariant = Callable[[Session], Iterable[str]]
_RULES: dict[str, Invariant] = {}


def invariant(name: str) -> Callable[[Invariant], Invariant]:
    """Registers an invariant under a name; it gives the places where it does not hold."""

    def register(rule: Invariant) -> Invariant:
        if name in _RULES:
            raise ValueError(f"two invariants are named {name}")
        _RULES[name] = rule
        return rule

    return register


def rules() -> tuple[str, ...]:
    """The names of all invariants."""
    return tuple(_RULES)


def check(session: Session) -> Iterator[Fault]:
    """All faults of the store."""
    for name, rule in _RULES.items():
        for where in rule(session):
            yield Fault(name, where)


@invariant("audit-chain")
def _audit_chain(session: Session) -> Iterator[str]:
    for broken in audit.verify(session):
        yield f"audit {broken.row_id}: {broken.fault}"


@invariant("database")
def _database(session: Session) -> Iterator[str]:
    if session.get_bind().dialect.name != "sqlite":
        return
    for (line,) in session.execute(text("PRAGMA integrity_check(20)")):
        if line != "ok":
            yield str(line)
    for table, row, parent, _number in session.execute(text("PRAGMA foreign_key_check")):
        yield f"{table} {row}: no such {parent}"


@invariant("folded-twin")
def _folded_twins(session: Session) -> Iterator[str]:
    twins = (
        ("unit", select(Unit.id, Unit.name, Unit.name_folded)),
        ("unit_alias", select(UnitAlias.id, UnitAlias.alias, UnitAlias.alias_folded)),
        ("person", select(Person.id, Person.display_name, Person.name_folded)),
        ("faq_variant", select(FaqVariant.id, FaqVariant.text, FaqVariant.text_folded)),
    )
    for table, query in twins:
        for row_id, name, folded in session.execute(query):
            if fold(name)[: len(folded)] != folded:
                yield f"{table} {row_id}"


@invariant("inbox-order")
def _inbox_order(session: Session) -> Iterator[str]:
    lost = select(Inbox.id).where(
        Inbox.answered_at.is_not(None), Inbox.applied_at.is_(None), Inbox.set_aside_at.is_(None)
    )
    for row_id in session.scalars(lost):
        yield f"inbox {row_id}: answered, never applied"
    emptied = select(Inbox.id).where(Inbox.payload.is_(None), Inbox.applied_at.is_(None), Inbox.set_aside_at.is_(None))
    for row_id in session.scalars(emptied):
        yield f"inbox {row_id}: emptied before it was applied"


@invariant("outbox-outcome")
def _outbox_outcome(session: Session) -> Iterator[str]:
    odd = select(Outbox.id).where((Outbox.outcome == "sent") & Outbox.sending_at.is_(None))
    for row_id in session.scalars(odd):
        yield f"outbox {row_id}: sent, never sending"


@invariant("season-office")
def _season_offices(session: Session) -> Iterator[str]:
    for season in session.scalars(select(Season).where(Season.state != SeasonState.PLANNED)):
        leads = session.scalar(
            select(func.count()).where(SeasonUnit.season_id == season.id, SeasonUnit.office == Office.LEAD)
        )
        if leads != 1:
            yield f"season {season.year}: {leads} lead units"


_OF_A_UNIT = (Role.LEADER, Role.SPECIALIST)


@invariant("membership-unit")
def _membership_units(session: Session) -> Iterator[str]:
    for row_id, role, unit_id in session.execute(select(Membership.id, Membership.role, Membership.unit_id)):
        if (unit_id is None) == (role in _OF_A_UNIT):
            yield f"membership {row_id}: {role.value} with unit {unit_id}"


@invariant("deadline-cancelled")
def _cancelled_deadlines(session: Session) -> Iterator[str]:
    told = Deadline.cancel_reason.is_not(None) & Deadline.cancelled_by_id.is_not(None)
    for row_id in session.scalars(select(Deadline.id).where(Deadline.cancelled_at.is_not(None) != told)):
        yield f"deadline {row_id}: cancelled without a reason, or the other way round"


@invariant("deadline-units")
def _deadline_units(session: Session) -> Iterator[str]:
    listed = select(DeadlineUnit.unit_id).where(DeadlineUnit.deadline_id == Deadline.id).exists()
    for row_id in session.scalars(select(Deadline.id).where(Deadline.for_everybody == listed)):
        yield f"deadline {row_id}: for everybody and for some units, or for nobody"
    for table in (Extension, Completion):
        place = (DeadlineUnit.deadline_id == table.deadline_id) & (DeadlineUnit.unit_id == table.unit_id)
        strange = (
            select(table.id)
            .join(Deadline, Deadline.id == table.deadline_id)
            .outerjoin(DeadlineUnit, place)
            .where(Deadline.for_everybody.is_(False), table.unit_id.is_not(None), DeadlineUnit.unit_id.is_(None))
        )
        for row_id in session.scalars(strange):
            yield f"{table.__tablename__} {row_id}: of a unit that the deadline is not for"


@invariant("extension")
def _extensions(session: Session) -> Iterator[str]:
    for row_id in session.scalars(select(Extension.id).where(Extension.due_at <= Extension.granted_at)):
        yield f"extension {row_id}: over when it was granted"


@invariant("completion")
def _completions(session: Session) -> Iterator[str]:
    known = select(Completion.id).join(Deadline, Deadline.id == Completion.deadline_id)
    for row_id in session.scalars(known.where(Deadline.kind != DutyKind.TASK)):
        yield f"completion {row_id}: of a duty that knows by itself"


@invariant("reminder-message")
def _reminder_messages(session: Session) -> Iterator[str]:
    """A forgotten person's chat is nobody's any more."""
    told = select(Reminder.id).join(Outbox, Outbox.id == Reminder.outbox_id).join(Chat, Chat.id == Outbox.chat_id)
    for row_id in session.scalars(told.where((Outbox.kind != "reminder") | (Chat.person_id != Reminder.person_id))):
        yield f"reminder {row_id}: in a message of another kind or person"
    answered = select(Acknowledgement.id).join(Reminder, Reminder.id == Acknowledgement.reminder_id)
    others = (Reminder.person_id != Acknowledgement.person_id) | Reminder.outbox_id.is_(None)
    for row_id in session.scalars(answered.where(others)):
        yield f"acknowledgement {row_id}: of a reminder that went to somebody else, or to nobody"


@invariant("owner")
def _an_owner(session: Session) -> Iterator[str]:
    ever = session.scalar(select(func.count()).where(Membership.role == Role.OWNER))
    now = session.scalar(select(func.count()).where(Membership.role == Role.OWNER, Membership.ended_at.is_(None)))
    if ever and not now:
        yield "nobody owns the bot any more: python -m bot owner --new-code"


@invariant("entry-points")
def _entry_points(session: Session) -> Iterator[str]:
    query = select(Entry.id, Entry.state, Entry.points, Criterion.kind, Criterion.most, Criterion.step)
    for row_id, state, points, kind, most, step in session.execute(query.join(Entry.criterion)):
        if (points is None) == (state is EntryState.SCORED):
            yield f"entry {row_id}: {state.value} with points {points}"
        elif points is None:
            continue
        elif kind is CriterionKind.GROUP or not 0 <= points <= most:
            yield f"entry {row_id}: {points} of {most} for a {kind.value}"
        elif kind is CriterionKind.PASS_FAIL and points not in {0, most}:
            yield f"entry {row_id}: {points} is neither pass nor fail"
        elif step and points % step:
            yield f"entry {row_id}: {points} is off the step {step}"


@invariant("receipt")
def _receipts(session: Session) -> Iterator[str]:
    for receipt in session.scalars(select(Receipt)):
        if hashlib.sha256(receipt.content.encode()).hexdigest() != receipt.fingerprint:
            yield f"receipt {receipt.id}: another content than its fingerprint says"
    given = select(Receipt.submission_id)
    handed_in = select(Submission.id).where(Submission.state == SubmissionState.SUBMITTED, Submission.id.not_in(given))
    for row_id in session.scalars(handed_in):
        yield f"submission {row_id}: handed in without a receipt"


@invariant("group-maximum")
def _group_maxima(session: Session) -> Iterator[str]:
    """A group's maximum is the sum of what stands right below it."""
    below = select(Criterion.parent_id, func.sum(Criterion.most)).group_by(Criterion.parent_id)
    sums = {parent: total for parent, total in session.execute(below) if parent is not None}
    for group in session.scalars(select(Criterion).where(Criterion.kind == CriterionKind.GROUP)):
        if sums.get(group.id) != group.most:
            yield f"criterion {group.id}: {group.most}, below it {sums.get(group.id)}"


invariant("announcement")(seals.unsealed_announcements)
invariant("approval")(seals.unapproved_announcements)
invariant("award")(seals.unsealed_awards)
invariant("award-announced")(seals.awards_not_announced)


@invariant("rule-document")
def _rule_documents(session: Session) -> Iterator[str]:
    """What is loaded has a number, sound dates, and the very text that its fingerprint vouches for."""
    for document in session.scalars(select(RuleDocument)):
        state = document.state
        if state is not DocumentState.DRAFT and (not document.number_key or document.loaded_at is None):
            yield f"rule_document {document.id}: {state.value} without a number or a time"
        if (document.removed_at is not None) != (state is DocumentState.REMOVED):
            yield f"rule_document {document.id}: {state.value}, taken out at {document.removed_at}"
        since, until = document.in_force_from, document.in_force_to
        if since and until and until < since:
            yield f"rule_document {document.id}: ends before it begins"
        if document_fingerprint(session, document.id) != document.fingerprint:
            yield f"rule_document {document.id}: another text than its fingerprint says"


def document_fingerprint(session: Session, document_id: int) -> str:
    """The SHA-256 of a document's provisions as they lie in the store."""
    places = (Provision.article, Provision.clause, Provision.point, Provision.text)
    rows = session.execute(
        select(*places).where(Provision.document_id == document_id).order_by(Provision.position)
    ).all()
    content = json.dumps([list(row) for row in rows], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()


@invariant("curated-answer")
def _curated_answers(session: Session) -> Iterator[str]:
    """An approved answer was approved by somebody other than its author; each has a question that it answers."""
    for faq in session.scalars(select(Faq)):
        approved = faq.approver_id is not None
        if approved != (faq.approved_at is not None) or faq.approver_id == faq.author_id:
            yield f"faq {faq.id}: approved by {faq.approver_id}, written by {faq.author_id}"
        if faq.state is not FaqState.RETIRED and approved != (faq.state is FaqState.APPROVED):
            yield f"faq {faq.id}: {faq.state.value} with approver {faq.approver_id}"
        if (faq.retired_at is not None) != (faq.state is FaqState.RETIRED):
            yield f"faq {faq.id}: {faq.state.value}, retired at {faq.retired_at}"
        if not faq.variants:
            yield f"faq {faq.id}: answers no question"
        if faq.valid_from and faq.valid_to and faq.valid_to < faq.valid_from:
            yield f"faq {faq.id}: ends before it begins"


@invariant("question")
def _questions(session: Session) -> Iterator[str]:
    """One that waits says for whom and what; one that is settled has gone to its asker, and no more than once."""
    settled = {QuestionState.ANSWERED, QuestionState.DECLINED}
    for row in session.scalars(select(QuestionLog).where(QuestionLog.state != QuestionState.NOTED)):
        if row.state is QuestionState.PASSED and (row.person_id is None or not row.text or row.passed_at is None):
            yield f"question_log {row.id}: waits, for nobody or about nothing"
        if row.state is QuestionState.WITHDRAWN and (row.person_id is not None or row.text is not None):
            yield f"question_log {row.id}: withdrawn, yet it says something"
        if (row.answered_at is not None) != (row.state in settled):
            yield f"question_log {row.id}: {row.state.value}, answered at {row.answered_at}"
        if row.state in settled and row.person_id is not None and not row.answer:
            yield f"question_log {row.id}: owed, and empty"
    noted = select(QuestionLog.id).where(
        QuestionLog.state == QuestionState.NOTED, QuestionLog.person_id.is_not(None) | QuestionLog.answer.is_not(None)
    )
    for row_id in session.scalars(noted):
        yield f"question_log {row_id}: merely noted, yet it says who asked or what was answered"
    sent = select(Outbox.dedupe_key).where(Outbox.kind == "question-answered", Outbox.outcome == "sent")
    told = [key.split(":")[1] for key in session.scalars(sent)]
    for question in sorted(set(told)):
        if told.count(question) > 1:
            yield f"question_log {question}: answered to its asker {told.count(question)} times"
