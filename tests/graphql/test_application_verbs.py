"""Applications through GraphQL: the road by its people, what each of them sees, each verb once."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest
from graphql import get_named_type, is_leaf_type

from tests.graphql.call import type_of_input
from tests.graphql.conftest import House, key_of
from tests.graphql.more_calls.applications import KEYED
from tests.graphql.paths import CORE, fields_of
from tests.graphql.test_replay import TIMES
from tests.origination.conftest import OFFER, Verdict, give_consents_and_card, stand_in
from xindai.decisioning import api as decisioning
from xindai.graphql.base.context import Context
from xindai.graphql.base.node import to_id
from xindai.graphql.schema import schema
from xindai.kernel.ids import new_id
from xindai.origination import api as origination
from xindai.origination.actions.decide import decide
from xindai.platform import db as database
from xindai.platform import outbox
from xindai.platform.jobs import queue
from xindai.platform.jobs.work import Work

ANSWERS = {
    "authorityRuleApprove": "rule { id status checker }",
    "authorityRulePropose": "rule { id status level maxAmount { amount } }",
    "authorityRuleReject": "rule { id status checker }",
    "staffConflictDeclare": "conflict { id staffName reason }",
    "staffConflictEnd": "conflict { id }",
}
USUAL = "application { id number status version }"
MATCH = [{"code": code, "answer": "MATCH"} for code in origination.QUESTIONS]


def every(kind: str, **nested: str) -> str:
    """A selection of all fields of a type; of objects what is `nested`."""
    fields = CORE.type_map[kind].fields
    leaves = [n for n in fields_of(kind) if is_leaf_type(get_named_type(fields[n].type))]
    assert set(fields_of(kind)) == {*leaves, *nested}, kind
    return f"{{ {' '.join(leaves)} {' '.join(f'{n} {v}' for n, v in nested.items())} }}"


AMOUNT = "{ amount currency }"
ROW = every("PreviewRow", principal=AMOUNT, interest=AMOUNT, fee=AMOUNT, total=AMOUNT,
            balanceAfter=AMOUNT)  # fmt: skip
THEIRS = every("ApplicationOffer", amount=AMOUNT, offered=AMOUNT, instalment=AMOUNT, rows=ROW)
WHOLE = every(
    "Application",
    amount=AMOUNT,
    customer="{ id number }",
    branch="{ code }",
    product="{ code }",
    decision="{ outcome reasons { code zh } }",
    offer=THEIRS,
    parties=every("ApplicationParty"),
    history=every("ApplicationEvent"),
    missing=every("ApplicationMissing"),
    reviews=every("ApplicationReview", amount=AMOUNT),
    phoneChecks=every("PhoneCheck"),
    notes=every("ApplicationNote"),
)


@dataclass
class Desk:
    """The house, and an application's way through it."""

    house: House
    version: str
    verdict: Verdict = field(default_factory=Verdict)

    async def send(self, name: str, login: str, **given: Any) -> Any:
        """The payload of a verb."""
        text = (
            f"mutation ($input: {type_of_input(name)}!) {{ {name}(input: $input) "
            f"{{ {ANSWERS.get(name, USUAL)} userErrors {{ code field }} }} }}"
        )
        return (await self.house.data(text, login, input=given))[name]

    async def do(self, name: str, login: str, **given: Any) -> Any:
        """A verb that is not refused."""
        told = await self.send(name, login, idempotencyKey=str(new_id()), **given)
        assert told["userErrors"] == [], told
        return told

    async def code(self, name: str, login: str, **given: Any) -> tuple[str, str | None]:
        """Code and field of the refusal."""
        key = {"idempotencyKey": str(new_id())}
        (error,) = (await self.send(name, login, **key | given))["userErrors"]
        return error["code"], error["field"]

    async def draft(self, amount: str = "10000.00", **more: Any) -> str:
        """The borrower's."""
        given = {
            "productVersionId": self.version,
            "amount": amount,
            "instalments": 12,
            "method": "equal_instalment",
            "purpose": "EDUCATION",
        }
        told = await self.do("applicationDraftSave", "borrower", **given | more)
        id: str = told["application"]["id"]
        return id

    async def decided(self, amount: str = "10000.00", **more: Any) -> str:
        """Submitted, and the worker has done its job."""
        id = await self.draft(amount, **more)
        await self.do("applicationSubmit", "borrower", applicationId=id)
        async with database.transaction() as tx:
            (job,) = await queue.claim(tx, {"application_decide": 1}, 1, "test")
        await decide(Work(job, is_told=False))
        return id

    async def claimed(self, login: str = "approver1", **more: Any) -> str:
        """In somebody's hands."""
        id = await self.decided(**more)
        await self.do("applicationClaim", login, applicationId=id)
        return id

    async def approved(self) -> str:
        id = await self.claimed()
        await self.do("applicationReviewApprove", "approver1", applicationId=id)
        return id

    async def staff(self, login: str) -> str:
        """The global id of somebody who works here."""
        sql = "SELECT id FROM staff_user WHERE login = $1"
        return to_id("Staff", await database.pool().fetchval(sql, login))


@pytest.fixture
async def desk(house: House, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A product on offer, and a borrower who may apply."""
    product_id, version_id = new_id(), new_id()
    customer_id = house.lender.customer_id
    async with database.transaction() as tx:
        await tx.execute(
            "INSERT INTO product (id, code, name_zh, name_en) VALUES ($1, 'CASH', '现金', 'Cash')",
            product_id,
        )
        await tx.execute(
            """INSERT INTO product_version (id, product_id, version, status, terms, listed_on,
                   submitted_by, approved_by)
               VALUES ($1, $2, 1, 'listed', $3, '2024-01-31', 'staff:m', 'staff:c')""",
            version_id,
            product_id,
            {"offer": OFFER},
        )
        account = await tx.value("SELECT account_id FROM customer WHERE id = $1", customer_id)
        await give_consents_and_card(tx, customer_id, account)
    made = Desk(house, to_id("ProductVersion", version_id))
    monkeypatch.setattr(decisioning, "decide", stand_in(lambda: made.verdict, []))
    return made


async def test_the_road_by_its_people(desk: Desk) -> None:
    """Borrower, caller, two levels: everything is asked for by who may see it."""
    house = desk.house
    desk.verdict.needs_phone_check, desk.verdict.review_levels = True, 2
    person = {
        "role": "GUARANTOR",
        "name": "李四光",
        "idNumber": "110105198001010032",
        "phone": "13900139009",
    }
    first = {"productVersionId": desk.version, "parties": [person]}
    id = (await desk.do("applicationDraftSave", "borrower", **first))["application"]["id"]
    text = "query ($id: ID!) { application(id: $id) { status nextVerbs missing { field code } } }"
    shown = (await house.data(text, "borrower", id=id))["application"]
    assert [m["field"] for m in shown["missing"]] == ["amount", "instalments", "method", "purpose"]
    assert shown["nextVerbs"] == ["SAVE", "SUBMIT", "WITHDRAW"]
    assert await desk.code("applicationSubmit", "borrower", applicationId=id) == (
        "APPLICATION_INCOMPLETE",
        "amount",
    )
    wrong = {"applicationId": id, "amount": "1e4"}
    assert await desk.code("applicationDraftSave", "borrower", **wrong) == (
        "INVALID_AMOUNT",
        "amount",
    )
    id = await desk.decided(applicationId=id)
    told = await desk.do("applicationClaimNext", "verifier", queue="PHONE_VERIFICATION")
    assert told["application"]["id"] == id
    form = await house.data("{ phoneCheckForm { code zh en } }", "verifier")
    assert [q["code"] for q in form["phoneCheckForm"]] == list(origination.QUESTIONS)
    passed = {"applicationId": id, "verdict": "PASSED", "answers": MATCH}
    await desk.do("applicationPhoneCheck", "verifier", **passed)
    await desk.do("applicationClaim", "approver1", applicationId=id)
    await desk.do("applicationNoteAdd", "approver1", applicationId=id, text="单位已核实")
    await desk.do("applicationReviewApprove", "approver1", applicationId=id, amount="9000.00")
    await desk.do("applicationClaim", "approver2", applicationId=id)
    await desk.do("applicationReviewApprove", "approver2", applicationId=id)
    whole = f"query ($id: ID!) {{ application(id: $id) {WHOLE} }}"
    seen = (await house.data(whole, "approver1", id=id))["application"]
    assert seen["status"] == "APPROVED"
    assert seen["decision"]["outcome"] == "REFER"
    assert seen["offer"]["amount"] == {"amount": "9000.00", "currency": "CNY"}
    assert len(seen["offer"]["rows"]) == 12 and float(seen["offer"]["aprPercent"]) > 12
    assert [(r["level"], r["reviewerName"]) for r in seen["reviews"]] == [
        (1, "approver1"),
        (2, "approver2"),
    ]
    assert [n["text"] for n in seen["notes"]] == ["单位已核实"]
    assert (seen["parties"][0]["name"], seen["phoneChecks"][0]["verdict"]) == ("李**", "PASSED")
    theirs = """query ($id: ID!) { application(id: $id) { status offer { amount { amount } rows
        { n } validUntil } history { verb toStatus } decision { outcome reasons { zh } }
        nextVerbs parties { name } } }"""
    own = (await house.data(theirs, "borrower", id=id))["application"]
    assert own["nextVerbs"] == ["ACCEPT_OFFER", "WITHDRAW"]
    assert [e["verb"] for e in own["history"]] == [
        "create", "submit", "start_decision", "refer_to_phone", "pass_phone_check",
        "review_approve", "review_approve",
    ]  # fmt: skip
    for hidden in (
        "reviews { level }",
        "notes { text }",
        "claimedBy",
        "grade",
        "phoneChecks { at }",
        "history { actor }",
        "history { reason }",
    ):
        asked = f"query ($id: ID!) {{ application(id: $id) {{ {hidden} }} }}"
        assert await house.code(asked, "borrower", id=id) == "FORBIDDEN", hidden
        assert (await house.data(asked, "approver3", id=id))["application"] is not None
    take = {"applicationId": id, "amount": "8000.00"}
    done = await desk.do("applicationOfferAccept", "borrower", **take)
    assert done["application"]["status"] == "OFFER_ACCEPTED"
    asked = "query ($id: ID!) { application(id: $id) { id } node(id: $id) { id } }"
    for login in ("neighbour", "stranger"):
        nothing = {"application": None, "node": None}
        assert await house.data(asked, login, id=id) == nothing


async def test_lists_queues_and_figures(desk: Desk) -> None:
    house = desk.house
    id = await desk.claimed()
    draft = await desk.draft("20000.00")
    edge = every("ApplicationEdge", node="{ id status isOverdue claimedName }")
    listed = f"""query ($where: ApplicationWhere, $after: String) {{ applications(where: $where,
        order: AMOUNT_DESC, first: 1, after: $after) {{ totalCount edges {edge}
        pageInfo {{ hasNextPage endCursor }} }} }}"""
    page = (await house.data(listed, "auditor"))["applications"]
    assert page["totalCount"] == 2 and page["pageInfo"]["hasNextPage"]
    assert page["edges"][0]["node"]["id"] == draft
    after = page["pageInfo"]["endCursor"]
    page = (await house.data(listed, "auditor", after=after))["applications"]
    assert [e["node"]["id"] for e in page["edges"]] == [id]
    assert await house.code(listed, "auditor", after=f"{after}x") == "INVALID_CURSOR"
    for where, count in (
        ({"statuses": ["REVIEW_1"], "isClaimed": True}, 1),
        ({"isClaimed": False}, 1),
        ({"channel": "app", "customerId": to_id("Customer", house.lender.customer_id)}, 2),
        ({"submittedFrom": "2024-01-31", "submittedTo": "2024-01-31"}, 1),
        ({"submittedFrom": "2024-02-01"}, 0),
        ({"isOverdue": True}, 0),
        ({"number": "SQ"}, 2),
        ({"number": "%"}, 0),
    ):
        found = (await house.data(listed, "auditor", where=where))["applications"]
        assert found["totalCount"] == count, where
    own = "{ applications { totalCount edges { node { number } } } }"
    assert (await house.data(own, "borrower"))["applications"]["totalCount"] == 2
    assert (await house.data(own, "neighbour"))["applications"]["totalCount"] == 0
    queued = "{ applicationQueue { totalCount edges { node { id claimedName } } } }"
    (mine,) = (await house.data(queued, "approver1"))["applicationQueue"]["edges"]
    assert mine["node"] == {"id": id, "claimedName": "approver1"}
    assert (await house.data(queued, "approver2"))["applicationQueue"]["totalCount"] == 0
    row = every("ApplicationFunnelRow", submittedAmount=AMOUNT, disbursedAmount=AMOUNT)
    figures = f"""query ($by: ApplicationFunnelGroup!) {{ applicationFunnel(groupBy: $by,
        start: "2024-01-31", end: "2024-01-31") {row}
        applicationStateTimes(start: "2024-01-31", end: "2024-01-31")
        {every("ApplicationStateTime")} }}"""
    for by, key in (
        ("DAY", "2024-01-31"),
        ("PRODUCT", "CASH"),
        ("CHANNEL", "app"),
        ("OFFICER", "borrower"),
    ):
        told = await house.data(figures, "risk", by=by)
        (funnel,) = told["applicationFunnel"]
        assert (funnel["key"], funnel["submitted"], funnel["decided"]) == (key, 1, 1)
        assert funnel["submittedAmount"]["amount"] == "10000.00"
    stays = [t["status"] for t in told["applicationStateTimes"]]
    assert stays == ["DRAFT", "SUBMITTED", "DECIDING"]


async def test_duties_through_the_schema(desk: Desk) -> None:
    house = desk.house
    id = await desk.decided()
    customer = to_id("Customer", house.lender.customer_id)
    said = {"customerId": customer, "reason": "亲属"}
    await desk.do("staffConflictDeclare", "approver1", **said)
    listed = f"{{ staffConflicts {every('StaffConflict')} }}"
    (conflict,) = (await house.data(listed, "manager"))["staffConflicts"]
    assert conflict["staffId"] == await desk.staff("approver1")
    claim = await desk.code("applicationClaim", "approver1", applicationId=id)
    assert claim == ("CONFLICT_OF_INTEREST", "applicationId")
    await desk.do("staffConflictEnd", "manager", conflictId=conflict["id"])
    wish = {"level": 1, "maxAmount": "60000.00", "grade": "B", "reason": "季度调整"}
    rule = (await desk.do("authorityRulePropose", "risk", **wish))["rule"]["id"]
    assert (await desk.code("authorityRuleApprove", "risk", ruleId=rule))[0] == "OWN_AUTHORITY"
    done = await desk.do("authorityRuleApprove", "approver3", ruleId=rule)
    assert done["rule"]["status"] == "ACTIVE"
    rules = f"{{ authorityRules(statuses: [ACTIVE]) {every('AuthorityRule', maxAmount=AMOUNT)} }}"
    assert len((await house.data(rules, "auditor"))["authorityRules"]) == 5
    text = "query ($id: ID!) { node(id: $id) { __typename id } }"
    assert (await house.data(text, "risk", id=rule))["node"]["__typename"] == "AuthorityRule"


async def test_changes_are_heard(desk: Desk) -> None:
    """The application's own feed by the borrower, the queue's by who works from it."""
    house, id = desk.house, await desk.decided()

    async def listen(text: str, login: str) -> Any:
        sent = {"authorization": house.headers[login]}
        context = Context(house.services, language="en", connection_params=sent)
        await context.actor_or_none()
        return await schema.subscribe(text, {"id": id}, context_value=context)

    own = await listen(
        """subscription ($id: ID!) { applicationChanged(applicationId: $id)
           { version application { id status } } }""",
        "borrower",
    )
    first = (await anext(own)).data["applicationChanged"]
    assert first["application"] == {"id": id, "status": "REVIEW_1"}
    while await outbox.relay(house.services.redis):
        pass  # what happened before anybody listened to the queue
    feed = await listen(
        "subscription { applicationQueueChanged(queue: REVIEW_1) { id queue change } }", "approver1"
    )
    heard = asyncio.create_task(anext(feed))
    await asyncio.sleep(0.2)
    await desk.do("applicationClaim", "approver1", applicationId=id)
    while await outbox.relay(house.services.redis):
        pass
    told = (await asyncio.wait_for(heard, 20)).data["applicationQueueChanged"]
    assert told == {"id": id, "queue": "review_1", "change": "claimed"}
    changed = (await asyncio.wait_for(anext(own), 20)).data["applicationChanged"]
    assert changed["version"] == first["version"] + 1
    for each in (own, feed):
        await each.aclose()


async def given_for(desk: Desk, name: str) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """Who sends a verb, with what, and what makes it another input."""
    other = {"applicationId": to_id("Application", new_id())}
    match name:
        case "applicationDraftSave":
            given: dict[str, Any] = {"productVersionId": desk.version, "instalments": 12}
            return "borrower", given, {"instalments": 6}
        case "applicationSubmit":
            return "borrower", {"applicationId": await desk.draft()}, other
        case "applicationWithdraw":
            return "borrower", {"applicationId": await desk.draft(), "reason": "不"}, other
        case "applicationOfferAccept":
            return "borrower", {"applicationId": await desk.approved()}, {"amount": "5000.00"}
        case "applicationClaim":
            return "approver1", {"applicationId": await desk.decided()}, other
        case "applicationClaimNext":
            await desk.decided()
            return "approver1", {"queue": "REVIEW_1"}, {"productId": to_id("Product", new_id())}
        case "applicationRelease":
            return "approver1", {"applicationId": await desk.claimed()}, other
        case "applicationHandOver":
            id, staff = await desk.claimed(), await desk.staff("approver1")
            given = {"applicationId": id, "staffId": staff, "reason": "休假"}
            return "manager", given, {"reason": "出差"}
        case "applicationReturn":
            given = {"applicationId": await desk.claimed(), "wanted": ["a"], "reason": "缺"}
            return "approver1", given, {"wanted": ["b"]}
        case "applicationNoteAdd":
            return "officer", {"applicationId": await desk.decided(), "text": "x"}, {"text": "y"}
        case "applicationPhoneCheck":
            desk.verdict.needs_phone_check = True
            given = {"applicationId": await desk.claimed("verifier"), "answers": MATCH}
            return "verifier", given | {"verdict": "PASSED"}, {"verdict": "FAILED"}
        case "applicationReviewApprove":
            return "approver1", {"applicationId": await desk.claimed()}, {"amount": "5000.00"}
        case "applicationReviewReject":
            given = {"applicationId": await desk.claimed(), "reason": "负债"}
            return "approver1", given, {"reason": "其他"}
        case "staffConflictDeclare":
            customer = to_id("Customer", desk.house.lender.customer_id)
            return "cashier", {"customerId": customer, "reason": "亲属"}, {"reason": "同学"}
        case "staffConflictEnd":
            _, given, _ = await given_for(desk, "staffConflictDeclare")
            made = await desk.do("staffConflictDeclare", "cashier", **given)
            nobodys = {"conflictId": to_id("StaffConflict", new_id())}
            return "manager", {"conflictId": made["conflict"]["id"]}, nobodys
        case "authorityRulePropose":
            given = {"level": 2, "maxAmount": "1.00", "reason": "x"}
            return "risk", given, {"level": 1}
    wish = {"level": 2, "maxAmount": "1.00", "reason": "x"}
    rule = (await desk.do("authorityRulePropose", "risk", **wish))["rule"]["id"]
    return "approver3", {"ruleId": rule}, {"ruleId": to_id("AuthorityRule", new_id())}


COUNTS = """SELECT (SELECT count(*) FROM application) AS applications,
    (SELECT count(*) FROM application_event) AS events, (SELECT count(*) FROM job) AS jobs,
    (SELECT count(*) FROM audit_record) AS audit, (SELECT count(*) FROM outbox_message) AS told,
    (SELECT count(*) FROM idempotency_record) AS keys,
    (SELECT count(*) FROM notification) AS notices"""


@pytest.mark.parametrize("name", sorted(KEYED))
async def test_twenty_times_is_once(desk: Desk, name: str) -> None:
    """Half of them at once; the twentieth leaves nothing more than the first."""
    login, given, other = await given_for(desk, name)
    assert (await desk.code(name, login, **given, idempotencyKey=""))[0] == (
        "IDEMPOTENCY_KEY_MISSING"
    )
    keyed = given | {"idempotencyKey": "one"}
    at_once = await asyncio.gather(*(desk.send(name, login, **keyed) for _ in range(TIMES // 2)))
    assert at_once[0]["userErrors"] == [], at_once[0]
    after = dict(await database.pool().fetchrow(COUNTS))
    answers = [*at_once, *[await desk.send(name, login, **keyed) for _ in range(TIMES // 2)]]
    assert all(answer == answers[0] for answer in answers)
    assert dict(await database.pool().fetchrow(COUNTS)) == after
    keys = await database.pool().fetchval(
        "SELECT count(*) FROM idempotency_record WHERE key = 'one'"
    )
    assert keys == 1
    assert (await desk.code(name, login, **keyed | other))[0] == "IDEMPOTENCY_CONFLICT"


async def test_every_key_is_a_row(desk: Desk) -> None:
    """Ids that are none, or of another kind, are an application that is not there."""
    for id in ("", "x", to_id("Loan", UUID(int=1)), to_id("Application", UUID(int=1))):
        told = await desk.code("applicationSubmit", "borrower", applicationId=id)
        assert told == ("APPLICATION_NOT_FOUND", "applicationId")
    assert key_of(to_id("Application", UUID(int=1))) == UUID(int=1)
