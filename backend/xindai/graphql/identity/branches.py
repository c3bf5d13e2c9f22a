"""The lender's tree: add, rename, move, close."""

from __future__ import annotations

from uuid import UUID

import strawberry

from xindai.graphql.base.access import C1, Rows, classified, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import verb
from xindai.graphql.base.loader import forget
from xindai.graphql.base.node import from_id
from xindai.graphql.identity.types import Branch, BranchPayload
from xindai.identity import api as identity
from xindai.identity.permissions import BRANCH_CHANGE, BRANCH_CREATE


@classified(C1)
@strawberry.input
class BranchCreateInput:
    """Codes build paths and never change."""

    code: str
    name: str
    parent_id: strawberry.ID
    idempotency_key: str = ""


@strawberry.input
class BranchInput:
    """One branch."""

    branch_id: strawberry.ID
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class BranchRenameInput(BranchInput):
    """The code stays."""

    name: str


@classified(C1)
@strawberry.input
class BranchMoveInput(BranchInput):
    """Everything below goes with it."""

    parent_id: strawberry.ID


@classified(C1)
@strawberry.input
class BranchActiveInput(BranchInput):
    """False: nobody new comes to it."""

    is_active: bool


@strawberry.type
class BranchMutation:
    """Part of Mutation."""

    @verb(may(BRANCH_CREATE), Rows.BRANCH, "新增机构.", BranchPayload)
    async def branch_create(self, info: Info, input: BranchCreateInput) -> BranchPayload:
        parent = branch_key(input.parent_id, "parentId")
        made = await identity.create_branch(
            await info.context.actor(),
            input.code,
            input.name,
            parent_id=parent,
            key=input.idempotency_key,
        )
        return await _payload(info, made)

    @verb(may(BRANCH_CHANGE), Rows.BRANCH, "机构改名.", BranchPayload)
    async def branch_rename(self, info: Info, input: BranchRenameInput) -> BranchPayload:
        key = branch_key(input.branch_id)
        actor = await info.context.actor()
        await identity.rename_branch(actor, key, input.name, input.idempotency_key)
        return await _payload(info, key)

    @verb(may(BRANCH_CHANGE), Rows.BRANCH, "机构调整上级: with everything below.", BranchPayload)
    async def branch_move(self, info: Info, input: BranchMoveInput) -> BranchPayload:
        key, parent = branch_key(input.branch_id), branch_key(input.parent_id, "parentId")
        actor = await info.context.actor()
        await identity.move_branch(actor, key, parent, input.idempotency_key)
        return await _payload(info, key)

    @verb(may(BRANCH_CHANGE), Rows.BRANCH, "停用或启用机构.", BranchPayload)
    async def branch_set_active(self, info: Info, input: BranchActiveInput) -> BranchPayload:
        key = branch_key(input.branch_id)
        actor = await info.context.actor()
        await identity.set_branch_active(actor, key, input.is_active, input.idempotency_key)
        return await _payload(info, key)


def branch_key(text: str, field: str = "branchId") -> UUID:
    """The row of a branch's id; refuses BRANCH_NOT_FOUND."""
    return from_id("Branch", text, field, "BRANCH_NOT_FOUND")


async def _payload(info: Info, key: UUID) -> BranchPayload:
    forget(info.context)
    found = await identity.branches_by_id(await info.context.actor(), [key])
    return BranchPayload(branch=Branch.of(found[key]) if key in found else None, user_errors=[])
