"""A borrower agrees to a document after he registered, or withdraws an optional consent."""

from __future__ import annotations

from typing import Any, Final

from xindai.identity import consents
from xindai.identity.accounts import account_of
from xindai.identity.consents import REQUIRED, ConsentKind
from xindai.identity.errors import consent_required
from xindai.identity.types import ConsentView, GivenConsent, Visit
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor

GIVE: Final = "identity.consent_give"
WITHDRAW: Final = "identity.consent_withdraw"
CHANNEL: Final = "web"


async def give_consent(
    actor: Actor, given: GivenConsent, idempotency_key: str, visit: Visit
) -> list[ConsentView]:
    """The history after it, once per key; refuses DOCUMENT_OUTDATED."""
    account_id = account_of(actor)
    documents = consents.check_consents((given,))
    key = idempotency.check_key(idempotency_key)
    subject, about = f"account/{account_id}", {"kind": given.kind, "version": given.version}
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            await consents.give(tx, account_id, documents, visit.address, CHANNEL)
            await audit.append(tx, actor, GIVE, subject, about)
            return {}

        answer = await idempotency.run(tx, actor, GIVE, key, about, act)
    answer.value()
    return await own_consents(actor)


async def withdraw_consent(
    actor: Actor, kind: ConsentKind, idempotency_key: str
) -> list[ConsentView]:
    """The history after it, once per key; refuses CONSENT_REQUIRED."""
    account_id = account_of(actor)
    if kind in REQUIRED:
        raise consent_required()
    key = idempotency.check_key(idempotency_key)
    subject, about = f"account/{account_id}", {"kind": kind.value}
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            ended = await consents.withdraw(tx, account_id, kind)
            await audit.append(tx, actor, WITHDRAW, subject, about | {"ended": ended})
            return {}

        answer = await idempotency.run(tx, actor, WITHDRAW, key, about, act)
    answer.value()
    return await own_consents(actor)


async def own_consents(actor: Actor) -> list[ConsentView]:
    """The whole history of the borrower's own account, oldest first."""
    async with db.transaction() as tx:
        return await consents.consents_in(tx, account_of(actor))
