"""Files of products: what they mean, what the schema says of them, what they promise."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.actors import staff
from tests.conftest import Database
from xindai.accounting import api as accounting
from xindai.engine.terms import Terms
from xindai.kernel.errors import Refusal
from xindai.platform import db as database
from xindai.platform.actor import system_actor
from xindai.products import api
from xindai.products.file_schema import file_schema
from xindai.products.golden import FIGURES
from xindai.products.product_file import read_file, write_file
from xindai.products.rules import BY_CONTRACT
from xindai.products.standard_products import standard_files
from xindai.products.types import NewProduct, ProductKind, Submission

OWNER = system_actor("test")
WRITER = staff("product_manager", name="w")
HEAD = "code: CASH12\nname_zh: 现金贷\nname_en: Cash loan\n"
CASE = """golden:
  - {name: 一万元, principal: "10000.00", annual_rate: "0.18", instalments: 12,
     disbursed_on: 2026-01-15}
"""


@pytest.fixture
async def books(db: Database) -> Database:
    async with database.transaction() as tx:
        await accounting.begin(tx, date(2026, 1, 15))
    return db


def test_a_file_means_what_it_shows() -> None:
    words = "terms: {grace_days: 5, offer: {segments: [no, on, yes_1], apr_cap: 0.24}}\n"
    offer = read_file(HEAD + words).terms["offer"]
    assert offer["segments"] == ["no", "on", "yes_1"], "no word is a truth in disguise"
    assert offer["apr_cap"] == "0.24", "and no rate a float"
    for looks_like_a_number in ("010", "0x1F", "1_000", "1:30", "5.0", "1e3", "+5"):
        with pytest.raises(Refusal) as no:
            read_file(f"{HEAD}terms: {{grace_days: {looks_like_a_number}}}\n")
        assert (no.value.code, no.value.field) == ("FILE_AGAINST_SCHEMA", "terms.grace_days")
    with pytest.raises(Refusal) as no:
        read_file("code: CASH12\nterms: {grace_days: " + "9" * 50_000 + "}\n")
    assert no.value.code == "FILE_AGAINST_SCHEMA"


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("terms: {offer: {kind: casino}}", "terms.offer.kind"),
        ("terms: {offer: {amount: {min: 100}}}", "terms.offer.amount.min"),
        ("terms: {principal: '1.00'}", "terms"),
        ("terms: {fees: [{name: x, rate: '0.1'}]}", "terms.fees[0]"),
        ("terms: {offer: {documents: ['../etc/passwd']}}", "terms.offer.documents[0]"),
        ("terms: {offer: {methods: [custom]}}", "terms.offer.methods[0]"),
        ("terms: {risk: {provision: {normal: much}}}", "terms.risk.provision.normal"),
        ("terms: {non_accrual_dpd: sometimes}", "terms.non_accrual_dpd"),
    ],
)
def test_what_is_against_the_schema_is_refused_with_its_path(text: str, field: str) -> None:
    with pytest.raises(Refusal) as no:
        read_file(f"{HEAD}{text}\n")
    assert (no.value.code, no.value.field) == ("FILE_AGAINST_SCHEMA", field)


def test_the_schema_is_one_and_knows_every_field_that_the_readers_know() -> None:
    schema = file_schema()
    Draft202012Validator.check_schema(schema)
    of_terms = schema["properties"]["terms"]["anyOf"][0]["properties"]
    engine = Terms.from_json(dict(BY_CONTRACT)).to_json()
    about_us = {"offer", "risk", "debit", "hardship"}
    assert set(of_terms) - about_us == set(engine) - set(BY_CONTRACT) - {"custom"}
    kinds = of_terms["offer"]["anyOf"][0]["properties"]["kind"]["anyOf"][0]["enum"]
    assert kinds == [kind.value for kind in ProductKind]


async def test_what_the_schema_allows_of_one_field_the_readers_take(books: Database) -> None:
    """Each choice of each field by itself: the schema promises editors nothing that is refused."""
    schema = file_schema()["properties"]["terms"]["anyOf"][0]["properties"]
    together = {"holiday_shift", "currency"}
    for name, field in schema.items():
        for value in field.get("anyOf", [{}])[0].get("enum", []):
            if name not in together:
                Terms.from_json({**BY_CONTRACT, name: value})
    for at, kind in enumerate(ProductKind):
        assert isinstance(kind, StrEnum)
        new = NewProduct(code=f"K{at}", name_zh="甲", name_en="A", terms={"offer": {"kind": kind}})
        await api.create_product(OWNER, new, f"k{at}")


@pytest.mark.parametrize("file", standard_files(), ids=lambda file: file.code)
def test_a_standard_product_promises_every_figure(file: Any) -> None:
    assert len(file.golden) >= 2
    assert all(set(case.expected or {}) == set(FIGURES) for case in file.golden)


async def test_a_promise_of_a_file_is_looked_at_when_it_is_submitted(books: Database) -> None:
    (text,) = [f for f in standard_files() if f.code == "CASH"]
    wrong = {**(text.golden[0].expected or {}), "total": "11001.60"}
    file = read_file(HEAD + CASE)
    promised = replace(file, golden=(replace(file.golden[0], expected=wrong),))
    assert await api.apply_file(WRITER, promised) is not None
    (view,) = await api.products(WRITER)
    (move,) = await api.golden_moves(WRITER, view.versions[0].id)
    assert (move.figure, move.old, move.new) == ("total", "11001.60", "11001.61")
    with pytest.raises(Refusal) as no:
        await api.offer_newest(OWNER, "CASH12")
    assert no.value.code == "GOLDEN_CASE_MOVED"


async def test_a_file_neither_renames_nor_replaces_a_promise(books: Database) -> None:
    await api.apply_file(WRITER, read_file(HEAD + CASE))
    for text, code, field in (
        ("code: CASH12\nname_zh: 别的名字\n", "NAMES_STAY", "name_zh"),
        (HEAD + CASE.replace("10000.00", "20000.00"), "GOLDEN_CASE_EXISTS", "golden"),
        ("code: CASH13\nname_zh: 现金贷\n", "MISSING_FIELD", "name_en"),
        ("code: CASH12\nterms: {offer: {account_mapping: {CASH_CLEARING: '9999'}}}\n",
         "INVALID_ACCOUNT_MAPPING", "terms.offer.account_mapping.CASH_CLEARING"),
    ):  # fmt: skip
        with pytest.raises(Refusal) as no:
            await api.apply_file(WRITER, read_file(text))
        assert (no.value.code, no.value.field) == (code, field)
    (view,) = await api.products(WRITER)
    assert (view.name_zh, len(view.versions), view.versions[0].terms) == ("现金贷", 1, {})
    more = CASE + CASE.removeprefix("golden:\n").replace("一万元", "又一万元")
    shown = await api.file_diff(WRITER, read_file(HEAD + more))
    assert [(c.path, c.new) for c in shown] == [("golden.又一万元", "promised")]


async def test_the_null_that_means_never_travels_in_a_file(books: Database) -> None:
    never = read_file(HEAD + "terms: {grace_days: 3, non_accrual_dpd: never}\n")
    await api.apply_file(WRITER, never)
    (view,) = await api.products(WRITER)
    assert view.versions[0].terms == {"grace_days": 3, "non_accrual_dpd": None}
    text = write_file(view, view.versions[0].terms, [])
    assert "non_accrual_dpd: never" in text
    assert await api.file_diff(WRITER, read_file(text)) == []
    usual = read_file("code: CASH12\nterms: {non_accrual_dpd: null}\n")
    (shown,) = await api.file_diff(WRITER, usual)
    assert (shown.path, shown.old, shown.new) == ("non_accrual_dpd", "never", None)
    await api.apply_file(WRITER, usual)
    (view,) = await api.products(WRITER)
    assert view.versions[0].terms == {"grace_days": 3}


async def test_files_that_are_applied_at_once_lose_nothing(books: Database) -> None:
    await api.apply_file(WRITER, read_file(HEAD))
    files = [
        read_file(f"code: CASH12\nterms: {{offer: {{account_mapping: {{{role}: '{code}'}}}}}}\n")
        for role, code in (
            ("FEE_INCOME", "6011"),
            ("PENALTY_INCOME", "6011"),
            ("RECOVERY_INCOME", "6011"),
            ("FEE_RECEIVABLE", "1132"),
            ("PENALTY_RECEIVABLE", "1132"),
            ("WRITE_OFF_EXPENSE", "6711"),
        )
    ]
    await asyncio.gather(*(api.apply_file(WRITER, file) for file in files))
    (view,) = await api.products(WRITER)
    assert len(view.versions[0].terms["offer"]["account_mapping"]) == len(files)
    assert len(view.versions) == 1


async def test_a_version_under_review_is_not_changed_by_a_file(books: Database) -> None:
    await api.apply_file(WRITER, read_file(HEAD))
    await api.offer_newest(OWNER, "CASH12")
    draft = await api.apply_file(WRITER, read_file("code: CASH12\nterms: {grace_days: 4}\n"))
    (view,) = await api.products(WRITER)
    assert [(v.status, v.id == draft) for v in view.versions] == [
        ("listed", False),
        ("draft", True),
    ]
    await api.submit(WRITER, Submission(product_id=view.id), "s")
    with pytest.raises(Refusal) as no:
        await api.apply_file(WRITER, read_file("code: CASH12\nterms: {grace_days: 9}\n"))
    assert no.value.code == "WRONG_STATUS"
