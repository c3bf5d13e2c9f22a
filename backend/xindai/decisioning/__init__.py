"""Decisions: what becomes of an application, by which version of which policy, and why.

A policy is a decision model that business people edit (GoRules ZEN's JSON, behind our own port),
with the texts of its reasons, its affordability rule and what an applicant can change. Its versions
go draft -> in_review -> published -> retired; nobody publishes what he wrote, and what left the
draft stays as it is. A decision is written once with everything it was made from, so that it can be
made again, and is: for the counterfactual, and by simulations of other versions.

`scoring` turns facts into points and reasons by a table that people can read; `reports` asks the
credit bureau and the identity check. A fact that is missing is never guessed.
"""
