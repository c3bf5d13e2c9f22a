"""How late is how bad: per product, with the defaults of the Chinese supervisor.

A product version may carry its own under `risk` of its terms:
{"special_mention": 1, "substandard": 91, "doubtful": 271, "loss": 361, "stage_2": 31,
"stage_3": 91, "provision": {"normal": "0.01", …}}: days past due from which a class begins, and
shares of outstanding principal. Sources: 商业银行金融资产风险分类办法 (2023), 贷款损失准备计提指引
(银发〔2002〕98号), the 30 and 90 days of IFRS 9.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from xindai.kernel.errors import Refusal
from xindai.kernel.rate import parse_rate
from xindai.loans.types import AssetClass
from xindai.platform.db import Tx

_DAYS: Final = (
    "special_mention",
    "substandard",
    "doubtful",
    "loss",
    "stage_2",
    "stage_3",
)
_PROVISION: Final = {
    AssetClass.NORMAL: 1_000_000,
    AssetClass.SPECIAL_MENTION: 2_000_000,
    AssetClass.SUBSTANDARD: 25_000_000,
    AssetClass.DOUBTFUL: 50_000_000,
    AssetClass.LOSS: 100_000_000,
}
_NEWEST: Final = """
SELECT DISTINCT ON (p.id) p.id, v.terms->'risk' AS risk
FROM product p LEFT JOIN product_version v ON v.product_id = p.id AND v.listed_on <= $1
ORDER BY p.id, v.listed_on DESC, v.version DESC
"""


@dataclass(frozen=True, slots=True)
class RiskPolicy:
    """Days past due from which a class or a stage begins; provision rates in 10^-8."""

    special_mention: int = 1
    substandard: int = 91
    doubtful: int = 271
    loss: int = 361
    stage_2: int = 31
    stage_3: int = 91
    provision_e8: Mapping[AssetClass, int] = field(default_factory=lambda: dict(_PROVISION))

    def class_of(self, days_past_due: int) -> AssetClass:
        """The class of an active loan so late."""
        starts = (
            (self.loss, AssetClass.LOSS),
            (self.doubtful, AssetClass.DOUBTFUL),
            (self.substandard, AssetClass.SUBSTANDARD),
            (self.special_mention, AssetClass.SPECIAL_MENTION),
        )
        return next((name for days, name in starts if days_past_due >= days), AssetClass.NORMAL)

    @staticmethod
    def from_json(value: object) -> RiskPolicy:
        """Of the JSON form, defaults for what is missing; refuses INVALID_RISK_POLICY."""
        read: Mapping[str, Any] = value if isinstance(value, dict) else {}
        days = {name: read[name] for name in _DAYS if name in read}
        policy = RiskPolicy(
            **days,
            provision_e8=_PROVISION
            | {
                AssetClass(name): parse_rate(rate, f"risk.provision.{name}")
                for name, rate in read.get("provision", {}).items()
            },
        )
        starts = [
            0,
            policy.special_mention,
            policy.substandard,
            policy.doubtful,
            policy.loss,
        ]
        if not all(isinstance(d, int) for d in days.values()) or starts != sorted(starts):
            raise Refusal("INVALID_RISK_POLICY", "classes begin one after another", "risk")
        return policy


async def policies(tx: Tx, on: date) -> dict[UUID, RiskPolicy]:
    """The policy of every product on a day."""
    return {r["id"]: RiskPolicy.from_json(r["risk"]) for r in await tx.rows(_NEWEST, on)}
