"""Loans: servicing from the first disbursement to the last cent, and the end of day.

Owns loan, instalment, loan_event and portfolio_snapshot. A loan is pending (no money out yet),
active, closed (nothing owed either way) or written_off. The events are the truth and append-only;
the rows of loan and instalment are the cached fold of them, rewritten in the transaction that
appends an event, together with the journal entry, the idempotency record, the audit record and
the outbox message. What is posted for a loan is the difference of two positions of its state.
"""
