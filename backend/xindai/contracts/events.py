"""News of contracts, for the outbox: told after the commit that made them true."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from xindai.contracts.permissions import READ
from xindai.platform.news import News
from xindai.platform.topics import topic

CONTRACT_SIGNED: Final = "contract.signed"
CONTRACT_SEALED: Final = "contract.sealed"
CONTRACT_CANCELLED: Final = "contract.cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractMoved(News):
    """A contract has another status now; `document_version` is the document it is about."""

    contract_id: UUID
    customer_id: UUID
    branch_id: UUID
    application_id: UUID | None
    number: str
    status: str
    document_version: int


MESSAGES: Final[Mapping[str, type]] = {
    CONTRACT_SIGNED: ContractMoved,
    CONTRACT_SEALED: ContractMoved,
    CONTRACT_CANCELLED: ContractMoved,
}
"""What readers of the outbox may find, by topic."""

topic(CONTRACT_SIGNED, ContractMoved, READ, "借款人已签署合同", "The borrower signed a contract.")
topic(CONTRACT_SEALED, ContractMoved, READ, "合同已用印", "A contract was sealed.")
topic(CONTRACT_CANCELLED, ContractMoved, READ, "合同已撤销", "A contract was cancelled.")
