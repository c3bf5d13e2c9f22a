"""Background work of contracts: the company's seal under what borrowers have signed."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.contracts.actions.seal import keep_sealed, make_sealed, waiting_for_seal
from xindai.contracts.signing import SEALING
from xindai.platform import db
from xindai.platform.jobs.api import Kind, Work


async def seal(work: Work) -> None:
    """Killed at any point it begins anew: the seal counts with the commit that archives it."""
    contract_id, version = UUID(work.payload["contractId"]), int(work.payload["version"])
    async with db.transaction() as tx:
        waiting = await waiting_for_seal(tx, contract_id, version)
    sealed = await make_sealed(waiting) if waiting is not None else None
    async with work.end() as tx:
        if sealed is not None:
            await keep_sealed(tx, sealed)


KINDS: Final = (Kind(SEALING, seal, most_seconds=120.0, most_at_once=2),)
