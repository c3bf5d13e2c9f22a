"""Sessions, keys and branches that change while somebody is signed in."""

from __future__ import annotations

from tests.graphql.conftest import KEY, PASSWORD, House
from xindai.graphql.base.node import to_id
from xindai.platform import db as database

CODES = '{ codes(kind: "LoanStatus") { code } }'


async def test_verbs_that_leave_traces(house: House) -> None:
    """Sign out ends the session that asks and no other; a client that was put out is nobody."""
    out = "mutation { signOut { userErrors { code } } }"
    assert (await house.data(out, "cashier"))["signOut"]["userErrors"] == []
    assert (await house.data(out, "cashier"))["signOut"]["userErrors"] == [
        {"code": "NOT_SIGNED_IN"}
    ]
    viewer = "{ viewer { kind branchPath staff { login roles } } }"
    assert await house.code(viewer, "cashier") == "NOT_SIGNED_IN"
    assert (await house.data(viewer, KEY))["viewer"] == {
        "kind": "client",
        "branchPath": "/B1/",
        "staff": None,
    }
    async with database.transaction() as tx:
        await tx.execute("UPDATE api_client SET is_active = false")
        await tx.execute("UPDATE staff_user SET is_active = false WHERE login = 'officer'")
    assert await house.code(viewer, KEY) == "NOT_SIGNED_IN"
    assert await house.code(viewer, "officer") == "NOT_SIGNED_IN"
    assert (await house.data(viewer, "manager"))["viewer"]["staff"]["login"] == "manager"


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
    for login in ("accountant", "no.such.login", "", "x" * 9999):
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


async def test_a_nested_path_does_not_leave_the_branch(house: House) -> None:
    """A customer of B2 with a loan that B1 booked: each side sees its own end of the link."""
    loan = await house.loan()
    b2 = await database.pool().fetchval("SELECT id FROM branch WHERE code = 'B2'")
    async with database.transaction() as tx:
        await tx.execute(
            "UPDATE customer SET branch_id = $1 WHERE id = $2", b2, house.lender.customer_id
        )
    path = """query ($loan: ID!, $customer: ID!) {
      loan(id: $loan) { number customer { id } contract { id } branch { code } }
      customer(id: $customer) { number branch { code } loans { id } } }"""
    given = {"loan": loan, "customer": to_id("Customer", house.lender.customer_id)}
    b1 = await house.data(path, "manager", **given)
    assert (b1["loan"]["customer"], b1["loan"]["contract"], b1["customer"]) == (None, None, None)
    assert b1["loan"]["branch"] == {"code": "B1"}
    other = await house.data(path, "stranger", **given)
    assert other["loan"] is None
    assert (other["customer"]["branch"], other["customer"]["loans"]) == ({"code": "B2"}, [])


async def test_when_the_database_is_away_the_answer_says_so_without_details(house: House) -> None:
    await database.close()
    answer = await house.ask(CODES, None)
    assert len(answer["data"]["codes"]) == 4
    async with house.client(**house.header("manager")) as client:
        told = await client.post("/", json={"query": "{ businessDate }"})
    assert told.status_code == 500
    assert told.json()["errors"][0]["extensions"]["code"] == "INTERNAL"
    assert "pool" not in told.text
