"""The refusals of customers."""

from __future__ import annotations

from xindai.kernel.errors import Refusal


def customer_not_found() -> Refusal:
    """Also for a customer of somebody else's branch: not yours is not there."""
    return Refusal("CUSTOMER_NOT_FOUND", "there is no such customer", "customerId")


def customer_exists() -> Refusal:
    """An ID number belongs to one customer."""
    return Refusal("CUSTOMER_EXISTS", "a customer has this ID number", "idNumber")


def branch_not_found() -> Refusal:
    """Also for a branch outside the actor's subtree."""
    return Refusal("BRANCH_NOT_FOUND", "there is no such branch", "branchId")


def reason_missing() -> Refusal:
    """Nobody looks without saying why."""
    return Refusal("REASON_MISSING", "a reason is required", "reason")


def identity_bound() -> Refusal:
    """Once bound, an identity stays: another person needs another account."""
    return Refusal("IDENTITY_BOUND", "an ID number is bound to this account", None)


def identity_refused() -> Refusal:
    """The same whether the person is known, has an account, or gave another name."""
    return Refusal("IDENTITY_REFUSED", "the identity could not be confirmed", "idNumber")


def identity_missing() -> Refusal:
    """First the ID number, then what hangs on it."""
    return Refusal("IDENTITY_MISSING", "bind an ID number first", None)


def too_many_bindings(seconds: int) -> Refusal:
    """Somebody tries numbers."""
    return Refusal("TOO_MANY_ATTEMPTS", f"try again in {max(1, seconds)} seconds", "idNumber")


def bank_card_not_found(field: str = "cardId") -> Refusal:
    """Also for the card of somebody else, and for one that was removed."""
    return Refusal("BANK_CARD_NOT_FOUND", "there is no such bank card", field)


def bank_card_exists() -> Refusal:
    """A card is bound once."""
    return Refusal("BANK_CARD_EXISTS", "this card is bound already", "number")


def too_many_bank_cards(most: int) -> Refusal:
    """Nobody needs more."""
    return Refusal("TOO_MANY_BANK_CARDS", f"at most {most} cards", "number")


def contact_not_found() -> Refusal:
    """Also for a contact of a customer of another branch, and for a removed one."""
    return Refusal("CONTACT_NOT_FOUND", "there is no such contact", "contactId")


def contact_exists() -> Refusal:
    """A phone is a contact once."""
    return Refusal("CONTACT_EXISTS", "a contact has this phone", "phone")


def contact_is_self() -> Refusal:
    """Nobody is his own contact."""
    return Refusal("CONTACT_IS_SELF", "this is the customer's own phone", "phone")


def too_many_contacts(most: int) -> Refusal:
    """Nobody calls more."""
    return Refusal("TOO_MANY_CONTACTS", f"at most {most} contacts", "contacts")


def employer_missing() -> Refusal:
    """Who works for somebody names him."""
    return Refusal("EMPLOYER_MISSING", "name the employer", "employer")


def date_in_future(field: str) -> Refusal:
    """Something that has begun began before tomorrow."""
    return Refusal("DATE_IN_FUTURE", "the day is after the business date", field)


def document_not_found() -> Refusal:
    """Also for a paper of a customer of another branch."""
    return Refusal("CUSTOMER_DOCUMENT_NOT_FOUND", "there is no such document", "documentId")


def document_expired() -> Refusal:
    """What is no longer good proves nothing."""
    return Refusal("CUSTOMER_DOCUMENT_EXPIRED", "the document has expired", "expiresOn")


def document_checked() -> Refusal:
    """A verdict stands: hand in a new paper."""
    return Refusal("CUSTOMER_DOCUMENT_CHECKED", "the document was checked already", "documentId")


def same_person(field: str) -> Refusal:
    """Two pairs of eyes are those of two people."""
    return Refusal("SAME_PERSON", "somebody else has to do this", field)


def amount_not_found() -> Refusal:
    """Also for an amount of a customer of another branch, and for a removed one."""
    return Refusal("CUSTOMER_AMOUNT_NOT_FOUND", "there is no such amount", "amountId")


def amount_kind_wrong() -> Refusal:
    """A salary is no expense."""
    return Refusal("CUSTOMER_AMOUNT_KIND_WRONG", "this kind does not go this way", "kind")


def too_many_amounts(most: int) -> Refusal:
    """More is no statement but a ledger."""
    return Refusal("TOO_MANY_CUSTOMER_AMOUNTS", f"at most {most}", "amounts")


def tag_invalid(field: str) -> Refusal:
    """Codes are the same for everybody, so they are plain."""
    return Refusal("CUSTOMER_TAG_INVALID", "1 to 40 of a-z, 0-9 and _, at most 30", field)


def relation_to_self() -> Refusal:
    """Nobody stands surety for himself."""
    return Refusal("CUSTOMER_RELATION_TO_SELF", "two customers are wanted", "otherId")


def relation_exists() -> Refusal:
    """Once is enough, from whichever side."""
    return Refusal("CUSTOMER_RELATION_EXISTS", "this relation is known", "otherId")


def relation_not_found() -> Refusal:
    """Also where one of the two is a customer of another branch."""
    return Refusal("CUSTOMER_RELATION_NOT_FOUND", "there is no such relation", "relationId")


def other_not_found() -> Refusal:
    """The second customer is not there, or not yours."""
    return Refusal("CUSTOMER_NOT_FOUND", "there is no such customer", "otherId")


def text_invalid(field: str, most: int) -> Refusal:
    """Blanks only, a control character, or too long."""
    return Refusal("INVALID_TEXT", f"a printable text of 1 to {most} characters", field)


def entry_not_found() -> Refusal:
    """No such entry."""
    return Refusal("LIST_ENTRY_NOT_FOUND", "there is no such entry", "entryId")


def entry_exists() -> Refusal:
    """A person stands on a list once."""
    return Refusal("LIST_ENTRY_EXISTS", "this person is on the list", "idNumber")


def entry_person_missing() -> Refusal:
    """Who is it about?"""
    return Refusal("LIST_ENTRY_PERSON", "name a customer or an ID number, one of them", "idNumber")


def entry_amount_wrong() -> Refusal:
    """Only the whitelist pre-approves, and then it says how much and how long."""
    return Refusal(
        "LIST_ENTRY_AMOUNT",
        "the whitelist needs amount and validUntil, the blacklist has no amount",
        "amount",
    )


def entry_outdated() -> Refusal:
    """It would not count for a day."""
    return Refusal("LIST_ENTRY_OUTDATED", "the last day is over", "validUntil")


def entry_not_removable() -> Refusal:
    """It is off the list, waits for somebody's decision, or never was on it."""
    return Refusal("LIST_ENTRY_NOT_REMOVABLE", "only an active entry can be removed", "entryId")


def entry_not_proposed() -> Refusal:
    """There is nothing to decide."""
    return Refusal("LIST_ENTRY_NOT_PROPOSED", "nothing is proposed for this entry", "entryId")


def import_not_found() -> Refusal:
    """No such import."""
    return Refusal("LIST_IMPORT_NOT_FOUND", "there is no such import", "importId")


def import_not_ready() -> Refusal:
    """Still being read, failed, or applied before."""
    return Refusal("LIST_IMPORT_NOT_READY", "only a checked import can be applied", "importId")


def import_unreadable(why: str) -> Refusal:
    """The first sheet has no table as it is wanted."""
    return Refusal("LIST_IMPORT_UNREADABLE", why, "fileId")
