"""What a client's library asks first: where tokens come from, and with which keys we sign."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from xindai.identity import api as identity
from xindai.oauth.token import GRANT, TokenEndpoint


async def metadata(request: Request) -> Response:
    """RFC 8414."""
    issuer = request.app.state.issuer
    return JSONResponse(
        {
            "issuer": issuer,
            "token_endpoint": f"{issuer}/oauth/token",
            "jwks_uri": f"{issuer}/.well-known/jwks.json",
            "response_types_supported": [],
            "grant_types_supported": [GRANT],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
            "scopes_supported": identity.grantable_scopes(),
            "service_documentation": f"{issuer}/docs",
        }
    )


async def jwks(_request: Request) -> Response:
    """RFC 7517: public halves only."""
    return JSONResponse({"keys": await identity.public_keys()})


def routes() -> list[BaseRoute]:
    """Everything of OAuth; the application's state holds `redis` and `issuer`."""
    return [
        Route("/oauth/token", TokenEndpoint()),
        Route("/.well-known/jwks.json", jwks),
        Route("/.well-known/oauth-authorization-server", metadata),
    ]
