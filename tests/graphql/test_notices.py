"""Notices and tasks: who gets them, that they come live, and that nothing is lost on the way."""

from __future__ import annotations

import asyncio
from string import Formatter
from typing import Any

import pytest

from tests.graphql.conftest import House, key_of
from tests.graphql.test_approvals import DECIDE, REJECT, repay, set_policy
from xindai.graphql.base.context import Context
from xindai.graphql.schema import schema
from xindai.notifications import api as notifications
from xindai.notifications.kinds import KINDS
from xindai.platform import db as database
from xindai.platform import outbox

TASKS = """subscription ($role: String!, $after: String) {
    taskAssigned(role: $role, after: $after) { cursor id task command role } }"""
NOTICES = """subscription ($after: String) {
    notificationReceived(after: $after) { cursor notification { id kind text params } } }"""
LIST = """query ($unread: Boolean = false) { notifications(unread: $unread) { unreadCount
    edges { node { id kind text readAt deliveredAt } } } }"""
READ = """mutation ($ids: [ID!], $key: String!) {
    notificationsRead(input: {ids: $ids, idempotencyKey: $key}) { count userErrors { code } } }"""


async def listen(house: House, login: str, text: str, **variables: Any) -> Any:
    params = {"authorization": house.headers[login]}
    context = Context(house.services, language="en", connection_params=params)
    return await schema.subscribe(text, variables, context_value=context)


async def next_of(feed: Any, name: str) -> dict[str, Any]:
    result = await asyncio.wait_for(anext(feed), 10)
    assert not result.errors, result.errors
    event: dict[str, Any] = result.data[name]
    return event


@pytest.fixture
async def loan(house: House) -> str:
    await set_policy(house, "loan.repay", "500.00", "approver_2", "policy")
    return await house.loan(excess="credit")


async def test_a_task_reaches_the_role_and_the_answer_its_maker(house: House, loan: str) -> None:
    tasks = await listen(house, "approver2", TASKS, role="approver_2")
    other_branch = await listen(house, "stranger", TASKS, role="approver_2")
    notices = await listen(house, "manager", NOTICES)
    waiting = [asyncio.create_task(next_of(tasks, "taskAssigned"))]
    elsewhere = asyncio.create_task(anext(other_branch))
    told = asyncio.create_task(next_of(notices, "notificationReceived"))
    await asyncio.sleep(0.3)
    id = (await repay(house, loan, "600.00", "k1"))["approval"]["id"]
    while await outbox.relay(house.services.redis):
        pass
    task = await waiting[0]
    assert {name: task[name] for name in ("id", "task", "command", "role")} == {
        "id": id,
        "task": "approval",
        "command": "loan.repay",
        "role": "approver_2",
    }
    await house.data(DECIDE, "approver2", id=id, key="k", why="")
    while await outbox.relay(house.services.redis):
        pass
    notice = (await told)["notification"]
    assert notice["kind"] == "approval.executed"
    assert notice["text"] == "Your loan.repay was approved and done"
    assert notice["params"] == {"command": "loan.repay", "approvalId": str(key_of(id))}
    assert not elsewhere.done(), "the task of another branch is nobody's there"
    elsewhere.cancel()

    # From the cursor on: what was missed while away, once, in order.
    await tasks.aclose()
    ids = [(await repay(house, loan, f"60{n}.00", f"m{n}"))["approval"]["id"] for n in range(3)]
    while await outbox.relay(house.services.redis):
        pass
    again = await listen(house, "approver2", TASKS, role="approver_2", after=task["cursor"])
    assert [(await next_of(again, "taskAssigned"))["id"] for _ in range(3)] == ids
    await again.aclose()
    await notices.aclose()


async def test_notices_are_ones_own_and_are_read_once(house: House, loan: str) -> None:
    id = (await repay(house, loan, "600.00", "k1"))["approval"]["id"]
    await house.data(REJECT, "approver2", id=id, key="k", why="凭证不符")
    mine = (await house.data(LIST, "manager"))["notifications"]
    (edge,) = mine["edges"]
    assert (mine["unreadCount"], edge["node"]["kind"], edge["node"]["readAt"]) == (
        1,
        "approval.rejected",
        None,
    )
    node = "query ($id: ID!) { node(id: $id) { id } }"
    assert (await house.data(node, "manager", id=edge["node"]["id"]))["node"] is not None
    for login in ("approver2", "admin", "stranger"):
        theirs = (await house.data(LIST, login))["notifications"]
        assert theirs == {"unreadCount": 0, "edges": []}
        assert (await house.data(node, login, id=edge["node"]["id"]))["node"] is None
        stolen = await house.data(READ, login, ids=[edge["node"]["id"]], key="x")
        assert stolen["notificationsRead"] == {"count": 0, "userErrors": []}
    for _ in range(2):
        read = await house.data(READ, "manager", ids=[edge["node"]["id"]], key="r")
        assert read["notificationsRead"]["count"] == 1, "the same key, the same answer"
    assert (await house.data(LIST, "manager", unread=True))["notifications"]["edges"] == []
    ((read_edge,),) = [(await house.data(LIST, "manager"))["notifications"]["edges"]]
    assert read_edge["node"]["deliveredAt"] == read_edge["node"]["readAt"], "read, so it arrived"
    every = await house.data(READ, "manager", ids=None, key="all")
    assert every["notificationsRead"]["count"] == 0


async def test_a_notice_has_arrived_where_its_reader_went_on_behind_it(house: House) -> None:
    async def tell() -> None:
        who = await database.pool().fetchval(
            "SELECT 'staff:' || id FROM staff_user WHERE login = 'manager'"
        )
        async with database.transaction() as tx:
            params = {"command": "loan.repay", "approvalId": "1"}
            await notifications.notify(tx, who, "approval.executed", params)
        while await outbox.relay(house.services.redis):
            pass

    async def states() -> list[bool]:
        edges = (await house.data(LIST, "manager"))["notifications"]["edges"]
        return [edge["node"]["deliveredAt"] is not None for edge in edges]

    feed = await listen(house, "manager", NOTICES)
    first = asyncio.create_task(next_of(feed, "notificationReceived"))
    await asyncio.sleep(0.3)
    await tell()
    cursor = (await first)["cursor"]
    await feed.aclose()
    await asyncio.sleep(0.01)
    await tell()
    assert await states() == [False, False], "sent is not arrived"
    again = await listen(house, "manager", NOTICES, after=cursor)
    await next_of(again, "notificationReceived")
    assert await states() == [False, True], "the newest first"
    await again.aclose()


async def test_a_notice_without_words_or_parameters_is_a_bug(house: House) -> None:
    for kind, params in (("loan.flew", {}), ("approval.executed", {})):
        with pytest.raises(KeyError):
            async with database.transaction() as tx:
                await notifications.notify(tx, "staff:x", kind, params)
    for zh, en in KINDS.values():
        assert told(zh) == told(en), "both languages say the same"


def parameters(sentence: str) -> set[str]:
    """What is filled in."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def told(text: str) -> set[str]:
    """What a text says; what has words of its own in each language bears it at its end."""
    return {name.removesuffix("_zh").removesuffix("_en") for name in parameters(text)}
