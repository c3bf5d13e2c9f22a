"""Disputes (争议): a borrower contests an amount of his loan, and it rests until he has an answer.

Owns `loan_dispute`, one open a loan. Opening and ending are events of the loan (`dispute`,
`dispute_end`), so what rested is a fold like everything else (engine/resting.py): no interest on
the contested amount, no penalties, no day past due. While it is open nobody duns the borrower (a
stop at the contact gate) and no direct debit is ordered.

open -> upheld (corrected by verbs of the loan, in the same transaction) | rejected | withdrawn.
"""
