"""The keys behind sealed fields: rows of `data_key`, wrapped by a master key outside the database.

A key is made (everybody opens with it), becomes active (everybody seals with it), is retired
(nobody seals with it, it still opens) and in the end destroyed (its wrapped bytes are gone).
Whoever uses keys holds a shared lock until the transaction ends, so a rotation can wait for all
who do not know its newest step yet. There is one of each purpose: seal, index, audit.
"""
