"""One criterion under review: what the unit says, what proves it, and what counts."""

from decimal import Decimal

from bot.language.phrases import Phrase, Refused, Value, say
from bot.language.points import read_points
from bot.scoring.answers import fitting
from bot.scoring.review import Review, ReviewLine
from bot.scoring.verification import Decided, Overtaken, accept, change
from handlers.forms.review.form import REVIEW, counted, given, shown, to_line, to_next
from handlers.forms.scoring.lines import who_name
from handlers.screen import Button, Screen, number
from handlers.turn import Look, Turn
from storage.tables import CriterionKind, SubmissionState

LONGEST_ECHO = 40

Rows = list[tuple[Button, ...]]


@REVIEW.draws("line")
def _line_screen(look: Look) -> Screen:
    review = shown(look)
    line = review.line(look.answers["criterion"])
    is_open = review.submission.state is SubmissionState.SUBMITTED
    text = [_heading(review, line), _facts(line), *_decision(line), *_background(line)]
    if is_open:
        text.append(_how(line))
    return Screen(tuple(text), (*(_choices(line) if is_open else []), *_ways(review, line)))


def _heading(review: Review, line: ReviewLine) -> Phrase:
    criterion = line.leaf.criterion
    unit = say("review-of", unit=review.submission.unit_name, pending=len(review.pending), count=len(review.lines))
    return say("paragraph", lines=(unit, say("score-criterion", code=criterion.code, title=criterion.title)))


def _facts(line: ReviewLine) -> Phrase:
    """The maximum, what the unit gave itself and by whom, last season's points, the note, the evidence."""
    leaf, criterion = line.leaf, line.leaf.criterion
    lines: list[Phrase] = []
    if criterion.kind is CriterionKind.PASS_FAIL:
        lines.append(say("score-pass-fail", most=criterion.most))
    else:
        lines.append(say("score-most", most=criterion.most))
    if leaf.changed is not None:
        lines.append(say("review-own", own=given(line), name=who_name(leaf.changed.by), at=leaf.changed.at))
    if line.last_season is not None:
        lines.append(say("score-last-year", points=line.last_season.points))
    if leaf.note:
        lines.append(say("score-note-line", note=leaf.note))
    if leaf.points and not leaf.evidence:
        lines.append(say("review-unproven"))
    return say("paragraph", lines=tuple(lines))


def _decision(line: ReviewLine) -> list[Phrase]:
    """What was decided, and that the unit has changed the criterion since, where it has."""
    verdict = line.verdict
    if verdict is None:
        return []
    about: dict[str, Value] = {"name": who_name(verdict.by), "at": verdict.at}
    points = say("review-left-out") if verdict.points is None else say("review-points", points=verdict.points)
    if not verdict.is_current:
        return [say("review-decided-before", **about, points=points)]
    if verdict.reason:
        return [say("review-decided-because", **about, points=points, reason=verdict.reason)]
    return [say("review-decided", **about, points=points)]


def _background(line: ReviewLine) -> list[Phrase]:
    criterion = line.leaf.criterion
    quotes = [say("score-guidance", guidance=criterion.guidance)] if criterion.guidance else []
    return [*quotes, say("score-basis", basis=criterion.basis)] if criterion.basis else quotes


def _how(line: ReviewLine) -> Phrase:
    if line.leaf.criterion.kind is CriterionKind.PASS_FAIL:
        return say("review-how-verdict")
    return say("review-how", example=max(line.leaf.criterion.most - (line.leaf.criterion.step or 1), Decimal(0)))


def _choices(line: ReviewLine) -> Rows:
    accepting = Button(say("review-accept-button", own=given(line)), "accept")
    if line.leaf.criterion.kind is not CriterionKind.PASS_FAIL:
        return [(accepting,)]
    fails = line.leaf.points != 0
    other = Button(say("score-fail-button") if fails else say("score-pass-button"), "points", "0" if fails else "most")
    return [(accepting, other)]


def _ways(review: Review, line: ReviewLine) -> Rows:
    order = [each.leaf.criterion.id for each in review.by_concern]
    place = order.index(line.leaf.criterion.id)
    evidence = Button(say("score-evidence-button", count=line.leaf.evidence), "go", "evidence")
    turning = (Button(say("next-button"), "line", str(order[place + 1])),) if place + 1 < len(order) else ()
    home = Button(say("home-button"), "home")
    return [(evidence, *turning), (Button(say("score-list-button"), "go", "submission"), home)]


@REVIEW.pressed("accept")
def _accept(turn: Turn, _arg: str) -> None:
    made = accept(
        turn.session,
        actor=turn.actor,
        submission_id=turn.answers["submission"],
        criterion_id=turn.answers["criterion"],
        seen_rev=turn.answers["seen"],
        now=turn.now,
    )
    _went(turn, made, points=None, reason=None)


@REVIEW.pressed("points")
def _points(turn: Turn, arg: str) -> None:
    """The other verdict on a pass/fail criterion."""
    most = shown(turn).line(turn.answers["criterion"]).leaf.criterion.most
    turn.step("reason", points=str(most if arg == "most" else Decimal(0)))


@REVIEW.typed("line")
def _typed(turn: Turn, text: str) -> None:
    """Other points as they were typed; the reason is asked for next."""
    review = shown(turn)
    line = review.line(turn.answers["criterion"])
    other = review.sheet.by_code(text.strip()) if text.count(".") > 1 else None
    if other is not None and other.is_leaf:
        to_line(turn, review, other.id)
        return
    read = read_points(text)
    if read.value is None:
        raise Refused(say("review-not-number", typed=text[:LONGEST_ECHO], example=line.leaf.criterion.most))
    kept = fitting(line.leaf.criterion, read.value)
    if kept == line.leaf.points:
        _accept(turn, "")
    else:
        turn.step("reason", points=str(kept))


@REVIEW.draws("reason")
def _reason_screen(look: Look) -> Screen:
    line = shown(look).line(look.answers["criterion"])
    points = Decimal(look.answers["points"])
    ask = say("review-reason-ask", code=line.leaf.criterion.code, own=given(line), points=points)
    return Screen((ask,), ((Button(say("back-button"), "go", "line"), Button(say("home-button"), "home")),))


@REVIEW.typed("reason", free=True)
def _reason(turn: Turn, text: str) -> None:
    _change(turn, Decimal(turn.answers["points"]), text)


def _change(turn: Turn, points: Decimal, reason: str) -> None:
    made = change(
        turn.session,
        actor=turn.actor,
        submission_id=turn.answers["submission"],
        criterion_id=turn.answers["criterion"],
        points=points,
        reason=reason,
        seen_rev=turn.answers["seen"],
        now=turn.now,
    )
    _went(turn, made, points=points, reason=reason)


def _went(turn: Turn, made: Decided | Overtaken, *, points: Decimal | None, reason: str | None) -> None:
    """On to what is undecided; where another reviewer was quicker, asks first."""
    if isinstance(made, Overtaken):
        turn.step("overtaken", wanted=None if points is None else str(points), reason=reason)
        return
    review = shown(turn)
    line = review.line(made.criterion_id)
    to_next(turn, review)
    turn.notice(say("review-saved", code=line.leaf.criterion.code, points=counted(line)))


@REVIEW.draws("overtaken")
def _overtaken_screen(look: Look) -> Screen:
    """Another reviewer was quicker: what they decided, and what the person wants."""
    line = shown(look).line(look.answers["criterion"])
    verdict = line.verdict
    if verdict is None:
        raise Refused(say("button-unknown"))
    wanted = look.answers["wanted"]
    mine = given(line) if wanted is None else say("review-points", points=Decimal(wanted))
    told = say(
        "review-overtaken",
        name=who_name(verdict.by),
        code=line.leaf.criterion.code,
        points=counted(line),
        at=verdict.at,
        mine=mine,
    )
    keep = Button(say("score-conflict-keep-button"), "keep")
    return Screen((told,), ((keep, Button(say("review-overwrite-button", mine=mine), "overwrite", str(verdict.rev))),))


@REVIEW.pressed("keep")
def _keep(turn: Turn, _arg: str) -> None:
    to_next(turn, shown(turn))


@REVIEW.pressed("overwrite")
def _overwrite(turn: Turn, arg: str) -> None:
    """Decides over what the screen showed, and over nothing newer than that."""
    wanted, reason = turn.answers["wanted"], turn.answers["reason"]
    turn.step("line", seen=number(arg))
    if wanted is None:
        _accept(turn, "")
    else:
        _change(turn, Decimal(wanted), reason or "")
