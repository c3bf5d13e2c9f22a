"""What a request for approval is about has a name that people know, whatever the command."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from tests.graphql.call import Ids
from tests.graphql.calls import CALLS
from tests.graphql.conftest import House
from tests.graphql.test_approvals import repay, set_policy
from xindai.graphql.approvals.subject import NAMES
from xindai.graphql.base.held_back import subject_of
from xindai.graphql.base.node import NODES, to_id
from xindai.graphql.codes import CODES
from xindai.graphql.schema import Mutation, schema
from xindai.kernel.names import camel

INBOX = "{ approvals { edges { node { subject subjectName } } } }"
NAMELESS = {
    "approval": "the request that stands beside it",
    "authority_rule": "a level and an amount",
    "collector_absence": "a person and days",
    "contact_stop": "a person",
    "contract_template_version": "the arguments name it",
    "customer_contact": "the name of a person",
    "customer_document": "a paper",
    "customer_monthly_amount": "an amount",
    "customer_relation": "two people",
    "export": "a list",
    "file": "no more than its content",
    "job": "a kind of work",
    "list_import": "a file",
    "message_template": "a kind of message",
    "message_template_version": "the arguments name it",
    "report_definition": "a view of its maker",
    "store": "the arguments name it",
}
"""Kinds that have no number, code or name that everybody may see, and what they are instead."""


def subjects() -> Iterator[tuple[str, str]]:
    """Every command that a policy may hold back, and the kind of what it is about."""

    def some(kind: str) -> str:
        return to_id(kind, UUID(int=1))

    fields: Any = Mutation.__strawberry_definition__.fields  # type: ignore[attr-defined]
    held = {camel(f.name) for f in fields if f.metadata["access"].who.permission is not None}
    for call in CALLS.values():
        if call.root == "Mutation" and call.name in held:
            given = call.variables(Ids.of(some, some("ProductVersion")), "k")
            inner = given["input"] if isinstance(given.get("input"), dict) else given
            subject = subject_of(inner)
            if subject is not None:
                yield call.name, subject.partition("/")[0]


def test_every_kind_has_words_and_a_name() -> None:
    types = {name.lower(): name for name in NODES}
    core: Any = schema._schema
    names = {camel(name) for name in (*NAMES, "customer_id")}
    without = set()
    for command, kind in subjects():
        assert kind in CODES["Subject"], f"{command}: no words for {kind}"
        type_ = types.get(kind.replace("_", ""))
        if kind != "product_version" and not (type_ and names & core.type_map[type_].fields.keys()):
            without.add(kind)
    assert without == NAMELESS.keys()


async def test_the_inbox_shows_the_number_of_a_loan_to_who_sees_the_loan(house: House) -> None:
    await set_policy(house, "loan.repay", "0", "approver_2", "policy")
    loan = await house.loan()
    await repay(house, loan, "60.00", "k")
    text = "query ($id: ID!) { loan(id: $id) { number } }"
    number = (await house.data(text, id=loan))["loan"]["number"]
    for login in ("manager", "approver2"):
        (one,) = (await house.data(INBOX, login))["approvals"]["edges"]
        assert one["node"]["subject"].startswith("loan/")
        assert one["node"]["subjectName"] == number


async def test_a_request_about_a_version_of_a_product_names_both(house: House) -> None:
    await set_policy(house, "product.move_version", "0", "approver_2", "policy")
    text = """mutation ($id: ID!) { productDelist(input: {versionId: $id,
        idempotencyKey: "k"}) { approval { id } userErrors { code field } } }"""
    version = to_id("ProductVersion", house.lender.version_id)
    told = await house.data(text, "products", id=version)
    assert told["productDelist"]["approval"], told
    (one,) = (await house.data(INBOX, "products"))["approvals"]["edges"]
    assert one["node"]["subjectName"] == "P1 v1"
