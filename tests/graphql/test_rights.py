"""Live updates and rights that change while somebody listens."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.graphql.conftest import BORROWERS, House, key_of
from xindai.graphql.base.context import Context
from xindai.graphql.base.standing import Standings
from xindai.graphql.schema import schema
from xindai.identity.events import actor_changed
from xindai.platform import db as database
from xindai.platform import outbox

CHANGED = """subscription ($id: ID!, $after: String) { loanChanged(loanId: $id, after: $after) {
  cursor type version loan { number outstanding { amount } } } }"""

(OTHER,) = BORROWERS.keys() - {"borrower"}


class Feed:
    """A subscription without a socket."""

    def __init__(self, house: House, login: str) -> None:
        sent = {"authorization": house.headers[login]}
        self.context = Context(house.services, language="en", connection_params=sent)

    async def open(self, loan: str, after: str | None = None) -> Feed:
        await self.context.actor_or_none()
        given = {"id": loan, "after": after}
        self.results: Any = await schema.subscribe(CHANGED, given, context_value=self.context)
        return self

    async def next(self) -> Any:
        """The next change, or the code with which the feed ended."""
        result = await asyncio.wait_for(anext(self.results), 15)
        if result.errors:
            return result.errors[0].extensions["code"]
        return result.data["loanChanged"]


async def repaid(house: House, redis: Any, loan: str, key: str) -> None:
    await house.lender.do(key_of(loan), "repay", "10.00", key=key)
    await outbox.relay(redis)


async def change(sql: str, *, tell: str | None = None) -> None:
    """A change behind the back of the doors; `tell`: with the news that the doors tell."""
    async with database.transaction() as tx:
        await tx.execute(sql)
        if tell is not None:
            staff = await tx.value("SELECT id FROM staff_user WHERE login = $1", tell)
            await actor_changed(tx, f"staff:{staff}")


async def test_whatever_changes_in_ones_rights_ends_the_feed_and_one_goes_on_from_the_cursor(
    house: House, redis: Any
) -> None:
    loan = await house.loan()
    feed = await Feed(house, "cashier").open(loan)
    bystander = await Feed(house, "manager").open(loan)
    current = await feed.next()
    assert (await bystander.next())["version"] == current["version"]
    await change(
        "UPDATE staff_user SET roles = '{auditor}' WHERE login = 'cashier'", tell="cashier"
    )
    await outbox.relay(redis)
    assert await feed.next() == "RIGHTS_CHANGED"
    await repaid(house, redis, loan, "r1")
    again = await Feed(house, "cashier").open(loan, current["cursor"])
    assert (await again.next())["version"] == current["version"] + 1
    assert (await bystander.next())["version"] == current["version"] + 1

    b2 = "UPDATE staff_user SET branch_id = (SELECT id FROM branch WHERE code = 'B2') "
    await change(b2 + "WHERE login = 'cashier'", tell="cashier")
    await repaid(house, redis, loan, "r2")
    assert await again.next() == "RIGHTS_CHANGED"
    elsewhere = await Feed(house, "cashier").open(loan, current["cursor"])
    assert await elsewhere.next() == "LOAN_NOT_FOUND"
    assert (await bystander.next())["version"] == current["version"] + 2


async def test_nobody_tells_and_redis_is_silent_but_the_session_is_over(house: House) -> None:
    """The look every few seconds finds out; here every fifth of a second."""
    house.services.standings = Standings(period_seconds=0.2)
    loan = await house.loan()
    feed = await Feed(house, "cashier").open(loan)
    await feed.next()
    await house.services.news.stop()
    waiting = asyncio.create_task(feed.next())
    await change(
        "DELETE FROM session USING staff_user u WHERE u.id = staff_id AND u.login = 'cashier'"
    )
    assert await asyncio.wait_for(waiting, 10) in ("NOT_SIGNED_IN", "FEED_UNAVAILABLE")


async def test_a_cursor_is_good_for_its_feed_only(house: House, redis: Any) -> None:
    mine, other = await house.loan(), await house.loan()
    feed = await Feed(house, "manager").open(mine)
    cursor = (await feed.next())["cursor"]
    assert await (await Feed(house, "manager").open(other, cursor)).next() == "INVALID_CURSOR"
    await redis.xtrim(outbox.STREAM, maxlen=0, approximate=False)
    await house.services.news.stop()
    house.services.news._recent.clear()
    house.services.news._begun.clear()
    house.services.news.start()
    assert await (await Feed(house, "manager").open(mine, cursor)).next() == "CURSOR_EXPIRED"


async def test_a_borrower_hears_of_his_own_loan_only(house: House, redis: Any) -> None:
    """Beside staff and another borrower, who ask for the same in the same words."""
    loan = await house.loan()
    mine = await Feed(house, "borrower").open(loan)
    staff = await Feed(house, "manager").open(loan)
    first = await mine.next()
    assert (first["type"], first["loan"]["outstanding"]["amount"]) == ("current", "1200.00")
    assert await (await Feed(house, OTHER).open(loan)).next() == "LOAN_NOT_FOUND"
    assert await (await Feed(house, OTHER).open(loan, first["cursor"])).next() == "LOAN_NOT_FOUND"
    await staff.next()
    await repaid(house, redis, loan, "r1")
    for feed in (mine, staff):
        assert (await feed.next())["version"] == first["version"] + 1
