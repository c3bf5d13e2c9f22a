"""Calls of disputes; of nobody but the opening: they have stories of their own."""

from __future__ import annotations

from uuid import UUID

from tests.graphql.call import Call, mutation, query
from xindai.graphql.base.node import to_id

NO_DISPUTE = to_id("LoanDispute", UUID(int=1))
_SHOWN = "dispute { id number status }"
_GONE = ("LOAN_DISPUTE_NOT_FOUND",)
_SAID = {"reason": "FEE_WRONG", "text": "这笔费用没有约定", "amount": "1.00"}

CALLS: list[Call] = [
    query("loanDispute", "id: ID!",
          "{ id number reason status text answer isLate amount { amount } createdBy { name } "
          "loan { id } customer { id } }",
          "{ id number reason status text answer answerDueOn amount { amount } loan { id } "
          "documents { id } packs { id } }", id=lambda _: NO_DISPUTE),
    query("loanDisputes", "where: LoanDisputeWhere, first: Int!",
          "{ totalCount edges { cursor node { id number } } }",
          where=lambda ids: {"loanId": ids.loan, "status": "OPEN"}, first=5),
    mutation("loanDisputeOpen", lambda ids: {"loanId": ids.loan, **_SAID}, _SHOWN, writes=True,
             may_answer=("DISPUTE_OPEN",)),
    mutation("myLoanDisputeOpen", lambda ids: {"loanId": ids.loan, **_SAID}, _SHOWN,
             may_answer=("DISPUTE_OPEN", "LOAN_NOT_FOUND")),
    mutation("loanDisputeWithdraw", lambda _: {"disputeId": NO_DISPUTE}, _SHOWN,
             may_answer=_GONE),
    mutation("loanDisputeReject", lambda _: {"disputeId": NO_DISPUTE, "answer": "金额无误"}, _SHOWN,
             may_answer=_GONE),
    mutation("loanDisputeUphold", lambda _: {"disputeId": NO_DISPUTE, "answer": "已减免",
             "correction": "WAIVE", "component": "FEE", "amount": "1.00"},
             f"{_SHOWN} preview {{ statusAfter }} replayed", may_answer=_GONE),
    mutation("loanDisputeEvidence", lambda _: {"disputeId": NO_DISPUTE}, "paper { id number }",
             may_answer=_GONE),
    Call("Subscription", "loanDisputeChanged",
         "subscription ($id: ID!) { loanDisputeChanged(disputeId: $id) "
         "{ cursor version dispute { id } } }",
         lambda _ids, _: {"id": NO_DISPUTE}, frozenset(_GONE)),
]  # fmt: skip
