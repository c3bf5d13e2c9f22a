"""The refusals about third parties."""

from __future__ import annotations

from xindai.kernel.errors import Refusal


def client_sign_in_failed() -> Refusal:
    """The same for an unknown client, a wrong secret, a foreign network and one put out."""
    return Refusal("CLIENT_SIGN_IN_FAILED", "the client or its secret is wrong", None)


def scope_too_wide() -> Refusal:
    """More than the client was given."""
    return Refusal("SCOPE_TOO_WIDE", "the client was not given this scope", "scope")


def scope_not_grantable(scope: str) -> Refusal:
    """Not one of ours, or one that no third party gets."""
    return Refusal("SCOPE_NOT_GRANTABLE", f"no third party gets {scope[:60]}", "scopes")


def invalid_network() -> Refusal:
    """Networks are written as 192.0.2.0/24 or 2001:db8::/32; a single address is one too."""
    return Refusal("INVALID_NETWORK", "a network is 192.0.2.0/24 or 2001:db8::/32", "networks")


def client_not_found() -> Refusal:
    """Also for one of another branch."""
    return Refusal("CLIENT_NOT_FOUND", "there is no such client", "clientId")


def client_inactive() -> Refusal:
    """It was put out for good."""
    return Refusal("CLIENT_INACTIVE", "the client was deactivated", "clientId")


def secret_not_found() -> Refusal:
    """Also for one of another client."""
    return Refusal("SECRET_NOT_FOUND", "there is no such secret", "secretId")


def two_secrets() -> Refusal:
    """One in use and one that follows it; more would be forgotten somewhere."""
    return Refusal("TWO_SECRETS", "two secrets are live: revoke one first", "clientId")


def too_many_tries(seconds: int) -> Refusal:
    """Somebody tries secrets."""
    sentence = f"try again in {seconds} seconds"
    return Refusal("TOO_MANY_ATTEMPTS", sentence, None, seconds=seconds)
