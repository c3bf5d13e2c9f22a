"""The refusals of notifications."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from xindai.kernel.errors import Refusal
from xindai.notifications.contact.types import Decision


def _say(what: str, decision: Decision) -> str:
    """The sentence, the rule and the moment from which it would be permitted."""
    rule = "" if decision.rule is None else f" (rule {decision.rule})"
    if decision.next_at is None:
        return f"{what}{rule}"
    return f"{what}{rule}; from {decision.next_at.isoformat(timespec='seconds')} on"


def no_rules(_decision: Decision) -> Refusal:
    """Nobody is contacted without rules."""
    return Refusal("CONTACT_NO_RULES", "no contact rules are in force", "contact")


def not_provided(_decision: Decision) -> Refusal:
    """What no rule gives hours to is not done."""
    return Refusal("CONTACT_NOT_PROVIDED", "no rule provides for such a contact", "contact")


def forbidden_contact(decision: Decision) -> Refusal:
    """Never to this person, for this purpose, by this channel."""
    return Refusal("CONTACT_FORBIDDEN", _say("a rule forbids it", decision), "contact")


def tells_debt(decision: Decision) -> Refusal:
    """Third parties are not told."""
    what = "this person is not told of a debt"
    return Refusal("CONTACT_TELLS_DEBT", _say(what, decision), "contact")


def stopped(decision: Decision) -> Refusal:
    """He said stop, or something else stands in the way: `rule` is the stop's kind."""
    what = _say("a stop is in force", decision)
    return Refusal("CONTACT_STOPPED", what, "contact", next_at=decision.next_at)


def closed_day(decision: Decision) -> Refusal:
    """A holiday, or a day of the week that the rule leaves out."""
    what = _say("not on this day", decision)
    return Refusal("CONTACT_CLOSED_DAY", what, "contact", next_at=decision.next_at)


def out_of_hours(decision: Decision) -> Refusal:
    """By the clock of the person."""
    what = _say("not at this hour", decision)
    return Refusal("CONTACT_OUT_OF_HOURS", what, "contact", next_at=decision.next_at)


def day_cap(decision: Decision) -> Refusal:
    """He was contacted often enough today."""
    what = _say("no more today", decision)
    return Refusal("CONTACT_DAY_CAP", what, "contact", next_at=decision.next_at)


def week_cap(decision: Decision) -> Refusal:
    """He was contacted often enough in seven days."""
    what = _say("no more this week", decision)
    return Refusal("CONTACT_WEEK_CAP", what, "contact", next_at=decision.next_at)


def too_soon(decision: Decision) -> Refusal:
    """The last contact was a moment ago."""
    what = _say("a pause comes first", decision)
    return Refusal("CONTACT_TOO_SOON", what, "contact", next_at=decision.next_at)


REFUSED: Final[dict[str, Callable[[Decision], Refusal]]] = {
    "CONTACT_NO_RULES": no_rules,
    "CONTACT_NOT_PROVIDED": not_provided,
    "CONTACT_FORBIDDEN": forbidden_contact,
    "CONTACT_TELLS_DEBT": tells_debt,
    "CONTACT_STOPPED": stopped,
    "CONTACT_CLOSED_DAY": closed_day,
    "CONTACT_OUT_OF_HOURS": out_of_hours,
    "CONTACT_DAY_CAP": day_cap,
    "CONTACT_WEEK_CAP": week_cap,
    "CONTACT_TOO_SOON": too_soon,
}


def refused(decision: Decision) -> Refusal:
    """The refusal that a decision means."""
    return REFUSED[decision.code or ""](decision)


def next_moment(no: Refusal) -> datetime | None:
    """When the gate would let the contact pass; None: not before something changes."""
    found: datetime | None = no.extra.get("next_at")
    return found


def zone_unknown() -> Refusal:
    """Not in the database of time zones."""
    return Refusal("CONTACT_ZONE_UNKNOWN", "there is no such time zone", "zone")


def stop_not_found() -> Refusal:
    """Also for one of a person of another branch."""
    return Refusal("CONTACT_STOP_NOT_FOUND", "there is no such stop", "stopId")


def stop_lifted() -> Refusal:
    """Once."""
    return Refusal("CONTACT_STOP_LIFTED", "the stop is lifted already", "stopId")


def stop_is_whole() -> Refusal:
    """Of who is dead, or somebody else, nothing is left out."""
    return Refusal("CONTACT_STOP_WHOLE", "this kind of stop covers everything", "purposes")


def invalid_stop(why: str, field: str) -> Refusal:
    """The end, or the reference."""
    return Refusal("INVALID_CONTACT_STOP", why, field)


def rules_not_found() -> Refusal:
    """No version has this id."""
    return Refusal("CONTACT_RULES_NOT_FOUND", "there is no such version", "ruleSetId")


def wrong_rules_status(status: str) -> Refusal:
    """The step does not follow this status."""
    return Refusal("WRONG_CONTACT_RULES_STATUS", f"the version is {status}", "ruleSetId")


def own_rules() -> Refusal:
    """Four eyes."""
    return Refusal("OWN_CONTACT_RULES", "whoever wrote rules does not approve them", "ruleSetId")


def invalid_rules(why: str, field: str) -> Refusal:
    """`field` is the path of the rule: "rules.3.toMinute"."""
    return Refusal("INVALID_CONTACT_RULES", why, field)


def reason_missing() -> Refusal:
    """Whoever sends something back says why."""
    return Refusal("REASON_MISSING", "a reason of 2 to 200 characters is needed", "reason")


def text_missing(field: str) -> Refusal:
    """Both languages of a channel, or the channel not at all."""
    return Refusal("MESSAGE_TEXT_MISSING", "the text is missing in a language", field)


def invalid_text(why: str, field: str) -> Refusal:
    """Too long, or with what is not text."""
    return Refusal("INVALID_MESSAGE_TEXT", why, field)


def variable_unknown(name: str, field: str) -> Refusal:
    """Only what the kind has."""
    return Refusal("MESSAGE_VARIABLE_UNKNOWN", f"there is no value {name!r}", field)


def template_not_found(field: str = "versionId") -> Refusal:
    """No template or version has this id."""
    return Refusal("MESSAGE_TEMPLATE_NOT_FOUND", "there is no such template", field)


def wrong_template_status(status: str) -> Refusal:
    """The step does not follow this status."""
    return Refusal("WRONG_MESSAGE_TEMPLATE_STATUS", f"the version is {status}", "versionId")


def own_template() -> Refusal:
    """Four eyes."""
    sentence = "whoever wrote a template does not approve it"
    return Refusal("OWN_MESSAGE_TEMPLATE", sentence, "versionId")


def invalid_email() -> Refusal:
    """Not an address as mail servers know it."""
    return Refusal("INVALID_EMAIL", "this is no e-mail address", "email")


def email_not_open() -> Refusal:
    """No address, or it is confirmed already."""
    return Refusal("EMAIL_NOT_OPEN", "no address waits to be confirmed", None)


def email_codes_used_up() -> Refusal:
    """Tomorrow again."""
    return Refusal("EMAIL_CODES_USED_UP", "no more codes today", "email")


def email_code_wrong() -> Refusal:
    """Wrong, too old, or tried too often: one answer for all."""
    return Refusal("EMAIL_CODE_WRONG", "the code is wrong or holds no longer", "code")


def invalid_preference(field: str) -> Refusal:
    """A language or channel that there is not."""
    return Refusal("INVALID_PREFERENCE", "there is no such choice", field)


def invalid_subscription(field: str) -> Refusal:
    """Not what a browser gives."""
    return Refusal("INVALID_PUSH_SUBSCRIPTION", "this is no subscription of a browser", field)
