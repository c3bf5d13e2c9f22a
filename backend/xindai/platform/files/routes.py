"""PUT /files/upload/TOKEN takes a content once; GET /files/ID?until&mac gives it.

The paths are made by `begin_upload` and `signed_path`; they are capabilities, so neither cookies
nor tokens are looked at here, and another page has nothing to forge.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import quote
from uuid import UUID

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from xindai.kernel.errors import Refusal
from xindai.platform import db
from xindai.platform.files.paths import FOLDER, UPLOADS, is_signed
from xindai.platform.files.queries import opened
from xindai.platform.files.receive import receive
from xindai.platform.files.types import JPEG, PDF, PNG, WEBP

FOLDERS: Final = frozenset({FOLDER, UPLOADS})
"""What metrics call the paths below them."""
_SHOWN: Final = frozenset({JPEG, PNG, WEBP, PDF})
_STATUS: Final = {
    "FILE_LENGTH_WRONG": 413,
    "FILE_TOO_LARGE": 413,
    "FILE_TYPE_NOT_ALLOWED": 415,
    "SCANNER_MISSING": 503,
    "SCANNER_UNAVAILABLE": 503,
    "UPLOADS_BUSY": 503,
    "UPLOAD_EXPIRED": 410,
    "UPLOAD_NOT_FOUND": 404,
    "UPLOAD_TOO_SLOW": 408,
}
_HEADERS: Final = {
    "Content-Security-Policy": (
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; "
        "base-uri 'none'"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
}


async def upload(request: Request) -> Response:
    """201 with the file, or a code."""
    try:
        view = await receive(request.path_params["token"], request.stream())
    except Refusal as no:
        return _refused(no)
    except ClientDisconnect:
        return Response(status_code=400)
    told = {"status": "ready", "sha256": view.sha256, "sizeBytes": view.size_bytes}
    return JSONResponse(told | {"mediaType": view.media_type}, status_code=201)


async def download(request: Request) -> Response:
    """The file to be shown if it is an image or a PDF, else to be kept; 404 without a word."""
    file_id: UUID = request.path_params["id"]
    asked = request.query_params
    if not is_signed(file_id, asked.get("until", ""), asked.get("mac", "")):
        return JSONResponse({"code": "FILE_NOT_FOUND"}, status_code=404)
    try:
        async with db.transaction() as tx:
            file = await opened(tx, file_id)
    except Refusal as no:
        return JSONResponse({"code": no.code}, status_code=404)
    way = "inline" if file.media_type in _SHOWN else "attachment"
    named = f"{way}; filename*=UTF-8''{quote(file.name, safe='')}"
    headers = _HEADERS | {"Content-Disposition": named}
    return Response(file.content, media_type=file.media_type, headers=headers)


def _refused(no: Refusal) -> Response:
    told = {"status": "refused", "code": no.code, "message": no.message}
    # What is left of the body is not read: the connection ends with the answer.
    headers = {"Connection": "close"}
    return JSONResponse(told, status_code=_STATUS.get(no.code, 422), headers=headers)


def routes() -> list[Route]:
    """Both of them."""
    return [
        Route(f"{UPLOADS}/{{token}}", upload, methods=["PUT", "POST"]),
        Route(f"{FOLDER}/{{id:uuid}}", download, methods=["GET"]),
    ]
