"""The books: chart of accounts, append-only journal, periods, day balances.

Money moves only as a balanced journal entry. Booking dates lie in an open period, after the last
closed day and not after the business date; value dates may be past. A correction is a reversal,
and an entry is reversed at most once.
"""
