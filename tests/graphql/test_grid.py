"""Everybody calls everything: let in or refused exactly as declared, and never another's rows."""

from __future__ import annotations

import itertools
from typing import Any
from uuid import UUID

import pytest

from tests.graphql.calls import CALLS, Call, Ids, type_of_input
from tests.graphql.conftest import KEY, PASSWORD, STAFF, House, key_of
from tests.loans.conftest import everything
from xindai.graphql.base import walk
from xindai.graphql.base.access import ANYBODY, SIGNED_IN, Rows
from xindai.graphql.base.context import Context
from xindai.graphql.base.node import to_id
from xindai.graphql.schema import schema
from xindai.kernel.ids import new_id
from xindai.loans import api as loans
from xindai.platform import db as database

ENTRIES = {f"{e.root}.{e.name}": e for e in walk.entries(schema)}
WHO = (None, *STAFF, KEY)
ROLES = {login: role for login, (_, role) in STAFF.items()} | {KEY: "loan_officer"}
REFUSED = {"NOT_SIGNED_IN", "FORBIDDEN"}
fresh_keys = itertools.count()


def test_the_grid_calls_every_entry() -> None:
    assert set(CALLS) == set(ENTRIES), "tests/graphql/calls.py holds a call for each entry"


@pytest.fixture
async def ids(house: House) -> Ids:
    """A loan of branch B1 with one repayment, and what hangs on it."""
    loan = await house.loan(excess="credit")
    paid = await house.lender.do(key_of(loan), "repay", "106.62")
    assert paid.event_id is not None
    lender = house.lender
    return Ids(
        loan=loan,
        customer=to_id("Customer", lender.customer_id),
        branch=to_id("Branch", lender.branch_id),
        version=to_id("ProductVersion", lender.version_id),
        contract=to_id("Contract", await lender.contract()),
        event=to_id("Transaction", paid.event_id),
    )


async def outcome(house: House, call: Call, ids: Ids, login: str | None) -> Any:
    """The data of the entry, or the code of its refusal."""
    variables = call.variables(ids, f"grid-{next(fresh_keys)}")
    if call.root == "Subscription":
        return await first_of(house, call.text, variables, login)
    answer = await house.ask(call.text, login, **variables)
    if "errors" in answer:
        (error,) = answer["errors"]
        return error["extensions"]["code"]
    data = answer["data"][call.name]
    if call.root == "Mutation" and data["userErrors"]:
        return data["userErrors"][0]["code"]
    return data


async def first_of(house: House, text: str, variables: dict[str, Any], login: str | None) -> Any:
    context = Context(house.services, house.headers[login] if login else "", language="en")
    feed: Any = await schema.subscribe(text, variables, context_value=context)
    if not hasattr(feed, "__anext__"):
        return feed.errors[0].extensions["code"]
    first = await anext(feed)
    await feed.aclose()
    if first.errors:
        return first.errors[0].extensions["code"]
    return first.data["loanChanged"]


@pytest.mark.parametrize("name", sorted(CALLS))
async def test_who_may_is_who_is_let_in(house: House, ids: Ids, name: str) -> None:
    call, access = CALLS[name], ENTRIES[name].access
    ground = await everything(key_of(ids.loan))
    wrong = []
    for login in WHO:
        may = access.who == ANYBODY or (
            login is not None and (access.who == SIGNED_IN or ROLES[login] in access.who)
        )
        if login == "stranger" and access.rows is Rows.BRANCH:
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
async def test_rows_of_another_branch_are_not_there(house: House, ids: Ids, name: str) -> None:
    """The stranger's answer about a loan of B1 is word for word that about a loan of nobody."""
    call = CALLS[name]
    nobody = Ids.of(lambda kind: to_id(kind, new_id()), version=ids.version)
    ground = await everything(key_of(ids.loan))
    theirs = call.variables(ids, "key-of-theirs")
    nothing = call.variables(nobody, "key-of-nothing")
    if call.root == "Subscription":
        assert await first_of(house, call.text, theirs, "stranger") == "LOAN_NOT_FOUND"
        assert await first_of(house, call.text, nothing, "stranger") == "LOAN_NOT_FOUND"
        return
    told = await house.ask(call.text, "stranger", **theirs)
    assert told == await house.ask(call.text, "stranger", **nothing)
    for id in (ids.loan, ids.customer, ids.branch, ids.contract, ids.event):
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
    assert (seen["customers"]["totalCount"], seen["loans"]["totalCount"]) == (1, 1)


async def test_a_nested_path_does_not_leave_the_branch(house: House, ids: Ids) -> None:
    """A customer of B2 with a loan that B1 booked: each side sees its own end of the link."""
    b2 = await database.pool().fetchval("SELECT id FROM branch WHERE code = 'B2'")
    async with database.transaction() as tx:
        await tx.execute(
            "UPDATE customer SET branch_id = $1 WHERE id = $2", b2, house.lender.customer_id
        )
    path = """query ($loan: ID!, $customer: ID!) {
      loan(id: $loan) { number customer { id } contract { id } branch { code } }
      customer(id: $customer) { number branch { code } loans { id } } }"""
    given = {"loan": ids.loan, "customer": ids.customer}
    b1 = await house.data(path, "manager", **given)
    assert (b1["loan"]["customer"], b1["loan"]["contract"], b1["customer"]) == (None, None, None)
    assert b1["loan"]["branch"] == {"code": "B1"}
    other = await house.data(path, "stranger", **given)
    assert other["loan"] is None
    assert (other["customer"]["branch"], other["customer"]["loans"]) == ({"code": "B2"}, [])


async def test_ids_that_are_none_find_nothing(house: House) -> None:
    for id in ("", "x", "TG9hbjo", to_id("Loan", UUID(int=0)), to_id("Staff", UUID(int=0)), "%00"):
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


async def test_verbs_that_leave_traces(house: House, ids: Ids) -> None:
    """Sign out ends the session that asks and no other; a key that was taken away is nobody's."""
    out = "mutation { signOut { userErrors { code } } }"
    assert (await house.data(out, "cashier"))["signOut"]["userErrors"] == []
    assert (await house.data(out, "cashier"))["signOut"]["userErrors"] == [
        {"code": "NOT_SIGNED_IN"}
    ]
    viewer = "{ viewer { kind roles branchPath staff { login } } }"
    assert await house.code(viewer, "cashier") == "NOT_SIGNED_IN"
    assert (await house.data(viewer, KEY))["viewer"] == {
        "kind": "api_key",
        "roles": ["loan_officer"],
        "branchPath": "/B1/",
        "staff": None,
    }
    async with database.transaction() as tx:
        await tx.execute("UPDATE api_key SET is_active = false")
        await tx.execute("UPDATE staff_user SET is_active = false WHERE login = 'officer'")
    assert await house.code(viewer, KEY) == "NOT_SIGNED_IN"
    assert await house.code(viewer, "officer") == "NOT_SIGNED_IN"
    assert (await house.data(viewer, "manager"))["viewer"]["staff"] == {"login": "manager"}


async def test_a_password_becomes_a_session_and_guessing_is_slowed(house: House) -> None:
    enter = """mutation ($login: String!, $password: String!) { signIn(login: $login,
        password: $password) { token expiresAt staff { login roles } userErrors { code } } }"""
    good = {"login": "Accountant", "password": PASSWORD}
    signed = (await house.data(enter, None, **good))["signIn"]
    assert signed["staff"] == {"login": "accountant", "roles": ["accountant"]}
    token = {"Authorization": f"bearer {signed['token']}"}
    answer = await house.ask("{ businessDate viewer { kind } }", None, token)
    assert answer["data"]["viewer"] == {"kind": "staff"}
    nobody = None
    for login in ("accountant", "no.such.login", "", "x" * 9999, "a\x00b"):
        refused = (await house.data(enter, None, login=login, password="wrong" * 3))["signIn"]
        nobody = nobody or refused
        assert refused == nobody, "the same answer whether the login exists or not"
    assert nobody["userErrors"] == [{"code": "SIGN_IN_FAILED"}]
    codes = set()
    for _ in range(30):
        refused = (await house.data(enter, None, login="accountant", password="guess"))["signIn"]
        codes.add(refused["userErrors"][0]["code"])
        if "TOO_MANY_ATTEMPTS" in codes:
            break
    assert "TOO_MANY_ATTEMPTS" in codes
    shut = (await house.data(enter, None, **good))["signIn"]
    assert shut["userErrors"] == [{"code": "TOO_MANY_ATTEMPTS"}]


WRONG_CREDENTIALS = [
    "Bearer",
    "Bearer ",
    "Bearer wrong",
    "Basic bWFuYWdlcjpwYXNz",
    "ApiKey xk_000000000000.wrong",
    "ApiKey ",
    "ApiKey .",
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
    assert set(ROLES.values()) == {STAFF[name][1] for name in STAFF}
    assert len(loans.VERBS) == 18
    assert type_of_input("loanRepay") == "LoanAmountInput"
