"""What debits, refunds and the hardship menu bring into the schema."""

from __future__ import annotations

from typing import Any, Final

import strawberry

from xindai.graphql.loans.debit_types import DebitMandate
from xindai.graphql.loans.debits import DebitMutation, DebitQuery
from xindai.graphql.loans.dispute_types import LoanDispute
from xindai.graphql.loans.disputes import LoanDisputeMutation, LoanDisputeQuery
from xindai.graphql.loans.hardship import HardshipMutation, HardshipQuery
from xindai.graphql.loans.hardship_types import HardshipOffer
from xindai.graphql.loans.refund_types import LoanRefund
from xindai.graphql.loans.refunds import LoanRefundMutation, LoanRefundQuery
from xindai.loans import api as loans

NODES: Final[dict[str, tuple[Any, Any]]] = {
    "DebitMandate": (loans.mandates_by_id, DebitMandate.of),
    "LoanDispute": (loans.disputes_by_id, LoanDispute.of),
    "HardshipOffer": (loans.offers_by_id, HardshipOffer.of),
    "LoanRefund": (loans.refunds_by_id, LoanRefund.of),
}
TYPES: Final = (DebitMandate, HardshipOffer, LoanDispute, LoanRefund)


@strawberry.type
class ServicingQuery(DebitQuery, HardshipQuery, LoanDisputeQuery, LoanRefundQuery):
    """Reads."""


@strawberry.type
class ServicingMutation(DebitMutation, HardshipMutation, LoanDisputeMutation, LoanRefundMutation):
    """Verbs."""
