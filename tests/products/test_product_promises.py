"""Prices within the product, accounts of the books, promises that move only when told."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import asyncpg
import pytest

from tests.actors import borrower, staff
from tests.conftest import Database
from xindai.accounting import api as accounting
from xindai.engine.quote import quote
from xindai.engine.terms import Terms
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform import db as database
from xindai.platform.actor import system_actor
from xindai.products import api
from xindai.products.types import GoldenInput, NewProduct, Offer, PriceLevel, Submission

OWNER = system_actor("test")
WRITER, OTHER = staff("product_manager", name="w"), staff("product_manager", name="o")
RISK, CASHIER = staff("risk_manager", name="r"), staff("cashier", name="c")
TERMS: dict[str, Any] = {
    "offer": {
        "kind": "cash_loan",
        "amount": {"min": "1000.00", "max": "50000.00", "step": "100.00"},
        "instalments": {"min": 3, "max": 24},
        "methods": ["equal_instalment"],
        "annual_rate": {"list": "0.18", "min": "0.06", "max": "0.2388"},
        "apr_cap": "0.24",
    }
}
CASE = GoldenInput(
    name="一万元十二期",
    principal="10000.00",
    annual_rate="0.18",
    instalments=12,
    method="equal_instalment",
    disbursed_on=date(2026, 1, 15),
)


_VERDICTS = ("product.approved", "product.returned")


def terms(**offer: Any) -> dict[str, Any]:
    return {"offer": TERMS["offer"] | offer}


async def refused(code: str, act: Any) -> Refusal:
    with pytest.raises(Refusal) as no:
        await act
    assert no.value.code == code, no.value
    return no.value


@pytest.fixture
async def books(db: Database) -> Database:
    async with database.transaction() as tx:
        await accounting.begin(tx, date(2026, 1, 15))
    return db


async def draft(wanted: dict[str, Any] = TERMS) -> tuple[Any, Any]:
    new = NewProduct(code="P1", name_zh="现金贷", name_en="Cash loan", terms=wanted)
    return await api.create_product(WRITER, new, "create")


async def on_offer(product_id: Any, version_id: Any, n: int, **explanations: str) -> None:
    wanted = Submission(product_id=product_id, explanations=explanations)
    await api.submit(WRITER, wanted, f"submit-{n}")
    await api.decide(RISK, version_id, True, "", f"approve-{n}")
    await api.put_on_offer(OTHER, version_id, True, f"list-{n}")


@pytest.mark.parametrize(
    ("offer", "code", "field"),
    [
        ({"prices": [{"segment": "vip", "annual_rate": "0.3"}]}, "OUT_OF_RANGE",
         "prices[0].annual_rate"),
        ({"channels": ["app"], "prices": [{"channel": "branch", "annual_rate": "0.1"}]},
         "UNKNOWN_CHOICE", "prices[0].channel"),
        ({"segments": ["vip"], "prices": [{"segment": "farmer", "annual_rate": "0.1"}]},
         "UNKNOWN_CHOICE", "prices[0].segment"),
        ({"prices": [{"segment": "vip", "annual_rate": "0.1"},
                     {"segment": "vip", "annual_rate": "0.12"}]}, "PRICE_TWICE", "prices[1]"),
        ({"sub_products": [{"code": "S1", "name_zh": "甲", "name_en": "A",
                            "annual_rate": "0.01"}]}, "OUT_OF_RANGE",
         "sub_products[0].annual_rate"),
        ({"sub_products": [{"code": "S1", "name_zh": "甲", "name_en": "A",
                            "amount": {"min": "60000.00"}}]}, "RANGE_UPSIDE_DOWN",
         "sub_products[0].amount"),
        ({"sub_products": [{"code": "S1", "name_zh": "甲", "name_en": "A",
                            "instalments": {"max": 2}}]}, "RANGE_UPSIDE_DOWN",
         "sub_products[0].instalments"),
        ({"account_mapping": {"NO_SUCH_ROLE": "6011"}}, "INVALID_ACCOUNT_MAPPING",
         "account_mapping.NO_SUCH_ROLE"),
        ({"account_mapping": {"FEE_INCOME": "7777"}}, "INVALID_ACCOUNT_MAPPING",
         "account_mapping.FEE_INCOME"),
        ({"account_mapping": {"FEE_INCOME": "1301"}}, "INVALID_ACCOUNT_MAPPING",
         "account_mapping.FEE_INCOME"),
    ],
)  # fmt: skip
async def test_an_offer_that_contradicts_itself_or_the_books_is_refused(
    books: Database, offer: dict[str, Any], code: str, field: str
) -> None:
    no = await refused(code, draft(terms(**offer)))
    assert no.field == f"terms.offer.{field}"
    assert await api.products(OWNER) == []


async def test_the_dearest_corner_is_the_dearest_rate_that_may_be_agreed(books: Database) -> None:
    rates = {"list": "0.18", "min": "0.06", "max": "0.2401"}
    product_id, _ = await draft(terms(annual_rate=rates))
    no = await refused("APR_ABOVE_CAP", api.submit(WRITER, Submission(product_id=product_id), "s"))
    assert no.message.endswith("above the cap of 24.00 %")
    open_end = {"list": "0.18", "min": "0.06"}
    sub = {"code": "S1", "name_zh": "甲", "name_en": "A", "annual_rate": "0.25"}
    await api.change_draft(WRITER, product_id, terms(annual_rate=open_end, sub_products=[sub]), "c")
    await refused("APR_ABOVE_CAP", api.submit(WRITER, Submission(product_id=product_id), "s2"))


async def test_a_product_gets_its_accounts_once_and_later_versions_keep_them(
    books: Database,
) -> None:
    own = {"FEE_INCOME": "6011"}
    product_id, first = await draft(terms(account_mapping=own))
    async with database.transaction() as tx:
        assert await accounting.accounts_of_product(tx, product_id) == {}, "a draft books nothing"
    await on_offer(product_id, first, 1)
    async with database.transaction() as tx:
        roles = await accounting.accounts_of_roles(tx)
    assert roles.code(product_id, "FEE_INCOME") == "6011"
    assert roles.code(new_id(), "FEE_INCOME") == "6021"
    await api.change_draft(WRITER, product_id, TERMS, "c")
    no = await refused("ACCOUNTS_STAY", api.submit(WRITER, Submission(product_id=product_id), "s"))
    assert no.field == "terms.offer.account_mapping"
    second = await api.change_draft(
        WRITER, product_id, terms(account_mapping=own, documents=["income_proof"]), "c2"
    )
    await on_offer(product_id, second, 2)
    async with database.transaction() as tx:
        assert await accounting.accounts_of_product(tx, product_id) == own


async def test_what_was_replaced_does_not_come_back_by_one_person(books: Database) -> None:
    product_id, first = await draft()
    await on_offer(product_id, first, 1)
    second = await api.change_draft(WRITER, product_id, terms(apr_cap="0.239"), "c")
    await on_offer(product_id, second, 2)
    await refused("VERSION_SUPERSEDED", api.put_on_offer(WRITER, first, True, "back"))
    await api.put_on_offer(WRITER, second, False, "off")
    await refused("VERSION_SUPERSEDED", api.put_on_offer(WRITER, first, True, "back 2"))
    await api.put_on_offer(WRITER, second, True, "on again")
    (view,) = await api.products(WRITER)
    assert [v.status for v in view.versions] == ["delisted", "listed"]


async def test_who_once_submitted_does_not_approve_what_another_submits_again(
    books: Database,
) -> None:
    product_id, version = await draft()
    await api.submit(OTHER, Submission(product_id=product_id), "s")
    await api.decide(RISK, version, False, "请补充说明", "d")
    await api.submit(WRITER, Submission(product_id=product_id), "s2")
    both = replace(OTHER, permissions=OTHER.permissions | RISK.permissions)
    await refused("OWN_WORK", api.decide(both, version, True, "", "d2"))
    await api.decide(RISK, version, True, "", "d3")


async def test_nothing_is_listed_without_an_approver_even_by_hand(books: Database) -> None:
    _, version = await draft()
    async with books.owner() as owner:
        for status in ("approved", "listed", "delisted"):
            with pytest.raises(asyncpg.CheckViolationError):
                await owner.execute(
                    "UPDATE product_version SET status = $2 WHERE id = $1", version, status
                )


async def test_ten_reviewers_at_once_are_one_approval(books: Database) -> None:
    product_id, version = await draft()
    await api.submit(WRITER, Submission(product_id=product_id), "s")
    reviewers = [staff("risk_manager", name=f"r{n}") for n in range(10)]
    done = await asyncio.gather(
        *(api.decide(who, version, n % 2 == 0, "原因", "d") for n, who in enumerate(reviewers)),
        return_exceptions=True,
    )
    answers = [d.code if isinstance(d, Refusal) else d for d in done]
    assert set(answers) <= {None, "WRONG_STATUS"}
    records = "SELECT action FROM audit_record WHERE action IN ($1, $2) ORDER BY id"
    told = [r[0] for r in await database.pool().fetch(records, *_VERDICTS)]
    assert told in (["product.returned"], ["product.approved", "product.returned"])
    assert answers.count(None) == len(told)


async def test_a_promise_is_the_version_on_offer_until_another_is_listed(books: Database) -> None:
    product_id, first = await draft()
    await on_offer(product_id, first, 1)
    dear = terms() | {"fees": [{"kind": "instalment", "name": "服务费", "amount": "1.00"}]}
    dear["offer"] |= {"annual_rate": {"list": "0.18", "min": "0.06", "max": "0.2"}}
    second = await api.change_draft(WRITER, product_id, dear, "c")
    await api.add_golden_case(WRITER, product_id, CASE, "g")
    (case,) = await api.golden_cases_of(RISK, product_id)
    assert case.expected["total"] == "11001.61", "not the draft's figures"
    moves = {m.figure: (m.old, m.new) for m in await api.golden_moves(RISK, second)}
    assert moves["total"] == ("11001.61", "11013.61")
    assert moves["fees"] == ("0.00", "12.00")
    assert await api.golden_moves(RISK, first) == []
    silent = Submission(product_id=product_id, explanations={CASE.name: "  x "})
    no = await refused("GOLDEN_CASE_MOVED", api.submit(WRITER, silent, "s"))
    assert "fees 0.00 -> 12.00" in no.message

    why = {CASE.name: "每期增收一元服务费"}
    await api.submit(WRITER, Submission(product_id=product_id, explanations=why), "s2")
    await api.decide(RISK, second, True, "", "d")
    assert await api.golden_moves(RISK, first) == [], "approved is not yet promised"
    await api.decide(RISK, second, False, "先不收费", "d2")
    cheap = await api.change_draft(WRITER, product_id, terms(documents=["income_proof"]), "c2")
    assert cheap == second
    await on_offer(product_id, second, 3)
    (case,) = await api.golden_cases_of(RISK, product_id)
    assert case.expected["total"] == "11001.61"


async def test_a_case_that_can_no_longer_be_lent_moves_as_a_whole(books: Database) -> None:
    product_id, first = await draft()
    await api.add_golden_case(WRITER, product_id, CASE, "g")
    await on_offer(product_id, first, 1)
    less = terms(instalments={"min": 3, "max": 6})
    second = await api.change_draft(WRITER, product_id, less, "c")
    (move,) = await api.golden_moves(WRITER, second)
    assert (move.figure, move.old, move.new) == ("refused", None, "TERM_NOT_OFFERED")
    await on_offer(product_id, second, 2, **{CASE.name: "不再提供十二期"})
    (case,) = await api.golden_cases_of(WRITER, product_id)
    assert case.expected == {"refused": "TERM_NOT_OFFERED"}
    await refused("TERM_NOT_OFFERED", api.add_golden_case(WRITER, product_id, CASE, "g2"))


async def test_borrowers_read_what_is_on_offer_and_nothing_of_the_house(books: Database) -> None:
    wanted = terms(
        account_mapping={"FEE_INCOME": "6011"},
        prices=[{"segment": "vip", "annual_rate": "0.1"}],
        template="consumer_loan",
    )
    product_id, first = await draft(wanted | {"risk": {"substandard": 61}})
    me = borrower(new_id())
    assert await api.products(me) == []
    assert await api.products_by_id(me, [product_id]) == {}, "a draft is not there"
    await on_offer(product_id, first, 1)
    (seen,) = await api.products(me)
    assert seen.versions[0].terms == TERMS
    assert (seen.versions[0].submitted_by, seen.versions[0].approved_by) == (None, None)
    for act in (
        api.golden_cases_of(me, product_id),
        api.golden_moves(me, first),
        api.version_diff(me, first, first),
    ):
        await refused("FORBIDDEN", act)
    await refused("VERSION_NOT_FOUND", api.price(me, first, segment="vip"))
    await refused("FORBIDDEN", api.golden_moves(CASHIER, first))

    await api.put_on_offer(WRITER, first, False, "off")
    assert await api.products(me) == []
    known = await api.products_by_id(me, [product_id])
    assert known[product_id].name_zh == "现金贷", "his loan still has a name"
    assert known[product_id].versions == ()


async def test_a_price_says_where_it_comes_from(books: Database) -> None:
    rules = [
        {"segment": "vip", "annual_rate": "0.1"},
        {"channel": "app", "annual_rate": "0.12"},
        {"segment": "vip", "channel": "app", "annual_rate": "0.09"},
    ]
    _, version = await draft(terms(prices=rules))
    for asked, rate, path in (
        ({}, "0.18", "offer.annual_rate"),
        ({"segment": "vip"}, "0.1", "offer.prices[0]"),
        ({"channel": "app", "segment": "new"}, "0.12", "offer.prices[1]"),
        ({"channel": "app", "segment": "vip"}, "0.09", "offer.prices[2]"),
    ):
        found = await api.price(CASHIER, version, **asked)
        assert (found.annual_rate, found.path) == (rate, path)
    async with database.transaction() as tx:
        offer = await api.offer_of_record(tx, version)
        await refused("VERSION_NOT_FOUND", api.offer(tx, OWNER, version))
    for agreed in ("NaN", "1e3", "٠.١", "-0.1"):
        with pytest.raises(Refusal) as no:
            api.list_price(offer, agreed=agreed)
        assert (no.value.code, no.value.field) == ("INVALID_RATE", "annualRate"), agreed
    assert api.list_price(offer, agreed="0.07").level is PriceLevel.TRANSACTION


async def test_the_five_products_quote_below_their_cap_all_year(books: Database) -> None:
    await api.offer_standard_products(OWNER)
    views = await api.products(borrower(new_id()))
    assert len(views) == 5
    async with database.transaction() as tx:
        offers = [await api.offer(tx, OWNER, view.versions[0].id) for view in views]
    for offer in offers:
        for day in (date(2026, 1, 1) + timedelta(days=11 * n) for n in range(33)):
            made = _contract(offer, day)
            state = quote(made).state
            assert len(state.rows) == offer.min_instalments
            assert sum(row.principal for row in state.rows) == offer.min_amount_minor
            cost = api.annual_cost(made)
            assert 0 < cost < Decimal(offer.apr_cap or 0) + Decimal("0.00005"), (offer, day)


def _contract(offer: Offer, day: date) -> Terms:
    return Terms.from_json(
        api.contract_terms(
            offer,
            principal_minor=offer.min_amount_minor,
            annual_rate=offer.max_annual_rate,
            instalments=offer.min_instalments,
            method=offer.methods[0],
            disbursed_on=day,
        )
    )
