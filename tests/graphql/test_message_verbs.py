"""Verbs of contacts and messages, each sent ten times with one key: done once, and told alike."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from tests.graphql.conftest import House
from xindai.graphql.base.node import to_id
from xindai.notifications import api as notifications
from xindai.platform import db as database
from xindai.platform.actor import system_actor

ACTOR = system_actor("test")
TIMES = 10
COUNTS = """SELECT (SELECT count(*) FROM audit_record) AS audit,
    (SELECT count(*) FROM idempotency_record) AS keys,
    (SELECT count(*) FROM outbox_message) AS news"""
RULES = "ruleSet { id version status }"
TEMPLATE = "template { id versions { id version status } }"
RULE = {"code": "hours", "zh": "时段", "en": "Hours", "fromMinute": 480, "toMinute": 1200}
TEXTS = [
    {"channel": "SMS", "language": "zh", "body": "应还{{amount}}"},
    {"channel": "SMS", "language": "en", "body": "{{amount}} is due"},
]


async def repeated(house: House, name: str, login: str, wanted: str, **given: Any) -> Any:
    """The payload of a verb that was sent ten times, half at once."""
    kind = f"{name[0].upper()}{name[1:]}"
    for shared, names in {
        "ContactRulesVersion": ("ContactRulesSubmit", "ContactRulesApprove"),
        "MessageTemplateVersion": ("MessageTemplateSubmit", "MessageTemplateApprove"),
        "ReminderPolicyVersion": ("ReminderPolicySubmit", "ReminderPolicyApprove"),
    }.items():
        kind = shared if kind in names else kind
    text = (
        f"mutation ($input: {kind}Input!) {{ {name}(input: $input) "
        f"{{ {wanted} userErrors {{ code field }} }} }}"
    )
    sent = given | {"idempotencyKey": f"{name}-{login}"}

    async def send() -> Any:
        return (await house.data(text, login, input=sent))[name]

    before = dict(await database.pool().fetchrow(COUNTS))
    answers = await asyncio.gather(*(send() for _ in range(TIMES // 2)))
    once = dict(await database.pool().fetchrow(COUNTS))
    answers += [await send() for _ in range(TIMES // 2)]
    assert dict(await database.pool().fetchrow(COUNTS)) == once, "what comes later only reads"
    assert (once["keys"] - before["keys"], once["audit"] - before["audit"]) == (1, 1)
    assert all(answer == answers[0] for answer in answers)
    assert answers[0]["userErrors"] == [], (name, answers[0])
    return answers[0]


async def test_rules_go_their_way_once(house: House) -> None:
    draft = await repeated(house, "contactRulesDraft", "risk", RULES, rules=[RULE])
    one = {"ruleSetId": draft["ruleSet"]["id"]}
    await repeated(house, "contactRulesSubmit", "risk", RULES, **one)
    back = await repeated(house, "contactRulesReturn", "products", RULES, reason="太宽", **one)
    assert back["ruleSet"]["status"] == "DRAFT"
    text = """mutation ($input: ContactRulesVersionInput!) { contactRulesSubmit(input: $input) {
        userErrors { code } } }"""
    await house.data(text, "risk", input=one | {"idempotencyKey": "again"})
    done = await repeated(house, "contactRulesApprove", "products", RULES, **one)
    assert done["ruleSet"]["status"] == "APPROVED"
    seen = await house.data("{ contactRuleSets { version status } }", "risk")
    assert [each["status"] for each in seen["contactRuleSets"]] == ["APPROVED", "RETIRED"]


async def test_a_template_goes_its_way_once(house: House) -> None:
    found = await house.data("{ messageTemplates { id kind } }", "risk")
    template = next(t["id"] for t in found["messageTemplates"] if t["kind"] == "loan.due_today")
    draft = await repeated(
        house, "messageTemplateDraft", "risk", TEMPLATE, templateId=template, texts=TEXTS
    )
    one = {"versionId": draft["template"]["versions"][0]["id"]}
    await repeated(house, "messageTemplateSubmit", "risk", TEMPLATE, **one)
    await repeated(house, "messageTemplateReturn", "products", TEMPLATE, reason="太短", **one)
    text = """mutation ($input: MessageTemplateVersionInput!) { messageTemplateSubmit(input: $input)
        { userErrors { code } } }"""
    await house.data(text, "risk", input=one | {"idempotencyKey": "again"})
    done = await repeated(house, "messageTemplateApprove", "products", TEMPLATE, **one)
    assert [v["status"] for v in done["template"]["versions"]] == ["APPROVED", "RETIRED"]


async def test_a_stop_is_written_down_and_lifted_once(house: House) -> None:
    customer = to_id("Customer", house.lender.customer_id)
    stop = "stop { id kind channels liftedAt }"
    added = await repeated(
        house, "contactStopAdd", "manager", stop, customerId=customer, kind="DISPUTE"
    )
    text = """query ($c: ID!) { contactMay(customerId: $c, purpose: REMINDER, channel: SMS) {
        isPermitted code rule } contactStops(customerId: $c) { kind } }"""
    seen = await house.data(text, "manager", c=customer)
    assert seen["contactMay"] == {
        "isPermitted": False,
        "code": "CONTACT_STOPPED",
        "rule": "dispute",
    }
    one = {"stopId": added["stop"]["id"], "reason": "争议已解决"}
    lifted = await repeated(house, "contactStopLift", "manager", stop, **one)
    assert lifted["stop"]["liftedAt"] is not None


async def test_a_reminder_policy_goes_through_four_eyes(house: House) -> None:
    shown = "policy { id version status steps { code days } reason }"
    steps = [{"code": "t_minus_2", "days": -2, "channels": ["SMS"]}]
    draft = (await repeated(house, "reminderPolicyDraft", "risk", shown, steps=steps))["policy"]
    assert (draft["version"], draft["status"]) == (2, "DRAFT")
    one = {"policyId": draft["id"]}
    await repeated(house, "reminderPolicySubmit", "risk", shown, **one)
    back = await repeated(house, "reminderPolicyReturn", "products", shown, **one, reason="太少")
    assert (back["policy"]["status"], back["policy"]["reason"]) == ("DRAFT", "太少")
    await repeated(house, "reminderPolicySubmit", "products", shown, **one)
    done = await repeated(house, "reminderPolicyApprove", "products", shown, **one)
    assert done["policy"]["status"] == "APPROVED"
    seen = await house.data("{ reminderSteps { code days } reminderPolicies { status } }", "risk")
    assert seen == {
        "reminderSteps": [{"code": "t_minus_2", "days": -2}],
        "reminderPolicies": [{"status": "APPROVED"}, {"status": "RETIRED"}],
    }


ABOUT = """query ($c: ID!) { contactAttempts(customerId: $c) { purpose channel reference
    createdBy { id } }
    messages { edges { node { customerId customerName status body reasonText tries } } } }"""


async def test_messages_and_contacts_are_seen_by_whose_customer_it_is(house: House) -> None:
    subject = house.lender.customer_id
    customer = to_id("Customer", subject)
    async with database.transaction() as tx:
        person = notifications.Person(role=notifications.ContactRole.CUSTOMER, subject_id=subject)
        contact = notifications.Contact(
            person=person,
            purpose=notifications.Purpose.SERVICE,
            channel=notifications.ContactChannel.SMS,
            tells_debt=False,
            reference="test:1",
        )
        await notifications.permit(tx, ACTOR, contact)
        await notifications.send(tx, ACTOR, [new_message(subject)])
    seen = await house.data(ABOUT, "manager", c=customer)
    assert seen["contactAttempts"] == [
        {
            "purpose": "SERVICE",
            "channel": "SMS",
            "reference": "test:1",
            "createdBy": {"id": "system:test"},
        }
    ]
    (edge,) = seen["messages"]["edges"]
    assert edge["node"]["customerId"] == customer
    assert edge["node"]["body"].startswith("【信贷】今天是您的借款")
    text = "{ messages { edges { node { body } } } }"
    assert (await house.data(text, "stranger"))["messages"]["edges"] == []
    assert await house.code(ABOUT, "stranger", c=customer) == "CUSTOMER_NOT_FOUND"
    for nobody in ("cashier", "borrower"):
        assert await house.code(text, nobody) == "FORBIDDEN"


def new_message(subject: UUID) -> notifications.NewMessage:
    return notifications.NewMessage(
        subject_id=subject,
        kind="loan.due_today",
        params={
            "lender": "信贷",
            "loan": "L1",
            "amount": "1234.50 CNY",
            "due_on": "2026-03-31",
        },
        reference="loan:1",
        dedupe_key="test",
        channels=(notifications.ContactChannel.SMS,),
        expires_at=datetime.now(UTC) + timedelta(days=1),
    )
