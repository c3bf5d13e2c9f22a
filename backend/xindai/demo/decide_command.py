"""`xindai decide --lendingclub`: real applications through a policy, and what another changes."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Final

from xindai.decisioning import api as decisioning
from xindai.demo.applications import PRICED_ON, applications
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform.actor import system_actor
from xindai.platform.progress import Tell

ACTOR: Final = system_actor("lendingclub")
MOST_SHOWN, MOST_REASONS = 10, 8


async def decide(
    policy: str, against: str | None, limit: int | None, out: Path | None, tell: Tell
) -> int:
    """Imports, decides and stores the rows under a source of their own; then runs the same policy
    over them, which must change nothing (else the exit code is 1), and the other one, if any."""
    chosen = await decisioning.named_policy(ACTOR, policy)
    other = await decisioning.named_policy(ACTOR, against) if against else None
    source = f"lendingclub-{new_id().hex[:12]}"
    wanted = list(applications(source, limit))
    found = await decisioning.decide_many(ACTOR, chosen, wanted, PRICED_ON, tell)
    _say(chosen.name, source, found)
    same = await decisioning.simulate_policy(ACTOR, chosen, source, tell)
    print(f"the unchanged policy over the same applications: {len(same.changes)} changes")
    changed = same
    if other is not None:
        changed = await decisioning.simulate_policy(ACTOR, other, source, tell)
        await _say_changes(other.name, changed)
    if out is not None:
        await _write(out, changed)
        print(f"{len(changed.changes)} changes in {out}")
    return 1 if same.changes else 0


def _say(name: str, source: str, found: decisioning.Bulk) -> None:
    side = found.side
    total = side.to_json()
    outcomes = ", ".join(f"{o} {n}" for o, n in total["outcomes"].items())
    print(f"{side.count} applications by {name} ({source}): {outcomes}")
    print(f"approval rate {total['approvalRate']}, average price {total['averageRate']}")
    bare, took = found.bare_seconds, found.seconds
    ratio = f", {took / bare:.1f} times the bare rules ({bare:.1f} s)" if bare else ""
    print(f"{took:.1f} s with reasons, counterfactuals and rows{ratio}")
    print(f"{found.counterfactuals} counterfactuals, each approved when run again")
    reasons = sorted(side.reasons.items(), key=lambda item: (-item[1], item[0]))
    for code, count in reasons[:MOST_REASONS]:
        print(f"  {count:6} {code}")


async def _say_changes(name: str, changed: decisioning.Tally) -> None:
    total = changed.to_json()
    print(f"{name} instead: {total['changed']} of {total['after']['count']} applications change")
    for side in ("before", "after"):
        one = total[side]
        print(f"  {side}: {one['outcomes']}, price {one['averageRate']}, {one['amountMinor']}")
    for move, count in total["moves"].items():
        print(f"  {count:6} {move}")
    other = [each for each in changed.changes if each[1]["outcome"] != each[2]["outcome"]]
    shown = (other or changed.changes)[:MOST_SHOWN]
    subjects = await decisioning.subjects_of([key for key, _, _ in shown])
    for key, before, after in shown:
        why = ", ".join(after["reasons"])
        print(f"  {subjects[key]}: {before['outcome']} -> {after['outcome']} ({why})")


async def _write(out: Path, changed: decisioning.Tally) -> None:
    """One JSON object a line, by application."""
    subjects = await decisioning.subjects_of([key for key, _, _ in changed.changes])
    text = "".join(
        json.dumps({"subject": subjects[key], "before": dict(before), "after": dict(after)}) + "\n"
        for key, before, after in changed.changes
    )
    try:
        await asyncio.to_thread(out.write_text, text, encoding="utf-8")
    except OSError:
        raise Refusal("OUT_OF_RANGE", "the file cannot be written", "out") from None
