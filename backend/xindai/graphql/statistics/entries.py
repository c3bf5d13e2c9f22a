"""Statistics: the catalogue, a report, the loans behind a figure, kept definitions, exports."""

from __future__ import annotations

from typing import Self
from uuid import UUID

import strawberry

from xindai.graphql.base.access import C1, C2, PUBLIC, Rows, classified, may
from xindai.graphql.base.connection import PageInfo, check_first, seal, unseal
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry, verb
from xindai.graphql.base.loader import load
from xindai.graphql.base.node import from_id, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import Day, day, maybe_day, moment
from xindai.graphql.exports.entries import Export, ExportPayload
from xindai.graphql.statistics.inputs import (
    ReportDefinitionRemoveInput,
    ReportDefinitionSaveInput,
    ReportExportInput,
    ReportWantedInput,
    definition_of,
    wanted_of,
)
from xindai.graphql.statistics.types import (
    ReportAnswer,
    ReportEntry,
    ReportLoan,
    ReportLoanConnection,
    ReportLoanEdge,
    key_text,
)
from xindai.reporting import api as reporting
from xindai.reporting.permissions import EXPORT, REPORTS
from xindai.reporting.types import Cadence, Definition, DimensionKind, Report, Span


@classified(C1)
@strawberry.type(description="A filter as it is kept.")
class ReportFilterKept:
    """Values as they go into a filter again."""

    dimension: str
    values: list[str]


@classified(C1, name=C2, mail=C2)
@strawberry.type(description="报表定义: a report that the viewer keeps; one's own.")
class ReportDefinition:
    """`start` and `end` are its span today; `nextOn` is when it is written by itself."""

    id: strawberry.ID
    report: str
    name: str
    by: list[str]
    where: list[ReportFilterKept]
    span: Span
    start: Day
    end: Day
    currency: str
    language: str
    cadence: Cadence | None
    mail: str | None
    next_on: Day | None
    changed_at: str

    @classmethod
    def of(cls, view: Definition) -> Self:
        """From the domain."""
        start, end = reporting.period_of(view.span, reporting.today())
        report = reporting.CATALOGUE.get(view.report)
        return cls(
            id=to_id("ReportDefinition", view.id),
            report=view.report,
            name=view.name,
            by=list(view.by),
            where=[
                ReportFilterKept(dimension=name, values=_kept(report, name, values))
                for name, values in view.where.items()
            ],
            span=view.span,
            start=day(start),
            end=day(end),
            currency=view.currency,
            language=view.language,
            cadence=view.cadence,
            mail=view.mail,
            next_on=maybe_day(view.next_on),
            changed_at=moment(view.changed_at),
        )


def _kept(report: Report | None, name: str, values: tuple[str, ...]) -> list[str]:
    dimension = report.dimension(name) if report else None
    ids = (DimensionKind.PRODUCT, DimensionKind.BRANCH)
    if dimension is None or dimension.kind not in ids:
        return list(values)
    return [key_text(dimension.kind, UUID(value)) for value in values]


@classified(C1)
@strawberry.type
class ReportDefinitionPayload(Payload):
    """The definition as it is kept; null where it was taken away since."""

    definition: ReportDefinition | None


@classified(C1)
@strawberry.type
class ReportDefinitionRemovePayload(Payload):
    """The definition is gone, and its schedule."""


@strawberry.type
class StatisticsQuery:
    """Part of Query."""

    @entry(may(REPORTS), Rows.NONE, "报表目录: every report, with what its figures mean.")
    async def reports(self, info: Info) -> list[ReportEntry]:
        return [ReportEntry.of(report) for report in reporting.CATALOGUE.values()]

    @entry(may(REPORTS), Rows.BRANCH, "统计报表, with the ledger's totals beside.")
    async def report(self, info: Info, wanted: ReportWantedInput) -> ReportAnswer:
        asked = wanted_of(wanted)
        found = await reporting.run_report(await info.context.actor(), asked)
        report = reporting.CATALOGUE[found.report]
        kinds = tuple(figure.kind for figure in report.figures)
        shown = tuple(each.kind for name in found.by if (each := report.dimension(name)))
        return ReportAnswer.of(found, asked, kinds, shown)

    @entry(
        may(REPORTS),
        Rows.BRANCH,
        "报表背后的借据: those behind a figure at the end of a month.",
        figure=PUBLIC,
        first=PUBLIC,
        after=PUBLIC,
    )
    async def report_loans(
        self,
        info: Info,
        wanted: ReportWantedInput,
        figure: str,
        first: int = 20,
        after: str | None = None,
    ) -> ReportLoanConnection:
        key = info.context.services.cursor_key
        actor, size, start = await info.context.actor(), check_first(first), unseal(key, after)
        page = await reporting.loans_behind(actor, wanted_of(wanted), figure, size, start)
        edges = [
            ReportLoanEdge(cursor=seal(key, cursor), node=ReportLoan.of(view))
            for view, cursor in zip(page.loans, page.cursors, strict=True)
        ]
        last = edges[-1].cursor if edges else None
        return ReportLoanConnection(
            edges=edges, page_info=PageInfo(has_next_page=page.has_next, end_cursor=last)
        )

    @entry(may(REPORTS), Rows.SELF, "报表定义: one's own, oldest first.")
    async def report_definitions(self, info: Info) -> list[ReportDefinition]:
        found = await reporting.definitions(await info.context.actor())
        return [ReportDefinition.of(view) for view in found]


@strawberry.type
class StatisticsMutation:
    """Part of Mutation."""

    @verb(
        may(EXPORT),
        Rows.SELF,
        "导出报表: a job writes all its lines, or the loans behind a figure, into a workbook.",
        ExportPayload,
    )
    async def report_export(self, info: Info, input: ReportExportInput) -> ExportPayload:
        actor, language = await info.context.actor(), input.language or info.context.language
        key = await reporting.export_report(
            actor,
            wanted_of(input.wanted),
            input.figure,
            language if language in ("zh", "en") else "zh",
            input.idempotency_key,
        )
        view = await load(info.context, reporting.exports_by_id, key)
        return ExportPayload(export=Export.of(view) if view else None, user_errors=[])

    @verb(may(REPORTS), Rows.SELF, "保存报表定义, and its schedule.", ReportDefinitionPayload)
    async def report_definition_save(
        self, info: Info, input: ReportDefinitionSaveInput
    ) -> ReportDefinitionPayload:
        actor, wanted = await info.context.actor(), definition_of(input, info.context.language)
        key = await reporting.save_definition(actor, wanted, input.idempotency_key)
        found = await reporting.definitions(actor, key)
        return ReportDefinitionPayload(
            definition=ReportDefinition.of(found[0]) if found else None, user_errors=[]
        )

    @verb(may(REPORTS), Rows.SELF, "删除报表定义.", ReportDefinitionRemovePayload)
    async def report_definition_remove(
        self, info: Info, input: ReportDefinitionRemoveInput
    ) -> ReportDefinitionRemovePayload:
        key = from_id(
            "ReportDefinition", input.definition_id, "definitionId", "REPORT_DEFINITION_NOT_FOUND"
        )
        actor = await info.context.actor()
        await reporting.remove_definition(actor, key, input.idempotency_key)
        return ReportDefinitionRemovePayload(user_errors=[])
