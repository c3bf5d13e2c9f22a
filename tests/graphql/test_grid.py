"""Everybody calls everything: let in or refused exactly as declared, and never another's rows."""

from __future__ import annotations

import asyncio
import itertools
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio

from tests.actors import borrower, permissions_of, staff
from tests.graphql.calls import CALLS, Call, Ids, type_of_input
from tests.graphql.conftest import (
    BORROWERS,
    KEY,
    PASSWORD,
    STAFF,
    SYSTEM,
    Ground,
    House,
    endpoint_of,
    key_of,
    third_party,
)
from tests.loans.conftest import everything
from xindai.graphql.base import walk
from xindai.graphql.base.access import Rows
from xindai.graphql.base.context import Context
from xindai.graphql.base.node import to_id
from xindai.graphql.schema import schema
from xindai.identity import api as identity
from xindai.identity.types import NewStaff
from xindai.kernel.ids import new_id
from xindai.loans import api as loans
from xindai.platform import db as database
from xindai.platform.actor import ActorKind
from xindai.platform.jobs import api as jobs
from xindai.platform.permission import SEEDED_ROLES

ENTRIES = {f"{e.root}.{e.name}": e for e in walk.entries(schema)}
WHO = (None, *STAFF, KEY, *BORROWERS)
ELSEWHERE = ("stranger", "neighbour")
"""Who may ask but sees no row of the loan: staff of another branch, another borrower."""
ACTORS = {login: staff(role) for login, (_, role) in STAFF.items()}
ACTORS[KEY] = replace(
    staff("customer_manager"),
    kind=ActorKind.CLIENT,
    permissions=permissions_of("customer_manager") & set(identity.grantable_scopes()),
)
QUIET_SECONDS = 0.3
"""How long a feed that has nothing to say is listened to."""
ACTORS |= {login: borrower(new_id()) for login in BORROWERS}
REFUSED = {"NOT_SIGNED_IN", "FORBIDDEN"}
NOT_THERE = {
    "Subscription.applicationChanged": "APPLICATION_NOT_FOUND",
    "Subscription.collectionCaseChanged": "COLLECTION_CASE_NOT_FOUND",
    "Subscription.loanChanged": "LOAN_NOT_FOUND",
    "Subscription.loanPaymentChanged": "LOAN_PAYMENT_NOT_FOUND",
    "Subscription.loanDisputeChanged": "LOAN_DISPUTE_NOT_FOUND",
    "Subscription.serviceRequestChanged": "SERVICE_REQUEST_NOT_FOUND",
}
"""Feeds of one thing begin with how it is; the others have nothing to tell."""
fresh_keys = itertools.count()
TEMP = NewStaff(
    login="temp",
    display_name="临时",
    password=PASSWORD,
    branch_code="B1",
    roles=frozenset({"cashier"}),
)
"""Whom administrators act on; everybody else goes on being what he is."""


async def test_the_grid_calls_every_entry() -> None:
    assert set(CALLS) == set(ENTRIES), "tests/graphql/calls.py holds a call for each entry"


pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module")
async def house(shared_house: House, ground: Ground) -> House:
    """Everybody calls everything on one ground: what is refused or dry moves nothing."""
    await shared_house.keep_key(ground.client)
    return shared_house


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def ids(shared_house: House) -> Ids:
    """A loan of branch B1 with one repayment, and what hangs on it."""
    loan = await shared_house.loan(excess="credit")
    paid = await shared_house.lender.do(key_of(loan), "repay", "106.62")
    assert paid.event_id is not None
    lender = shared_house.lender
    party = await third_party(lender.branch_id, "grid")
    hook, ping = await endpoint_of(party.client)
    return Ids(
        loan=loan,
        customer=to_id("Customer", lender.customer_id),
        branch=to_id("Branch", lender.branch_id),
        version=to_id("ProductVersion", lender.version_id),
        contract=to_id("Contract", await lender.contract()),
        event=to_id("Transaction", paid.event_id),
        client=to_id("ApiClient", party.client),
        client_secret=to_id("ApiClientSecret", party.id),
        endpoint=to_id("WebhookEndpoint", hook),
        delivery=to_id("WebhookDelivery", ping),
        job=to_id("Job", await job()),
        approval=to_id("Approval", new_id()),
        staff=to_id("Staff", await identity.create_staff(SYSTEM, TEMP)),
    )


async def job() -> UUID:
    """A dead letter, so that whoever may starts it again."""
    async with database.transaction() as tx:
        made = await jobs.enqueue(tx, "end_of_day", {"to": "2024-01-31"})
        await tx.execute("UPDATE job SET status = 'dead' WHERE id = $1", made.job_id)
    return made.job_id


async def outcome(house: House, call: Call, ids: Ids, login: str | None) -> Any:
    """The data of the entry, or the code of its refusal."""
    variables = call.variables(ids, f"grid-{next(fresh_keys)}")
    if call.root == "Subscription":
        return await first_of(house, call.text, variables, login)
    text = (call.for_borrowers or call.text) if login in BORROWERS else call.text
    answer = await house.ask(text, login, **variables)
    if "errors" in answer:
        (error,) = answer["errors"]
        return error["extensions"]["code"]
    data = answer["data"][call.name]
    if call.root == "Mutation" and data["userErrors"]:
        return data["userErrors"][0]["code"]
    return data


async def first_of(house: House, text: str, variables: dict[str, Any], login: str | None) -> Any:
    sent = {"authorization": house.headers[login]} if login else {}
    context = Context(house.services, language="en", connection_params=sent)
    await context.actor_or_none()  # as the socket does: fields are looked at with the rights known
    feed: Any = await schema.subscribe(text, variables, context_value=context)
    if not hasattr(feed, "__anext__"):
        return feed.errors[0].extensions["code"]
    try:
        first = await asyncio.wait_for(anext(feed), QUIET_SECONDS)
    except TimeoutError:
        return None  # let in: there is nothing to tell
    finally:
        await feed.aclose()
    if first.errors:
        return first.errors[0].extensions["code"]
    (told,) = first.data.values()
    return told


@pytest.mark.parametrize("name", sorted(CALLS))
async def test_who_may_is_who_is_let_in(house: House, ids: Ids, name: str) -> None:
    call, access = CALLS[name], ENTRIES[name].access
    ground = await everything(key_of(ids.loan))
    wrong = []
    for login in WHO:
        may = access.who.admits(ACTORS[login] if login else None)
        if login in BORROWERS and call.for_borrowers == "":
            may = False
        if login in ELSEWHERE and access.rows is Rows.BRANCH:
            continue  # let in, and sees nothing: the next test
        if may and call.once:
            continue  # ends sessions or leaves traces: has a test of its own
        told = await outcome(house, call, ids, login)
        code = told if isinstance(told, str) and told.isupper() else None
        wanted = None if may else "NOT_SIGNED_IN" if login is None else "FORBIDDEN"
        if may and code in call.may_answer:
            code = None
        if code != wanted:
            wrong.append(f"{login}: {told}, wanted {wanted or 'to be let in'}")
    assert not wrong
    if not call.writes:
        assert await everything(key_of(ids.loan)) == ground, "nobody moved anything"


BY_ROW = sorted(
    name for name, e in ENTRIES.items() if e.access.rows is Rows.BRANCH and name in CALLS
)


@pytest.mark.parametrize("name", BY_ROW)
@pytest.mark.parametrize("login", ELSEWHERE)
async def test_rows_of_others_are_not_there(house: House, ids: Ids, name: str, login: str) -> None:
    """The answer about a loan of somebody else is word for word that about a loan of nobody."""
    call = CALLS[name]
    nobody = Ids.of(lambda kind: to_id(kind, new_id()), version=ids.version)
    ground = await everything(key_of(ids.loan))
    theirs = call.variables(ids, "key-of-theirs")
    nothing = call.variables(nobody, "key-of-nothing")
    if call.root == "Subscription":
        wanted = NOT_THERE.get(name)
        if not ENTRIES[name].access.who.admits(ACTORS[login]):
            wanted = "FORBIDDEN"
        assert await first_of(house, call.text, theirs, login) == wanted
        assert await first_of(house, call.text, nothing, login) == wanted
        return
    text = (call.for_borrowers or call.text) if login in BORROWERS else call.text
    told = await house.ask(text, login, **theirs)
    assert told == await house.ask(text, login, **nothing)
    for id in (ids.loan, ids.customer, ids.branch, ids.contract, ids.event, ids.client):
        assert id not in str(told)
    assert await everything(key_of(ids.loan)) == ground


LOAN_PATHS = """{
  customers { totalCount edges { node { number loans { number } } } }
  loans { totalCount edges { node { number } } }
  branches { code } portfolio { loans } }"""


async def test_lists_hold_only_what_one_sees(house: House, ids: Ids) -> None:
    nothing = await house.data(LOAN_PATHS, "stranger")
    assert nothing == {
        "customers": {"totalCount": 0, "edges": []},
        "loans": {"totalCount": 0, "edges": []},
        "branches": [{"code": "B2"}],
        "portfolio": [],
    }
    seen = await house.data(LOAN_PATHS, "auditor")
    assert seen["customers"]["totalCount"] >= 1 <= seen["loans"]["totalCount"]


async def test_ids_that_are_none_find_nothing(house: House) -> None:
    for id in ("", "x", "TG9hbjo", to_id("Loan", UUID(int=0)), to_id("Nobody", UUID(int=0)), "%00"):
        query = "query ($id: ID!) { node(id: $id) { id } loan(id: $id) { id } }"
        assert await house.data(query, id=id) == {"node": None, "loan": None}
    answer = await house.ask(
        """mutation ($id: ID!) { loanRepay(input: {loanId: $id, amount: "1.00",
           idempotencyKey: "k"}) { userErrors { code field } } }""",
        id=to_id("Customer", house.lender.customer_id),
    )
    assert answer["data"]["loanRepay"]["userErrors"] == [
        {"code": "LOAN_NOT_FOUND", "field": "loanId"}
    ]


WRONG_CREDENTIALS = [
    "Bearer",
    "Bearer ",
    "Bearer wrong",
    "Basic bWFuYWdlcjpwYXNz",
    "ApiKey xk_000000000000.wrong",
    "Bearer a.b.c",
    "Bearer ..",
    "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.",
    "Token x",
    "Bearer " + "x" * 5000,
    "Bearer \x7f",
]


@pytest.mark.parametrize("header", WRONG_CREDENTIALS)
async def test_wrong_credentials_are_nobody(house: House, header: str) -> None:
    answer = await house.ask("{ businessDate }", None, {"Authorization": header})
    assert answer["errors"][0]["extensions"] == {"code": "NOT_SIGNED_IN", "field": None}


async def test_every_role_reads_the_loan(house: House, ids: Ids) -> None:
    """The doors and the entries agree: nobody is let in by one and refused by the other."""
    for login in (*STAFF, KEY):
        if login != "stranger":
            found = await house.data(CALLS["Query.loan"].text, login, id=ids.loan)
            assert found["loan"] is not None, login
    assert {role for _, role in STAFF.values()} == set(SEEDED_ROLES), "each role has its person"
    assert len(loans.VERBS) == 18
    assert type_of_input("loanRepay") == "LoanAmountInput"
