"""Exports: start one, see how it stands, get the path of the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final, Self

import strawberry

from xindai.graphql.base.access import C1, C2, C3, PUBLIC, Rows, classified, may
from xindai.graphql.base.connection import PageInfo, check_first, seal, unseal
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry, verb
from xindai.graphql.base.loader import load
from xindai.graphql.base.node import Node, from_id, split_id, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import Json, maybe_moment, moment
from xindai.graphql.exports.column import Column, ListSpec
from xindai.graphql.exports.lists import LISTS, ExportList
from xindai.graphql.exports.pages import Reading, UnreadableError, arguments, rows
from xindai.platform.permission import forbidden
from xindai.reporting import api as reporting
from xindai.reporting.errors import column_unknown, filter_invalid
from xindai.reporting.permissions import EXPORT
from xindai.reporting.types import ExportStatus, ExportView, NewExport

strawberry.enum(ExportList, description="可导出的列表")
strawberry.enum(ExportStatus, description="导出状态")
_FORBIDDEN: Final = frozenset({"FORBIDDEN", "FIELD_FORBIDDEN", "NOT_SIGNED_IN"})


@classified(C1)
@strawberry.type(description="导出: a list as a workbook; one's own.")
class Export(Node):
    """`failure` is a code; `rows` grows while the job writes; the file can be opened until
    `expiresAt`."""

    list: ExportList
    language: str
    status: ExportStatus
    failure: str | None
    job_id: strawberry.ID
    rows: int
    size_bytes: int | None
    started_at: str
    finished_at: str | None
    expires_at: str | None

    @classmethod
    def of(cls, view: ExportView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("Export", view.id),
            list=ExportList(view.list),
            language=view.language,
            status=view.status,
            failure=view.failure,
            job_id=to_id("Job", view.job_id),
            rows=view.rows_written,
            size_bytes=view.size_bytes,
            started_at=moment(view.started_at),
            finished_at=maybe_moment(view.finished_at),
            expires_at=maybe_moment(view.expires_at),
        )


@classified(PUBLIC)
@strawberry.type
class ExportEdge:
    """An export and where to go on behind it."""

    cursor: str
    node: Export


@classified(PUBLIC)
@strawberry.type
class ExportConnection:
    """A page of exports."""

    edges: list[ExportEdge]
    page_info: PageInfo


@classified(PUBLIC)
@strawberry.type(description="可导出的列: a column of a list, and its heading.")
class ExportColumn:
    """The headings in both languages."""

    list: ExportList
    name: str
    zh: str
    en: str


Names = list[str]
"""Under this name, because the inputs have a field that is called `list`."""


@classified(C1, where=C2, idempotency_key=PUBLIC)
@strawberry.input
class ExportStartInput:
    """`where` is the list's own filter as JSON: what stands in its `where`, or its arguments by
    name; `order` for lists that have orders; no columns are all; `language` is zh or en."""

    list: ExportList
    where: Json | None = None
    order: str | None = None
    columns: Names | None = None
    language: str | None = None
    idempotency_key: str


@classified(C1, idempotency_key=PUBLIC)
@strawberry.input
class ExportOpenInput:
    """An export of one's own that is ready."""

    export_id: strawberry.ID
    idempotency_key: str


@classified(C1)
@strawberry.type
class ExportPayload(Payload):
    """The export as it is now."""

    export: Export | None


@classified(C1, path=C3)
@strawberry.type
class ExportOpenPayload(Payload):
    """GET `path` within five minutes."""

    path: str | None


@strawberry.type
class ExportQuery:
    """Part of Query."""

    @entry(may(EXPORT), Rows.SELF, "导出, one's own, or null.", id=PUBLIC)
    async def export(self, info: Info, id: strawberry.ID) -> Export | None:
        kind, key = split_id(id)
        if kind != "Export" or key is None:
            return None
        view = await load(info.context, reporting.exports_by_id, key)
        return Export.of(view) if view else None

    @entry(may(EXPORT), Rows.SELF, "导出列表: one's own, newest first.", first=PUBLIC, after=PUBLIC)
    async def exports(
        self, info: Info, first: int = 20, after: str | None = None
    ) -> ExportConnection:
        key = info.context.services.cursor_key
        actor, size, start = await info.context.actor(), check_first(first), unseal(key, after)
        page = await reporting.find_exports(actor, size, start)
        edges = [
            ExportEdge(cursor=seal(key, cursor), node=Export.of(view))
            for view, cursor in zip(page.exports, page.cursors, strict=True)
        ]
        last = edges[-1].cursor if edges else None
        return ExportConnection(
            edges=edges, page_info=PageInfo(has_next_page=page.has_next, end_cursor=last)
        )

    @entry(may(EXPORT), Rows.NONE, "可导出的列 of a list or of all.", list=PUBLIC)
    async def export_columns(
        self, info: Info, list: ExportList | None = None
    ) -> list[ExportColumn]:
        return [
            ExportColumn(list=kind, name=column.name, zh=column.zh, en=column.en)
            for kind, spec in LISTS.items()
            if list in (None, kind)
            for column in spec.columns
        ]


@strawberry.type
class ExportMutation:
    """Part of Mutation."""

    @verb(
        may(EXPORT),
        Rows.SELF,
        "导出列表: a job writes what the list shows the viewer into a workbook.",
        ExportPayload,
    )
    async def export_start(self, info: Info, input: ExportStartInput) -> ExportPayload:
        spec = LISTS.get(input.list)
        if spec is None:
            raise filter_invalid("reports are exported by reportExport")
        columns = _columns(spec, input.columns)
        where = _where(input.where)
        given = arguments(info.schema._schema, spec, where, input.order)
        if given is None:
            raise filter_invalid("the list takes no such criterion or order")
        await _try(info, Reading(spec, columns, given))
        wanted = NewExport(
            list=input.list.value,
            where=given,
            columns=tuple(column.name for column in columns),
            language=input.language if input.language in ("zh", "en") else info.context.language,
        )
        actor = await info.context.actor()
        key = await reporting.start_export(actor, wanted, input.idempotency_key)
        view = await load(info.context, reporting.exports_by_id, key)
        return ExportPayload(export=Export.of(view) if view else None, user_errors=[])

    @verb(may(EXPORT), Rows.SELF, "打开导出文件: a path for five minutes.", ExportOpenPayload)
    async def export_open(self, info: Info, input: ExportOpenInput) -> ExportOpenPayload:
        key = from_id("Export", input.export_id, "exportId", "EXPORT_NOT_FOUND")
        actor = await info.context.actor()
        path = await reporting.open_export(actor, key, input.idempotency_key)
        return ExportOpenPayload(path=path, user_errors=[])


def _columns(spec: ListSpec, names: list[str] | None) -> tuple[Column, ...]:
    """In the order that was asked for, each once; EXPORT_COLUMN_UNKNOWN."""
    if not names:
        return spec.columns
    found = []
    for name in dict.fromkeys(names):
        column = spec.column(name)
        if column is None:
            raise column_unknown(name)
        found.append(column)
    return tuple(found)


def _where(given: Any) -> Mapping[str, Any]:
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        raise filter_invalid("an object is wanted")
    return given


async def _try(info: Info, reading: Reading) -> None:
    """One row, so that a refusal comes now and not from the job."""
    his = replace(info.context, loaders={}, response=None, charged=True)
    try:
        async for _ in rows(info.schema, his, reading, 1):
            return
    except UnreadableError as no:
        if no.code in _FORBIDDEN:
            raise forbidden(reading.spec.entry) from None
        raise filter_invalid("the list does not take this filter") from None
