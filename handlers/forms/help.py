"""Help: what can be done here, said for what the person is."""

from bot.language.phrases import say
from bot.people.permissions import Action
from handlers.form import Form
from handlers.screen import Screen, home_row
from handlers.turn import Look

HELP = Form("help")


@HELP.draws()
def _start(look: Look) -> Screen:
    text = [say("help-title"), say("help-ask")]
    if look.actor.is_guest:
        text.append(say("help-guest"))
    if look.actor.may(Action.SEE_CLUSTER):
        text += [say("help-member"), say("help-work")]
    if look.actor.may(Action.INVITE_UNIT_ROLES):
        text.append(say("help-secretariat"))
    text.append(say("help-hands"))
    return Screen(tuple(text), (home_row(),))
