"""Statistics: what the lender's portfolio is, does and earns, from rows that add it up already.

A report is an entry of the catalogue: its figures (each with its definition in words), the
dimensions they can be shown by, and the view `report_*` they are sums over. Nothing else can be
asked for: names are looked up in the catalogue, values are parameters. Amounts of the books come
with the ledger's own total beside them. Branches see their subtree.
"""
