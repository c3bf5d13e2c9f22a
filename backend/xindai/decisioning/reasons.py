"""The catalogue of adverse reasons: what speaks against an application, in words for who applied.

It has the reasons with which the rules of a policy decline or refer, and below them what follows
from amounts and what only people find out. Whoever rejects an application chooses from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from xindai.decisioning.content import Content, of_version
from xindai.decisioning.types import AdverseReason, Outcome, Reason
from xindai.platform.db import Tx

_CONTENTS: Final = """
SELECT d.id, d.reasons, v.content FROM decision d
JOIN decision_policy_version v ON v.id = d.policy_version_id WHERE d.id = ANY($1::uuid[])
"""


def _texts(code: str, zh: str, en: str) -> AdverseReason:
    return AdverseReason(code=code, zh=zh, en=en)


CAPACITY_EXCEEDED: Final = _texts("CAPACITY_EXCEEDED", "超过还款能力", "More than can be carried")
AMOUNT_ABOVE_LIMIT: Final = _texts("AMOUNT_ABOVE_LIMIT", "申请金额超过额度", "More than the limit")
AMOUNT_BELOW_LEAST: Final = _texts("AMOUNT_BELOW_LEAST", "低于起借金额", "Below the least amount")
NOT_OFFERED: Final = _texts(
    "NOT_OFFERED",
    "按审批的金额和价格, 该产品不能办理",
    "The product is not offered at the amount and price that were decided",
)
PHONE_CHECK_FAILED: Final = _texts(
    "PHONE_CHECK_FAILED", "电话核实未通过", "The check by telephone was not passed"
)
OF_PEOPLE: Final = (
    CAPACITY_EXCEEDED,
    AMOUNT_ABOVE_LIMIT,
    PHONE_CHECK_FAILED,
    _texts(
        "INCOME_NOT_CONFIRMED",
        "收入不足或无法核实",
        "The income is too low or could not be confirmed",
    ),
    _texts(
        "STATEMENTS_NOT_CONFIRMED", "申请资料无法核实", "What was stated could not be confirmed"
    ),
    _texts("PAPERS_NOT_SUFFICIENT", "证明材料不足", "The papers are not sufficient"),
    _texts("PURPOSE_NOT_ELIGIBLE", "借款用途不符合规定", "We do not lend for this purpose"),
)
"""What people may choose besides what the rules of the policy know."""


def adverse_of(content: Content) -> dict[str, AdverseReason]:
    """By code: what the rules decline or refer for, in the order of the rules, then the others."""
    found = {
        finding.reason: _texts(finding.reason, *content.reasons[finding.reason])
        for finding in content.findings.values()
        if finding.outcome and finding.reason
    }
    return found | {each.code: each for each in OF_PEOPLE if each.code not in found}


async def adverse_reasons(
    tx: Tx, decision_ids: Sequence[UUID]
) -> dict[UUID, tuple[AdverseReason, ...]]:
    """What may be said against what each decision was on; what it found itself comes first.

    The caller has made sure that the actor may know.
    """
    found: dict[UUID, tuple[AdverseReason, ...]] = {}
    for row in await tx.rows(_CONTENTS, list(decision_ids)):
        catalogue = adverse_of(of_version(row["content"]))
        own = [reason["code"] for reason in row["reasons"] if reason["code"] in catalogue]
        found[row["id"]] = tuple(catalogue[code] for code in dict.fromkeys([*own, *catalogue]))
    return found


def told_of(reasons: Sequence[Reason]) -> tuple[AdverseReason, ...]:
    """What an applicant whom the rules decline is told: what declined him, by weight."""
    declining = [reason for reason in reasons if reason.outcome is Outcome.DECLINE]
    return tuple(_texts(r.code, r.zh, r.en) for r in declining or reasons)
