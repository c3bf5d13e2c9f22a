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
