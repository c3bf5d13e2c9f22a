"""The table of refunds."""

from __future__ import annotations

from tortoise import fields

from xindai.loans.card_move import CardMove, constraints, indexes


class LoanRefund(CardMove):
    """One refund of a loan's credit."""

    effective_on = fields.DateField()

    class Meta:
        app = "xindai"
        table = "loan_refund"
        indexes = indexes("loan_refund")
        constraints = constraints("loan_refund")
