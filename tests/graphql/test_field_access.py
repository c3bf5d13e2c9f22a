"""Fields are looked at before anything runs: what nobody listed for borrowers is not theirs."""

from __future__ import annotations

from typing import Any

import pytest
from graphql import OperationDefinitionNode, parse

from tests.actors import borrower, staff
from tests.graphql.conftest import House
from xindai.graphql.base import walk
from xindai.graphql.base.access import BORROWER_FIELDS, NEEDS
from xindai.graphql.base.field_access import forbidden_field, rule
from xindai.graphql.schema import schema
from xindai.kernel.ids import new_id
from xindai.platform.actor import Actor, ActorKind, system_actor

CORE: Any = schema._schema
HIM = borrower(new_id())


def first_forbidden(text: str, actor: Actor | None) -> str | None:
    document = parse(text)
    operation = next(d for d in document.definitions if isinstance(d, OperationDefinitionNode))
    return forbidden_field(CORE, document, operation, actor)


HIDDEN = [
    ('{ loan(id: "x") { number stage } }', "Loan.stage"),
    ('{ loan(id: "x") { ...f } } fragment f on Loan { assetClass }', "Loan.assetClass"),
    ('{ node(id: "x") { id ... on Loan { branch { code } } } }', "Loan.branch"),
    ('{ node(id: "x") { ... on Branch { code } } }', "Branch.code"),
    ("{ loans { edges { node { journalEntries { id } } } } }", "Loan.journalEntries"),
    ('{ loan(id: "x") { customer { branch { code } } } }', "Customer.branch"),
    ('{ loan(id: "x") { customer { source } } }', "Customer.source"),
    ('{ loan(id: "x") { a: stage } }', "Loan.stage"),
    ('{ loan(id: "x") { ... @include(if: false) { stage } } }', "Loan.stage"),
    ("subscription { loanChanged(loanId: 1) { loan { nonAccrual } } }", "Loan.nonAccrual"),
    ("{ portfolio { loans } }", "Portfolio.loans"),
    ("{ viewer { staff { login } } }", "Viewer.staff"),
]


@pytest.mark.parametrize(("text", "field"), HIDDEN, ids=[field for _, field in HIDDEN])
def test_a_borrower_is_told_which_field_is_not_his(text: str, field: str) -> None:
    assert first_forbidden(text, HIM) == field
    assert first_forbidden(text, staff("branch_manager")) is None
    assert first_forbidden(text, system_actor("test")) is None


@pytest.mark.parametrize(
    ("switch", "value", "is_looked_at"),
    [
        ("include(if: $on)", False, False),
        ("include(if: $on)", True, True),
        ("skip(if: $on)", True, False),
        ("skip(if: $on)", False, True),
        ("include(if: $on)", 0, True),
        ("include(if: $on)", None, True),
    ],
)
def test_what_a_variable_switches_off_is_not_looked_at(
    switch: str, value: object, is_looked_at: bool
) -> None:
    field, fragment = f"stage @{switch}", f"... @{switch} {{ stage }}"
    for asked in (field, fragment):
        text = f'query($on: Boolean!) {{ loan(id: "x") {{ number {asked} }} }}'
        document = parse(text)
        operation = next(d for d in document.definitions if isinstance(d, OperationDefinitionNode))
        found = forbidden_field(CORE, document, operation, HIM, {"on": value})
        assert found == ("Loan.stage" if is_looked_at else None)
    unsent = parse('query($on: Boolean! = false) { loan(id: "x") { stage @include(if: $on) } }')
    operation = next(d for d in unsent.definitions if isinstance(d, OperationDefinitionNode))
    assert forbidden_field(CORE, unsent, operation, HIM, {}) == "Loan.stage"


def test_a_borrower_asks_for_what_is_listed() -> None:
    text = """{ loans { pageInfo { endCursor } edges { cursor node { id number outstanding
        instalments { n dueOn unpaid } transactions { seq type amount applied { name amount } }
        contract { number terms } product { nameZh } customer { name phone } } } }
        viewer { kind } codes { zh } __typename }"""
    assert first_forbidden(text, HIM) is None


def test_a_field_may_need_a_permission_of_its_own() -> None:
    text = '{ loan(id: "x") { customer { name } } }'
    blind = Actor("staff:x", ActorKind.STAFF, frozenset({"loan.read"}))
    assert first_forbidden(text, blind) == "Loan.customer"
    assert first_forbidden(text, None) is None, "nobody is stopped by the entries"


def test_every_listed_field_exists() -> None:
    """`walk.types` finds a word about a field that is gone, for all three lists."""
    kinds = walk.types(schema)
    open_fields = {
        f"{kind}.{name}"
        for kind in ("Branch", "Staff", "Portfolio", "JournalEntry", "RevealedCustomer")
        for name in kinds[kind]
        if rule(CORE, kind, name)[0]
    }
    assert open_fields == {"Branch.id", "Staff.id", "JournalEntry.id"}, "an id alone says nothing"
    assert BORROWER_FIELDS["Loan"] and NEEDS["Loan"]


async def test_over_http_it_is_a_coded_error(house: House) -> None:
    """A member of staff without the permission of a field, before any row is read."""
    from xindai.platform import db as database

    await database.pool().execute(
        "DELETE FROM role_permission WHERE role_id = 'auditor' AND permission_id = 'customer.read'"
    )
    loan = await house.loan()
    answer = await house.ask(
        "query ($id: ID!) { loan(id: $id) { customer { name } } }", "auditor", id=loan
    )
    (error,) = answer["errors"]
    assert error["extensions"]["code"] == "FORBIDDEN"
    assert error["message"] == "your roles do not allow: Loan.customer"
