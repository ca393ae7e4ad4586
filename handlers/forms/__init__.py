"""The forms of the conversation, by name. A name that is no longer known leads home."""

from collections.abc import Mapping

from handlers.form import Form
from handlers.forms.asked import ASK
from handlers.forms.cluster import CLUSTER
from handlers.forms.deadlines import DEADLINES
from handlers.forms.documents import DOCUMENTS
from handlers.forms.due import DUE
from handlers.forms.help import HELP
from handlers.forms.home import HOME
from handlers.forms.invitations import INVITATIONS
from handlers.forms.lookup import LOOKUP
from handlers.forms.mine import MINE
from handlers.forms.people import PEOPLE
from handlers.forms.progress import PROGRESS
from handlers.forms.questions import QUESTIONS
from handlers.forms.results import RESULTS
from handlers.forms.review import REVIEW
from handlers.forms.scoring import SCORING
from handlers.forms.setup import SETUP
from handlers.forms.sheet import SHEET
from handlers.forms.standings import STANDINGS
from handlers.forms.welcome import WELCOME

__all__ = ["ASK", "FORMS", "HOME", "WELCOME", "form_of"]

FORMS: Mapping[str, Form] = {
    form.name: form
    for form in (
        HOME,
        ASK,
        LOOKUP,
        HELP,
        WELCOME,
        MINE,
        SETUP,
        CLUSTER,
        PEOPLE,
        INVITATIONS,
        SHEET,
        SCORING,
        REVIEW,
        STANDINGS,
        PROGRESS,
        DUE,
        DEADLINES,
        RESULTS,
        DOCUMENTS,
        QUESTIONS,
    )
}


def form_of(name: str) -> Form:
    """The form of this name; home for one that is not known."""
    return FORMS.get(name, HOME)
