"""The refusals of identity."""

from __future__ import annotations

from xindai.kernel.errors import Refusal


def sign_in_failed() -> Refusal:
    """The same for an unknown login, a wrong password and a person who has left."""
    return Refusal("SIGN_IN_FAILED", "the login or the password is wrong", None)


def too_many_attempts(seconds: int) -> Refusal:
    """Somebody is guessing."""
    return Refusal("TOO_MANY_ATTEMPTS", f"try again in {max(1, seconds)} seconds", "login")


def login_taken() -> Refusal:
    """Logins are unique, whatever their case."""
    return Refusal("LOGIN_TAKEN", "somebody has this login", "login")


def branch_not_found(field: str = "branchCode") -> Refusal:
    """Also for a branch outside the actor's subtree."""
    return Refusal("BRANCH_NOT_FOUND", "there is no such branch", field)


def branch_exists() -> Refusal:
    """Codes are unique."""
    return Refusal("BRANCH_EXISTS", "a branch has this code", "code")


def code_wrong() -> Refusal:
    """The same for a wrong, an old, a used and a missing code, of whatever phone."""
    return Refusal("CODE_WRONG", "the code is wrong or has run out", "code")


def too_many_codes(seconds: int) -> Refusal:
    """A phone gets few codes, known or not; an address gets more."""
    return Refusal("TOO_MANY_CODES", f"try again in {max(1, seconds)} seconds", "phone")


def staff_not_found(field: str = "staffId") -> Refusal:
    """Also for a person outside the actor's subtree."""
    return Refusal("STAFF_NOT_FOUND", "there is no such person", field)


def role_not_found() -> Refusal:
    """No role has this code."""
    return Refusal("ROLE_NOT_FOUND", "there is no such role", "role")


def sign_in_expired() -> Refusal:
    """The second step came too late, too often or twice."""
    return Refusal("SIGN_IN_EXPIRED", "begin again with the password", "token")


def factor_missing() -> Refusal:
    """None or several were sent, or the person has none yet."""
    return Refusal("FACTOR_MISSING", "send one code or one passkey", None)


def factor_wrong(field: str | None = None) -> Refusal:
    """A wrong, an old, a used or a foreign one: nobody is told which."""
    return Refusal("FACTOR_WRONG", "the code or the passkey is not right", field)


def factor_required() -> Refusal:
    """The last factor of somebody who must have one."""
    return Refusal("FACTOR_REQUIRED", "a second factor is required here", None)


def step_up_needed() -> Refusal:
    """It has been too long since the person proved who he is."""
    return Refusal("STEP_UP_NEEDED", "prove again who you are, then repeat it", None)


def passkeys_unavailable() -> Refusal:
    """They belong to a site with a name, and this call does not come from one of its pages."""
    words = "passkeys work on the pages of this site, opened by its name and not by an IP address"
    return Refusal("PASSKEYS_UNAVAILABLE", words, None)


def not_on_yourself() -> Refusal:
    """Nobody gives himself anything."""
    return Refusal("NOT_ON_YOURSELF", "somebody else has to do this for you", None)


def above_own_rights() -> Refusal:
    """Who administers cannot make or take over somebody who administers more."""
    return Refusal("ABOVE_OWN_RIGHTS", "it holds administrative rights that you lack", None)


def last_administrator() -> Refusal:
    """Somebody must be able to give rights."""
    return Refusal("LAST_ADMINISTRATOR", "somebody must remain who gives rights", None)


def staff_only() -> Refusal:
    """Neither borrowers nor clients have it."""
    return Refusal("FORBIDDEN", "only members of staff have this", None)


def too_many_passkeys(most: int) -> Refusal:
    """A person has a few devices, not hundreds."""
    return Refusal("TOO_MANY_PASSKEYS", f"at most {most} passkeys", None)


def password_wrong() -> Refusal:
    """The present password, asked for before it changes."""
    return Refusal("PASSWORD_WRONG", "the present password is wrong", "oldPassword")


def link_invalid() -> Refusal:
    """Used, expired, replaced by a newer one, or none of ours."""
    return Refusal("LINK_INVALID", "the link was used or has run out", "token")


def whole_lender_only() -> Refusal:
    """Roles hold for every branch, so who sees only some of them leaves them alone."""
    return Refusal("WHOLE_LENDER_ONLY", "only who sees every branch may do it", None)


def role_exists() -> Refusal:
    """Codes are unique."""
    return Refusal("ROLE_EXISTS", "a role has this code", "code")


def role_is_seeded() -> Refusal:
    """It came with the program."""
    return Refusal("ROLE_IS_SEEDED", "it came with the program and stays", "role")


def role_in_use() -> Refusal:
    """Somebody holds it."""
    return Refusal("ROLE_IN_USE", "somebody holds the role", "role")


def branch_in_use() -> Refusal:
    """People work there, or branches stand below it."""
    return Refusal("BRANCH_IN_USE", "people work there or below it", "branchId")


def branch_closed(field: str = "branchId") -> Refusal:
    """Nobody and nothing new goes there."""
    return Refusal("BRANCH_CLOSED", "the branch is closed", field)


def branch_loop() -> Refusal:
    """A branch below itself."""
    return Refusal("BRANCH_LOOP", "a branch cannot stand below itself", "parentId")


def branch_too_deep() -> Refusal:
    """The path of codes has a longest."""
    return Refusal("BRANCH_TOO_DEEP", "the tree would be too deep", "parentId")


def own_branch() -> Refusal:
    """Whoever moves his own branch changes what he sees himself."""
    return Refusal("NOT_ON_YOURSELF", "somebody above has to do this for you", "branchId")


def phone_taken() -> Refusal:
    """Somebody else is reached by it."""
    return Refusal("PHONE_TAKEN", "somebody has this telephone", "phone")


def too_many_tries(seconds: int) -> Refusal:
    """Somebody guesses passwords of a phone, known or not."""
    return Refusal("TOO_MANY_ATTEMPTS", f"try again in {max(1, seconds)} seconds", "phone")


def own_password_wrong() -> Refusal:
    """Of somebody who is signed in and should know it."""
    return Refusal("PASSWORD_WRONG", "the password is wrong", "password")


def password_required() -> Refusal:
    """The session is not fresh: whoever holds the phone must show that he is its owner."""
    return Refusal("PASSWORD_REQUIRED", "give the password once more", "password")


def consent_missing() -> Refusal:
    """No account without the required consents."""
    return Refusal("CONSENT_MISSING", "agree to the required documents", "consents")


def consent_required() -> Refusal:
    """A required consent ends with the account."""
    return Refusal("CONSENT_REQUIRED", "close the account to withdraw this consent", "kind")


def document_outdated() -> Refusal:
    """The text was changed since it was shown, or never existed."""
    return Refusal("DOCUMENT_OUTDATED", "show the newest version of the document", "consents")


def session_not_found() -> Refusal:
    """Also for somebody else's."""
    return Refusal("SESSION_NOT_FOUND", "there is no such session", "sessionId")
