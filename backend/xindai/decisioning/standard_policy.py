"""The policy that comes with the program, so that a new installation decides."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from xindai.kernel.ids import new_id
from xindai.platform import audit
from xindai.platform.actor import system_actor
from xindai.platform.db import Tx

CODE: Final = "standard"
AUTHOR: Final = system_actor("standard-policy")
PUBLISHER: Final = system_actor("installation")
"""The program's own four eyes: it was reviewed with the code."""
FILE: Final = Path(__file__).parent / "standard" / "policy.json"
_POLICY: Final = """
INSERT INTO decision_policy (id, code, name_zh, name_en) VALUES ($1, $2, $3, $4)
ON CONFLICT (code) DO NOTHING
"""
_VERSION: Final = """
INSERT INTO decision_policy_version (id, policy_id, number, status, content, test_cases, author,
    editors, publisher, arm, submitted_at, published_at)
VALUES ($1, $2, 1, 'published', $3, $4, $5, ARRAY[$5], $6, 'champion', now(), now())
"""


@cache
def standard_policy() -> dict[str, Any]:
    """Code, names, content and test cases."""
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


async def ensure_standard_policy(tx: Tx) -> None:
    """Publishes it unless there is a policy of its code; many at once make one."""
    known = standard_policy()
    policy_id, version_id = new_id(), new_id()
    made = await tx.execute(_POLICY, policy_id, CODE, known["name_zh"], known["name_en"])
    if not made:
        return
    await tx.execute(
        _VERSION,
        version_id,
        policy_id,
        known["content"],
        known["test_cases"],
        AUTHOR.id,
        PUBLISHER.id,
    )
    await audit.append(tx, PUBLISHER, "decision.policy_publish", about(version_id), {"code": CODE})


def about(version_id: UUID) -> str:
    """How the audit names a version."""
    return f"decision_policy_version/{version_id}"
