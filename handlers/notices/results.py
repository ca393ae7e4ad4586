"""Notices about results: approval asked for, given back, and what is published, as a picture and as a workbook."""

from collections.abc import Mapping, Sequence

from bot.language.catalogue import catalogue
from bot.language.markup import length
from bot.language.phrases import Phrase, say
from bot.people.permissions import Action, actor_of
from bot.results.approvers import editor_ids, may_approve
from bot.results.drafts import return_reason
from bot.results.publishing import FILE, PICTURE
from bot.results.reading import Announced, announced
from handlers.forms.results import RESULTS
from handlers.forms.results.approving import open_approval
from handlers.forms.results.form import open_announcement
from handlers.forms.results.lines import caption, picture, workbook
from handlers.notices.kinds import Notice, Sight, Under
from handlers.screen import Button, Screen, number, word
from handlers.turn import Paper, Turn
from storage.tables import Announcement, AnnouncementState, Chat, Person

LONGEST_CAPTION = 1024


def _asked(sight: Sight) -> Screen | None:
    """For whoever may still approve just this form of it."""
    draft = _at(sight, AnnouncementState.WAITING)
    if draft is None or sight.reader_id is None:
        return None
    if not may_approve(sight.session, draft, actor_of(sight.session, sight.reader_id)):
        return None
    look = Button(say("notice-results-approve-button"), "go-approve", str(draft.id))
    return Screen((say("notice-results-asked", year=str(draft.season.year)),), ((look,),))


def _returned(sight: Sight) -> Screen | None:
    draft = _written(sight)
    if draft is None:
        return None
    reason = return_reason(sight.session, draft.id) or "–"
    return Screen((say("notice-results-returned", year=str(draft.season.year), reason=reason),), _to_draft(draft))


def _outdated(sight: Sight) -> Screen | None:
    draft = _written(sight)
    if draft is None:
        return None
    return Screen((say("notice-results-outdated", year=str(draft.season.year)),), _to_draft(draft))


def _to_draft(draft: Announcement) -> tuple[tuple[Button, ...], ...]:
    return ((Button(say("notice-results-draft-button"), "go-draft", str(draft.season_id)),),)


def _at(sight: Sight, state: AnnouncementState) -> Announcement | None:
    """The announcement, as long as what is to be told of it is still so."""
    found = sight.session.get(Announcement, sight.args["announcement"])
    is_so = found is not None and found.state is state and found.rev == sight.args["rev"]
    return found if is_so else None


def _written(sight: Sight) -> Announcement | None:
    """What came back, for one of those who wrote it and still may."""
    draft = _at(sight, AnnouncementState.DRAFT)
    if draft is None or sight.reader_id not in editor_ids(draft):
        return None
    return draft if actor_of(sight.session, sight.reader_id).may(Action.DRAFT_RESULTS) else None


def _published(sight: Sight) -> Screen | None:
    found = _told(sight)
    if found is None:
        return None
    text = caption(found.snapshot, found.about.corrected, lambda form: _fits(sight, form))
    if sight.reader_id is None:
        return Screen(tuple(text))
    return Screen(tuple(text), ((Button(say("notice-results-button"), "go-results", str(found.about.id)),),))


def _fits(sight: Sight, form: Sequence[Phrase]) -> bool:
    reader = None if sight.reader_id is None else sight.session.get(Person, sight.reader_id)
    language = "en" if reader is not None and reader.language == "en" else "vi"
    texts = catalogue(language, sight.facts.settings.time_zone)
    return length(word(Screen(tuple(form)), texts)) <= LONGEST_CAPTION


def _picture(sight: Sight) -> Paper | None:
    found = _told(sight)
    return None if found is None else picture(found.content, found.snapshot, say("nothing"))


def _filed(sight: Sight) -> Screen | None:
    found = _told(sight)
    return None if found is None else Screen((workbook(found.content, found.snapshot).caption,))


def _file(sight: Sight) -> Paper | None:
    found = _told(sight)
    return None if found is None else workbook(found.content, found.snapshot)


def _told(sight: Sight) -> Announced | None:
    """What was published, for whoever may still be told: people with a role, groups that are registered."""
    if sight.reader_id is not None:
        may = actor_of(sight.session, sight.reader_id).may(Action.SEE_RESULTS)
    else:
        chat = sight.session.get_one(Chat, sight.chat_id)
        may = chat.registered_at is not None
    return announced(sight.session, sight.args["announcement"]) if may else None


def _go_results(turn: Turn, arg: str) -> None:
    open_announcement(turn, number(arg))


def _go_approve(turn: Turn, arg: str) -> None:
    open_approval(turn, number(arg))


def _go_draft(turn: Turn, arg: str) -> None:
    turn.go(RESULTS.name, "draft", season=number(arg))


NOTICES: Mapping[str, Notice] = {
    "results-asked": Notice(_asked, repeatable=True),
    "results-returned": Notice(_returned, repeatable=True),
    "results-outdated": Notice(_outdated, repeatable=True),
    PICTURE: Notice(_published, repeatable=False, paper=_picture),
    FILE: Notice(_filed, repeatable=False, paper=_file),
}

UNDER: Mapping[str, Under] = {
    "go-results": Under(_go_results),
    "go-approve": Under(_go_approve),
    "go-draft": Under(_go_draft),
}
