"""The second person looks at what would be published, approves it, or gives it back with a reason."""

from bot.language.phrases import say
from bot.results.approving import approve, give_back
from bot.results.drafts import DraftView, StaleDraft, draft_for, preview, refuse_gone
from bot.results.snapshot import canonical
from handlers.forms.results.form import RESULTS, open_announcement
from handlers.forms.results.lines import full_text, picture
from handlers.screen import Button, Screen, back_row, home_row, number
from handlers.turn import Look, Turn


@RESULTS.pressed("approval")
def _approval(turn: Turn, arg: str) -> None:
    open_approval(turn, number(arg))


def open_approval(turn: Turn, announcement_id: int) -> None:
    """Opens what waits for approval."""
    turn.go(RESULTS.name, "approval", draft=announcement_id)


def _waiting(look: Look) -> DraftView:
    """What waits for this person's approval. Refused where it does no more."""
    found = draft_for(look.session, actor=look.actor, announcement_id=look.answers["draft"])
    if not found.is_waiting:
        raise refuse_gone()
    return found


@RESULTS.draws("approval")
def _approval_screen(look: Look) -> Screen:
    draft = _waiting(look)
    found = preview(look.session, actor=look.actor, announcement_id=draft.id, now=look.now)
    text = (say("approval-title"), *full_text(found))
    see = (Button(say("results-picture-button"), "approval-picture"),)
    decide = (
        Button(say("approval-button"), "approve", str(draft.rev)),
        Button(say("approval-return-button"), "go", "return"),
    )
    return Screen(text, (see, decide, home_row()))


@RESULTS.pressed("approval-picture")
def _picture(turn: Turn, _arg: str) -> None:
    found = preview(turn.session, actor=turn.actor, announcement_id=_waiting(turn).id, now=turn.now)
    turn.step("approval")
    turn.beside(picture(canonical(found), found, say("results-foot-preview")))


@RESULTS.pressed("approve")
def _approve(turn: Turn, arg: str) -> None:
    turn.step("approve", seen=number(arg))


@RESULTS.draws("approve")
def _approve_screen(look: Look) -> Screen:
    """Publishing cannot be taken back: it is asked once more."""
    draft, seen = _waiting(look), look.answers["seen"]
    keep = Button(say("approval-not-yet-button"), "go", "approval")
    publish = Button(say("approval-now-button"), "approve-now", str(seen))
    return Screen((say("approval-sure", year=str(draft.year)),), ((keep, publish),))


@RESULTS.pressed("approve-now")
def _approve_now(turn: Turn, arg: str) -> None:
    draft_id, seen = turn.answers["draft"], number(arg)
    done = approve(turn.session, actor=turn.actor, announcement_id=draft_id, seen_rev=seen, now=turn.now)
    if not isinstance(done, StaleDraft):
        open_announcement(turn, done.announcement_id)
        turn.notice(say("approval-done", code=done.code))
    elif done.figures:
        turn.home()
        turn.notice(say("approval-outdated"))
    else:
        turn.step("approval")
        turn.notice(say("approval-stale"))


@RESULTS.draws("return")
def _return_screen(look: Look) -> Screen:
    return Screen((say("approval-ask-reason", year=str(_waiting(look).year)),), (back_row("approval"),))


@RESULTS.typed("return", free=True)
def _return(turn: Turn, text: str) -> None:
    give_back(turn.session, actor=turn.actor, announcement_id=turn.answers["draft"], reason=text, now=turn.now)
    turn.home()
    turn.notice(say("approval-returned"))
