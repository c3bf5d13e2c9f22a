"""The table of loan payments."""

from __future__ import annotations

from tortoise import fields

from xindai.loans.card_move import CardMove, constraints, indexes


class LoanPayment(CardMove):
    """One collection for a loan."""

    is_payoff = fields.BooleanField()

    class Meta:
        app = "xindai"
        table = "loan_payment"
        indexes = indexes("loan_payment")
        constraints = constraints("loan_payment")
