"""The secretariat writes an announcement: nominees, standings or not, a note; looks at it, sends it for approval."""

from bot.language.phrases import Phrase, Refused, say
from bot.people.permissions import Action
from bot.results.drafting import begin, choose, drop, send, set_note, set_standings
from bot.results.drafts import Candidate, DraftView, StaleDraft, candidates, draft_of, preview
from bot.results.snapshot import canonical
from bot.results.wording import AWARD_NAMES
from handlers.forms.results.form import RESULTS, chosen
from handlers.forms.results.lines import full_text, picture
from handlers.screen import Button, Screen, back_row, home_row, number, page_of
from handlers.turn import Look, Turn
from storage.tables import AwardKind

NOBODY = "none"
_LABELS = {
    AwardKind.FLAG: say("award-flag-button"),
    AwardKind.CERTIFICATE: say("award-certificate-button"),
}


@RESULTS.pressed("begin")
def _begin(turn: Turn, arg: str) -> None:
    if arg not in {"first", "correction"}:
        raise Refused(say("button-unknown"))
    corrects = arg == "correction"
    begin(turn.session, actor=turn.actor, season_id=chosen(turn).season_id, corrects=corrects, now=turn.now)
    turn.step("draft")


@RESULTS.pressed("draft")
def _draft(turn: Turn, _arg: str) -> None:
    turn.step("draft")


def _mine(look: Look) -> DraftView:
    """The season's draft. Refused where there is none (any more)."""
    found = draft_of(look.session, actor=look.actor, season_id=look.answers["season"])
    if found is None:
        raise Refused(say("refused-no-draft"))
    return found


@RESULTS.draws("draft")
def _draft_screen(look: Look) -> Screen:
    draft = _mine(look)
    text = [say("draft-title", year=str(draft.year)), *_standing(draft)]
    text.append(
        say(
            "draft-content",
            flag=_named(draft.flag),
            certificate=_named(draft.certificate),
            standings=say("draft-with-standings") if draft.with_standings else say("draft-without-standings"),
            note=draft.note or say("draft-no-note"),
        )
    )
    kinds = tuple(Button(label, "nominee", kind.value) for kind, label in _LABELS.items())
    with_standings = say("draft-standings-off-button") if draft.with_standings else say("draft-standings-on-button")
    toggle = Button(with_standings, "standings", "off" if draft.with_standings else "on")
    note = Button(say("draft-note-button"), "go", "note")
    look_at = Button(say("draft-preview-button"), "go", "preview")
    send_it = () if draft.is_waiting else (Button(say("draft-send-button"), "send", str(draft.rev)),)
    drop_it = (Button(say("draft-drop-button"), "go", "drop"),)
    back = (Button(say("back-button"), "go", "season"), *home_row())
    return Screen(tuple(text), (kinds, (toggle, note), (look_at, *send_it), drop_it, back))


def _standing(draft: DraftView) -> list[Phrase]:
    """Where the draft stands: that it corrects, waits, or came back."""
    text = [] if draft.corrects is None else [say("draft-corrects", code=draft.corrects)]
    if draft.is_waiting:
        return [*text, say("draft-waiting")]
    return text if draft.returned is None else [*text, say("draft-returned", reason=draft.returned)]


def _named(nominee: tuple[int, str] | None) -> str | Phrase:
    return say("draft-nobody") if nominee is None else nominee[1]


@RESULTS.pressed("nominee")
def _nominee(turn: Turn, arg: str) -> None:
    turn.step("nominee", award=_kind(arg).value, units_page=0)


def _kind(word: str) -> AwardKind:
    if word not in list(AwardKind):
        raise Refused(say("button-unknown"))
    return AwardKind(word)


@RESULTS.draws("nominee")
def _nominee_screen(look: Look) -> Screen:
    draft = _mine(look)
    units = candidates(look.session, actor=look.actor, season_id=draft.season_id)
    page = page_of(units, look.answers.get("units_page", 0))
    buttons = [Button(say("unit-name", unit=each.name), "choose", str(each.unit_id)) for each in page.items]
    pairs = [tuple(buttons[first : first + 2]) for first in range(0, len(buttons), 2)]
    turning = tuple(Button(turn.label, "units-page", turn.arg) for turn in page.row)
    nobody = (Button(say("draft-nobody-button"), "choose", NOBODY),)
    text = [say("draft-choose", award=AWARD_NAMES[_kind(look.answers["award"])]), *_excluded(units)]
    return Screen(tuple(text), (*pairs, turning, nobody, back_row("draft")))


def _excluded(units: tuple[Candidate, ...]) -> list[Phrase]:
    out = [each for each in units if each.excluded is not None]
    lines = tuple(say("draft-excluded-line", unit=each.name, reason=each.excluded or "–") for each in out)
    return [say("draft-excluded", lines=lines)] if lines else []


@RESULTS.pressed("units-page")
def _units_page(turn: Turn, arg: str) -> None:
    turn.step("nominee", units_page=number(arg))


@RESULTS.pressed("choose")
def _choose(turn: Turn, arg: str) -> None:
    unit_id = None if arg == NOBODY else number(arg)
    kind = _kind(turn.answers["award"])
    draft = _mine(turn)
    choose(turn.session, actor=turn.actor, announcement_id=draft.id, kind=kind, unit_id=unit_id, now=turn.now)
    turn.step("draft")


@RESULTS.pressed("standings")
def _standings(turn: Turn, arg: str) -> None:
    set_standings(turn.session, actor=turn.actor, announcement_id=_mine(turn).id, wanted=arg == "on", now=turn.now)
    turn.step("draft")


@RESULTS.draws("note")
def _note_screen(look: Look) -> Screen:
    draft = _mine(look)
    remove = () if draft.note is None else (Button(say("draft-note-off-button"), "note-off"),)
    return Screen((say("draft-ask-note"),), (remove, back_row("draft")))


@RESULTS.typed("note", free=True)
def _note(turn: Turn, text: str) -> None:
    set_note(turn.session, actor=turn.actor, announcement_id=_mine(turn).id, note=text, now=turn.now)
    turn.step("draft")


@RESULTS.pressed("note-off")
def _note_off(turn: Turn, _arg: str) -> None:
    set_note(turn.session, actor=turn.actor, announcement_id=_mine(turn).id, note=None, now=turn.now)
    turn.step("draft")


@RESULTS.draws("preview")
def _preview_screen(look: Look) -> Screen:
    found = preview(look.session, actor=look.actor, announcement_id=_mine(look).id, now=look.now)
    see = (Button(say("results-picture-button"), "preview-picture"),)
    return Screen(tuple(full_text(found)), (see, back_row("draft")))


@RESULTS.pressed("preview-picture")
def _preview_picture(turn: Turn, _arg: str) -> None:
    found = preview(turn.session, actor=turn.actor, announcement_id=_mine(turn).id, now=turn.now)
    turn.step("preview")
    turn.beside(picture(canonical(found), found, say("results-foot-preview")))


@RESULTS.pressed("send")
def _send(turn: Turn, arg: str) -> None:
    draft, seen = _mine(turn), number(arg)
    sent = send(turn.session, actor=turn.actor, announcement_id=draft.id, seen_rev=seen, now=turn.now)
    turn.step("draft")
    if isinstance(sent, StaleDraft):
        turn.notice(say("draft-stale"))
    elif sent.of_secretariat:
        turn.notice(say("draft-sent", count=sent.asked))
    else:
        turn.notice(say("draft-sent-leaders", count=sent.asked))


@RESULTS.draws("drop")
def _drop_screen(look: Look) -> Screen:
    look.actor.require(Action.DRAFT_RESULTS)
    draft = _mine(look)
    keep, drop_it = Button(say("keep-button"), "go", "draft"), Button(say("draft-drop-now-button"), "drop-now")
    return Screen((say("draft-drop-sure", year=str(draft.year)),), ((keep, drop_it),))


@RESULTS.pressed("drop-now")
def _drop_now(turn: Turn, _arg: str) -> None:
    drop(turn.session, actor=turn.actor, announcement_id=_mine(turn).id, now=turn.now)
    turn.step("season")
    turn.notice(say("draft-dropped"))
