"""Credit lines: what a customer may owe, one line for all products, with a part for each.

An application reserves, a disbursement uses, a repayment releases (what revolves). A line is
active, frozen, expired or closed. Every change is made under the lock of the line's row and leaves
a movement with the figures before and after, so the figures are sums over movements. Limits change
by two people: one proposes, another approves, and the database refuses the same person twice.
"""
