"""Codes of contracts."""

from __future__ import annotations

from xindai.graphql.base.texts.kinds import Texts

TEXTS: Texts = {
    "CONTRACT_NOT_SEALED": (
        "合同尚未由双方签署",
        "the contract is not signed by both sides yet",
    ),
}
