"""What a dispute does to the course of a loan."""

from __future__ import annotations

from xindai.engine.course import Applied, Course
from xindai.engine.events import Event


def open_dispute(course: Course, event: Event, _applied: Applied) -> None:
    """Somebody contests an amount: until that has ended no day counts as a day past due, and
    neither penalties nor the interest on the amount run."""
    course.dispute((event.on, event.amount or 0), 1, event.on)


def end_dispute(course: Course, event: Event, _applied: Applied) -> None:
    """What rested goes on from here; it is not charged for the time between (ADR 51)."""
    course.dispute((event.data["since"], event.amount or 0), -1, event.on)
