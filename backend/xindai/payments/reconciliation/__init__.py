"""Reconciliation: what the bank says, what was ordered, and what stands in the books, day by day.

Owns settlement_account, bank_statement and its lines, reconciliation_run, reconciliation_break and
suspense_item. A statement is imported once (its hash) and never changed. A run puts the three
sides beside each other; each difference becomes a break of one kind of the catalogue, with a
proposed entry that balances, or the reason why there is none. For every order the breaks' amounts
add up to "bank minus books", so once all proposals of a day are posted the clearing account says
what the bank says. A break is known by its fingerprint: a run that is done again finds the same
ones and leaves those alone that somebody has dealt with. An entry is posted by a second person,
once. Money that nobody can place waits in suspense until a person assigns it or sends it back.
"""
