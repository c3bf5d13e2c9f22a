"""The door of contracts."""

from __future__ import annotations

from xindai.contracts.actions.sign import sign_contract, sign_in_bulk
from xindai.contracts.disbursable import disbursable, not_disbursed
from xindai.contracts.queries import contracts_by_id, contracts_of_customers

__all__ = [
    "contracts_by_id",
    "contracts_of_customers",
    "disbursable",
    "not_disbursed",
    "sign_contract",
    "sign_in_bulk",
]
