"""Maker and checker over every mutation: a policy may keep a command for a second pair of eyes."""

from __future__ import annotations

import dataclasses
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final
from uuid import UUID

from graphql.utilities import value_from_ast_untyped

from xindai.approvals import api as approvals
from xindai.approvals.permissions import POLICY_CHANGE
from xindai.approvals.types import ApprovalStatus, Submission
from xindai.graphql.base.access import Access
from xindai.graphql.base.node import split_id, to_id
from xindai.graphql.base.payload import PendingApproval, refused
from xindai.kernel.errors import Refusal
from xindai.kernel.money import parse_amount
from xindai.kernel.names import snake
from xindai.platform.actor import ActorKind

_SUBJECTS: Final = (
    "loanId",
    "requestId",
    "id",
    "contractId",
    "customerId",
    "productVersionId",
    "staffId",
    "branchId",
)
"""What a command is about, where it names several things; else the first thing it names."""
_DONE: Final = (ApprovalStatus.EXECUTED, ApprovalStatus.APPROVED)


async def held_back(
    info: Any,
    access: Access,
    payload: type,
    next_: Callable[..., Awaitable[Any]],
    source: Any,
    kwargs: Mapping[str, Any],
) -> Any | None:
    """The payload that says what the command waits for; None: do it.

    What can be tried first is: a command that would be refused now troubles no checker.
    """
    permission, context = access.who.permission, info.context
    if permission is None or context.approved:
        return None
    actor = await context.actor()
    if actor.kind is ActorKind.BORROWER:
        return None  # his own affairs: policies are about the lender's people and clients
    given = arguments_of(info)
    inner = given["input"] if isinstance(given.get("input"), dict) else given
    if inner.get("dryRun"):
        return None
    amount = _amount(inner)
    further = access.also(inner) if access.also else None
    policy = await approvals.policy_for(further.code, amount) if further else None
    policy = policy or await approvals.policy_for(permission.code, amount)
    if policy is None and permission is POLICY_CHANGE:
        _, row = split_id(str(inner.get("id")))
        policy = await approvals.policy_of_policies(
            actor, inner.get("command"), row, inner.get("idempotencyKey")
        )
    if policy is None:
        return None
    shown = await _tried(info, payload, next_, source, kwargs)
    if shown is not None and shown.user_errors:
        return shown
    wanted = Submission(
        command=policy.command,
        mutation=info.field_name,
        arguments=given,
        subject=subject_of(inner),
        amount_minor=amount,
        idempotency_key=inner.get("idempotencyKey"),
    )
    key = await approvals.submit(actor, wanted, policy)
    view = (await approvals.approvals_by_id(actor, [key]))[key]
    if view.status in _DONE:
        return None  # the same key again: the command itself answers as it did
    made = shown or refused(payload, [])
    made.approval = PendingApproval(
        id=to_id("Approval", key),
        status=view.status.value,
        role=view.role,
        expires_at=view.expires_at.isoformat(),
    )
    return made


async def _tried(
    info: Any,
    payload: type,
    next_: Callable[..., Awaitable[Any]],
    source: Any,
    kwargs: Mapping[str, Any],
) -> Any | None:
    given = kwargs.get("input")
    if not hasattr(given, "dry_run"):
        return None
    looked = dataclasses.replace(given, dry_run=True)  # type: ignore[type-var]
    return await next_(source, info, **{**kwargs, "input": looked})


def arguments_of(info: Any) -> dict[str, Any]:
    """The arguments of the field as JSON, as they were sent."""
    (node, *_) = info._raw_info.field_nodes
    usual = {
        one.variable.name.value: value_from_ast_untyped(one.default_value)
        for one in info._raw_info.operation.variable_definitions or ()
        if one.default_value is not None
    }
    variables = usual | info.context.variables
    return {
        argument.name.value: value_from_ast_untyped(argument.value, variables)
        for argument in node.arguments or ()
    }


def _amount(given: Mapping[str, Any]) -> int | None:
    text = given.get("amount")
    try:
        return parse_amount(text, "CNY", "amount") if isinstance(text, str) else None
    except Refusal:
        return None  # the command itself will say what is wrong with it


def subject_of(given: Mapping[str, Any]) -> str | None:
    """ "loan/UUID", in the words of the audit trail; None for a command that names no row."""
    for name in (*_SUBJECTS, *(name for name in given if name.endswith("Id"))):
        kind, key = split_id(str(given.get(name) or ""))
        if isinstance(key, UUID):
            return f"{snake(kind)}/{key}"
    return None
