"""Early warning through GraphQL: each verb repeated is done once; four eyes on the policy."""

from __future__ import annotations

from typing import Any

from tests.graphql.call import type_of_input
from tests.graphql.conftest import House
from tests.graphql.more_calls.early_warning import _TASK, policy
from xindai.early_warning.look import end_day, look
from xindai.graphql.base.node import to_id
from xindai.kernel.dates import parse_date
from xindai.kernel.ids import new_id
from xindai.loans.end_of_day.run import run_to
from xindai.platform import db as database
from xindai.platform.actor import system_actor

COUNTS = """SELECT (SELECT count(*) FROM outbox_message) AS told,
    (SELECT count(*) FROM audit_record) AS audit, (SELECT count(*) FROM warning_policy) AS versions,
    (SELECT sum(version) FROM warning_task) AS moved"""


async def send(house: House, name: str, login: str, given: dict[str, Any], shown: str) -> Any:
    text = (
        f"mutation ($input: {type_of_input(name)}!) {{ {name}(input: $input) "
        f"{{ {shown} userErrors {{ code field }} }} }}"
    )
    return (await house.data(text, login, input=given))[name]


async def do(house: House, name: str, login: str, shown: str, **given: Any) -> Any:
    """The payload of a verb that is sent three times and done once."""
    wanted = given | {"idempotencyKey": str(new_id())}
    first = await send(house, name, login, wanted, shown)
    assert first["userErrors"] == [], first
    before = dict(await database.pool().fetchrow(COUNTS))
    for _ in range(2):
        assert (await send(house, name, login, wanted, shown))["userErrors"] == []
    assert dict(await database.pool().fetchrow(COUNTS)) == before, name
    return first


async def code(house: House, name: str, login: str, **given: Any) -> str:
    told = await send(house, name, login, given | {"idempotencyKey": str(new_id())}, "__typename")
    return str(told["userErrors"][0]["code"])


async def test_a_task_from_the_signal_to_its_finding(house: House) -> None:
    await house.lender.loan()
    await run_to(system_actor("eod"), parse_date("2024-03-01", "to"))
    async with database.transaction() as tx:
        assert await end_day(tx) is not None
    task = (await house.data(f"{{ warningTasks {{ edges {{ node {_TASK} }} }} }}", "manager"))[
        "warningTasks"
    ]["edges"][0]["node"]
    (signal,) = task["signals"]
    assert signal["code"] == "FIRST_PAYMENT_DEFAULT"
    facts = {fact["code"]: fact for fact in signal["facts"]}
    assert facts["days_past_due"]["number"] == 2
    assert facts["outstanding"]["amount"] == {"amount": "1200.00", "currency": "CNY"}
    assert facts["due_on"]["on"] == "2024-02-29"
    same = {"taskId": task["id"]}
    found = {**same, "finding": "CONTACTED", "comment": "已电话联系"}
    assert await code(house, "warningTaskResolve", "manager", **found) == "NOT_CLAIMED"
    for name in ("warningTaskClaim", "warningTaskRelease", "warningTaskClaim"):
        await do(house, name, "manager", f"task {_TASK}", **same)
    done = await do(house, "warningTaskResolve", "manager", f"task {_TASK}", **found)
    assert (done["task"]["finding"], done["task"]["comment"]) == ("CONTACTED", "已电话联系")
    asked = "query ($id: ID!) { watchEntry(customerId: $id) { level score signalCount } }"
    customer = to_id("Customer", house.lender.customer_id)
    entry = (await house.data(asked, "manager", id=customer))["watchEntry"]
    assert entry == {"level": "HIGH", "score": 60, "signalCount": 1}


async def test_a_policy_needs_a_second_person_and_then_counts(house: House) -> None:
    wanted = policy(note="放宽首期")
    for rule in wanted["rules"]:
        if rule["code"] == "FIRST_PAYMENT_DEFAULT":
            rule["isEnabled"] = False
    broken = policy(highScore=50)
    refused = await code(house, "warningPolicyPropose", "manager", **broken)
    assert refused == "WARNING_POLICY_INVALID"
    made = await do(house, "warningPolicyPropose", "manager", "policy { id status }", **wanted)
    again = await code(house, "warningPolicyPropose", "manager", **wanted)
    assert again == "WARNING_POLICY_WAITS"
    decision = {"policyId": made["policy"]["id"], "agrees": True}
    assert await code(house, "warningPolicyDecide", "manager", **decision) == "SAME_PERSON"
    await do(house, "warningPolicyDecide", "risk", "policy { id status }", **decision)
    await house.lender.loan()
    await run_to(system_actor("eod"), parse_date("2024-03-01", "to"))
    async with database.transaction() as tx:
        counts = await look(tx, None)
    assert (counts["raised"], counts["watched"]) == (0, 0)
