"""Begin an upload, and see what became of it. The content itself goes past GraphQL."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.graphql.base.access import (
    C1,
    C2,
    C3,
    PUBLIC,
    SIGNED_IN,
    Rows,
    classified,
    for_borrowers,
)
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry, verb
from xindai.graphql.base.node import split_id, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import moment
from xindai.platform.files import api as files
from xindai.platform.files.types import FileStatus, NewUpload, Purpose, UploadView

strawberry.enum(FileStatus, name="FileStatus", description="文件状态")
strawberry.enum(Purpose, name="UploadPurpose", description="上传用途: decides what is taken.")


@classified(C2, size_bytes=C1, purpose=PUBLIC, idempotency_key=PUBLIC)
@strawberry.input
class UploadBeginInput:
    """The name on the sender's device (its extension counts) and the exact length."""

    name: str
    size_bytes: int
    purpose: Purpose
    idempotency_key: str


@classified(C1)
@for_borrowers()
@strawberry.type(description="上传: how it stands; `refusal` is a code.")
class Upload:
    """`sha256` and `sizeBytes` are those of what is kept: images are drawn anew."""

    id: strawberry.ID
    status: FileStatus
    refusal: str | None
    purpose: str
    media_type: str | None
    size_bytes: int | None
    sha256: str | None
    created_at: str

    @classmethod
    def of(cls, view: UploadView) -> Self:
        """From the store."""
        return cls(
            id=to_id("File", view.id),
            status=view.status,
            refusal=view.refusal,
            purpose=view.purpose,
            media_type=view.media_type,
            size_bytes=view.size_bytes,
            sha256=view.sha256,
            created_at=moment(view.created_at),
        )


@classified(C1, path=C3)
@for_borrowers()
@strawberry.type
class UploadBeginPayload(Payload):
    """PUT the content to `path`, once, before `expiresAt`; then use `fileId`."""

    file_id: strawberry.ID | None
    path: str | None
    expires_at: str | None


@strawberry.type
class FileQuery:
    """Part of Query."""

    @entry(SIGNED_IN, Rows.SELF, "本人上传的文件, or null.", file_id=PUBLIC)
    async def upload(self, info: Info, file_id: strawberry.ID) -> Upload | None:
        kind, key = split_id(file_id)
        if kind != "File" or key is None:
            return None
        view = await files.own_upload(await info.context.actor(), key)
        return Upload.of(view) if view else None


@strawberry.type
class FileMutation:
    """Part of Mutation."""

    @verb(SIGNED_IN, Rows.SELF, "开始上传: a path that takes the content once.", UploadBeginPayload)
    async def upload_begin(self, info: Info, input: UploadBeginInput) -> UploadBeginPayload:
        wanted = NewUpload(name=input.name, size_bytes=input.size_bytes, purpose=input.purpose)
        begun = await files.begin_upload(await info.context.actor(), wanted, input.idempotency_key)
        return UploadBeginPayload(
            file_id=to_id("File", begun.file_id),
            path=begun.path,
            expires_at=moment(begun.expires_at),
            user_errors=[],
        )
