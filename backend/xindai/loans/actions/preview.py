"""What a command would do, shown: the same values that the real call writes."""

from __future__ import annotations

from collections.abc import Sequence

from xindai.engine.course import Applied
from xindai.engine.fold import fold
from xindai.engine.positions import positions
from xindai.loans.actions.change import Change
from xindai.loans.rows import row_views
from xindai.loans.types import JournalLineView, Preview


def preview(done: Change, lines: Sequence[JournalLineView]) -> Preview:
    """Schedule and balances before and after on the business date, journal, allocation."""
    loan = done.loan
    before = fold(loan.terms, loan.events, loan.today)
    applied = done.after.applied.get(done.new_events[0].id) if done.new_events else None
    return Preview(
        rows_before=row_views(before, loan.today),
        rows_after=row_views(done.after, loan.today),
        balances_before={r.value: m for r, m in positions(before, loan.today).items() if m},
        balances_after={r.value: m for r, m in positions(done.after, loan.today).items() if m},
        journal=tuple(lines),
        applied=applied_parts(applied),
        status_after=done.loan_cells["status"],
    )


def applied_parts(applied: Applied | None) -> dict[str, int]:
    """Where an event's money went: non-zero parts by name in minor units."""
    if applied is None:
        return {}
    found = {component.value: minor for component, minor in applied.parts.items()}
    found |= {"credit": applied.credit, "recovered": applied.recovered}
    return {name: minor for name, minor in found.items() if minor}
