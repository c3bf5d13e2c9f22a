"""Early warning: signs of trouble before money is late for long, and who looks after them.

Owns policies (versions), signals, the watch list, tasks and holds of credit lines. A policy says
which signal counts from which threshold, how heavily, and what follows: watch < task < block.
Signals are found by one set of statements, for the customers that news are about and for everybody
after the end of a day; a cause is raised once per subject (a unique key), and lapses when the
statement does not find it any more. Invariants: one policy is active, and nobody decides on his
own; a subject has at most one open task; a level follows from the signals that count; a hold
freezes a line by the door of credit lines, and only a person's proposal there ends it.
"""
