"""No way from maker to effect for one person, whatever he holds: every command, exhaustively."""

from __future__ import annotations

import itertools
from typing import Any, Final

import pytest
import pytest_asyncio
from redis.asyncio import from_url

from tests.conftest import ServerUrls, redis_address
from tests.graphql import test_grid
from tests.graphql.calls import CALLS, Ids
from tests.graphql.conftest import PASSWORD, SYSTEM, House
from xindai.approvals import api as approvals
from xindai.graphql.base import walk
from xindai.graphql.schema import schema
from xindai.identity import api as identity
from xindai.identity.types import NewStaff
from xindai.platform import db as database
from xindai.platform.permission import SEEDED_ROLES, Permission

pytestmark = pytest.mark.asyncio(loop_scope="module")
one_of_each = test_grid.ids

COMMANDS: Final[dict[str, Permission]] = {
    entry.name: entry.access.who.permission
    for entry in walk.entries(schema)
    if entry.root == "Mutation" and entry.access.who.permission is not None
}
KEPT_WHATEVER_HAPPENS: Final = (
    "approval_",
    "audit_",
    "idempotency_",
    "job",
    "notification",
    "outbox_message",
    "schedule",
    "session",
)
"""Tables (by how they begin) that tell of asking, waiting and looking; all others are effects."""
_TABLES: Final = """
SELECT table_name::text FROM information_schema.tables
WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
    AND has_table_privilege(format('%I', table_name), 'SELECT') ORDER BY 1
"""
DECIDE: Final = """mutation ($id: ID!, $key: String!) { %s(input: {id: $id, reason: "自己复核",
    idempotencyKey: $key}) { userErrors { code } } }"""
keys = itertools.count()


async def effects() -> dict[str, str]:
    """A fingerprint of every table that a command may change."""
    names = [r[0] for r in await database.pool().fetch(_TABLES)]
    wanted = [name for name in names if not name.startswith(KEPT_WHATEVER_HAPPENS)]
    one = "SELECT '{0}', md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM {0} t"
    sql = " UNION ALL ".join(one.format(name) for name in wanted)
    return {r[0]: r[1] for r in await database.pool().fetch(sql)}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def almighty(shared_house: House, servers: ServerUrls) -> House:
    """A house in which `almighty` holds every role, the checkers' too, twice signed in."""
    person = NewStaff(
        login="almighty",
        display_name="一人",
        password=PASSWORD,
        branch_code="B1",
        roles=frozenset(SEEDED_ROLES),
    )
    await identity.create_staff(SYSTEM, person)
    async with from_url(redis_address(servers), decode_responses=True) as redis:
        for session in ("almighty", "almighty again"):
            signed = await identity.sign_in(redis, "almighty", PASSWORD, session)
            shared_house.headers[session] = f"Bearer {signed.token}"
    return shared_house


async def held(house: House, name: str, ids: Ids) -> Any:
    """The payload of a command that the almighty person gives."""
    call = CALLS[f"Mutation.{name}"]
    variables = call.variables(ids, f"one-{next(keys)}")
    variables["input"].pop("dryRun", None)
    text = call.text.replace("userErrors {", "approval { id status } userErrors {", 1)
    return (await house.data(text, "almighty", **variables))[name]


@pytest.mark.parametrize("name", sorted(COMMANDS))
async def test_one_person_makes_and_checks_nothing(
    almighty: House, one_of_each: Ids, name: str
) -> None:
    command = COMMANDS[name].code
    await approvals.set_policy(SYSTEM, command, 0, "approver_1", 72, f"{name}-policy")
    before = await effects()
    answer = await held(almighty, name, one_of_each)
    if answer["approval"] is None:
        assert answer["userErrors"], f"{name} was done by one person"
    else:
        assert answer["approval"]["status"] == "pending"
        for session, verb in itertools.product(
            ("almighty", "almighty again"), ("approvalApprove", "approvalReject")
        ):
            given = {"id": answer["approval"]["id"], "key": f"own-{next(keys)}"}
            await _never_done(almighty, session, verb, given)
    assert await effects() == before


async def _never_done(house: House, session: str, verb: str, given: dict[str, str]) -> None:
    (told,) = (await house.data(DECIDE % verb, session, **given)).values()
    codes = {error["code"] for error in told["userErrors"]}
    # Where deciding itself is under a policy, his word waits for somebody else too.
    assert codes <= {"OWN_REQUEST"}
    if not codes:
        sql = "SELECT count(*) FROM approval_request WHERE maker = checker OR status = 'executed'"
        assert await database.pool().fetchval(sql) == 0


async def test_one_person_does_not_loosen_the_policy_that_holds_him(almighty: House) -> None:
    await approvals.set_policy(SYSTEM, "loan.write_off", 0, "approver_1", 72, "loosen")
    (policy,) = [p for p in await approvals.policies(SYSTEM) if p.command == "loan.write_off"]
    before = await approvals.policies(SYSTEM)
    remove = """mutation ($id: ID!) { approvalPolicyRemove(input: {id: $id, idempotencyKey: "r"})
        { approval { role } userErrors { code } } }"""
    lower = """mutation { approvalPolicySet(input: {command: "loan.write_off", minAmount: "9.00",
        role: "cashier", idempotencyKey: "l"}) { approval { role } userErrors { code } } }"""
    from xindai.graphql.base.node import to_id

    id = to_id("ApprovalPolicy", policy.id)
    for text, variables in ((remove, {"id": id}), (lower, {})):
        (told,) = (await almighty.data(text, "almighty", **variables)).values()
        assert told["userErrors"] == []
        assert told["approval"]["role"] in ("risk_manager", "approver_1")
    assert await approvals.policies(SYSTEM) == before
