"""POST /oauth/token: a client's secret for an access token."""

from __future__ import annotations

import base64
from typing import Any, Final
from urllib.parse import unquote_plus

import asyncpg
import structlog
from redis.asyncio import Redis
from starlette.datastructures import Headers
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from xindai.identity import api as identity
from xindai.kernel.errors import Refusal
from xindai.oauth.form import BadForm, read_form

GRANT: Final = "client_credentials"
LONGEST_HEADER: Final = 1000
ERRORS: Final = {
    "CLIENT_SIGN_IN_FAILED": (401, "invalid_client"),
    "SCOPE_TOO_WIDE": (400, "invalid_scope"),
    "TOO_MANY_ATTEMPTS": (429, "temporarily_unavailable"),
}
"""Refusals of identity in the words of RFC 6749, 5.2."""

log = structlog.get_logger("xindai.oauth")


class TokenError(Exception):
    """An error of RFC 6749: status, code, sentence."""

    def __init__(self, status: int, error: str, sentence: str, retry_after: int = 0) -> None:
        super().__init__(sentence)
        self.status, self.error, self.sentence = status, error, sentence
        self.retry_after = retry_after

    def response(self) -> JSONResponse:
        """The body of RFC 6749; a wrong client is told how to name itself."""
        headers = {}
        if self.status == 401:
            headers["WWW-Authenticate"] = 'Basic realm="xindai", charset="UTF-8"'
        if self.status == 405:
            headers["Allow"] = "POST"
        if self.retry_after:
            headers["Retry-After"] = str(self.retry_after)
        body = {"error": self.error, "error_description": self.sentence}
        return JSONResponse(body, status_code=self.status, headers=headers)


class TokenEndpoint:
    """The ASGI application behind /oauth/token; its services come from the application's state."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers everything by itself. (`Cache-Control: no-store` is on every answer of ours.)"""
        state = scope["app"].state
        try:
            form = await read_form(scope, receive)
            response: Response = await self._issue(scope, form, state.redis, state.issuer)
        except BadForm as bad:
            response = TokenError(bad.status, "invalid_request", bad.sentence).response()
        except TokenError as no:
            response = no.response()
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as away:
            log.error("tokens wait", reason=type(away).__name__)
            response = TokenError(503, "temporarily_unavailable", "try again later", 5).response()
        await response(scope, receive, send)

    async def _issue(
        self, scope: Scope, form: dict[str, str], redis: Redis, issuer: str
    ) -> Response:
        client, secret = credentials(Headers(scope=scope).get("authorization"), form)
        grant = form.get("grant_type")
        if grant is None:
            raise TokenError(400, "invalid_request", "grant_type is missing")
        if grant != GRANT:
            raise TokenError(400, "unsupported_grant_type", f"only {GRANT}")
        address = scope["client"][0] if scope.get("client") else ""
        try:
            issued = await identity.issue_token(
                redis, client, secret, form.get("scope"), address, issuer
            )
        except Refusal as no:
            status, error = ERRORS[no.code]
            raise TokenError(status, error, no.message, no.extra.get("seconds", 0)) from None
        body: dict[str, Any] = {
            "access_token": issued.access_token,
            "token_type": "Bearer",
            "expires_in": issued.expires_in_seconds,
            "scope": " ".join(issued.scope),
        }
        return JSONResponse(body)


def credentials(header: str | None, form: dict[str, str]) -> tuple[str, str]:
    """Client and secret from the one place where they stand; raises TokenError."""
    if header is None:
        client, secret = form.get("client_id", ""), form.get("client_secret", "")
    elif "client_secret" in form:
        raise TokenError(400, "invalid_request", "name the client in one way only")
    else:
        client, secret = _basic(header)
        if form.get("client_id", client) != client:
            raise TokenError(400, "invalid_request", "name the client in one way only")
    if not client or not secret:
        raise TokenError(401, "invalid_client", "name the client and its secret")
    if not (client.isprintable() and secret.isprintable()):
        raise TokenError(401, "invalid_client", "the client or its secret is wrong")
    return client, secret


def _basic(header: str) -> tuple[str, str]:
    """RFC 6749, 2.3.1: both halves are form-encoded before they are joined."""
    scheme, _, encoded = header.partition(" ")
    if scheme.lower() != "basic" or len(header) > LONGEST_HEADER:
        return "", ""
    try:
        text = base64.b64decode(encoded.strip(), validate=True).decode()
    except ValueError:
        return "", ""
    client, _, secret = text.partition(":")
    return unquote_plus(client), unquote_plus(secret)
