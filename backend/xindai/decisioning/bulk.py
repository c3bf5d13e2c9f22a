"""Many decisions at once: imported applications, through one version, written by COPY.

The same `judge` and the same rows as one decision at a time; only the road into the table differs.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from xindai.decisioning.application import Application, application, with_derived
from xindai.decisioning.choose import Published
from xindai.decisioning.content import Content, check_content, of_version
from xindai.decisioning.counterfactual import counterfactual
from xindai.decisioning.errors import version_not_found
from xindai.decisioning.judge import judge
from xindai.decisioning.permissions import DECIDE, POLICY_READ, SIMULATE
from xindai.decisioning.rows import COLUMNS, Made, row_of, summary_of
from xindai.decisioning.simulation import BREATH, simulate
from xindai.decisioning.standard_policy import FILE, ensure_standard_policy
from xindai.decisioning.tally import Side, Tally
from xindai.decisioning.types import Arm, DecisionRequest, Past
from xindai.kernel.errors import Refusal
from xindai.platform import audit, db
from xindai.platform.actor import Actor
from xindai.platform.permission import require

BATCH: Final = 1000
Tell = Callable[[str, int, int], object]
_VERSION: Final = """
SELECT v.id, v.policy_id, p.code, v.number, v.content FROM decision_policy_version v
JOIN decision_policy p ON p.id = v.policy_id
WHERE p.code = $1 AND CASE WHEN $2::int IS NULL THEN v.arm = 'champion' ELSE v.number = $2 END
"""


@dataclass(frozen=True, slots=True)
class NamedPolicy:
    """A content to run; without ids it is a file's, and decisions by it are not stored."""

    name: str
    content: Content
    version_id: UUID | None
    policy_id: UUID | None


@dataclass(slots=True)
class Bulk:
    """What came of it. `bare_seconds` is the rules engine alone on the same facts."""

    side: Side = field(default_factory=Side)
    counterfactuals: int = 0
    seconds: float = 0.0
    bare_seconds: float = 0.0


async def named_policy(actor: Actor, name: str) -> NamedPolicy:
    """ "standard@2", "standard" (its champion), or a JSON file like that of the standard policy.

    Refuses POLICY_VERSION_NOT_FOUND and what is wrong with a file's content (RULE_…).
    """
    require(actor, POLICY_READ)
    shipped = FILE.parent / f"{name}.json"
    if name.endswith(".json") or (name.isidentifier() and name != "policy" and shipped.is_file()):
        return _of_file(Path(name) if name.endswith(".json") else shipped)
    code, _, number = name.partition("@")
    if number and not (number.isascii() and number.isdigit() and len(number) < 9):
        raise version_not_found("policy")
    async with db.transaction() as tx:
        await ensure_standard_policy(tx)
        row = await tx.row(_VERSION, code, int(number) if number else None)
    if row is None:
        raise version_not_found("policy")
    title = f"{row['code']}@{row['number']}"
    return NamedPolicy(title, of_version(row["content"]), row["id"], row["policy_id"])


def _of_file(path: Path) -> NamedPolicy:
    try:
        raw: Any = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise Refusal("RULE_MODEL_INVALID", "the file is not there, or no JSON", "policy") from None
    content = raw.get("content", raw) if isinstance(raw, dict) else raw
    return NamedPolicy(path.stem, check_content(content), None, None)


async def decide_many(
    actor: Actor,
    policy: NamedPolicy,
    wanted: Sequence[tuple[DecisionRequest, dict[str, Any]]],
    priced_on: date,
    tell: Tell,
) -> Bulk:
    """Decides and stores all of them with their counterfactuals; a batch commits at a time."""
    require(actor, DECIDE)
    if policy.version_id is None or policy.policy_id is None:
        raise version_not_found("policy")
    version = Published(policy.version_id, policy.policy_id, Arm.CHAMPION, 0, policy.content)
    found, began = Bulk(), time.perf_counter()
    apps: list[Application] = []
    for start in range(0, len(wanted), BATCH):
        batch: list[tuple[Any, ...]] = []
        for n, (request, reports) in enumerate(wanted[start : start + BATCH], start + 1):
            apps.append(app := application(request, reports, priced_on))
            batch.append(_row(found, version, request, app))
            if n % BREATH == 0:
                tell("decisions", n, len(wanted))
                await asyncio.sleep(0)
        async with db.transaction() as tx:
            await tx.copy("decision", COLUMNS, batch)
            about = {"count": len(batch), "version": str(version.id)}
            await audit.append(tx, actor, "decision.import", wanted[start][0].subject, about)
    found.seconds = time.perf_counter() - began
    found.bare_seconds = _bare(policy.content, apps)
    return found


def _row(
    found: Bulk, version: Published, request: DecisionRequest, app: Application
) -> tuple[Any, ...]:
    began = time.perf_counter_ns()
    conclusion = judge(version.content, app)
    told = counterfactual(version.content, app, conclusion)
    found.counterfactuals += told is not None
    found.side.add(summary_of(conclusion), request.currency)
    return row_of(
        Made(
            request=request,
            app=app,
            version=version,
            conclusion=conclusion,
            counterfactual=told,
            reports={},
            scorecard=None,
            duration_us=(time.perf_counter_ns() - began) // 1000,
        )
    )


def _bare(content: Content, apps: Sequence[Application]) -> float:
    """The engine alone, once for each application: what all the rest is compared with."""
    facts = [with_derived(app, content.affordability) for app in apps]
    began = time.perf_counter()
    for each in facts:
        content.model.run(each)
    return time.perf_counter() - began


async def simulate_policy(actor: Actor, policy: NamedPolicy, source: str, tell: Tell) -> Tally:
    """The stored decisions of a source made anew by a policy; nothing is written."""
    require(actor, SIMULATE)
    return await simulate(policy.content, None, Past(source=source), tell)
