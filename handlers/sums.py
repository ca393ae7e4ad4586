"""How the sum that comes with an award is shown: how much, how it is reckoned, on what basis; or what is asked back."""

from datetime import date

from bot.language.phrases import Phrase, say
from bot.rules.bonus import Multiple, Sum, Whom
from bot.rules.bonus_asked import BonusAnswer, Open
from handlers.periods import period, until_known
from handlers.screen import Button

LONGEST_LABEL = 20


def sums(bonus: BonusAnswer, *, brief: bool = False) -> list[Phrase]:
    """The sums, the newest salary first, and unless `brief` how they are reckoned; or why there are none."""
    if bonus.open:
        return [_asked_back(bonus)]
    if bonus.lacking:
        return [say("bonus-lacking", title=bonus.multiple.title, whom=_whom(bonus.lacking))]
    if not bonus.sums:
        return [_none(bonus)]
    lines = [_sum(bonus.multiple, it) for it in reversed(bonus.sums)]
    if len(lines) > 1:
        lines.append(say("bonus-two-salaries", period=period(bonus.span)))
    lines += _outside(bonus)
    title = say("bonus-title", title=bonus.multiple.title, whom=_whom(bonus.multiple.whom))
    found = say("bonus", title=title, lines=tuple(lines))
    return [found] if brief else [found, _how(bonus)]


def choices(bonus: BonusAnswer) -> tuple[tuple[Button, ...], ...]:
    """A button for each award, or for people and for collectives, where that was left open."""
    if bonus.open is Open.WHOM:
        return (tuple(Button(_whom_label(it.whom), "bonus", it.key) for it in bonus.multiples),)
    if bonus.open is Open.AWARD:
        codes = dict.fromkeys(it.code for it in bonus.multiples)
        return tuple((_award(bonus, code),) for code in codes)
    return ()


def _award(bonus: BonusAnswer, code: str) -> Button:
    own = [it for it in bonus.multiples if it.code == code]
    return Button(say("bonus-award-button", award=label(own[0])), "bonus", own[0].key if len(own) == 1 else code)


def label(multiple: Multiple) -> str:
    """The award's name in the letters that a button has: of those that fit the title, else one of several words."""
    names = [it for it in (multiple.title, *multiple.names) if len(it) <= LONGEST_LABEL]
    names.sort(key=lambda it: (" " not in it, not it[0].isupper()))  # stable: the table's order else
    name = names[0] if names else multiple.title[: LONGEST_LABEL - 1] + "…"
    return name[:1].upper() + name[1:]


def _asked_back(bonus: BonusAnswer) -> Phrase:
    if bonus.open is Open.WHOM:
        return say("bonus-for-whom", title=bonus.multiple.title)
    return say("bonus-which", titles=tuple(dict.fromkeys(it.title for it in bonus.multiples)))


def _whom(whom: Whom) -> Phrase:
    return say("bonus-person") if whom is Whom.PERSON else say("bonus-collective")


def _whom_label(whom: Whom) -> Phrase:
    return say("bonus-person-button") if whom is Whom.PERSON else say("bonus-collective-button")


def _sum(multiple: Multiple, one: Sum) -> Phrase:
    signed = say("bonus-signed-on", day=one.span.first)
    if one.span.first != one.span.last:
        signed = say("bonus-signed-between", first=one.span.first, last=one.span.last)
    how = say("bonus-reckoned", times=multiple.times, salary=one.salary.amount, basis=one.salary.basis)
    return say("bonus-sum", amount=one.amount, signed=signed, how=how)


def _how(bonus: BonusAnswer) -> Phrase:
    """By which provisions it is reckoned."""
    multiple, rule = bonus.multiple, bonus.rule
    return say(
        "bonus-basis", document=multiple.document, article=multiple.article, rule=rule.article,
        rule_document=rule.document, step=bonus.step,
    )  # fmt: skip


def _outside(bonus: BonusAnswer) -> list[Phrase]:
    """Of the days meant those on which the multiples do not hold."""
    document, lines = bonus.multiple.document, []
    if bonus.span.first < bonus.holds.first:
        lines.append(say("bonus-not-before", since=bonus.holds.first, document=document))
    if bonus.span.last > bonus.holds.last:
        lines.append(say("bonus-not-after", until=bonus.holds.last, document=document))
    return lines


def _none(bonus: BonusAnswer) -> Phrase:
    """That the table holds nothing for the days that are meant."""
    first = max(bonus.holds.first, date(1, 1, 2))
    held = say("bonus-holds", since=first, until=until_known(bonus.holds.last), document=bonus.multiple.document)
    return say("bonus-none", title=bonus.multiple.title, period=period(bonus.span), held=held)
