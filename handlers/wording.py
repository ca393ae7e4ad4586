"""Phrases that many screens share: what roles and offices are called."""

from collections.abc import Mapping

from bot.language.phrases import Phrase, say
from storage.tables import Membership, Office, Person, Role

ROLE_NAMES: Mapping[Role, Phrase] = {
    Role.OWNER: say("role-owner"),
    Role.SECRETARIAT: say("role-secretariat"),
    Role.LEADER: say("role-leader"),
    Role.SPECIALIST: say("role-specialist"),
    Role.OBSERVER: say("role-observer"),
}

OFFICE_NAMES: Mapping[Office, Phrase] = {
    Office.LEAD: say("office-lead"),
    Office.DEPUTY: say("office-deputy"),
    Office.MEMBER: say("office-member"),
}


def person_name(person: Person) -> Phrase:
    """What a person is called; some have a name of nothing that can be seen."""
    if person.display_name:
        return say("person-name", name=person.display_name)
    return say("person-nameless", number=str(person.id))


def role_for(role: Role, unit_name: str | None) -> Phrase:
    """A role with its unit: "Chuyên viên – Nghệ An"."""
    if unit_name is None:
        return ROLE_NAMES[role]
    return say("role-of-unit", role=ROLE_NAMES[role], unit=unit_name)


def held_role(membership: Membership) -> Phrase:
    """The role that a membership gives."""
    return role_for(membership.role, membership.unit.name if membership.unit else None)
