"""Reads of templates: the whole lender's, for staff who work with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from xindai.contracts.permissions import TEMPLATE_READ
from xindai.contracts.template_types import (
    TemplateKind,
    TemplateStatus,
    TemplateVersionView,
    TemplateView,
)
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.permission import require

_TEMPLATES: Final = """
SELECT id, code, kind, name_zh, name_en FROM contract_template
WHERE $1::uuid[] IS NULL OR id = ANY ($1) ORDER BY code
"""
_VERSIONS: Final = """
SELECT id, template_id, version, status, body_zh, body_en, makers, checker, reason, created_at,
    approved_at, retired_at
FROM contract_template_version
WHERE $1::uuid[] IS NULL OR template_id = ANY ($1) ORDER BY template_id, version
"""
_OWNER: Final = "SELECT template_id FROM contract_template_version WHERE id = $1"


async def templates(actor: Actor, ids: Sequence[UUID] | None = None) -> list[TemplateView]:
    """All templates or these, by code."""
    require(actor, TEMPLATE_READ)
    wanted = None if ids is None else list(ids)
    async with db.transaction(read_only=True) as tx:
        found = await tx.rows(_TEMPLATES, wanted)
        versions: dict[UUID, list[TemplateVersionView]] = defaultdict(list)
        for r in await tx.rows(_VERSIONS, wanted):
            row = dict(r) | {
                "status": TemplateStatus(r["status"]),
                "makers": tuple(r["makers"]),
            }
            versions[r["template_id"]].append(TemplateVersionView(**row))
    return [
        TemplateView(
            **dict(r) | {"kind": TemplateKind(r["kind"])}, versions=tuple(versions[r["id"]])
        )
        for r in found
    ]


async def templates_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, TemplateView]:
    """These templates, in one go."""
    return {view.id: view for view in await templates(actor, ids)}


async def template_of_version(version_id: UUID) -> UUID | None:
    """Whose version it is."""
    found: UUID | None = await db.pool().fetchval(_OWNER, version_id)
    return found
