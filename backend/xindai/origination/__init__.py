"""Applications: a wish for a loan or a line, from the first draft to the money.

An application is in one of sixteen states, and nothing moves it but the table in rules.py; the
database holds a copy of the table and refuses every other step. Nobody examines what he created,
submitted, telephoned about or examined on another level, or whose applicant he declared a conflict
with; `approved` needs the decision, the phone check where it was asked for, and every level. What
happened is append-only, one event for each version.
"""
