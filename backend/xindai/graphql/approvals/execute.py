"""An approved command is done as it was asked for: through the schema, as its maker."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from strawberry import Schema

from xindai.approvals import api as approvals
from xindai.approvals.types import ApprovalView
from xindai.graphql.base.context import Context
from xindai.identity import api as identity
from xindai.platform import audit
from xindai.platform.actor import Actor, system_actor


async def execute(schema: Schema, context: Context, request_id: UUID) -> None:
    """Does an approved request and keeps what came of it.

    Killed half-way it is done again: the command has its own key, so its effect is there once.
    """
    view = await approvals.approved(request_id)
    if view is None:
        return  # somebody else was faster
    maker = await _maker(view.maker)
    if maker is None:
        outcome: dict[str, Any] = {"errors": [{"code": "MAKER_GONE"}]}
    else:
        with audit.by_approval(str(request_id)):
            outcome = await _do(schema, context, view, maker)
    await approvals.finish(system_actor("approvals"), request_id, outcome)


async def _do(schema: Schema, context: Context, view: ApprovalView, maker: Actor) -> dict[str, Any]:
    core: Any = schema._schema
    field = core.mutation_type.fields.get(view.mutation)
    if field is None:
        return {"errors": [{"code": "UNKNOWN_COMMAND"}]}
    declared = ", ".join(f"${name}: {field.args[name].type}" for name in view.arguments)
    passed = ", ".join(f"{name}: ${name}" for name in view.arguments)
    text = (
        f"mutation ({declared}) {{ {view.mutation}({passed})"
        " { userErrors { code field } approval { id } } }"
    )
    his = replace(
        context, known=maker, asked=True, approved=True, loaders={}, language="en", response=None
    )
    done = await schema.execute(text, dict(view.arguments), context_value=his)
    if done.errors:
        return {"errors": [{"code": (e.extensions or {}).get("code")} for e in done.errors]}
    answer = (done.data or {})[view.mutation]
    return {"errors": answer["userErrors"]} if answer["userErrors"] else {}


async def _maker(actor_id: str) -> Actor | None:
    kind, _, key = actor_id.partition(":")
    if kind == "client":
        return await identity.actor_of_client(UUID(key))
    return await identity.actor_of_staff(UUID(key)) if kind == "staff" else None
