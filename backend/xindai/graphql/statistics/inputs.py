"""Inputs of statistics, and what they mean to the domain."""

from __future__ import annotations

from collections.abc import Sequence

import strawberry

from xindai.graphql.base.access import C1, C2, PUBLIC, classified
from xindai.graphql.base.node import split_id
from xindai.graphql.base.scalars import Day
from xindai.kernel.dates import parse_date
from xindai.reporting import api as reporting
from xindai.reporting.errors import report_value_invalid
from xindai.reporting.types import (
    Cadence,
    DimensionKind,
    NewDefinition,
    Span,
    Wanted,
)

strawberry.enum(Span, name="ReportSpan", description="统计区间")
strawberry.enum(Cadence, name="ReportCadence", description="定时频率")
_IDS = {DimensionKind.PRODUCT: "Product", DimensionKind.BRANCH: "Branch"}


@classified(C1)
@strawberry.input
class ReportFilterInput:
    """Any of these values of a dimension."""

    dimension: str
    values: list[str]


@classified(C1)
@strawberry.input
class ReportWantedInput:
    """A report of the catalogue for a period; without `by` it is shown by its usual dimensions,
    an empty one gives the total alone."""

    report: str
    start: Day
    end: Day
    currency: str = "CNY"
    by: list[str] | None = None
    where: list[ReportFilterInput] = strawberry.field(default_factory=list)


@classified(C1, idempotency_key=PUBLIC)
@strawberry.input
class ReportExportInput:
    """All lines of a report as a workbook; with `figure` the loans behind it instead."""

    wanted: ReportWantedInput
    figure: str | None = None
    language: str | None = None
    idempotency_key: str


@classified(C1, name=C2, mail=C2, idempotency_key=PUBLIC)
@strawberry.input
class ReportDefinitionSaveInput:
    """One of that name is replaced. With a cadence it is written by itself into one's exports,
    and goes to `mail` where the lender's mail is set up."""

    report: str
    name: str
    by: list[str]
    where: list[ReportFilterInput] = strawberry.field(default_factory=list)
    span: Span
    currency: str = "CNY"
    language: str | None = None
    cadence: Cadence | None = None
    mail: str | None = None
    idempotency_key: str


@classified(C1, idempotency_key=PUBLIC)
@strawberry.input
class ReportDefinitionRemoveInput:
    """A definition of one's own."""

    definition_id: strawberry.ID
    idempotency_key: str


def wanted_of(given: ReportWantedInput) -> Wanted:
    """Refuses REPORT_VALUE_INVALID, INVALID_DATE."""
    return Wanted(
        report=given.report,
        start=parse_date(given.start, "start"),
        end=parse_date(given.end, "end"),
        currency=given.currency,
        by=None if given.by is None else tuple(given.by),
        where=_where(given.report, given.where),
    )


def definition_of(given: ReportDefinitionSaveInput, language: str) -> NewDefinition:
    """The same for what is kept."""
    return NewDefinition(
        report=given.report,
        name=given.name,
        by=tuple(given.by),
        where=_where(given.report, given.where),
        span=given.span,
        currency=given.currency,
        language=given.language or language,
        cadence=given.cadence,
        mail=given.mail or None,
    )


def _where(code: str, given: Sequence[ReportFilterInput]) -> dict[str, tuple[str, ...]]:
    """Global ids become the rows' own."""
    report = reporting.CATALOGUE.get(code)
    where: dict[str, tuple[str, ...]] = {}
    for each in given:
        dimension = report.dimension(each.dimension) if report else None
        kind = _IDS.get(dimension.kind) if dimension else None
        where[each.dimension] = tuple(
            _row(each.dimension, kind, value) if kind else value for value in each.values
        )
    return where


def _row(name: str, kind: str, value: str) -> str:
    found, key = split_id(value)
    if found != kind or key is None:
        raise report_value_invalid(name)
    return str(key)
