"""Calls of payments and disbursements; of nobody: they have stories of their own."""

from __future__ import annotations

from uuid import UUID

from tests.graphql.call import Call, mutation, query
from xindai.graphql.base.node import to_id

NO_DISBURSEMENT = to_id("Disbursement", UUID(int=1))
NO_ORDER = to_id("PaymentOrder", UUID(int=1))
NO_CARD = to_id("BankCard", UUID(int=1))
_SHOWN = "disbursement { id status }"

NO_PAYMENT = to_id("LoanPayment", UUID(int=1))
_PAYMENT = "payment { id status } amount { amount } preview { statusAfter }"

CALLS: list[Call] = [
    query("disbursement", "id: ID!", "{ id number status amount { amount } loan { id } }",
          id=lambda _: NO_DISBURSEMENT),
    query("disbursements", "where: DisbursementWhere",
          "{ totalCount edges { node { id number attempt } } }",
          "{ edges { node { id number } } }", where={"status": "PAYING"}),
    query("paymentOrder", "id: ID!", "{ id number status events { event code } }",
          id=lambda _: NO_ORDER),
    query("paymentOrders", "where: PaymentOrderWhere",
          "{ totalCount edges { node { id number status } } }", where={"status": "UNKNOWN"}),
    mutation("disbursementStart", lambda ids: {"contractId": ids.contract, "bankCardId": NO_CARD},
             _SHOWN, may_answer=("CONTRACT_NOT_SEALED",)),
    mutation("disbursementRetry", lambda _: {"disbursementId": NO_DISBURSEMENT}, _SHOWN,
             may_answer=("DISBURSEMENT_NOT_FOUND",)),
    mutation("disbursementCancel", lambda _: {"disbursementId": NO_DISBURSEMENT}, _SHOWN,
             may_answer=("DISBURSEMENT_NOT_FOUND",)),
    query("loanPayment", "id: ID!",
          "{ id number status amount { amount } failureReason transaction { id } loan { id } }",
          id=lambda _: NO_PAYMENT),
    mutation("loanPaymentStart", lambda ids: {"loanId": ids.loan, "bankCardId": NO_CARD,
                                              "amount": "1.00", "agreement": "by phone"},
             _PAYMENT, may_answer=("BANK_CARD_NOT_FOUND",)),
    mutation("loanPaymentCancel", lambda _: {"paymentId": NO_PAYMENT}, _PAYMENT,
             may_answer=("LOAN_PAYMENT_NOT_FOUND",)),
    Call("Subscription", "loanPaymentChanged",
         "subscription ($id: ID!) { loanPaymentChanged(paymentId: $id) "
         "{ cursor version payment { id status } } }",
         lambda _, key: {"id": NO_PAYMENT}, frozenset({"LOAN_PAYMENT_NOT_FOUND"})),
]  # fmt: skip
