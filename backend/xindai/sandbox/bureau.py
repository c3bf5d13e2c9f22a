"""征信: a credit bureau for development. POST /bureau/reports, see decisioning's signed_http."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xindai.sandbox.people import Story, figures, story_of
from xindai.sandbox.signed_service import answer

_OVERDUE_IN_256: Final = 18
"""About seven people of a hundred are late somewhere, and nine have hardly a history."""
_THIN_IN_256: Final = 41


def report_of(asked: Mapping[str, Any]) -> dict[str, Any]:
    """What the bureau knows of a person: counts, days, months, and minor units of CNY."""
    number = str(asked["id_number"])
    digits, story = figures(number), story_of(number)
    if story is None:
        chance = digits[0]
        story = Story.OVERDUE if chance < _OVERDUE_IN_256 else Story.CLEAN
        story = Story.THIN if _OVERDUE_IN_256 <= chance < _THIN_IN_256 else story
    if story is Story.THIN:
        return _report(months_of_history=digits[1] % 4, is_thin=True)
    accounts, late = 1 + digits[1] % 6, story is Story.OVERDUE
    monthly = accounts * (200 + digits[2] * 5) * 100
    return _report(
        accounts_open=accounts,
        overdue_accounts_now=1 if late else 0,
        overdue_minor=monthly * 2 if late else 0,
        worst_days_late_12m=61 + digits[3] % 60 if late else digits[3] % 8 * (digits[4] % 2),
        months_late_24m=3 + digits[5] % 6 if late else digits[5] % 2,
        inquiries_3m=digits[6] % 5 + (4 if late else 0),
        months_of_history=12 + digits[7],
        outstanding_minor=monthly * (6 + digits[8] % 25),
        monthly_payment_minor=monthly,
        score=(430 if late else 640) + digits[9] % 120,
    )


def _report(**known: Any) -> dict[str, Any]:
    nothing: dict[str, Any] = {
        "accounts_open": 0,
        "overdue_accounts_now": 0,
        "overdue_minor": 0,
        "worst_days_late_12m": 0,
        "months_late_24m": 0,
        "inquiries_3m": 0,
        "months_of_history": 0,
        "outstanding_minor": 0,
        "monthly_payment_minor": 0,
        "is_thin": False,
        "score": None,
    }
    return nothing | known


async def reports(request: Request) -> Response:
    """POST /bureau/reports."""
    return await answer(request, "bureau", report_of)


ROUTES: Final = [Route("/bureau/reports", reports, methods=["POST"])]
