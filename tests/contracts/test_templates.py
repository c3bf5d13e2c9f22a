"""Templates: written by one, approved by another, in force one at a time, never changed after."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from tests.actors import staff
from tests.borrowers.conftest import refusal
from tests.contracts.conftest import OFFICER, SYSTEM, Desk
from xindai.contracts import api
from xindai.contracts.template_types import NewTemplate, TemplateKind, TemplateText, TemplateView
from xindai.platform import db as database

WRITER, CHECKER = staff("product_manager", name="writer"), staff("risk_manager", name="checker")
TEXT = TemplateText(zh="# 借款合同\n\n{{borrower.name}} {{amount}}\n\n{{schedule}}", en="")
OTHER = TemplateText(zh="# 新合同\n\n{{borrower.name}}\n\n{{schedule}}", en="# New")


def wanted(**changes: Any) -> NewTemplate:
    given: dict[str, Any] = {
        "code": "own_loan",
        "kind": TemplateKind.LOAN,
        "name_zh": "自定义合同",
        "name_en": "Own contract",
        "text": TEXT,
    }
    return NewTemplate(**(given | changes))


async def seen(template_id: UUID) -> TemplateView:
    return (await api.templates_by_id(SYSTEM, [template_id]))[template_id]


async def approved(template_id: UUID, text: TemplateText, key: str) -> UUID:
    """A version in force."""
    version = await api.write_draft(WRITER, template_id, text, f"{key}-d")
    await api.submit_template(WRITER, version, f"{key}-s")
    await api.approve_template(CHECKER, version, f"{key}-a")
    return version


async def test_two_people_put_a_text_in_force(desk: Desk) -> None:
    one = await api.create_template(WRITER, wanted(), "k")
    assert await api.create_template(WRITER, wanted(), "k") == one
    (version,) = (await seen(one)).versions
    assert (version.version, version.status, version.makers) == (1, "draft", (WRITER.id,))
    again = api.approve_template(CHECKER, version.id, "early")
    assert await refusal(again) == ("WRONG_TEMPLATE_STATUS", "versionId")
    await api.submit_template(WRITER, version.id, "s")
    own = staff("product_manager", name="writer")
    assert await refusal(api.approve_template(own, version.id, "own")) == (
        "OWN_TEMPLATE",
        "versionId",
    )
    await api.return_template(CHECKER, version.id, "请补充费用条款", "r")
    assert (await seen(one)).versions[0].reason == "请补充费用条款"
    # The checker writes on it: now he is a maker too, and somebody else must look.
    both = staff("product_manager", name="checker")
    assert await api.write_draft(both, one, OTHER, "w") == version.id
    await api.submit_template(WRITER, version.id, "s2")
    assert (await refusal(api.approve_template(CHECKER, version.id, "a")))[0] == "OWN_TEMPLATE"
    await api.approve_template(staff("risk_manager", name="third"), version.id, "a3")
    found = (await seen(one)).versions[0]
    assert (found.status, found.checker, found.body_en) == ("approved", "staff:third", "# New")
    assert (await refusal(api.submit_template(WRITER, version.id, "s3")))[0] == (
        "WRONG_TEMPLATE_STATUS"
    )


async def test_the_next_version_takes_the_place_of_the_one_before(desk: Desk) -> None:
    one = await api.create_template(WRITER, wanted(), "k")
    first = await approved(one, TEXT, "1")
    second = await approved(one, OTHER, "2")
    states = [(v.id, v.version, v.status) for v in (await seen(one)).versions]
    assert states == [(first, 1, "retired"), (second, 2, "approved")]
    contract = await desk.prepared(template="own_loan")
    assert "新合同" in await text(desk, contract)
    await api.retire_template(CHECKER, second, "r")
    assert await refusal(desk.prepared(template="own_loan")) == (
        "TEMPLATE_NOT_IN_FORCE",
        "template",
    )
    assert await refusal(desk.prepared(template="no_such")) == (
        "TEMPLATE_NOT_IN_FORCE",
        "template",
    )


async def text(desk: Desk, contract_id: UUID) -> str:
    from tests.contracts.test_contract_rendering import text_of

    return text_of(await desk.content(contract_id))


async def test_only_a_template_of_loans_makes_a_loan_contract(desk: Desk) -> None:
    line = await api.create_template(WRITER, wanted(code="a_line", kind=TemplateKind.LINE), "k")
    await approved(line, TEXT, "1")
    assert (await refusal(desk.prepared(template="a_line")))[0] == "TEMPLATE_NOT_IN_FORCE"


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"code": "X y"}, "INVALID_TEMPLATE_CODE", "code"),
        ({"name_zh": " "}, "INVALID_TEMPLATE_NAME", "nameZh"),
        ({"name_en": "x" * 61}, "INVALID_TEMPLATE_NAME", "nameEn"),
        (
            {"text": TemplateText(zh="{{7*7}}", en="")},
            "TEMPLATE_PLACEHOLDER_UNKNOWN",
            "bodyZh",
        ),
        (
            {"text": TemplateText(zh="x", en="<b>")},
            "TEMPLATE_CONTENT_FORBIDDEN",
            "bodyEn",
        ),
    ],
)
async def test_what_does_not_fit_is_not_kept(
    desk: Desk, changes: dict[str, Any], code: str, field: str
) -> None:
    assert await refusal(api.create_template(WRITER, wanted(**changes), "k")) == (code, field)
    assert await database.pool().fetchval("SELECT count(*) FROM contract_template") == 0


async def test_a_code_is_taken_once(desk: Desk) -> None:
    await api.create_template(WRITER, wanted(), "k")
    assert await refusal(api.create_template(WRITER, wanted(), "other")) == (
        "TEMPLATE_EXISTS",
        "code",
    )
    assert (await refusal(api.create_template(OFFICER, wanted(), "x")))[0] == "FORBIDDEN"
    assert await refusal(api.write_draft(WRITER, UUID(int=9), TEXT, "y")) == (
        "TEMPLATE_NOT_FOUND",
        "templateId",
    )


async def test_two_checkers_at_once(desk: Desk) -> None:
    one = await api.create_template(WRITER, wanted(), "k")
    (version,) = (await seen(one)).versions
    await api.submit_template(WRITER, version.id, "s")
    checkers = [staff("risk_manager", name=f"c{n}") for n in range(5)]
    done = await asyncio.gather(
        *(api.approve_template(c, version.id, "a") for c in checkers), return_exceptions=True
    )
    assert sorted(type(d).__name__ for d in done) == ["NoneType"] + ["Refusal"] * 4


async def test_the_database_keeps_what_was_submitted(desk: Desk, db: Any) -> None:
    one = await api.create_template(WRITER, wanted(), "k")
    await approved(one, TEXT, "1")
    async with db.owner() as owner:
        for sql, state in (
            ("UPDATE contract_template_version SET body_zh = 'other'", "XD003"),
            ("UPDATE contract_template_version SET makers = '{x}'", "XD003"),
            ("DELETE FROM contract_template_version", "XD003"),
            ("UPDATE contract_template_version SET checker = makers[1]", "23514"),
        ):
            with pytest.raises(asyncpg.PostgresError) as refused:
                await owner.execute(sql)
            assert refused.value.sqlstate == state, sql


async def test_the_standard_template_comes_once_and_is_not_written_over(desk: Desk) -> None:
    async with database.transaction() as tx:
        assert await api.ensure_standard_templates(tx)
        assert not await api.ensure_standard_templates(tx)
    (view,) = await api.templates(SYSTEM)
    assert (view.code, view.versions[0].status) == ("consumer_loan", "approved")
