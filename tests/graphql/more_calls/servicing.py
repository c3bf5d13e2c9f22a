"""Calls of mandates, refunds and the hardship menu; of nobody: they have stories of their own."""

from __future__ import annotations

from uuid import UUID

from tests.graphql.call import Call, mutation, query
from xindai.graphql.base.node import to_id

NO_MANDATE = to_id("DebitMandate", UUID(int=1))
NO_OFFER = to_id("HardshipOffer", UUID(int=1))
NO_REFUND = to_id("LoanRefund", UUID(int=1))
NO_CARD = to_id("BankCard", UUID(int=1))
SHA = "0" * 64
TERMS = {"bankCardId": NO_CARD, "maxAmount": "500.00", "validFrom": "2024-01-31",
         "validTo": "2025-01-31"}  # fmt: skip
_OFFER = "offer { id status kind toPayAfter { amount } }"
_GONE = ("HARDSHIP_OFFER_NOT_FOUND",)

CALLS: list[Call] = [
    Call("Query", "debitMandateDraft",
         "query ($terms: DebitMandateTermsInput!) { debitMandateDraft(terms: $terms) "
         "{ version textZh textEn sha256 } }",
         lambda _ids, _: {"terms": TERMS}, frozenset({"BANK_CARD_NOT_FOUND"})),
    mutation("debitMandateCodeRequest", lambda _: {"terms": TERMS, "wordingSha256": SHA}, "",
             keyed=False, may_answer=("BANK_CARD_NOT_FOUND",)),
    mutation("debitMandateSign", lambda _: {"terms": TERMS, "wordingSha256": SHA,
             "code": "000000"}, "mandate { id number }", may_answer=("BANK_CARD_NOT_FOUND",)),
    mutation("debitMandateRevoke", lambda _: {"mandateId": NO_MANDATE},
             "mandate { id revokedAt }", may_answer=("DEBIT_MANDATE_NOT_FOUND",)),
    query("loanRefund", "id: ID!", "{ id number status amount { amount } failureReason }",
          id=lambda _: NO_REFUND),
    mutation("loanRefundStart", lambda ids: {"loanId": ids.loan, "bankCardId": NO_CARD,
             "amount": "1.00"}, "refund { id status } amount { amount } preview { statusAfter }",
             may_answer=("ABOVE_CREDIT", "BANK_CARD_NOT_FOUND")),
    query("hardshipOptions", "loanId: ID!",
          "{ on validUntil refusal reason options { sha256 kind terms aprAfter "
          "costDifference { amount } } }", loanId=lambda ids: ids.loan),
    query("hardshipOffer", "id: ID!", "{ id number status wording schedule { n dueOn } }",
          id=lambda _: NO_OFFER),
    mutation("hardshipChoose", lambda ids: {"loanId": ids.loan, "sha256": SHA,
             "reason": "ILLNESS"}, _OFFER, may_answer=("OFFER_OUTDATED", "LOAN_NOT_FOUND")),
    mutation("hardshipCodeRequest", lambda _: {"offerId": NO_OFFER, "wordingSha256": SHA}, "",
             keyed=False, may_answer=_GONE),
    mutation("hardshipSign", lambda _: {"offerId": NO_OFFER, "wordingSha256": SHA,
             "code": "000000"}, _OFFER, may_answer=_GONE),
    mutation("hardshipExecute", lambda _: {"offerId": NO_OFFER}, f"{_OFFER} replayed",
             may_answer=_GONE),
]  # fmt: skip
KEYED = frozenset({
    "debitMandateRevoke", "debitMandateSign", "hardshipChoose", "hardshipExecute", "hardshipSign",
    "loanRefundStart",
})  # fmt: skip
"""Verbs with a key; test_servicing_{replay,verbs}.py and tests/payments/test_loan_refund.py repeat
them."""
