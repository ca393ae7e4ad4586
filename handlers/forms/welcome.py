"""Coming in: an invitation is shown with its unit and role before it is taken; the owner's code is taken at once."""

from bot.language.phrases import Refused, say
from bot.people.codes import looks_like_code
from bot.people.invitations import is_over, look_up, redeem
from bot.people.owner import claim
from handlers.form import Form
from handlers.screen import Button, Screen
from handlers.turn import Look, Turn
from handlers.wording import role_for
from storage.tables import Invitation, Role

WELCOME = Form("welcome", keeps=True)

INVITATION = "i-"
OWNER = "o-"


def follow(turn: Turn, payload: str) -> bool:
    """Follows a deep link that carries a code; False if it carries none."""
    kind, code = payload[:2], payload[2:]
    if kind not in {INVITATION, OWNER} or not looks_like_code(code):
        return False
    if kind == OWNER:
        _claim(turn, code)
    else:
        _offer(turn, code)
    return True


def _claim(turn: Turn, code: str) -> None:
    if not claim(turn.session, person_id=turn.person.id, code=code, now=turn.now):
        turn.home()
        turn.notice(say("code-wrong"))
        return
    turn.reload_actor()
    turn.home()
    turn.notice(say("owner-welcome"))


def _offer(turn: Turn, code: str) -> None:
    invitation = look_up(turn.session, person_id=turn.person.id, code=code, now=turn.now)
    if invitation is None:
        turn.home()
        turn.notice(say("code-wrong"))
    else:
        turn.go(WELCOME.name, "offer", invitation=invitation.id, digest=invitation.code_hash)


@WELCOME.draws("offer")
def _offer_screen(look: Look) -> Screen:
    invitation = look.session.get(Invitation, look.answers["invitation"])
    if invitation is None or is_over(look.session, invitation, look.now):
        raise Refused(say("refused-invitation-over"))
    role = role_for(invitation.role, invitation.unit.name if invitation.unit else None)
    yes, no = Button(say("accept-button"), "accept"), Button(say("decline-button"), "decline")
    return Screen((say("offer-title"), say("offer", role=role), say("offer-secret")), ((yes, no),))


@WELCOME.pressed("accept")
def _accept(turn: Turn, _arg: str) -> None:
    membership = redeem(
        turn.session,
        person_id=turn.person.id,
        invitation_id=turn.answers["invitation"],
        code_hash=turn.answers["digest"],
        now=turn.now,
    )
    turn.reload_actor()
    turn.finish()
    turn.home()
    role = role_for(membership.role, membership.unit.name if membership.unit else None)
    turn.notice(
        say("joined-secretariat", role=role) if membership.role is Role.SECRETARIAT else say("joined", role=role)
    )


@WELCOME.pressed("decline")
def _decline(turn: Turn, _arg: str) -> None:
    turn.finish()
    turn.home()
    turn.notice(say("offer-declined"))
