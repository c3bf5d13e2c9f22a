"""What debits, refunds and the hardship menu bring into the schema."""

from __future__ import annotations

from typing import Any, Final

import strawberry

from xindai.graphql.loans.debit_types import DebitMandate
from xindai.graphql.loans.debits import DebitMutation, DebitQuery
from xindai.graphql.loans.hardship import HardshipMutation, HardshipQuery
from xindai.graphql.loans.hardship_types import HardshipOffer
from xindai.graphql.loans.refund_types import LoanRefund
from xindai.graphql.loans.refunds import LoanRefundMutation, LoanRefundQuery
from xindai.loans import api as loans

NODES: Final[dict[str, tuple[Any, Any]]] = {
    "DebitMandate": (loans.mandates_by_id, DebitMandate.of),
    "HardshipOffer": (loans.offers_by_id, HardshipOffer.of),
    "LoanRefund": (loans.refunds_by_id, LoanRefund.of),
}
TYPES: Final = (DebitMandate, HardshipOffer, LoanRefund)


@strawberry.type
class ServicingQuery(DebitQuery, HardshipQuery, LoanRefundQuery):
    """Reads."""


@strawberry.type
class ServicingMutation(DebitMutation, HardshipMutation, LoanRefundMutation):
    """Verbs."""
