"""My settings: what is kept about me, in which language I am answered, and how I leave."""

from bot.language.phrases import Refused, say
from bot.people.memberships import end_own, roles_of
from bot.people.persons import forget
from handlers.form import Form
from handlers.screen import Button, Screen, back_row, home_row, number
from handlers.turn import Look, Turn
from handlers.wording import held_role
from storage.tables import Membership

MINE = Form("mine")

LANGUAGES = ("vi", "en")


@MINE.draws()
def _start(look: Look) -> Screen:
    roles = tuple(held_role(membership) for membership in roles_of(look.session, look.person.id))
    kept = say(
        "mine-kept",
        name=look.person.display_name or "–",
        since=look.person.created_at,
        roles=roles or say("role-guest"),
        days=look.facts.settings.inbox_keep_days,
        questions=look.facts.settings.question_keep_days,
    )
    rows: list[tuple[Button, ...]] = [(Button(say("language-button"), "language"),)]
    if roles:
        rows.append((Button(say("leave-role-button"), "go", "roles"),))
    rows.append((Button(say("forget-button"), "go", "forget"),))
    return Screen((say("mine-title"), kept), (*rows, home_row()))


@MINE.pressed("language")
def _language(turn: Turn, _arg: str) -> None:
    following = LANGUAGES.index(turn.person.language) + 1
    turn.person.language = LANGUAGES[following % len(LANGUAGES)]
    turn.notice(say("language-changed"))


@MINE.draws("roles")
def _roles(look: Look) -> Screen:
    rows = [
        (Button(held_role(membership), "leave", str(membership.id)),)
        for membership in roles_of(look.session, look.person.id)
    ]
    return Screen((say("leave-title"), say("leave-which")), (*rows, back_row("start")))


@MINE.pressed("leave")
def _leave(turn: Turn, arg: str) -> None:
    turn.step("leave", membership=number(arg))


@MINE.draws("leave")
def _leave_screen(look: Look) -> Screen:
    membership = look.session.get(Membership, look.answers["membership"])
    if membership is None or membership.person_id != look.person.id or membership.ended_at is not None:
        raise Refused(say("refused-role-ended"))
    keep, leave = Button(say("keep-button"), "go", "start"), Button(say("leave-now-button"), "leave-now")
    return Screen((say("leave-sure", role=held_role(membership)),), ((keep, leave),))


@MINE.pressed("leave-now")
def _leave_now(turn: Turn, _arg: str) -> None:
    end_own(turn.session, person_id=turn.person.id, membership_id=turn.answers["membership"], now=turn.now)
    turn.reload_actor()
    turn.home()
    turn.notice(say("left"))


@MINE.draws("forget")
def _forget_screen(_look: Look) -> Screen:
    keep, forget_me = Button(say("keep-button"), "go", "start"), Button(say("forget-now-button"), "forget-now")
    return Screen((say("forget-title"), say("forget-sure")), ((keep, forget_me),))


@MINE.pressed("forget-now")
def _forget_now(turn: Turn, _arg: str) -> None:
    forget(turn.session, turn.person.id, now=turn.now)
    turn.farewell = say("forgotten")
