"""Payments by card: money of a borrower comes in, and his loan is repaid when it has come.

Owns `loan_payment`. Starting one orders a collection and changes nothing on the loan; the loan is
repaid, or paid off, in the one transaction that hears of the money, with the business date of that
moment as its value date. A loan has one that is open at most (a partial unique index). Whatever
has become of the loan meanwhile, money that came is booked: as a repayment, a prepayment, a
recovery, or the borrower's credit.
"""
