"""Disbursement: the money of a contract goes out, and its loan begins when it has arrived.

Owns `disbursement`. Starting one orders a payout and opens nothing; the loan is opened and
disbursed in the one transaction that hears of the payment. A contract has one disbursement that is
open or paid (a partial unique index); one that failed may be followed by another. Nobody starts
the payout of a contract that he made.
"""
