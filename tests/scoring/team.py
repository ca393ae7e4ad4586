"""A cluster that scores itself: two units with their people, a secretariat, a small applied sheet."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from bot.deadlines.changes import create_deadline
from bot.people.permissions import Actor
from bot.scoring import submissions
from bot.scoring.entries import save_points
from bot.scoring.evidence import add_file
from bot.scoring.handing_in import hand_in
from bot.scoring.reading import overview
from bot.scoring.sheet_tree import ReadRow, ReadSheet
from bot.scoring.sheets import apply_sheet, import_sheet
from bot.scoring.views import Added, CriterionView, Overview, ReceiptView, Saved, SheetView
from storage.files import StoredFile
from storage.tables import AfterDue, CriterionKind, DutyKind, EvidenceKind, Outbox, Role
from tests.cast import Cast

GROUP, DIRECT, PASS_FAIL = CriterionKind.GROUP, CriterionKind.DIRECT, CriterionKind.PASS_FAIL


def row(code: str, most: str, *, kind: CriterionKind = DIRECT, step: str | None = None, **more: Any) -> ReadRow:
    if kind is DIRECT:
        step = step or "0.5"
    return ReadRow(
        code=code,
        title=more.pop("title", f"Tiêu chí {code}"),
        kind=kind,
        most=Decimal(most),
        step=None if step is None else Decimal(step),
        **more,
    )


SMALL = ReadSheet(
    "Bảng tiêu chí năm 2026",
    (
        row("1", "15", kind=GROUP, title="Phong trào thi đua"),
        row("1.1", "10", title="Tổ chức phong trào"),
        row("1.2", "5", kind=PASS_FAIL, title="Báo cáo đúng hạn"),
        row("2", "8", kind=GROUP, title="Khen thưởng"),
        row("2.1", "8", step="0.25", title="Khen thưởng kịp thời", needs_evidence=True),
    ),
)


def stored(content: str, size: int = 1000) -> StoredFile:
    import hashlib

    return StoredFile(hashlib.sha256(content.encode()).hexdigest(), size)


@dataclass
class Team:
    """Thanh Hóa with two specialists and a leader, Nghệ An with one of each, and those who look on."""

    cast: Cast
    units: tuple[int, int] = (0, 0)
    season: int = 0
    an: Actor = field(default_factory=lambda: Actor(0))
    binh: Actor = field(default_factory=lambda: Actor(0))
    chief: Actor = field(default_factory=lambda: Actor(0))
    nghe: Actor = field(default_factory=lambda: Actor(0))
    nghe_chief: Actor = field(default_factory=lambda: Actor(0))
    office: Actor = field(default_factory=lambda: Actor(0))
    observer: Actor = field(default_factory=lambda: Actor(0))
    guest: Actor = field(default_factory=lambda: Actor(0))

    def gather(self) -> None:
        cast = self.cast
        self.units = (cast.unit("Thanh Hóa"), cast.unit("Nghệ An"))
        self.season = cast.season(2026, *self.units)
        first, second = self.units
        self.an = self.member("Chuyên viên Thanh Hóa", 101, Role.SPECIALIST, first)
        self.binh = self.member("Chuyên viên hai Thanh Hóa", 102, Role.SPECIALIST, first)
        self.chief = self.member("Lãnh đạo Thanh Hóa", 103, Role.LEADER, first)
        self.nghe = self.member("Chuyên viên Nghệ An", 201, Role.SPECIALIST, second)
        self.nghe_chief = self.member("Lãnh đạo Nghệ An", 203, Role.LEADER, second)
        self.office = self.member("Thường trực", 301, Role.SECRETARIAT, None)
        self.observer = self.member("Quan sát viên", 401, Role.OBSERVER, None)
        self.guest = cast.actor(cast.meets("Khách", 501))

    def member(self, name: str, number: int, role: Role, unit_id: int | None) -> Actor:
        person = self.cast.meets(name, number)
        self.cast.joins(person, role, unit_id)
        return self.cast.actor(person)

    @property
    def now(self) -> datetime:
        return self.cast.now

    def later(self, **more: float) -> datetime:
        return self.now + timedelta(**more)

    def apply(self, read: ReadSheet = SMALL, *, leader_approves: bool = False) -> SheetView:
        """The secretariat imports a sheet and applies it."""
        self.cast.do(import_sheet, actor=self.office, season_id=self.season, read=read, now=self.now)
        return self.cast.do(
            apply_sheet, actor=self.office, season_id=self.season, leader_approves=leader_approves, now=self.now
        )

    def start(self, actor: Actor | None = None) -> int:
        """Starts a unit's self-scoring; gives the submission's id."""
        actor = actor or self.an
        assert actor.unit_id is not None
        view = self.cast.do(submissions.start_submission, actor=actor, unit_id=actor.unit_id, now=self.now)
        return view.id

    def look(self, actor: Actor | None = None, at: datetime | None = None) -> Overview:
        """The overview of one's own unit."""
        actor = actor or self.an
        assert actor.unit_id is not None
        unit_id = actor.unit_id
        return self.cast.look(lambda s: overview(s, actor=actor, unit_id=unit_id, now=at or self.now))

    def leaf(self, code: str, actor: Actor | None = None) -> CriterionView:
        found = self.look(actor).sheet.by_code(code)
        assert found is not None
        return found

    def points(self, code: str, points: str, actor: Actor | None = None, at: datetime | None = None) -> Saved:
        """Somebody looks and gives points to a leaf."""
        actor = actor or self.an
        shown = self.look(actor, at)
        leaf = next(each for each in shown.leaves if each.criterion.code == code)
        assert shown.submission is not None
        saved = self.cast.do(
            save_points,
            actor=actor,
            submission_id=shown.submission.id,
            criterion_id=leaf.criterion.id,
            points=Decimal(points),
            seen_rev=leaf.rev,
            now=at or self.now,
        )
        assert isinstance(saved, Saved)
        return saved

    def proves(self, code: str, content: str = "minh chứng", actor: Actor | None = None) -> Added:
        """Somebody adds a file to a leaf."""
        actor = actor or self.an
        shown = self.look(actor)
        assert shown.submission is not None
        return self.cast.do(
            add_file,
            actor=actor,
            submission_id=shown.submission.id,
            criterion_id=self.leaf(code, actor).id,
            kind=EvidenceKind.FILE,
            name=f"{content}.pdf",
            stored=stored(content),
            file_id=None,
            now=self.now,
        )

    def fills(self, actor: Actor | None = None) -> int:
        """Somebody starts and answers everything of the small sheet; gives the submission's id."""
        submission = self.start(actor)
        self.points("1.1", "9.5", actor)
        self.points("1.2", "5", actor)
        self.points("2.1", "7.25", actor)
        self.proves("2.1", actor=actor)
        return submission

    def hands_in(self, actor: Actor | None = None, at: datetime | None = None) -> ReceiptView:
        actor = actor or self.an
        shown = self.look(actor, at).submission
        assert shown is not None
        given = self.cast.do(hand_in, actor=actor, submission_id=shown.id, seen_rev=shown.rev, now=at or self.now)
        assert isinstance(given, ReceiptView)
        return given

    def due(self, due_at: datetime, *, after: AfterDue = AfterDue.REFUSE, grace: int = 15) -> int:
        """The secretariat sets the deadline for scoring."""
        return self.cast.do(
            lambda s: (
                create_deadline(
                    s,
                    actor=self.office,
                    kind=DutyKind.SCORING,
                    title="Nộp bản tự chấm",
                    due_at=due_at,
                    grace_minutes=grace,
                    after_due=after,
                    unit_ids=None,
                    now=self.now,
                ).id
            )
        )

    def told(self, kind: str) -> list[str]:
        """Who was told something of this kind, by name, in order."""
        from storage.tables import Chat, Person

        query = (
            select(Person.display_name)
            .join(Chat, Chat.person_id == Person.id)
            .join(Outbox, Outbox.chat_id == Chat.id)
            .where(Outbox.kind == kind)
            .order_by(Outbox.id)
        )
        return self.cast.look(lambda s: list(s.scalars(query)))
