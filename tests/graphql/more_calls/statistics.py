"""Calls of statistics: the catalogue, reports, the loans behind them, definitions, exports."""

from __future__ import annotations

from uuid import UUID

from tests.graphql.call import Call, mutation, query
from xindai.graphql.base.node import to_id

NONE = to_id("ReportDefinition", UUID(int=1))
WANTED = {"report": "balance", "start": "2024-01-01", "end": "2024-12-31", "by": ["branch"]}
LOANS = {"report": "roll", "start": "2024-01-01", "end": "2024-12-31"}

CALLS: list[Call] = [
    query("reports", "", "{ code nameZh nameEn figures { name meansZh kind } usual }"),
    query("report", "wanted: ReportWantedInput!",
          "{ by lines { keys values } total labels { key nameZh } agreements { figure } }",
          wanted=WANTED),
    query("reportLoans", "wanted: ReportWantedInput!, figure: String!",
          "{ edges { node { loanId number bucket } } }", wanted=LOANS, figure="loans"),
    query("reportDefinitions", "", "{ id name report by span cadence mail nextOn }"),
    mutation("reportExport", lambda _: {"wanted": WANTED}, "export { id list }", writes=True,
             may_answer=("TOO_MANY_EXPORTS",)),
    mutation("reportDefinitionSave", lambda _: {"report": "roll", "name": "迁徙率",
             "by": ["bucketFrom"], "span": "MONTHS_12", "cadence": "MONTHLY",
             "mail": "risk@example.com"}, "definition { id name }", writes=True),
    mutation("reportDefinitionRemove", lambda _: {"definitionId": NONE}, "",
             may_answer=("REPORT_DEFINITION_NOT_FOUND",)),
]  # fmt: skip
