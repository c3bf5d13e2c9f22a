"""Passwords: which are refused, how one's own changes, and two ways back for who forgot it."""

from __future__ import annotations

import asyncio
import itertools
import statistics
import time
from typing import Any

import pytest

from tests.identity.conftest import HERE, PASSWORD, SYSTEM, Office, age, audited, code_of, key
from xindai.identity import api
from xindai.identity.passwords import check_new_password, common
from xindai.identity.types import NewStaff
from xindai.kernel.errors import Refusal
from xindai.platform import db as database
from xindai.platform.sms import SmsQueue

NEW = "another fine horse"
PHONE = "13800138000"


class Telephone:
    """Receives text messages."""

    def __init__(self) -> None:
        self.got: list[tuple[str, str]] = []

    async def send(self, phone: str, text: str, *, request_id: str | None = None) -> None:
        self.got.append((phone, text))


@pytest.fixture
async def telephone() -> Any:
    phone = Telephone()
    queue = SmsQueue(phone, settle_seconds=0)
    queue.start()
    yield phone, queue
    await queue.stop()


def refused(login: str, password: str) -> str:
    with pytest.raises(Refusal) as no:
        check_new_password(login, password)
    return no.value.code


def test_which_passwords_are_no_good() -> None:
    assert len(common()) == 1000
    for password in ("1234567890", "Password2026!", "passwordpassword", "QWERTYUIOP",
                     "woaini1314520",
                     "~~sunshine~~", "1q2w3e4r5t6y", "ababababab"):  # fmt: skip
        assert refused("zhang", password) == "PASSWORD_COMMON", password
    assert refused("zhang.wei-wei", "Zhang.Wei-Wei") == "PASSWORD_IS_LOGIN"
    assert refused("zhang.wei-wei", "zhang.wei-wei99!") == "PASSWORD_IS_LOGIN"
    assert refused("zhang", "short") == refused("zhang", "x" * 201) == "INVALID_PASSWORD"
    assert check_new_password("zhang", PASSWORD) == PASSWORD
    assert check_new_password("zhang", "蓝色的马跑过草原去看大海") == "蓝色的马跑过草原去看大海"


async def test_one_changes_his_own(office: Office) -> None:
    zhang, elsewhere = await office.enter("zhang"), await office.enter("zhang")
    change = api.change_staff_password
    redis = office.redis
    assert await code_of(change(redis, zhang, "wrong", NEW, HERE, key())) == "PASSWORD_WRONG"
    assert await code_of(change(redis, zhang, PASSWORD, PASSWORD, HERE, key())) == "PASSWORD_REUSED"
    await change(redis, zhang, PASSWORD, NEW, HERE, "once")
    await change(redis, zhang, PASSWORD, NEW, HERE, "once")
    conflict = change(redis, zhang, PASSWORD, NEW + "!", HERE, "once")
    assert await code_of(conflict) == "IDEMPOTENCY_CONFLICT"
    assert [r["sessionsEnded"] for r in await audited("identity.change_password")] == [1]
    sessions = {s.id for s in await api.own_staff_sessions(zhang)}
    assert sessions == {zhang.session_id} and elsewhere.session_id not in sessions
    assert await code_of(api.sign_in(redis, "zhang", PASSWORD, HERE)) == "SIGN_IN_FAILED"
    await office.enter("zhang", NEW)
    kept = str(await database.pool().fetch("SELECT * FROM idempotency_record"))
    assert NEW not in kept and PASSWORD not in kept


async def test_the_last_five_do_not_come_back(office: Office) -> None:
    zhang, redis = await office.enter("zhang"), office.redis
    used = [PASSWORD] + [f"the horse number {n} ran" for n in range(5)]
    for old, new in itertools.pairwise(used):
        await api.change_staff_password(redis, zhang, old, new, HERE, key())
    now = used[-1]
    for old in used[1:]:
        again = api.change_staff_password(redis, zhang, now, old, HERE, key())
        assert await code_of(again) == "PASSWORD_REUSED", old
    await api.change_staff_password(redis, zhang, now, PASSWORD, HERE, key())
    assert await database.pool().fetchval("SELECT count(*) FROM staff_password") == 4


async def test_guessing_the_old_one_counts_like_a_wrong_sign_in(office: Office) -> None:
    zhang = await office.enter("zhang")
    for _ in range(10):
        wrong = api.change_staff_password(office.redis, zhang, "wrong", NEW, HERE, key())
        assert await code_of(wrong) == "PASSWORD_WRONG"
    right = api.change_staff_password(office.redis, zhang, PASSWORD, NEW, HERE, key())
    assert await code_of(right) == "TOO_MANY_ATTEMPTS"


async def test_a_code_to_the_telephone_sets_a_new_one(office: Office, telephone: Any) -> None:
    phone, queue = telephone
    await office.hire("chen", "SH", "cashier", phone="+86 138-0013-8000")
    chen, redis = await office.enter("chen"), office.redis
    for login in ("Chen", "zhang", "nobody"):
        await api.request_staff_reset(redis, queue, login, HERE)
        again = api.request_staff_reset(redis, queue, login, HERE)
        assert await code_of(again) == "TOO_MANY_CODES", "once a minute, known or not"
    await queue.drained()
    ((to, text),) = phone.got
    code = text[4:10]
    assert (to, code.isdigit()) == (PHONE, True)

    reset = api.reset_staff_password
    assert await code_of(reset(redis, "chen", "000000", NEW, HERE)) == "CODE_WRONG"
    assert await code_of(reset(redis, "nobody", code, NEW, HERE)) == "CODE_WRONG"
    assert await code_of(reset(redis, "zhang", code, NEW, HERE)) == "CODE_WRONG"
    assert await code_of(reset(redis, "chen", code, "1234567890", HERE)) == "PASSWORD_COMMON"
    await reset(redis, "chen", code, NEW, HERE)
    assert await code_of(reset(redis, "chen", code, NEW + "2", HERE)) == "CODE_WRONG"
    assert await api.actor_of_session("x") is None
    assert chen.session_id not in {s.id for s in await api.own_staff_sessions(chen)}
    await office.enter("chen", NEW)
    row = await database.pool().fetchrow("SELECT * FROM staff_user WHERE login = 'chen'")
    assert row["phone_masked"] == "138****8000" and PHONE not in str(dict(row))
    assert PHONE not in str(await database.pool().fetch("SELECT detail FROM audit_record"))


async def test_a_link_of_the_administrator_sets_it_once(office: Office) -> None:
    admin, zhang = await office.enter("admin"), await office.enter("zhang")
    first = await api.create_reset_link(admin, office.ids["zhang"], "first")
    assert await api.create_reset_link(admin, office.ids["zhang"], "first") == first
    assert await api.own_staff_sessions(zhang) == []
    assert await code_of(api.sign_in(office.redis, "zhang", PASSWORD, HERE)) == "SIGN_IN_FAILED"
    link = await api.create_reset_link(admin, office.ids["zhang"], key())
    use = api.use_reset_link
    assert await code_of(use(office.redis, first.token, NEW, HERE)) == "LINK_INVALID", "replaced"
    assert await code_of(use(office.redis, link.token, PASSWORD, HERE)) == "PASSWORD_REUSED"
    both = await asyncio.gather(
        use(office.redis, link.token, NEW, HERE),
        use(office.redis, link.token, NEW + " too", HERE),
        return_exceptions=True,
    )
    assert [one for one in both if one is None] == [None], "one of two at once"
    assert await code_of(use(office.redis, link.token, NEW + "3", HERE)) == "LINK_INVALID"
    kept = str([dict(r) for r in await database.pool().fetch("SELECT * FROM staff_reset_link")])
    kept += str(await database.pool().fetch("SELECT response FROM idempotency_record"))
    assert link.token not in kept


async def test_a_link_lasts_a_day(office: Office) -> None:
    admin = await office.enter("admin")
    link = await api.create_reset_link(admin, office.ids["zhang"], key())
    async with database.transaction() as tx:
        hours = await tx.value(
            "SELECT extract(epoch FROM expires_at - now()) / 3600 FROM staff_reset_link"
        )
        assert 23.9 < hours <= 24
        await tx.execute("UPDATE staff_reset_link SET expires_at = now() - interval '1 second'")
    assert await code_of(api.use_reset_link(office.redis, link.token, NEW, HERE)) == "LINK_INVALID"


async def test_who_may_not_hand_out_links(office: Office) -> None:
    admin, zhang = await office.enter("admin"), await office.enter("zhang")
    make = api.create_reset_link
    assert await code_of(make(zhang, office.ids["wu"], key())) == "FORBIDDEN"
    assert await code_of(make(admin, office.ids["admin"], key())) == "NOT_ON_YOURSELF"
    await age(admin, "proved_at", "11 minutes")
    assert await code_of(make(admin, office.ids["wu"], key())) == "STEP_UP_NEEDED"
    wanted = NewStaff(
        login="li", display_name="李", password="password123", branch_code="SH", roles=frozenset()
    )
    assert await code_of(api.create_staff(SYSTEM, wanted)) == "PASSWORD_COMMON"


async def test_a_reset_takes_the_same_time_for_known_and_unknown_logins(
    office: Office, telephone: Any
) -> None:
    _, queue = telephone
    await office.hire("chen", "SH", "cashier", phone=PHONE)
    redis = office.redis
    took: dict[str, list[float]] = {"chen": [], "nobody": []}
    wrong: dict[str, list[float]] = {"chen": [], "nobody": []}
    for _ in range(150):
        for login in took:
            await redis.flushdb()
            started = time.perf_counter()
            await api.request_staff_reset(redis, queue, login, HERE)
            middle = time.perf_counter()
            refused = api.reset_staff_password(redis, login, "wrong", NEW, HERE)
            assert await code_of(refused) == "CODE_WRONG"
            took[login].append((middle - started) * 1000)
            wrong[login].append((time.perf_counter() - middle) * 1000)
    for found in (took, wrong):
        known, unknown = (statistics.median(one) for one in found.values())
        assert abs(known - unknown) < max(5, known / 5), (known, unknown)
