"""A product's life, its offer, its price, its golden cases and its file."""

from __future__ import annotations

import asyncio
from datetime import date
from decimal import Decimal
from typing import Any

import asyncpg
import pytest

from tests.actors import borrower, staff
from tests.conftest import Database
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform import db as database
from xindai.platform.actor import Actor, system_actor
from xindai.products import api
from xindai.products.product_file import read_file, write_file
from xindai.products.standard_products import standard_files
from xindai.products.types import GoldenInput, NewProduct, PriceLevel, Submission

OWNER = system_actor("test")
WRITER, OTHER_WRITER = staff("product_manager", name="w"), staff("product_manager", name="o")
RISK = staff("risk_manager", name="r")
OFFER: dict[str, Any] = {
    "kind": "cash_loan",
    "amount": {"min": "1000.00", "max": "50000.00", "step": "100.00"},
    "instalments": {"min": 3, "max": 24},
    "methods": ["equal_instalment", "equal_principal"],
    "annual_rate": {"list": "0.18", "min": "0.06", "max": "0.2388"},
    "apr_cap": "0.24",
    "sub_products": [
        {"code": "PRIME", "name_zh": "优享", "annual_rate": "0.108", "amount": {"min": "20000.00"}}
    ],
    "prices": [
        {"segment": "salaried", "annual_rate": "0.15"},
        {"segment": "salaried", "channel": "app", "annual_rate": "0.144"},
    ],
}
CASE = GoldenInput(
    name="一万元十二期",
    principal="10000.00",
    annual_rate="0.18",
    instalments=12,
    method="equal_instalment",
    disbursed_on=date(2026, 1, 15),
)


def product(code: str = "CASH12", **terms: Any) -> NewProduct:
    return NewProduct(code=code, name_zh="现金贷", name_en="Cash loan", terms=terms)


async def refused(code: str, act: Any) -> Refusal:
    with pytest.raises(Refusal) as no:
        await act
    assert no.value.code == code
    return no.value


@pytest.fixture
async def books(db: Database) -> Database:
    async with database.transaction() as tx:
        await tx.execute("INSERT INTO business_day (id, current_on) VALUES (1, '2026-01-15')")
    return db


async def listed(code: str, **terms: Any) -> Any:
    await api.create_product(OWNER, product(code, **terms), f"create-{code}")
    await api.offer_newest(OWNER, code)
    (view,) = [p for p in await api.products(OWNER) if p.code == code]
    async with database.transaction() as tx:
        return await api.offer(tx, OWNER, view.versions[-1].id)


async def test_a_product_may_say_when_late_is_bad(db: Any) -> None:
    risk = {"substandard": 61, "provision": {"normal": "0.015"}}
    product_id, _ = await api.create_product(OWNER, product(grace_days=3, risk=risk), "k")
    (found,) = await api.products(OWNER, [product_id])
    assert found.versions[0].terms["risk"]["substandard"] == 61


@pytest.mark.parametrize(
    ("terms", "code", "field"),
    [
        ({"grace_days": -1}, "OUT_OF_RANGE", "terms.grace_days"),
        ({"surprise": 1}, "UNKNOWN_FIELD", "terms.surprise"),
        ({"principal": "1.00"}, "UNKNOWN_FIELD", "terms.principal"),
        ({"risk": 5}, "NOT_AN_OBJECT", "terms.risk"),
        ({"offer": 5}, "NOT_AN_OBJECT", "terms.offer"),
        ({"offer": {"kind": "casino"}}, "UNKNOWN_CHOICE", "terms.offer.kind"),
        ({"offer": {"amount": {"min": "2.00", "max": "1.00"}}}, "RANGE_UPSIDE_DOWN",
         "terms.offer.amount"),
        ({"offer": {"methods": ["custom"]}}, "UNKNOWN_CHOICE", "terms.offer.methods[0]"),
        ({"offer": {"annual_rate": {"list": "0.3", "max": "0.24"}}}, "RANGE_UPSIDE_DOWN",
         "terms.offer.annual_rate"),
        ({"offer": {"prices": [{"sub_product": "X1", "annual_rate": "0.1"}]}}, "UNKNOWN_CHOICE",
         "terms.offer.prices[0].sub_product"),
        ({"offer": {"payee": "merchant"}}, "PAYEE_DOES_NOT_FIT", "terms.offer.payee"),
        ({"offer": {"documents": ["../etc"]}}, "INVALID_CODE", "terms.offer.documents[0]"),
        ({"offer": {"account_mapping": {"CASH": "x"}}}, "INVALID_ACCOUNT_MAPPING",
         "terms.offer.account_mapping.CASH"),
    ],
)  # fmt: skip
async def test_terms_that_make_no_loan_are_refused(
    db: Any, terms: dict[str, Any], code: str, field: str
) -> None:
    no = await refused(code, api.create_product(OWNER, product(**terms), "k"))
    assert no.field == field
    assert await api.products(OWNER) == []


async def test_a_life_in_four_eyes(books: Database) -> None:
    product_id, first = await api.create_product(WRITER, product(offer=OFFER), "c")
    await api.add_golden_case(WRITER, product_id, CASE, "g")
    (case,) = await api.golden_cases_of(WRITER, product_id)
    assert (case.expected["instalment"], case.expected["total"]) == ("916.80", "11001.61")
    await refused("WRONG_STATUS", api.put_on_offer(WRITER, first, True, "too early"))
    await refused("FORBIDDEN", api.submit(RISK, Submission(product_id=product_id), "s"))
    await api.submit(WRITER, Submission(product_id=product_id), "s")
    await refused("WRONG_STATUS", api.change_draft(OTHER_WRITER, product_id, {}, "c2"))
    both = Actor(WRITER.id, WRITER.kind, WRITER.permissions | RISK.permissions)
    await refused("OWN_WORK", api.decide(both, first, True, "", "d"))
    await refused("REASON_MISSING", api.decide(RISK, first, False, " ", "d"))
    await api.decide(RISK, first, False, "上限过高", "d")
    (view,) = await api.products(WRITER)
    assert (view.versions[0].status, view.versions[0].reason) == ("draft", "上限过高")
    await api.submit(OTHER_WRITER, Submission(product_id=product_id), "s2")
    await api.decide(RISK, first, True, "", "d2")
    assert await api.products(borrower(new_id())) == [], "borrowers see what is listed"
    await api.put_on_offer(WRITER, first, True, "l")
    (seen,) = await api.products(borrower(new_id()))
    assert "account_mapping" not in seen.versions[0].terms["offer"]

    dearer = {"offer": OFFER, "rounding": "up"}
    second = await api.change_draft(WRITER, product_id, dearer, "c3")
    no = await refused(
        "GOLDEN_CASE_MOVED", api.submit(WRITER, Submission(product_id=product_id), "s3")
    )
    assert "一万元十二期" in no.message
    why = {CASE.name: "改为向上取整到分"}
    await api.submit(WRITER, Submission(product_id=product_id, explanations=why), "s4")
    await api.decide(RISK, second, True, "", "d4")
    await api.put_on_offer(WRITER, second, True, "l2")
    (view,) = await api.products(WRITER)
    assert [(v.version, v.status) for v in view.versions] == [(1, "delisted"), (2, "listed")]
    assert view.versions[1].explanations == why
    (case,) = await api.golden_cases_of(WRITER, product_id)
    assert case.expected["total"] != "11001.61", "what was agreed to is the new promise"
    changes = await api.version_diff(WRITER, first, second)
    assert [(c.path, c.old, c.new) for c in changes] == [("rounding", None, "up")]


async def test_the_database_wants_two_people_too(books: Database) -> None:
    _, version = await api.create_product(WRITER, product(), "c")
    async with books.owner() as owner:
        with pytest.raises(asyncpg.CheckViolationError):
            await owner.execute(
                "UPDATE product_version SET status = 'approved', approved_by = $2,"
                " submitted_by = 'staff:q' WHERE id = $1",
                version,
                WRITER.id,
            )


async def test_two_submissions_and_twenty_keys_are_one(books: Database) -> None:
    product_id, version = await api.create_product(WRITER, product(offer=OFFER), "c")
    wanted = Submission(product_id=product_id)
    done = await asyncio.gather(
        *(api.submit(WRITER, wanted, "same") for _ in range(20)),
        *(api.submit(OTHER_WRITER, wanted, f"own-{n}") for n in range(5)),
        return_exceptions=True,
    )
    assert {str(d) if not isinstance(d, Refusal) else d.code for d in done} == {
        str(version),
        "NO_DRAFT",
    }
    records = "SELECT count(*) FROM audit_record WHERE action = 'product.submit'"
    assert await database.pool().fetchval(records) == 1


async def test_an_offer_says_no_with_the_field(books: Database) -> None:
    offer = await listed("CASH", offer=OFFER)
    good = {
        "principal_minor": 1_000_000,
        "annual_rate": "0.18",
        "instalments": 12,
        "method": "equal_instalment",
        "disbursed_on": date(2026, 1, 15),
    }
    terms = api.contract_terms(offer, **good)
    assert (terms["principal"], terms["annual_rate"], terms["currency"]) == (
        "10000.00",
        "0.18",
        "CNY",
    )
    for change, code, field in (
        ({"principal_minor": 99_900}, "AMOUNT_NOT_OFFERED", "amount"),
        ({"principal_minor": 1_000_050}, "AMOUNT_NOT_OFFERED", "amount"),
        ({"instalments": 36}, "TERM_NOT_OFFERED", "instalments"),
        ({"method": "single_payment"}, "METHOD_NOT_OFFERED", "method"),
        ({"annual_rate": "0.05"}, "RATE_NOT_OFFERED", "annualRate"),
        ({"sub_product": "PRIME"}, "AMOUNT_NOT_OFFERED", "amount"),
        ({"sub_product": "NONE"}, "SUB_PRODUCT_NOT_FOUND", "subProduct"),
    ):
        with pytest.raises(Refusal) as no:
            api.contract_terms(offer, **(good | change))
        assert (no.value.code, no.value.field) == (code, field), change


async def test_the_closest_price_counts(books: Database) -> None:
    offer = await listed("CASH", offer=OFFER)
    for asked, rate, level in (
        ({}, "0.18", PriceLevel.PRODUCT),
        ({"sub_product": "PRIME"}, "0.108", PriceLevel.SUB_PRODUCT),
        ({"segment": "salaried"}, "0.15", PriceLevel.RULE),
        ({"segment": "salaried", "channel": "app"}, "0.144", PriceLevel.RULE),
        ({"segment": "salaried", "agreed": "0.12"}, "0.12", PriceLevel.TRANSACTION),
    ):
        price = api.list_price(offer, **asked)
        assert (price.annual_rate, price.level) == (rate, level), asked
    with pytest.raises(Refusal) as no:
        api.list_price(offer, agreed="0.25")
    assert no.value.code == "RATE_NOT_OFFERED"


async def test_fees_count_towards_the_cap(books: Database) -> None:
    fee = [{"kind": "upfront", "name": "手续费", "amount": "60.00", "deducted": True}]
    product_id, _ = await api.create_product(WRITER, product(offer=OFFER, fees=fee), "c")
    no = await refused("APR_ABOVE_CAP", api.submit(WRITER, Submission(product_id=product_id), "s"))
    assert no.field == "annualRate", "60.00 of 1,000.00 for three months is dear"


async def test_a_version_without_an_offer_is_as_wide_as_the_engine(books: Database) -> None:
    offer = await listed("OLD", grace_days=3)
    assert (offer.min_amount_minor, offer.max_instalments, offer.apr_cap) == (1, 1200, None)
    assert "custom" not in offer.methods


def test_the_standard_products_stay_below_their_caps_and_say_what_they_ask_for() -> None:
    kinds = {file.terms["offer"]["kind"] for file in standard_files()}
    assert kinds == {
        "cash_loan",
        "farmer_loan",
        "line_drawing",
        "merchant_instalment",
        "secured_loan",
    }


async def test_the_standard_products_are_on_offer_with_their_promises(books: Database) -> None:
    await api.offer_standard_products(OWNER)
    await api.offer_standard_products(OWNER)
    views = await api.products(borrower(new_id()))
    assert [v.code for v in views] == ["CASH", "FARM", "REVOLVE", "SECURED", "SHOP"]
    for view in views:
        for case in await api.golden_cases_of(OWNER, view.id):
            cost = Decimal(case.expected["annual_cost_percent"])
            cap = Decimal(view.versions[0].terms["offer"]["apr_cap"]) * 100
            assert 0 < cost <= cap, (view.code, cost)


async def test_a_file_changes_what_it_names_and_deletes_only_on_purpose(books: Database) -> None:
    text = """
code: CASH12
name_zh: 现金贷
name_en: Cash loan
terms: {grace_days: 3, penalty: {multiple: "1.5"}, offer: {kind: cash_loan, uses_line: true}}
golden:
  - {name: 一万元, principal: "10000.00", annual_rate: "0.18", instalments: 12,
     disbursed_on: 2026-01-15}
"""
    first = await api.apply_file(WRITER, read_file(text))
    assert first is not None
    assert await api.apply_file(WRITER, read_file(text)) is None, "twice is once"
    partial = read_file("code: CASH12\nterms: {grace_days: 5, penalty: null}")
    shown = await api.file_diff(WRITER, partial)
    assert [(c.path, c.old, c.new) for c in shown] == [
        ("grace_days", 3, 5),
        ("penalty", {"multiple": "1.5"}, None),
    ]
    assert await api.apply_file(WRITER, partial) == first
    (view,) = await api.products(WRITER)
    assert view.versions[0].terms == {
        "grace_days": 5,
        "offer": {"kind": "cash_loan", "uses_line": True},
    }
    assert view.versions[0].status == "draft", "a file lists nothing"
    cases = await api.golden_cases_of(WRITER, view.id)
    again = read_file(write_file(view, view.versions[0].terms, cases))
    assert await api.file_diff(WRITER, again) == []
    assert [case.name for case in again.golden] == ["一万元"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("code: CASH\nterms: &a {x: 1}\n", "FILE_UNREADABLE"),
        ("code: CASH\nterms: *a\n", "FILE_UNREADABLE"),
        ("code: CASH\ncode: CASH2\n", "FILE_UNREADABLE"),
        ("code: !!python/object/apply:os.system ['x']\n", "FILE_UNREADABLE"),
        ("code: !x CASH\n", "FILE_UNREADABLE"),
        ("code: CASH\nterms: " + "[" * 400 + "]" * 400, "FILE_UNREADABLE"),
        ("code: CASH\nterms: {1: 2}\n", "FILE_UNREADABLE"),
        ("code: [\n", "FILE_UNREADABLE"),
        ("\x00", "FILE_UNREADABLE"),
        ("x" * 70_000, "FILE_TOO_LARGE"),
        ("- 1\n", "NOT_AN_OBJECT"),
        ("terms: {}\n", "MISSING_FIELD"),
        ("code: CASH\nstatus: listed\n", "UNKNOWN_FIELD"),
        ("code: CASH\nterms: [1]\n", "NOT_AN_OBJECT"),
    ],
)
def test_files_that_mean_something_else_are_refused(text: str, code: str) -> None:
    with pytest.raises(Refusal) as no:
        read_file(text)
    assert no.value.code == code
