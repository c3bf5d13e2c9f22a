"""Calls of the officers' desk: search, saved views, exports, figures, the audit trail."""

from __future__ import annotations

from uuid import UUID

from tests.graphql.call import Call, mutation, query
from xindai.graphql.base.node import to_id

NO_VIEW = to_id("SavedView", UUID(int=1))
NO_EXPORT = to_id("Export", UUID(int=1))

CALLS: list[Call] = [
    query("search", "text: String!, first: Int", "{ kind id title subtitle number }",
          text="JJ", first=5),
    query("auditRecords", "where: AuditWhere",
          "{ edges { node { chain seq at actor { name } action subject detail } } }",
          where={"action": "loan.repay"}),
    query("auditChains", "", "{ chain length checkpoint vouchedSeq verifiedAt brokenAt }"),
    query("savedViews", "list: String", "{ id list name filter columns order isDefault }",
          list="loans"),
    mutation("savedViewSet", lambda _: {"list": "loans", "name": "逾期", "columns": ["number"],
             "filter": {"overdue": True}, "isDefault": True}, "view { id name }", writes=True),
    mutation("savedViewRemove", lambda _: {"viewId": NO_VIEW}, "",
             may_answer=("SAVED_VIEW_NOT_FOUND",)),
    query("export", "id: ID!", "{ id status rows }", id=lambda _: NO_EXPORT),
    query("exports", "", "{ edges { node { id list status failure rows } } }"),
    query("exportColumns", "list: ExportList", "{ list name zh en }", list="LOANS"),
    mutation("exportStart", lambda _: {"list": "LOANS", "columns": ["number"]},
             "export { id list }", writes=True, may_answer=("TOO_MANY_EXPORTS",)),
    mutation("exportOpen", lambda _: {"exportId": NO_EXPORT}, "path",
             may_answer=("EXPORT_NOT_FOUND",)),
    query("deskFigures", "", "{ businessDate asOf disbursed { amount } outstanding { loans } }"),
    query("figuresByDay", "start: Date!, end: Date!", "{ on collected { amount } loans }",
          start="2024-01-01", end="2024-01-31"),
    query("accountingPeriods", "", "{ month isOpen mayClose }"),
    mutation("accountingPeriodClose", lambda _: {"month": "2024-01-01"}, "period { month }",
             may_answer=("PERIOD_NOT_OVER",)),
]  # fmt: skip
