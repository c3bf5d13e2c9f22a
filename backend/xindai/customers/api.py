"""The door of customers."""

from __future__ import annotations

from xindai.customers.accounts import (
    account_of_customer,
    customer_of_account,
    own_customer_id,
    release_account,
)
from xindai.customers.actions.bank_cards import (
    bind_bank_card,
    make_default_bank_card,
    remove_bank_card,
)
from xindai.customers.actions.bind_identity import bind_identity
from xindai.customers.actions.change_phone import change_phone
from xindai.customers.actions.create import create_customer, create_customers, create_in
from xindai.customers.actions.reveal import reveal
from xindai.customers.cards import bank_cards_of_customers
from xindai.customers.facts import facts, payee_account, relations
from xindai.customers.known_types import CustomerFacts, PayeeAccount, Relation
from xindai.customers.own_profile import own_profile
from xindai.customers.person import person_of
from xindai.customers.queries import (
    count_customers,
    customers_by_id,
    find_customers,
    get_customer,
)
from xindai.customers.rules import id_check, normal_id_number, normal_name

__all__ = [
    "CustomerFacts",
    "PayeeAccount",
    "Relation",
    "account_of_customer",
    "bank_cards_of_customers",
    "bind_bank_card",
    "bind_identity",
    "change_phone",
    "count_customers",
    "create_customer",
    "create_customers",
    "create_in",
    "customer_of_account",
    "customers_by_id",
    "facts",
    "find_customers",
    "get_customer",
    "id_check",
    "make_default_bank_card",
    "normal_id_number",
    "normal_name",
    "own_customer_id",
    "own_profile",
    "payee_account",
    "person_of",
    "relations",
    "release_account",
    "remove_bank_card",
    "reveal",
]
