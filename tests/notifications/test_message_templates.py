"""Templates of messages: typed values, two languages, written by one and approved by another."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from tests.actors import staff
from tests.notifications.conftest import ACTOR, PARAMS, Post
from xindai.kernel.errors import Refusal
from xindai.notifications import api
from xindai.notifications.api import ContactChannel, Text
from xindai.notifications.messages.catalogue import KINDS, ValueKind
from xindai.notifications.messages.texts import check_params, check_texts, written
from xindai.platform import db as database

SMS, EMAIL = ContactChannel.SMS, ContactChannel.EMAIL
WRITER, CHECKER = staff("risk_manager", name="writer"), staff("product_manager", name="checker")
SHORT = {SMS: {"zh": Text("", "应还{{amount}}"), "en": Text("", "{{amount}} is due")}}


async def the_template(kind: str) -> api.MessageTemplateView:
    return next(each for each in await api.message_templates(WRITER) if each.kind.code == kind)


async def test_the_texts_that_come_with_the_program_are_good(db: Any) -> None:
    found = await api.message_templates(WRITER)
    assert {each.kind.code for each in found} == KINDS.keys()
    for each in found:
        (version,) = each.versions
        check_texts(each.kind, version.texts)
        assert version.texts.keys() == set(api.CHANNELS)


async def test_a_sent_message_keeps_its_version(post: Post) -> None:
    template = await the_template("loan.due_today")
    await post.plan(key="before")
    await api.write_template(WRITER, template.id, SHORT, "w")
    draft = (await the_template("loan.due_today")).versions[0]
    assert (draft.version, draft.status.value) == (2, "draft")
    await api.submit_template(WRITER, draft.id, "s")
    with pytest.raises(Refusal) as own:
        await api.approve_template(WRITER, draft.id, "a")
    assert own.value.code == "OWN_MESSAGE_TEMPLATE"
    await api.return_template(CHECKER, draft.id, "太短", "r")
    await api.submit_template(WRITER, draft.id, "s2")
    await api.approve_template(CHECKER, draft.id, "a2")
    await post.plan(key="after")
    await post.work()
    page = await api.find_messages(ACTOR, api.MessageFilter(), 10)
    assert [m.body for m in page.messages] == [
        "应还1,234.50元",
        "【信贷】今天是您的借款(L1)还款日, 应还1,234.50元, 请及时还款。如已还款请忽略。",
    ]
    assert page.messages[0].template_version_id == draft.id
    states = [v.status.value for v in (await the_template("loan.due_today")).versions]
    assert states == ["approved", "retired"]


@pytest.mark.parametrize(
    ("texts", "code", "field"),
    [
        ({SMS: {"zh": Text("", "x")}}, "MESSAGE_TEXT_MISSING", "texts.sms.en"),
        ({}, "MESSAGE_TEXT_MISSING", "texts"),
        (
            {SMS: {"zh": Text("", "{{iban}}"), "en": Text("", "x")}},
            "MESSAGE_VARIABLE_UNKNOWN",
            "texts.sms.zh.body",
        ),
        (
            {SMS: {"zh": Text("", "{amount}"), "en": Text("", "x")}},
            "INVALID_MESSAGE_TEXT",
            "texts.sms.zh.body",
        ),
        (
            {SMS: {"zh": Text("", "a\nb"), "en": Text("", "x")}},
            "INVALID_MESSAGE_TEXT",
            "texts.sms.zh.body",
        ),
        (
            {EMAIL: {"zh": Text("a\r\nBcc: x", "x"), "en": Text("x", "x")}},
            "INVALID_MESSAGE_TEXT",
            "texts.email.zh.subject",
        ),
        (
            {SMS: {"zh": Text("题", "x"), "en": Text("", "x")}},
            "INVALID_MESSAGE_TEXT",
            "texts.sms.zh.subject",
        ),
    ],
)
async def test_what_does_not_fit_is_not_kept(db: Any, texts: Any, code: str, field: str) -> None:
    template = await the_template("loan.due_today")
    with pytest.raises(Refusal) as no:
        await api.write_template(WRITER, template.id, texts, "w")
    assert (no.value.code, no.value.field) == (code, field)


async def test_a_preview_has_the_samples(db: Any) -> None:
    shown = api.preview(WRITER, "loan.due_today", SMS, SHORT[SMS])
    assert (shown["zh"].body, shown["en"].body) == ("应还1,234.56元", "CNY 1,234.56 is due")


def test_values_are_written_in_the_language() -> None:
    assert written(ValueKind.DAY, "2026-03-31", "zh") == "2026年3月31日"
    assert written(ValueKind.DAY, "2026-03-31", "en") == "31 Mar 2026"
    assert written(ValueKind.MONEY, "1234567.80 CNY", "zh") == "1,234,567.80元"
    assert written(ValueKind.MONEY, "0.05 USD", "zh") == "USD 0.05"
    with pytest.raises(ValueError, match="no number"):
        written(ValueKind.NUMBER, "3 days", "en")


def test_a_sender_gives_the_values_of_the_kind() -> None:
    kind = KINDS["loan.due_today"]
    check_params(kind, PARAMS)
    with pytest.raises(ValueError, match="other values"):
        check_params(kind, PARAMS | {"name": "张三"})


async def test_nobody_else_writes_texts(db: Any) -> None:
    template = await the_template("loan.due_today")
    with pytest.raises(Refusal) as no:
        await api.write_template(staff("customer_manager"), template.id, SHORT, "w")
    assert no.value.code == "FORBIDDEN"
    with pytest.raises(Refusal) as gone:
        await api.write_template(WRITER, UUID(int=9), SHORT, "w")
    assert gone.value.code == "MESSAGE_TEMPLATE_NOT_FOUND"
    assert await database.pool().fetchval("SELECT count(*) FROM message_template_version") == 3
