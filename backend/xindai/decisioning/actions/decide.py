"""Decide on an application, and keep what it was decided from."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from xindai.customers.errors import customer_not_found
from xindai.decisioning.application import Application, application
from xindai.decisioning.choose import Published, assigned, published
from xindai.decisioning.counterfactual import counterfactual
from xindai.decisioning.judge import Conclusion, judge_beside
from xindai.decisioning.permissions import DECIDE
from xindai.decisioning.rows import COLUMNS, INSERT, Made, decision_of, row_of
from xindai.decisioning.scoring.queries import score
from xindai.decisioning.types import Decision, DecisionRequest
from xindai.kernel.errors import Refusal
from xindai.platform import audit, clock
from xindai.platform.actor import Actor, in_scope
from xindai.platform.db import Tx
from xindai.platform.permission import require

LONGEST_SUBJECT: Final = 100
_CUSTOMER: Final = f"""
SELECT 1 FROM customer c JOIN branch b ON b.id = c.branch_id AND {in_scope("b.path", "c.id")}
WHERE c.id = $3
"""
_REFERENCES: Final = ("_report_id", "_missing")
"""What is kept of reports: which rows they are, and why one is not there."""


async def decide(
    tx: Tx, actor: Actor, request: DecisionRequest, reports: Mapping[str, Any]
) -> Decision:
    """The decision, by the published version that the subject falls to; its row is kept.

    Refuses CUSTOMER_NOT_FOUND, OUT_OF_RANGE, FACT_INVALID, INVALID_RATE, UNKNOWN_CURRENCY,
    NO_BUSINESS_DAY. Rules that fail or take too long refer the application to people.
    """
    require(actor, DECIDE)
    if not 1 <= len(request.subject) <= LONGEST_SUBJECT:
        raise Refusal("OUT_OF_RANGE", f"a subject has 1 to {LONGEST_SUBJECT} characters", "subject")
    if request.customer_id is not None and not await tx.value(
        _CUSTOMER, *actor.scope(), request.customer_id
    ):
        raise customer_not_found()
    version = assigned(await published(tx, request.product_code), request.subject)
    began = time.perf_counter_ns()
    app = application(request, reports, await clock.business_date(tx))
    app, scored = await _scored(tx, version, app, request)
    found = await judge_beside(version.content, app)
    if scored:
        found = replace(found, trace={**found.trace, "score": scored})
    return await _keep(tx, actor, request, reports, version, app, found, began)


async def _scored(
    tx: Tx, version: Published, app: Application, request: DecisionRequest
) -> tuple[Application, dict[str, Any] | None]:
    """The application with the points of the version's scorecard, if it has one.

    A card of one's own may ask for what no rule knows; what rules know is believed as they see it.
    """
    if version.content.scorecard is None:
        return app, None
    points = await score(tx, version.content.scorecard, {**request.facts, **app.facts})
    app = app.changed("score", points.points).changed("score_grade", points.grade)
    return app, points.to_json()


async def _keep(
    tx: Tx,
    actor: Actor,
    request: DecisionRequest,
    reports: Mapping[str, Any],
    version: Published,
    app: Application,
    found: Conclusion,
    began: int,
) -> Decision:
    told = await asyncio.to_thread(counterfactual, version.content, app, found)
    row = row_of(
        Made(
            request=request,
            app=app,
            version=version,
            conclusion=found,
            counterfactual=told,
            reports={n: v for n, v in reports.items() if n.endswith(_REFERENCES) and v},
            scorecard=version.content.scorecard,
            duration_us=(time.perf_counter_ns() - began) // 1000,
        )
    )
    decided_at = await tx.value(INSERT, *row)
    about = {"outcome": found.outcome.value, "version": str(version.id), "arm": version.arm.value}
    await audit.append(tx, actor, DECIDE.code, request.subject, about)
    return decision_of(dict(zip(COLUMNS, row, strict=True)), decided_at)
