"""Calls of borrowers' requests and of papers; of nobody: they have stories of their own."""

from __future__ import annotations

from uuid import UUID

from tests.graphql.call import Call, mutation, query
from xindai.graphql.base.node import to_id

NO_REQUEST = to_id("ServiceRequest", UUID(int=1))
_SHOWN = "request { id status }"
_GONE = ("SERVICE_REQUEST_NOT_FOUND",)

CALLS: list[Call] = [
    query("serviceRequest", "id: ID!",
          "{ id number kind status text answer verb claimedBy { name } loan { id } "
          "customer { id } }",
          "{ id number kind status text answer verb terms wish { until } loan { id } "
          "documents { id } }", id=lambda _: NO_REQUEST),
    query("serviceRequests", "where: ServiceRequestWhere, first: Int!",
          "{ totalCount edges { cursor node { id number } } }",
          where=lambda ids: {"loanId": ids.loan, "isOpen": True}, first=5),
    mutation("serviceRequestSubmit", lambda ids: {"loanId": ids.loan, "kind": "OTHER",
             "reason": "OTHER", "text": "请开具还款记录"}, _SHOWN, writes=True,
             may_answer=("SERVICE_REQUEST_OPEN",)),
    mutation("serviceRequestWithdraw", lambda _: {"requestId": NO_REQUEST}, _SHOWN,
             may_answer=_GONE),
    mutation("serviceRequestClaim", lambda _: {"requestId": NO_REQUEST}, _SHOWN, may_answer=_GONE),
    mutation("serviceRequestRelease", lambda _: {"requestId": NO_REQUEST}, _SHOWN,
             may_answer=_GONE),
    mutation("serviceRequestApprove", lambda _: {"requestId": NO_REQUEST, "answer": "已办理"},
             f"{_SHOWN} preview {{ statusAfter }} replayed", may_answer=_GONE),
    mutation("serviceRequestDecline", lambda _: {"requestId": NO_REQUEST, "reason": "资料不足"},
             _SHOWN, may_answer=_GONE),
    query("loanPaperVerify", "number: String!, code: String!",
          "{ number kind format loanNumber borrower issuedOn from: fromOn sha256 }",
          number="JQ1", code="AAAA-BBBB-CCCC-DDDD"),
    mutation("loanSettlementCertificate", lambda ids: {"loanId": ids.loan}, "paper { id number }",
             may_answer=("LOAN_NOT_CLOSED",)),
    mutation("loanStatement", lambda ids: {"loanId": ids.loan, "from": "2024-01-31",
             "to": "2024-02-01"}, "paper { id number sha256 downloadPath }",
             may_answer=("PERIOD_INVALID",)),
    Call("Subscription", "serviceRequestChanged",
         "subscription ($id: ID!) { serviceRequestChanged(requestId: $id) "
         "{ cursor verb version request { id } } }",
         lambda _ids, _: {"id": NO_REQUEST}, frozenset(_GONE)),
]  # fmt: skip
