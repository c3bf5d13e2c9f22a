"""What is remarkable about invented people: by their ID number, or as somebody wants it.

The digits 15 to 17 of the number tell a story (991 overdue, 992 thin file, 993 the name does not
fit, 994 deceased); POST /people {"id_number": …, "story": …} gives a person any other.
"""

from __future__ import annotations

import hashlib
from enum import StrEnum
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route


class Story(StrEnum):
    """What a report says."""

    CLEAN = "clean"
    OVERDUE = "overdue"
    THIN = "thin"
    MISMATCH = "mismatch"
    DECEASED = "deceased"


BY_NUMBER: Final = {
    "991": Story.OVERDUE,
    "992": Story.THIN,
    "993": Story.MISMATCH,
    "994": Story.DECEASED,
}
_wanted: dict[str, Story] = {}


def figures(id_number: str) -> bytes:
    """32 bytes that are this person's, every day the same."""
    return hashlib.sha256(f"xindai-sandbox|{id_number}".encode()).digest()


def story_of(id_number: str) -> Story | None:
    """What somebody wanted, or what the number tells; None: nothing remarkable."""
    return _wanted.get(figures(id_number).hex()) or BY_NUMBER.get(id_number[14:17])


async def set_story(request: Request) -> Response:
    """POST /people; 400 lists the stories."""
    try:
        given = await request.json()
        number = str(given["id_number"])[:30]
        _wanted[figures(number).hex()] = Story(given["story"])
    except (ValueError, KeyError, TypeError):
        return JSONResponse({"wanted": {"story": list(Story)}}, status_code=400)
    return JSONResponse({"story": given["story"]})


ROUTES: Final = [Route("/people", set_story, methods=["POST"])]
