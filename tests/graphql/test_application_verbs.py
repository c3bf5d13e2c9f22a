"""Applications through GraphQL: the road by its people, what each of them sees."""

from __future__ import annotations

import asyncio
from typing import Any

from graphql import get_named_type, is_leaf_type

from tests.graphql.desk import MATCH, Desk, desk
from tests.graphql.paths import CORE, fields_of
from xindai.graphql.base.context import Context
from xindai.graphql.base.node import to_id
from xindai.graphql.schema import schema
from xindai.origination import api as origination
from xindai.platform import outbox

__all__ = ["desk"]


def every(kind: str, **nested: str) -> str:
    """A selection of all fields of a type; of objects what is `nested`."""
    fields = CORE.type_map[kind].fields
    leaves = [n for n in fields_of(kind) if is_leaf_type(get_named_type(fields[n].type))]
    assert set(fields_of(kind)) == {*leaves, *nested}, kind
    return f"{{ {' '.join(leaves)} {' '.join(f'{n} {v}' for n, v in nested.items())} }}"


AMOUNT = "{ amount currency }"
ACTOR = "{ id kind name }"
ROW = every("PreviewRow", principal=AMOUNT, interest=AMOUNT, fee=AMOUNT, total=AMOUNT,
            balanceAfter=AMOUNT)  # fmt: skip
THEIRS = every(
    "ApplicationOffer",
    amount=AMOUNT,
    offered=AMOUNT,
    instalment=AMOUNT,
    fee=AMOUNT,
    interest=AMOUNT,
    total=AMOUNT,
    rows=ROW,
)
WHOLE = every(
    "Application",
    amount=AMOUNT,
    customer="{ id number }",
    branch="{ code }",
    product="{ code }",
    decision="{ outcome reasons { code zh } }",
    offer=THEIRS,
    proposal=THEIRS,
    claimedBy=ACTOR,
    createdBy=ACTOR,
    submittedBy=ACTOR,
    colleagues=every("ApplicationColleague"),
    parties=every("ApplicationParty"),
    history=every("ApplicationEvent", actor=ACTOR),
    missing=every("ApplicationMissing"),
    reviews=every("ApplicationReview", amount=AMOUNT, reviewer=ACTOR),
    phoneChecks=every("PhoneCheck", caller=ACTOR),
    notes=every("ApplicationNote", author=ACTOR),
    rejectionReasons=every("ApplicationRejectionReason"),
    rejectionChoices=every("ApplicationRejectionReason"),
)


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
    assert [(r["level"], r["reviewer"]["name"]) for r in seen["reviews"]] == [
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
        "claimedBy { id }",
        "grade",
        "phoneChecks { at }",
        "history { actor { id } }",
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
    edge = every("ApplicationEdge", node="{ id status isOverdue claimedBy { name } }")
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
    queued = "{ applicationQueue { totalCount edges { node { id claimedBy { name } } } } }"
    (mine,) = (await house.data(queued, "approver1"))["applicationQueue"]["edges"]
    assert mine["node"] == {"id": id, "claimedBy": {"name": "approver1"}}
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
    shown = every("StaffConflict", customer="{ number }", declaredBy=ACTOR)
    listed = f"{{ staffConflicts {shown} }}"
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
    shown = every("AuthorityRule", maxAmount=AMOUNT, maker=ACTOR, checker=ACTOR)
    rules = f"{{ authorityRules(statuses: [ACTIVE]) {shown} }}"
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
