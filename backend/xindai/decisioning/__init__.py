"""Decisions about applications: scorecards, reports of outsiders, policies and what they decide.

`scoring` turns facts into points and reasons by a table that people can read; `reports` asks the
credit bureau and the identity check. A fact that is missing is never guessed.
"""
