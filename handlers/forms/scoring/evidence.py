"""The evidence of a criterion: files, photos and links; each can be looked at and taken away again."""

from bot.language.phrases import Phrase, Refused, say
from bot.scoring.evidence import MOST_BYTES, add_file, check_file, evidence_for, remove_evidence
from bot.scoring.views import EvidenceView
from handlers.forms.scoring.criterion import take_link, told_of_evidence, view_of
from handlers.forms.scoring.form import SCORING, is_writable
from handlers.forms.scoring.lines import who_name
from handlers.said import Attached
from handlers.screen import Button, Screen, number, page_of
from handlers.turn import Kept, Look, Turn
from storage.files import Files, StoredFile
from storage.tables import EvidenceKind

KINDS = {"document": EvidenceKind.FILE, "photo": EvidenceKind.PHOTO}
KILO = 1024


@SCORING.draws("evidence")
def _evidence(look: Look) -> Screen:
    view = view_of(look)
    criterion = view.leaf.criterion
    page = page_of(list(enumerate(view.evidence, 1)), look.answers.get("page", 0))
    lines = tuple(evidence_line(place, each) for place, each in page.items)
    text = [
        say("score-evidence-title", code=criterion.code, title=criterion.title),
        say("score-lines", lines=lines) if lines else say("score-evidence-none"),
    ]
    if is_writable(view.submission):
        text.append(say("score-evidence-help"))
    buttons = [
        Button(say("score-evidence-item-button", number=place), "item", str(each.id)) for place, each in page.items
    ]
    rows = [tuple(buttons[first : first + 2]) for first in range(0, len(buttons), 2)]
    turning = tuple(Button(turn.label, "evidence-page", turn.arg) for turn in page.row)
    return Screen(tuple(text), (*rows, turning, _back()))


def _back() -> tuple[Button, ...]:
    return (Button(say("score-evidence-back-button"), "keep"), Button(say("home-button"), "home"))


def evidence_line(place: int, each: EvidenceView) -> Phrase:
    """A piece of evidence in a list."""
    if each.size is None:
        return say("score-evidence-link", number=place, name=each.name)
    return say("score-evidence-file", number=place, name=each.name, size=_size(each.size))


def _size(size: int) -> Phrase:
    if size < KILO:
        return say("size-bytes", size=size)
    if size < KILO * KILO:
        return say("size-kilobytes", size=round(size / KILO))
    return say("size-megabytes", size=round(size / KILO / KILO))


@SCORING.pressed("evidence-page")
def _page(turn: Turn, arg: str) -> None:
    turn.step("evidence", page=number(arg))


def kept(attached: Attached, content: bytes, files: Files) -> StoredFile:
    """Checks a file and puts it in the data folder, before anything says that it is there."""
    check_file(attached.name, content, len(content))
    return files.put(content)


@SCORING.received("criterion", prepare=kept, largest=MOST_BYTES)
@SCORING.received("evidence", prepare=kept, largest=MOST_BYTES)
def _file(turn: Turn, attached: Attached) -> None:
    """A file or a photo, at the criterion itself or on the list of its evidence."""
    stored = attached.made
    if not isinstance(stored, StoredFile):
        raise Refused(say("file-not-taken"))
    added = add_file(
        turn.session,
        actor=turn.actor,
        submission_id=turn.answers["submission"],
        criterion_id=turn.answers["criterion"],
        kind=KINDS[attached.kind],
        name=attached.name,
        stored=stored,
        file_id=attached.file_id,
        now=turn.now,
    )
    told_of_evidence(turn, added)


SCORING.typed("evidence")(take_link)


@SCORING.pressed("item")
def _item(turn: Turn, arg: str) -> None:
    turn.step("item", evidence=number(arg))


def _shown(look: Look) -> EvidenceView:
    return evidence_for(look.session, actor=look.actor, evidence_id=look.answers["evidence"])


@SCORING.draws("item")
def _item_screen(look: Look) -> Screen:
    evidence = _shown(look)
    text = say("score-evidence-one", name=evidence.name, who=who_name(evidence.by), at=evidence.at)
    if evidence.url is not None:
        opening = Button(say("score-evidence-link-button"), url=evidence.url)
    else:
        opening = Button(say("score-evidence-open-button"), "fetch")
    ways = [opening]
    if is_writable(view_of(look).submission):
        ways.append(Button(say("score-evidence-remove-button"), "go", "remove"))
    return Screen(
        (text,), (tuple(ways), (Button(say("back-button"), "go", "evidence"), Button(say("home-button"), "home")))
    )


@SCORING.pressed("fetch")
def _fetch(turn: Turn, _arg: str) -> None:
    """The file comes as a message of its own; the screen stays."""
    turn.beside(fetched(_shown(turn)))


def fetched(evidence: EvidenceView) -> Kept:
    """A file as a message of its own. Refused for a link, which opens by itself."""
    if evidence.url is not None:
        raise Refused(say("button-unknown"))
    known = evidence.file_id if evidence.kind is EvidenceKind.FILE else None
    return Kept(evidence.name, evidence.digest, known, say("score-evidence-caption", name=evidence.name))


@SCORING.draws("remove")
def _remove_screen(look: Look) -> Screen:
    keep, remove = (
        Button(say("keep-button"), "go", "item"),
        Button(say("score-evidence-remove-now-button"), "remove-now"),
    )
    return Screen((say("score-evidence-remove-sure", name=_shown(look).name),), ((keep, remove),))


@SCORING.pressed("remove-now")
def _remove(turn: Turn, _arg: str) -> None:
    removed = remove_evidence(turn.session, actor=turn.actor, evidence_id=turn.answers["evidence"], now=turn.now)
    turn.step("evidence")
    turn.notice(say("score-evidence-removed", name=removed.name))
