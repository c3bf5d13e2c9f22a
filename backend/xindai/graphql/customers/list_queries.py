"""The lists, their imports, and the rows of an import."""

from __future__ import annotations

import strawberry

from xindai.customers import api as customers
from xindai.customers.permissions import LIST_READ
from xindai.customers.types.lists import EntryFilter, EntryStatus, ListKind, RowVerdict
from xindai.graphql.base.access import C2, PUBLIC, Rows, classified, may
from xindai.graphql.base.connection import PageInfo, check_first, seal, unseal
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.base.node import from_id
from xindai.graphql.customers.list_types import (
    ListEntry,
    ListEntryConnection,
    ListEntryEdge,
    ListImport,
    ListImportConnection,
    ListImportEdge,
    ListImportRow,
    ListImportRowConnection,
    ListImportRowEdge,
)


@classified(C2, list=PUBLIC, status=PUBLIC)
@strawberry.input(description="The ID number is exact.")
class ListEntryWhere:
    """None leaves a criterion out."""

    list: ListKind | None = None
    status: EntryStatus | None = None
    id_number: str | None = None


@strawberry.type
class ListQuery:
    """Part of Query."""

    @entry(may(LIST_READ), Rows.LENDER, "黑白名单, newest first.", first=PUBLIC, after=PUBLIC)
    async def list_entries(
        self,
        info: Info,
        where: ListEntryWhere | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> ListEntryConnection:
        key, asked = info.context.services.cursor_key, where or ListEntryWhere()
        wanted = EntryFilter(list=asked.list, status=asked.status, id_number=asked.id_number)
        size, start = check_first(first), unseal(key, after)
        page = await customers.entries(await info.context.actor(), wanted, size, start)
        edges = [
            ListEntryEdge(cursor=seal(key, cursor), node=ListEntry.of(view))
            for view, cursor in zip(page.entries, page.cursors, strict=True)
        ]
        end = edges[-1].cursor if edges else None
        return ListEntryConnection(
            edges=edges, page_info=PageInfo(has_next_page=page.has_next, end_cursor=end)
        )

    @entry(may(LIST_READ), Rows.LENDER, "名单导入, newest first.", first=PUBLIC, after=PUBLIC)
    async def list_imports(
        self, info: Info, first: int = 20, after: str | None = None
    ) -> ListImportConnection:
        key = info.context.services.cursor_key
        size, start = check_first(first), unseal(key, after)
        page = await customers.imports(await info.context.actor(), size, start)
        edges = [
            ListImportEdge(cursor=seal(key, cursor), node=ListImport.of(view))
            for view, cursor in zip(page.imports, page.cursors, strict=True)
        ]
        end = edges[-1].cursor if edges else None
        return ListImportConnection(
            edges=edges, page_info=PageInfo(has_next_page=page.has_next, end_cursor=end)
        )

    @entry(
        may(LIST_READ),
        Rows.LENDER,
        "导入明细: every row with its verdict, in the order of the workbook.",
        import_id=PUBLIC,
        verdict=PUBLIC,
        first=PUBLIC,
        after=PUBLIC,
    )
    async def list_import_rows(
        self,
        info: Info,
        import_id: strawberry.ID,
        verdict: RowVerdict | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> ListImportRowConnection:
        key = info.context.services.cursor_key
        row = from_id("ListImport", import_id, "importId", "LIST_IMPORT_NOT_FOUND")
        size, start = check_first(first), unseal(key, after)
        actor = await info.context.actor()
        page = await customers.import_rows(actor, row, verdict, size, start)
        edges = [
            ListImportRowEdge(cursor=seal(key, cursor), node=ListImportRow.of(view))
            for view, cursor in zip(page.rows, page.cursors, strict=True)
        ]
        end = edges[-1].cursor if edges else None
        return ListImportRowConnection(
            edges=edges, page_info=PageInfo(has_next_page=page.has_next, end_cursor=end)
        )
