"""Bank cards and consents: what a borrower adds and takes away, and what stays as history."""

from __future__ import annotations

import asyncio
import hashlib
from datetime import date
from typing import Any

import asyncpg
import pytest

from tests.borrowers.conftest import CONSENTS, HERE, VERSION, World, refusal
from xindai.customers import api as customers
from xindai.customers.banks import bank_of, luhn_sum, normal_card_number
from xindai.identity import api as identity
from xindai.identity.api import ConsentKind, consent_documents
from xindai.identity.types import GivenConsent
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform import clock
from xindai.platform import db as database
from xindai.platform.actor import Actor, system_actor

PHONE, OTHER = "13800138000", "13900139000"
ID, OTHER_ID = "11010519491231002X", "110105198001010024"
ICBC, CMB, UNKNOWN = "6222021234567890128", "6225881234567898", "4000001234567899"


def with_check(head: str) -> str:
    return next(head + str(n) for n in range(10) if luhn_sum(f"{head}{n}") % 10 == 0)


@pytest.fixture(autouse=True)
async def lender(db: Any) -> None:
    await identity.create_branch(system_actor("test"), "HO", "总部")
    async with database.transaction() as tx:
        await clock.begin(tx, date(2012, 6, 30))


async def cards(actor: Actor) -> list[tuple[str, str | None, bool]]:
    assert actor.customer_id
    found = await customers.bank_cards_of_customers(actor, [actor.customer_id])
    return [(c.number, c.bank, c.is_default) for c in found[actor.customer_id]]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (" 6222 0212 3456 7890 128 ", ICBC),
        ("6225-8812-3456-7898", CMB),
        (UNKNOWN, UNKNOWN),
    ],
)
def test_card_numbers(text: str, number: str) -> None:
    assert normal_card_number(text) == number


@pytest.mark.parametrize(
    "text",
    ["", "6222021234567890129", "622202123456789", "６２２２０２１２３４５６７８９０１２８",
     "6222021234567890128\x00", "6222021234567890128" * 600, "+6222021234567890128"],
)  # fmt: skip
def test_what_is_no_card(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        normal_card_number(text)
    assert refused.value.code == "INVALID_BANK_CARD"


def test_banks_by_their_prefix() -> None:
    assert (bank_of(ICBC), bank_of(CMB), bank_of(UNKNOWN)) == (
        "中国工商银行",
        "招商银行",
        None,
    )
    assert bank_of("9559912345678901234") == "中国农业银行"


async def test_the_life_of_cards(world: World) -> None:
    me = await world.bound(PHONE, ID)
    first = await customers.bind_bank_card(me, ICBC, world.key())
    second = await customers.bind_bank_card(me, UNKNOWN, world.key())
    icbc, unknown = ("*" * 12 + "0128", "中国工商银行"), ("*" * 12 + "7899", None)
    assert await cards(me) == [(*icbc, True), (*unknown, False)]
    assert await refusal(customers.bind_bank_card(me, ICBC, world.key())) == (
        "BANK_CARD_EXISTS",
        "number",
    )
    key = world.key()
    for _ in range(3):
        await customers.make_default_bank_card(me, second, key)
    assert await cards(me) == [(*icbc, False), (*unknown, True)]
    await customers.remove_bank_card(me, second, world.key())
    assert await cards(me) == [(*icbc, True)]
    gone = ("BANK_CARD_NOT_FOUND", "cardId")
    assert await refusal(customers.remove_bank_card(me, second, world.key())) == gone
    assert await refusal(customers.make_default_bank_card(me, second, world.key())) == gone
    assert await cards(me) == [(*icbc, True)], "a refusal moves nothing"
    await customers.bind_bank_card(me, UNKNOWN, world.key())
    assert await cards(me) == [(*icbc, True), (*unknown, False)]
    kept = await database.pool().fetch("SELECT t::text AS text FROM bank_card t")
    assert len(kept) == 3 and not any(n in str(kept) for n in (ICBC, UNKNOWN))
    assert first in {r["id"] for r in await database.pool().fetch("SELECT id FROM bank_card")}


async def test_cards_of_others_are_not_there(world: World) -> None:
    me, other = await world.bound(PHONE, ID), await world.bound(OTHER, OTHER_ID, "李四")
    theirs = await customers.bind_bank_card(other, ICBC, world.key())
    await customers.bind_bank_card(me, ICBC, world.key())  # a joint account is none of our business
    for act in (customers.remove_bank_card, customers.make_default_bank_card):
        told = await refusal(act(me, theirs, world.key()))
        assert told == await refusal(act(me, new_id(), world.key()))
    assert other.customer_id
    found = await customers.bank_cards_of_customers(me, [other.customer_id])
    assert found == {other.customer_id: []}
    unbound = await world.borrower("13700137000")
    told = await refusal(customers.bind_bank_card(unbound, ICBC, world.key()))
    assert told == ("IDENTITY_MISSING", None)


async def test_ten_cards_and_one_default_however_many_come_at_once(world: World) -> None:
    me = await world.bound(PHONE, ID)
    numbers = [with_check(f"622202123456789{n:03d}") for n in range(14)]
    told = await asyncio.gather(
        *(customers.bind_bank_card(me, n, world.key()) for n in numbers), return_exceptions=True
    )
    codes = [no.code for no in told if isinstance(no, Refusal)]
    assert codes == ["TOO_MANY_BANK_CARDS"] * 4
    found = await cards(me)
    assert (len(found), sum(is_default for _, _, is_default in found)) == (10, 1)


async def test_consents_are_given_and_withdrawn(world: World) -> None:
    me = await world.borrower(PHONE)
    inquiry = GivenConsent("credit_inquiry", VERSION)
    for _ in range(2):  # agreeing twice is agreeing once
        await identity.give_consent(me, inquiry, world.key(), HERE)
    key = world.key()
    for _ in range(2):
        history = await identity.withdraw_consent(me, ConsentKind.MARKETING, key)
    assert {(c.kind, c.document_version, c.withdrawn_at is None) for c in history} == {
        ("privacy_policy", VERSION, True),
        ("service_agreement", VERSION, True),
        ("credit_inquiry", VERSION, True),
        ("marketing", VERSION, False),
    }
    again = await identity.give_consent(me, CONSENTS[2], world.key(), HERE)
    assert [c.withdrawn_at is None for c in again if c.kind == "marketing"] == [False, True]
    for kind in (ConsentKind.PRIVACY_POLICY, ConsentKind.SERVICE_AGREEMENT):
        told = await refusal(identity.withdraw_consent(me, kind, world.key()))
        assert told == ("CONSENT_REQUIRED", "kind")
    old = GivenConsent("marketing", "2020-01-01")
    told = await refusal(identity.give_consent(me, old, world.key(), HERE))
    assert told == ("DOCUMENT_OUTDATED", "consents")


async def test_the_hash_is_that_of_what_was_shown(world: World) -> None:
    me = await world.borrower(PHONE)
    shown = {d.kind.value: d for d in consent_documents()}
    assert len(shown) == 4 and all(d.zh.startswith("# ") and d.en.isascii() for d in shown.values())
    for consent in await identity.own_consents(me):
        document = shown[consent.kind]
        text = f"{document.zh}\0{document.en}"
        assert consent.text_hash == hashlib.sha256(text.encode()).hexdigest()


async def test_nobody_rewrites_a_consent(world: World, db: Any) -> None:
    me = await world.borrower(PHONE)
    await identity.withdraw_consent(me, ConsentKind.MARKETING, world.key())
    tamper = (
        "UPDATE consent SET withdrawn_at = NULL",
        "UPDATE consent SET withdrawn_at = now() WHERE kind = 'marketing'",
        "UPDATE consent SET document_version = 'x' WHERE kind = 'privacy_policy'",
        "UPDATE consent SET withdrawn_at = now(), kind = 'x' WHERE kind = 'privacy_policy'",
        "DELETE FROM consent",
        "TRUNCATE consent",
    )
    async with db.owner() as owner:
        for sql in tamper:
            with pytest.raises(asyncpg.PostgresError) as refused:
                await owner.execute(sql)
            assert refused.value.sqlstate == "XD003", sql
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await database.pool().execute("DELETE FROM consent")
