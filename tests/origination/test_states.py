"""The table of states against the program and the database: every state with every verb."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from uuid import UUID

import asyncpg
import pytest

from tests.origination.conftest import SYSTEM, Road, S, refused
from xindai.kernel.errors import Refusal
from xindai.origination import api
from xindai.origination.diagram import as_markdown
from xindai.origination.lock import lock
from xindai.origination.move import move
from xindai.origination.permissions import OF_QUEUE
from xindai.origination.rules import (
    FINAL,
    MOVES,
    QUEUES,
    REVIEWS,
    TABLE,
    Doer,
    after_decision,
    after_phone_check,
    after_return,
    after_review,
    move_of,
)
from xindai.origination.types import ApplicationVerb as V
from xindai.origination.types import DraftWish
from xindai.platform import db as database

DOCUMENT = Path(__file__).parents[2] / "backend/docs/application-states.md"
PAIRS = {(m.start, end) for m in MOVES for end in m.ends if end is not m.start}


def test_every_state_with_every_verb() -> None:
    """In the table, or refused with the state and the verb."""
    assert len(TABLE) == len(MOVES) == 41
    for status, verb in itertools.product(S, V):
        if (status, verb) in TABLE:
            assert move_of(status, verb).start is status
            continue
        with pytest.raises(Refusal) as no:
            move_of(status, verb)
        assert no.value.code == "WRONG_STATUS"
    assert {m.start for m in MOVES} == set(S) - FINAL, "only the last states have no way out"
    assert {end for m in MOVES for end in m.ends} == set(S)


def test_people_move_what_the_queues_hold() -> None:
    for m in MOVES:
        assert (m.doer is Doer.EXAMINER) == (
            m.start in QUEUES and m.verb not in (V.WITHDRAW, V.EXPIRE)
        )
    assert set(OF_QUEUE) == set(QUEUES)


def test_no_way_to_approved_leaves_a_step_out() -> None:
    """Whatever is asked for: the road passes the call and each level, in order, once."""
    for levels, needs_call in itertools.product(range(4), (False, True)):
        _, state = after_decision(needs_call, levels)
        seen = [state]
        while state is not S.APPROVED:
            if state is S.PHONE_VERIFICATION:
                state = after_phone_check(levels)
            else:
                state = after_review(REVIEWS.index(state) + 1, levels)
            assert (seen[-1], state) in PAIRS
            seen.append(state)
        call = [S.PHONE_VERIFICATION] if needs_call else []
        assert seen == [*call, *REVIEWS[:levels], S.APPROVED]
    for queue in QUEUES:
        assert after_return(queue, False) is queue
        assert after_return(queue, True) is S.SUBMITTED
    into = {m.start for m in MOVES if S.APPROVED in m.ends}
    assert into == {S.DECIDING, *QUEUES}


def test_the_diagram_is_the_table() -> None:
    """Generated; write it anew with `python -m xindai.origination.diagram`."""
    assert DOCUMENT.read_text(encoding="utf-8") == as_markdown()


SHAPE = """UPDATE application SET submitted_by = 'x', submitted_at = now(), content_hash = '\\x00',
    amount_minor = 1000000, instalments = 12, method = 'equal_instalment', offered_minor = 1000000,
    offered_instalments = 12, offered_rate = 0.12, offered_method = 'equal_instalment',
    accepted_minor = 1000000, accepted_by = 'x', accepted_at = now() WHERE id = $1"""


async def test_the_database_knows_the_same_pairs(road: Road, db: object) -> None:
    """256 pairs of states, each tried with everything there that the checks want."""
    key = await road.draft()
    async with database.transaction() as tx:
        await tx.execute(SHAPE, key)
    connection = await asyncpg.connect(db.owner_url)  # type: ignore[attr-defined]
    allowed = set()
    try:
        for start, end in itertools.product(S, S):
            if start is end:
                continue
            block = connection.transaction()
            await block.start()
            await connection.execute("ALTER TABLE application DISABLE TRIGGER application_moves")
            sql = """UPDATE application SET status = $2::text, version = version + 1,
                returned_from = CASE WHEN $2::text = 'returned' THEN $3::text END WHERE id = $1"""
            back = end if start is S.RETURNED and end in QUEUES else S.REVIEW_1
            await connection.execute(sql, key, start.value, back.value)
            await connection.execute("ALTER TABLE application ENABLE TRIGGER application_moves")
            try:
                await connection.execute(sql, key, end.value, start.value)
                allowed.add((start, end))
            except asyncpg.PostgresError as error:
                assert error.sqlstate == "XD003", error
                if "step was left out" in str(error):
                    allowed.add((start, end))
            await block.rollback()
    finally:
        await connection.close()
    assert allowed == PAIRS


async def force(application_id: UUID, sets: str) -> str:
    """What the database says to a statement that goes past the program."""
    try:
        async with database.transaction() as tx:
            sql = f"UPDATE application SET version = version + 1, {sets} WHERE id = $1"
            await tx.execute(sql, application_id)
    except asyncpg.PostgresError as error:
        return str(error.args[0])
    return "done"


async def test_the_database_lets_nobody_skip_a_step(road: Road) -> None:
    road.verdict.review_levels, road.verdict.needs_phone_check = 2, True
    key = await road.decided()
    assert "step was left out" in await force(key, "status = 'approved'")
    assert "no way from" in await force(key, "status = 'review_2'")
    await road.call("caller", key)
    assert "step was left out" in await force(key, "status = 'approved'")
    await road.approve("one", key)
    assert "step was left out" in await force(key, "status = 'approved'")
    assert "stays" in await force(key, "created_by = 'staff:somebody'")
    assert "stays" in await force(key, "number = 'SQ1'")
    await road.approve("two", key)
    assert await road.status(key) is S.APPROVED
    assert await database.pool().fetchval("SELECT count(*) FROM application_review") == 2
    for table in ("application_event", "application_review", "phone_check"):
        with pytest.raises(asyncpg.PostgresError):
            await database.pool().execute(f"UPDATE {table} SET at = now()")
        with pytest.raises(asyncpg.PostgresError):
            await database.pool().execute(f"DELETE FROM {table}")


async def test_the_database_keeps_eyes_apart(road: Road) -> None:
    """Past the program: the maker, the caller and another level's examiner are refused."""
    road.verdict.review_levels, road.verdict.needs_phone_check = 3, True
    key = await road.decided(road.officer)
    add = """INSERT INTO application_review (id, application_id, level, reviewer, verdict)
        VALUES (uuidv7(), $1, $2, $3, 'approve')"""
    call = """INSERT INTO phone_check (id, application_id, caller, verdict, answers)
        VALUES (uuidv7(), $1, $2, 'passed', '{}')"""
    with pytest.raises(asyncpg.PostgresError):
        await database.pool().execute(call, key, road.officer.id)
    await road.call("caller", key)
    await road.approve("one", key)
    for level, login in ((2, "officer"), (2, "caller"), (2, "one"), (3, "one")):
        with pytest.raises(asyncpg.PostgresError):
            await database.pool().execute(add, key, level, road.people[login].id)
    await road.approve("two", key)
    assert await road.status(key) is S.REVIEW_3


async def test_a_move_needs_the_row_as_it_was_read(road: Road) -> None:
    key = await road.draft()
    async with database.transaction() as tx:
        row = await lock(tx, SYSTEM, key)
        await move(tx, road.borrower, row, V.SAVE, S.DRAFT)
        await refused("APPLICATION_MOVED", move(tx, SYSTEM, row, V.EXPIRE, S.EXPIRED))


@pytest.mark.parametrize("verb", ["submit", "withdraw", "accept", "save"])
async def test_what_is_over_stays_over(road: Road, verb: str) -> None:
    key = await road.decided()
    await road.reject("one", key)
    acts = {
        "submit": lambda: api.submit(road.borrower, key, "k"),
        "withdraw": lambda: api.withdraw(road.borrower, key, None, "k"),
        "accept": lambda: api.accept_offer(road.borrower, key, None, None, "k"),
        "save": lambda: api.save_draft(road.borrower, DraftWish(application_id=key), "k"),
    }
    no = await refused("WRONG_STATUS", acts[verb]())
    assert re.search("rejected", no.message)
