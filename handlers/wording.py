"""Phrases that many screens share: what roles, offices and awards are called."""

from collections.abc import Mapping

from bot.language.phrases import Phrase, say
from storage.tables import AwardKind, AwardStage, Membership, Office, Person, Role

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


def award_line(kind: AwardKind, stage: AwardStage, unit_name: str) -> Phrase:
    """What a unit was nominated for, or has been given by a recorded decision: never more than is true."""
    match kind, stage:
        case AwardKind.FLAG, AwardStage.NOMINATED:
            return say("award-flag-nominated", unit=unit_name)
        case AwardKind.FLAG, AwardStage.DECIDED:
            return say("award-flag-decided", unit=unit_name)
        case AwardKind.CERTIFICATE, AwardStage.NOMINATED:
            return say("award-certificate-nominated", unit=unit_name)
    return say("award-certificate-decided", unit=unit_name)
