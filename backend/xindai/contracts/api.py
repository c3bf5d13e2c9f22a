"""The door of contracts."""

from __future__ import annotations

from xindai.contracts.actions.cancel import cancel_contract
from xindai.contracts.actions.change import change_contract
from xindai.contracts.actions.move_template import (
    approve_template,
    retire_template,
    return_template,
    submit_template,
)
from xindai.contracts.actions.prepare import prepare
from xindai.contracts.actions.seal import seal_again
from xindai.contracts.actions.sign import sign_contract, sign_in_bulk
from xindai.contracts.actions.sign_in_person import record_in_person, witness_in_person
from xindai.contracts.actions.sign_with_code import request_signing_code, sign_with_code
from xindai.contracts.actions.standard_templates import ensure_standard_templates
from xindai.contracts.actions.write_template import create_template, write_draft
from xindai.contracts.archive import (
    document_path,
    documents_of_contracts,
    signatures_of_contracts,
)
from xindai.contracts.disbursable import disbursable, not_disbursed
from xindai.contracts.papers import sealed_paper
from xindai.contracts.placeholders import PLACEHOLDERS, Placeholder
from xindai.contracts.queries import contracts_by_id, contracts_of_customers
from xindai.contracts.search import count_contracts, find_contracts
from xindai.contracts.template_queries import (
    template_of_version,
    templates,
    templates_by_id,
)
from xindai.contracts.term_texts import term_lines
from xindai.contracts.verification import verify

__all__ = [
    "PLACEHOLDERS",
    "Placeholder",
    "approve_template",
    "cancel_contract",
    "change_contract",
    "contracts_by_id",
    "contracts_of_customers",
    "count_contracts",
    "create_template",
    "disbursable",
    "document_path",
    "documents_of_contracts",
    "ensure_standard_templates",
    "find_contracts",
    "not_disbursed",
    "prepare",
    "record_in_person",
    "request_signing_code",
    "retire_template",
    "return_template",
    "seal_again",
    "sealed_paper",
    "sign_contract",
    "sign_in_bulk",
    "sign_with_code",
    "signatures_of_contracts",
    "submit_template",
    "template_of_version",
    "templates",
    "templates_by_id",
    "term_lines",
    "verify",
    "witness_in_person",
    "write_draft",
]
