"""A command with a key is done once; whoever sends it again gets the answer given then.

A refusal is an answer too: what the command did is undone, the refusal is kept beside the key in
the same commit, and `Answer.value` raises it, today and for every repetition.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform.actor import Actor
from xindai.platform.db import Tx

_CLAIM: Final = "SELECT input_hash, response FROM idempotency_claim($1, $2, $3)"
_KEEP: Final = """
INSERT INTO idempotency_record (id, actor, operation, key, input_hash, response)
VALUES ($1, $2, $3, $4, $5, $6)
"""


MAX_KEY: Final = 200


def check_key(key: object) -> str:
    """The idempotency key; refuses IDEMPOTENCY_KEY_MISSING and one that is too long or odd."""
    if not isinstance(key, str) or not key.strip():
        raise Refusal("IDEMPOTENCY_KEY_MISSING", "an idempotency key is required", "idempotencyKey")
    if len(key) > MAX_KEY or not key.isprintable():
        raise Refusal(
            "INVALID_IDEMPOTENCY_KEY", f"at most {MAX_KEY} printable characters", "idempotencyKey"
        )
    return key


@dataclass(frozen=True, slots=True)
class Answer:
    """What the command answered: {"ok": …} or {"refused": …}. `replayed`: it was done before."""

    kept: Mapping[str, Any]
    replayed: bool

    def value(self) -> dict[str, Any]:
        """The response. Ask after the commit: it raises the Refusal if that was the answer."""
        if (no := self.kept.get("refused")) is not None:
            raise Refusal(no["code"], no["message"], no["field"])
        response: dict[str, Any] = self.kept["ok"]
        return response


def input_hash(given: Mapping[str, Any]) -> bytes:
    """SHA-256 of the input's canonical JSON."""
    text = json.dumps(given, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).digest()


async def run(
    tx: Tx,
    actor: Actor,
    operation: str,
    key: str,
    given: Mapping[str, Any],
    act: Callable[[], Awaitable[dict[str, Any]]],
) -> Answer:
    """The answer of `act`, which runs once per (actor, operation, key), inside this transaction.

    Duplicates at the same time wait for the first. Raises IDEMPOTENCY_CONFLICT for other input.
    A bug (any other exception) passes through and keeps nothing: the key stays free.
    """
    digest = input_hash(given)
    known = await tx.row(_CLAIM, actor.id, operation, key)
    if known is not None:
        if known["input_hash"] != digest:
            raise Refusal(
                "IDEMPOTENCY_CONFLICT", "the key was used for other input", "idempotencyKey"
            )
        return Answer(known["response"], True)
    kept: dict[str, Any]
    try:
        async with tx.savepoint():
            kept = {"ok": await act()}
    except Refusal as no:
        kept = {"refused": no.to_json()}
    await tx.execute(_KEEP, new_id(), actor.id, operation, key, digest, kept)
    return Answer(kept, False)
