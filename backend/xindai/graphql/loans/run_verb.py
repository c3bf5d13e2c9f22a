"""From an input to a command, and from its result to the payload."""

from __future__ import annotations

from enum import Enum
from typing import Any, Final

import strawberry

from xindai.graphql.base.context import Info
from xindai.graphql.base.loader import forget, load
from xindai.graphql.base.node import split_id, to_id
from xindai.graphql.loans.preview import LoanPayload, LoanPreview
from xindai.graphql.loans.types import Loan, loan_key
from xindai.kernel.dates import parse_date
from xindai.loans import api as loans
from xindai.loans.types import LoanCommand

_COMMON: Final = {"loan_id", "on", "amount", "idempotency_key", "dry_run"}


async def run_verb(info: Info, kind: str, given: Any) -> LoanPayload:
    """One verb: the door is called once, and what is shown is read after its commit."""
    command = LoanCommand(
        loan_id=loan_key(given.loan_id),
        type=kind,
        on=parse_date(given.on, "on") if given.on is not None else None,
        amount=getattr(given, "amount", None),
        data=_data(given),
        idempotency_key=given.idempotency_key,
        dry_run=given.dry_run,
    )
    done = await loans.command(await info.context.actor(), command)
    forget(info.context)
    view = await load(info.context, loans.loans_by_id, done.loan_id)
    assert view is not None  # the command has just seen it
    return LoanPayload(
        loan=Loan.of(view),
        event_id=to_id("Transaction", done.event_id) if done.event_id else None,
        replayed=done.replayed,
        preview=LoanPreview.of(done.preview, view.currency) if done.preview else None,
        user_errors=[],
    )


def _data(given: Any) -> dict[str, Any]:
    """The verb's own fields as JSON values, absent ones left out."""
    out: dict[str, Any] = {}
    for field in given.__strawberry_definition__.fields:
        name = field.python_name
        value = getattr(given, name)
        if name in _COMMON or value is None or value is strawberry.UNSET:
            continue
        if name == "event":
            key = split_id(value)[1]
            value = str(key) if key else str(value)[:64]
        out[name] = value.value if isinstance(value, Enum) else value
    return out
