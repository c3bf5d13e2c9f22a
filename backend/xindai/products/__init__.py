"""Products: what is on offer, and its terms by version.

A version goes draft -> under_review -> approved -> listed -> delisted; contracts point to a
version, so the terms of a listed one never change.
"""
