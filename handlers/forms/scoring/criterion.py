"""One criterion a screen: what it asks for, what stands there now, and giving it points by a press or a number."""

from collections.abc import Callable
from decimal import Decimal

from bot.language.phrases import Phrase, Refused, Value, say
from bot.language.points import read_points
from bot.rules.answer import Zone
from bot.scoring.entries import pass_or_fail, save_points, skip_entry
from bot.scoring.evidence import add_link
from bot.scoring.paper import Paper, paper_of
from bot.scoring.reading import next_open, step_in
from bot.scoring.views import Added, Conflict, LeafView, Saved, StepView
from handlers.forms.scoring.form import SCORING, is_writable, to_criterion
from handlers.forms.scoring.lines import bar, due_line, example_of, others_line, who_name
from handlers.forms.scoring.verified import verdict_line
from handlers.screen import Button, Screen, number
from handlers.turn import Look, Turn
from storage.tables import CriterionKind, EntryState, SubmissionState

MOST_CHIPS = 4
LINKS = ("http://", "https://")
PAPER = "paper"
"""By this name the paper is kept that was read after saving."""
LONGEST_ECHO = 40

Rows = list[tuple[Button, ...]]
Save = Callable[[int | None], Saved | Conflict]


def view_of(look: Look) -> StepView:
    """The criterion that the screen is about, as it is now."""
    paper = look.kept.get(PAPER) or _paper(look)
    return step_in(look.session, paper, look.answers["criterion"], actor=look.actor, now=look.now)


def _paper(look: Look) -> Paper:
    submission_id = look.answers["submission"]
    return paper_of(look.session, actor=look.actor, submission_id=submission_id, now=look.now)


@SCORING.draws("criterion")
def _criterion(look: Look) -> Screen:
    view = view_of(look)
    writable = is_writable(view.submission)
    text = [_heading(view), _asked(view), *_kept(view), *_verified(look, view), *_background(look, view)]
    text += others_line(view.others)
    if writable:
        text.append(_how(view))
    elif not view.submission.due.writable:
        text.append(due_line(look, view.submission.due))
    return Screen(tuple(text), (*(_choices(view) if writable else _looking(view)), *_ways(view)))


def _heading(view: StepView) -> Phrase:
    criterion = view.leaf.criterion
    step = say("score-step", number=view.number, leaves=view.count, bar=bar(view.done, view.count))
    return say("paragraph", lines=(step, say("score-criterion", code=criterion.code, title=criterion.title)))


def _asked(view: StepView) -> Phrase:
    """What the criterion gives at most, what it was last season, and whether it needs evidence."""
    criterion = view.leaf.criterion
    lines: list[Phrase] = []
    if criterion.kind is CriterionKind.PASS_FAIL:
        lines.append(say("score-pass-fail", most=criterion.most))
    elif criterion.step:
        lines.append(say("score-most-step", most=criterion.most, step=criterion.step))
    else:
        lines.append(say("score-most", most=criterion.most))
    if criterion.needs_evidence:
        lines.append(say("score-evidence-needed"))
    if view.last_season is not None:
        lines.append(say("score-last-year", points=view.last_season.points))
    return say("paragraph", lines=tuple(lines))


def _kept(view: StepView) -> list[Phrase]:
    """What stands there now, and who wrote it when."""
    leaf = view.leaf
    lines: list[Phrase] = []
    if leaf.changed is not None and leaf.state is not EntryState.OPEN:
        by: dict[str, Value] = {"name": who_name(leaf.changed.by), "at": leaf.changed.at}
        skipped = leaf.points is None
        lines.append(
            say("score-present-skipped", **by) if skipped else say("score-present", points=leaf.points or 0, **by)
        )
    if leaf.note:
        lines.append(say("score-note-line", note=leaf.note))
    return [say("paragraph", lines=tuple(lines))] if lines else []


def _verified(look: Look, view: StepView) -> list[Phrase]:
    """What was decided, once the verification is closed."""
    if view.submission.state is not SubmissionState.VERIFIED:
        return []
    return verdict_line(look, view.submission.id, view.leaf.criterion.id)


def _background(look: Look, view: StepView) -> list[Phrase]:
    """The guidance and the rule behind the criterion, folded away until somebody wants them."""
    criterion = view.leaf.criterion
    quotes = []
    if criterion.guidance:
        quotes.append(say("score-guidance", guidance=criterion.guidance))
    if criterion.basis:
        quotes.append(_basis(look, criterion.basis))
    return quotes


def _basis(look: Look, basis: str) -> Phrase:
    """The cited provision; with what it says, where it is one that the digest holds."""
    answer = look.facts.rules.ask(basis, look.today)
    if answer.zone is Zone.KNOWN and answer.best is not None:
        return say("score-basis-known", basis=basis, digest=answer.best.digest)
    return say("score-basis", basis=basis)


def _how(view: StepView) -> Phrase:
    if view.leaf.criterion.kind is CriterionKind.PASS_FAIL:
        return say("score-press-verdict")
    return say("score-type-points", example=example_of(view.leaf.criterion))


def _choices(view: StepView) -> Rows:
    if view.leaf.criterion.kind is CriterionKind.PASS_FAIL:
        chips = [Button(say("score-pass-button"), "pass"), Button(say("score-fail-button"), "fail")]
    else:
        chips = [_chip(view, points) for points in view.chips[:MOST_CHIPS]]
    rows: Rows = [tuple(chips[first : first + 2]) for first in range(0, len(chips), 2)]
    evidence = Button(say("score-evidence-button", count=view.leaf.evidence), "go", "evidence")
    rows.append((evidence, Button(say("score-note-button"), "go", "note")))
    rows.append((Button(say("score-skip-button"), "skip"), Button(say("score-later-button"), "later")))
    return rows


def _chip(view: StepView, points: Decimal) -> Button:
    if points == view.leaf.criterion.most:
        label = say("score-points-most-button", points=points)
    elif view.last_season is not None and points == view.last_season.points:
        label = say("score-points-last-button", points=points)
    else:
        label = say("score-points-button", points=points)
    return Button(label, "points", str(int(points * 100)))


def _looking(view: StepView) -> Rows:
    return [(Button(say("score-evidence-button", count=view.leaf.evidence), "go", "evidence"),)]


def _ways(view: StepView) -> Rows:
    turning = []
    if view.previous_id is not None:
        turning.append(Button(say("previous-button"), "criterion", str(view.previous_id)))
    if view.leaf.entry_id is not None:
        turning.append(Button(say("score-history-button"), "go", "history"))
    if view.next_id is not None and not is_writable(view.submission):  # else that is what "later" does
        turning.append(Button(say("next-button"), "criterion", str(view.next_id)))
    home = Button(say("home-button"), "home")
    return [tuple(turning), (Button(say("score-list-button"), "go", "overview"), home)]


@SCORING.pressed("later")
def _later(turn: Turn, _arg: str) -> None:
    """Leaves the criterion as it is and goes on to the one after it."""
    view = view_of(turn)
    if view.next_id is None:
        turn.go(SCORING.name, "review")
    else:
        to_criterion(turn, view.submission.id, view.next_id)


@SCORING.pressed("points")
def _points(turn: Turn, arg: str) -> None:
    _give(turn, Decimal(number(arg)).scaleb(-2))


@SCORING.typed("criterion")
def _typed(turn: Turn, text: str) -> None:
    """A score as it was typed, or the number of another criterion such as 3.2.1."""
    view = view_of(turn)
    other = view.sheet.by_code(text.strip()) if text.count(".") > 1 else None
    if other is not None and other.is_leaf:
        to_criterion(turn, view.submission.id, other.id)
        return
    if text.casefold().startswith(LINKS):
        take_link(turn, text)
        return
    read = read_points(text)
    if read.value is not None:
        _give(turn, read.value)
    elif read.doubtful:
        doubtful = [str(each) for each in read.doubtful]
        turn.step("doubt", typed=text[:LONGEST_ECHO], doubtful=doubtful)
    else:
        example = example_of(view.leaf.criterion)
        raise Refused(say("score-not-number", typed=text[:LONGEST_ECHO], example=example))


@SCORING.draws("doubt")
def _doubt_screen(look: Look) -> Screen:
    meant = [Decimal(each) for each in look.answers["doubtful"]]
    row = tuple(Button(say("score-points-button", points=each), "points", str(int(each * 100))) for each in meant)
    back = (Button(say("back-button"), "go", "criterion"), Button(say("home-button"), "home"))
    return Screen((say("score-doubtful", typed=look.answers["typed"]),), (row, back))


def take_link(turn: Turn, text: str) -> None:
    """A link is evidence, wherever at a criterion it is pasted."""
    added = add_link(
        turn.session,
        actor=turn.actor,
        submission_id=turn.answers["submission"],
        criterion_id=turn.answers["criterion"],
        url=text.strip(),
        now=turn.now,
    )
    told_of_evidence(turn, added)


def told_of_evidence(turn: Turn, added: Added) -> None:
    """Shows the evidence of the criterion, and says what became of the new piece."""
    turn.step("evidence")
    name = added.evidence.name
    turn.notice(say("score-evidence-added", name=name) if added.is_new else say("score-evidence-twice", name=name))


def _give(turn: Turn, points: Decimal) -> None:
    """Saves points; where a colleague has changed the entry meanwhile, asks first."""
    place = {"submission_id": turn.answers["submission"], "criterion_id": turn.answers["criterion"]}

    def save(seen: int | None) -> Saved | Conflict:
        return save_points(turn.session, actor=turn.actor, **place, points=points, seen_rev=seen, now=turn.now)

    _save(turn, save, mine=str(points))


@SCORING.pressed("pass")
def _pass(turn: Turn, _arg: str) -> None:
    _judge(turn, passed=True)


@SCORING.pressed("fail")
def _fail(turn: Turn, _arg: str) -> None:
    _judge(turn, passed=False)


def _judge(turn: Turn, *, passed: bool) -> None:
    place = {"submission_id": turn.answers["submission"], "criterion_id": turn.answers["criterion"]}

    def save(seen: int | None) -> Saved | Conflict:
        return pass_or_fail(turn.session, actor=turn.actor, **place, passed=passed, seen_rev=seen, now=turn.now)

    _save(turn, save, mine="pass" if passed else "fail")


@SCORING.pressed("skip")
def _skip(turn: Turn, _arg: str) -> None:
    place = {"submission_id": turn.answers["submission"], "criterion_id": turn.answers["criterion"]}

    def save(seen: int | None) -> Saved | Conflict:
        return skip_entry(turn.session, actor=turn.actor, **place, seen_rev=seen, now=turn.now)

    _save(turn, save, mine="skip")


def _save(turn: Turn, save: Save, *, mine: str) -> None:
    made = save(turn.answers["seen"])
    if isinstance(made, Conflict):
        turn.step("conflict", mine=mine)
        return
    paper = turn.kept[PAPER] = _paper(turn)
    leaf = next(leaf for leaf in paper.leaves if leaf.criterion.id == made.criterion_id)
    following = made.criterion_id if leaf.lacks_evidence else next_open(paper, made.criterion_id)
    if following is None:
        turn.go(SCORING.name, "review")
    else:
        to_criterion(turn, turn.answers["submission"], following)
    turn.notice(_saved(leaf))


def _saved(leaf: LeafView) -> Phrase:
    code = leaf.criterion.code
    if leaf.points is None:
        return say("score-skipped", code=code)
    if leaf.lacks_evidence:
        return say("score-saved-needs-evidence", code=code, points=leaf.points)
    return say("score-saved", code=code, points=leaf.points)


@SCORING.draws("conflict")
def _conflict_screen(look: Look) -> Screen:
    """A colleague was quicker: what stands there now, and what the person wants."""
    leaf = view_of(look).leaf
    changed = leaf.changed
    if changed is None:
        raise Refused(say("button-unknown"))
    mine = _wanted(leaf, look.answers["mine"])
    told = say(
        "score-conflict",
        name=who_name(changed.by),
        code=leaf.criterion.code,
        points=_standing(leaf),
        at=changed.at,
        mine=mine,
    )
    keep = Button(say("score-conflict-keep-button"), "keep")
    write = Button(say("score-conflict-write-button", mine=mine), "overwrite", str(leaf.rev))
    return Screen((told,), ((keep, write),))


def _standing(leaf: LeafView) -> Phrase:
    if leaf.points is not None:
        return say("score-conflict-points", points=leaf.points)
    return say("score-conflict-skipped") if leaf.state is EntryState.SKIPPED else say("score-conflict-open")


def _wanted(leaf: LeafView, mine: str) -> Phrase:
    match mine:
        case "skip":
            return say("score-conflict-skipped")
        case "pass":
            return say("score-conflict-points", points=leaf.criterion.most)
        case "fail":
            return say("score-conflict-points", points=Decimal(0))
    return say("score-conflict-points", points=Decimal(mine))


@SCORING.pressed("keep")
def _keep(turn: Turn, _arg: str) -> None:
    to_criterion(turn, turn.answers["submission"], turn.answers["criterion"])


@SCORING.pressed("overwrite")
def _overwrite(turn: Turn, arg: str) -> None:
    """Writes over what the screen showed, and over nothing newer than that."""
    mine = turn.answers["mine"]
    turn.step("criterion", seen=number(arg))
    match mine:
        case "skip":
            _skip(turn, "")
        case "pass" | "fail":
            _judge(turn, passed=mine == "pass")
        case _:
            _give(turn, Decimal(mine))
