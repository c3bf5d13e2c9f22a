"""Commands for outsiders: one JSON object a line in, one out, so that any program can ask.

They compute and keep nothing: no database, no clock, no account. A line that is refused is
answered like any other, and the next one is read.
"""
