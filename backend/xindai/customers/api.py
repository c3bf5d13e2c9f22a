"""The door of customers."""

from __future__ import annotations

from xindai.customers.accounts import (
    account_of_customer,
    borrower_names,
    customer_of_account,
    own_customer_id,
    release_account,
)
from xindai.customers.actions.amounts import add_amount, remove_amount, state_amounts
from xindai.customers.actions.bank_cards import (
    bind_bank_card,
    make_default_bank_card,
    remove_bank_card,
)
from xindai.customers.actions.bind_identity import bind_identity
from xindai.customers.actions.change_phone import change_phone
from xindai.customers.actions.change_profile import change_profile
from xindai.customers.actions.contacts import add_contact, remove_contact, state_contacts
from xindai.customers.actions.create import create_customer, create_customers, create_in
from xindai.customers.actions.documents import add_document, open_document, verify_document
from xindai.customers.actions.employment import set_employment
from xindai.customers.actions.list_entries import add_entry, decide_entry, remove_entry
from xindai.customers.actions.list_imports import apply_import, start_import
from xindai.customers.actions.rate import rate
from xindai.customers.actions.relate import add_relation, end_relation
from xindai.customers.actions.reveal import reveal
from xindai.customers.actions.tags import set_tags
from xindai.customers.cards import bank_cards_of_customers
from xindai.customers.facts import card_account, facts, relations
from xindai.customers.known_queries import (
    amounts_of_customers,
    consents_of_customers,
    contacts_of_customers,
    documents_by_id,
    documents_of_customers,
    employment_of_customers,
    profiles_of_customers,
    ratings_of_customers,
    relations_of_customers,
    tags_of_customers,
)
from xindai.customers.list_queries import (
    entries,
    entries_by_id,
    entries_of_customers,
    import_rows,
    imports,
    imports_by_id,
)
from xindai.customers.own_profile import own_profile
from xindai.customers.person import person_of, phone_of_contact
from xindai.customers.queries import (
    count_customers,
    customers_by_id,
    find_customers,
    get_customer,
)
from xindai.customers.rules import id_check, normal_id_number, normal_name
from xindai.customers.search import search_customers
from xindai.customers.timeline import happenings
from xindai.customers.types.known import CardAccount, CustomerFacts, Relation

__all__ = [
    "CardAccount",
    "CustomerFacts",
    "Relation",
    "account_of_customer",
    "add_amount",
    "add_contact",
    "add_document",
    "add_entry",
    "add_relation",
    "amounts_of_customers",
    "apply_import",
    "bank_cards_of_customers",
    "bind_bank_card",
    "bind_identity",
    "borrower_names",
    "card_account",
    "change_phone",
    "change_profile",
    "consents_of_customers",
    "contacts_of_customers",
    "count_customers",
    "create_customer",
    "create_customers",
    "create_in",
    "customer_of_account",
    "customers_by_id",
    "decide_entry",
    "documents_by_id",
    "documents_of_customers",
    "employment_of_customers",
    "end_relation",
    "entries",
    "entries_by_id",
    "entries_of_customers",
    "facts",
    "find_customers",
    "get_customer",
    "happenings",
    "id_check",
    "import_rows",
    "imports",
    "imports_by_id",
    "make_default_bank_card",
    "normal_id_number",
    "normal_name",
    "open_document",
    "own_customer_id",
    "own_profile",
    "person_of",
    "phone_of_contact",
    "profiles_of_customers",
    "rate",
    "ratings_of_customers",
    "relations",
    "relations_of_customers",
    "release_account",
    "remove_amount",
    "remove_bank_card",
    "remove_contact",
    "remove_entry",
    "reveal",
    "search_customers",
    "set_employment",
    "set_tags",
    "start_import",
    "state_amounts",
    "state_contacts",
    "tags_of_customers",
    "verify_document",
]
