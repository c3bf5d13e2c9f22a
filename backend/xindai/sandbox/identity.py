"""实名核验: an identity check for development. POST /identity/checks, see decisioning's
signed_http."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xindai.sandbox.people import Story, figures, story_of
from xindai.sandbox.signed_service import answer

_RESULTS: Final = {Story.MISMATCH: "mismatch", Story.DECEASED: "deceased"}
_UNKNOWN_IN_256: Final = 20
"""Phones that nobody can tell the owner of."""


def result_of(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Whether name and number are one person's, and the phone his."""
    number = str(asked["id_number"])
    story = story_of(number)
    result = _RESULTS.get(story, "match") if story else "match"
    unknown = asked.get("phone") is None or figures(number)[10] < _UNKNOWN_IN_256
    phone = "unknown" if unknown else "match" if result == "match" else "mismatch"
    return {"result": result, "phone": phone}


async def checks(request: Request) -> Response:
    """POST /identity/checks."""
    return await answer(request, "identity", result_of)


ROUTES: Final = [Route("/identity/checks", checks, methods=["POST"])]
