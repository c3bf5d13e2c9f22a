"""Collections through GraphQL: each verb ten times at once is done once; every type is seen."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.graphql.call import type_of_input
from tests.graphql.conftest import House
from tests.graphql.more_calls.collections import _STRATEGY
from xindai.collections.day import end_day, settle
from xindai.graphql.base.node import to_id
from xindai.kernel.dates import parse_date
from xindai.kernel.ids import new_id
from xindai.loans.end_of_day.run import run_to
from xindai.platform import db as database
from xindai.platform.actor import system_actor

TIMES = 10
CASE = """{ id number status stage queue daysPastDue overdue { amount } assigned { name } isMine
    isDisputed isPlaced agencyName nextActionOn promiseStatus version script { opening never }
    loans { loanId overdue { amount } curedOn loan { number } }
    actions { kind channel party result note amount { amount } received { amount } cost { amount }
        detail staff { name } by { name } nextActionOn }
    promises { id amount { amount } received { amount } status dueOn lastOn }
    legals { id number stage court cost { amount } steps { stage cost { amount } note } }
    writeOffs { id number reason note status } }"""
SHOWN = {
    "collectionCaseClaimNext": f"case {CASE}",
    "collectionContactPermit": "permitId phone validUntil",
    "collectionStrategyPropose": "strategy { id number status rules { queue } }",
    "collectionStrategyDecide": "strategy { id status }",
    "collectorSet": "collector { staffId queues mostCases most { amount } }",
    "collectorAbsenceAdd": "collector { staffId absences { id fromOn toOn } }",
    "collectorAbsenceRemove": "collector { staffId absences { id } }",
    "collectionAgencySet": "agency { id code feeRate dataFields }",
    "collectionHandOver": "batch { id number cases openCases recallOn }",
    "collectionRecall": "cases",
    "collectionBatchPeople": "people { caseNumber name phone idNumber overdue { amount } }",
    "collectionWriteOffDecide": "writeOff { id status } preview { statusAfter }",
}
COUNTS = """SELECT (SELECT count(*) FROM collection_action) AS lines,
    (SELECT count(*) FROM outbox_message WHERE topic LIKE 'collection%') AS told,
    (SELECT count(*) FROM audit_record) AS audit, (SELECT count(*) FROM loan_event) AS events"""


async def send(house: House, name: str, login: str, given: dict[str, Any]) -> Any:
    shown = SHOWN.get(name, f"case {CASE}")
    text = (
        f"mutation ($input: {type_of_input(name)}!) {{ {name}(input: $input) "
        f"{{ {shown} userErrors {{ code field message }} }} }}"
    )
    return (await house.data(text, login, input=given))[name]


async def do(house: House, name: str, login: str, /, **given: Any) -> Any:
    """The payload of a verb that is sent ten times, half at once, and done once."""
    wanted = given | {"idempotencyKey": str(new_id())}
    first = await send(house, name, login, wanted)
    assert first["userErrors"] == [], first
    before = dict(await database.pool().fetchrow(COUNTS))
    again = await asyncio.gather(*(send(house, name, login, wanted) for _ in range(TIMES // 2)))
    for _ in range(TIMES // 2 - 1):
        again.append(await send(house, name, login, wanted))
    assert all(each["userErrors"] == [] for each in again)
    assert dict(await database.pool().fetchrow(COUNTS)) == before, name
    return first


async def code(house: House, name: str, login: str, /, **given: Any) -> tuple[str, str | None]:
    told = await send(house, name, login, given | {"idempotencyKey": str(new_id())})
    (error,) = told["userErrors"]
    return error["code"], error["field"]


async def end(day: str) -> None:
    await run_to(system_actor("eod"), parse_date(day, "to"))
    async with database.transaction() as tx:
        await end_day(tx)


async def ask(house: House, query: str, login: str = "manager", **variables: Any) -> Any:
    return await house.data(query, login, **variables)


@pytest.fixture
async def opened(house: House) -> str:
    """The case of a loan that was due on 29 February, on 2 March; nobody has it."""
    await house.loan()
    await database.pool().execute(
        "UPDATE staff_user SET is_active = false WHERE login = 'collections'"
    )
    await end("2024-03-01")
    await database.pool().execute(
        "UPDATE staff_user SET is_active = true WHERE login = 'collections'"
    )
    return to_id("CollectionCase", await database.pool().fetchval("SELECT id FROM collection_case"))


async def always(house: House) -> None:
    """Contacts are permitted at any hour here: what the gate refuses has tests of its own."""
    hours = {"code": "any", "from_minute": 0, "to_minute": 1440}
    async with database.transaction() as tx:
        await tx.execute("UPDATE contact_rule_set SET status = 'retired', retired_at = now()")
        await tx.execute(
            """INSERT INTO contact_rule_set (id, version, status, makers, checker, approved_at,
                   rules)
               SELECT uuidv7(), max(version) + 1, 'approved', '{a}', 'b', now(), $1
               FROM contact_rule_set""",
            [hours],
        )


async def test_the_desk_s_day(house: House, opened: str) -> None:
    login, case = "collections", {"caseId": opened}
    wished = {"amount": "50.00", "dueOn": "2024-03-04"}
    assert (await code(house, "collectionPromiseMake", login, **wished, **case))[0] == "NOT_CLAIMED"
    queues = (await ask(house, "{ collectionQueues { code cases unassigned due } }"))[
        "collectionQueues"
    ]
    assert queues[0] == {"code": "soft", "cases": 1, "unassigned": 1, "due": 1}
    taken = (await do(house, "collectionCaseClaimNext", login, queue="soft"))["case"]
    assert (taken["id"], taken["isMine"], taken["stage"]) == (opened, True, "SOFT")
    await do(house, "collectionCaseRelease", login, reason="换人", **case)
    await do(house, "collectionCaseClaim", login, **case)

    await always(house)
    permit = await do(house, "collectionContactPermit", login, channel="CALL", **case)
    assert permit["phone"] in ("+8613800138000", "13800138000")
    log = {"permitId": permit["permitId"], "result": "PROMISED", "note": "本人接听"}
    assert await code(house, "collectionContactLog", "manager", **log, **case) == (
        "PERMIT_NOT_FOUND",
        "permitId",
    )
    assert await code(house, "collectionContactPermit", login, channel="VISIT", **case) == (
        "CHANNEL_NOT_PERMITTED",
        "channel",
    )
    noted = (await do(house, "collectionContactLog", login, **log, **case))["case"]
    line = noted["actions"][0]
    assert (line["kind"], line["result"], line["note"]) == ("CONTACT", "PROMISED", "本人接听")
    sent = (await do(house, "collectionMessageSend", login, channel="SMS", **case))["case"]
    assert sent["actions"][0]["kind"] == "MESSAGE"
    assert (await code(house, "collectionMessageSend", login, channel="SMS", **case))[0] == (
        "COLLECTION_MESSAGE_NOT_SENT"
    )
    made = await do(
        house, "collectionPromiseMake", login, amount="50.00", dueOn="2024-03-04", **case
    )
    promise = made["case"]["promises"][0]
    assert (promise["status"], promise["lastOn"]) == ("OPEN", "2024-03-05")
    await do(house, "collectionPromiseCancel", login, promiseId=promise["id"], reason="改约日期")
    await do(house, "collectionNoteAdd", login, note="出差", nextActionOn="2024-03-06", **case)

    await do(house, "collectionDisputeOpen", login, reason="称金额有误", **case)
    refused = await code(house, "collectionContactPermit", login, channel="CALL", **case)
    assert refused == ("COLLECTION_CASE_DISPUTED", "caseId")
    assert await stops() == 1
    await do(house, "collectionDisputeEnd", login, reason="已核实", **case)
    assert await stops() == 0
    await do(house, "collectionBlacklist", "manager", reason="EVADES", note="多次失联", **case)
    entries = "{ listEntries(first: 5) { edges { node { list source } } } }"
    found = (await ask(house, entries))["listEntries"]["edges"]
    assert found == [{"node": {"list": "BLACKLIST", "source": "collections"}}]


async def stops() -> int:
    return int(
        await database.pool().fetchval("SELECT count(*) FROM contact_stop WHERE lifted_at IS NULL")
    )


async def test_agencies_courts_and_the_end(house: House, opened: str) -> None:
    login, case = "collections", {"caseId": opened}
    agency = (
        await do(
            house,
            "collectionAgencySet",
            "manager",
            code="A1",
            name="诚信催收",
            feeRate="0.2",
            recallDays=30,
            dataFields=["NAME"],
        )
    )["agency"]
    batch = (
        await do(
            house,
            "collectionHandOver",
            "manager",
            agencyId=agency["id"],
            caseIds=[opened],
            reason="人手不足",
        )
    )["batch"]
    assert (batch["openCases"], batch["recallOn"]) == (1, "2024-04-01")
    (told,) = (
        await do(house, "collectionBatchPeople", "manager", batchId=batch["id"], reason="移交机构")
    )["people"]
    assert (told["name"], told["phone"], told["idNumber"]) == ("张三", None, None)
    assert await code(house, "collectionCaseClaim", login, **case) == (
        "COLLECTION_CASE_PLACED",
        "caseId",
    )
    await do(house, "collectionRecall", "manager", caseIds=[opened], reason="自行处理")
    await do(house, "collectionCaseClaim", login, **case)
    sued = (
        await do(house, "collectionLegalOpen", login, court="静安法院", claimed="1200.00", **case)
    )["case"]
    legal = {"legalId": sued["legals"][0]["id"], "on": "2024-03-02", "cost": "50.00"}
    await do(house, "collectionLegalStep", login, stage="HEARING", **legal)
    assert await code(house, "collectionLegalStep", login, stage="FILED", **legal) == (
        "LEGAL_BACKWARDS",
        "stage",
    )
    loan = sued["loans"][0]["loanId"]
    given = {"loanId": loan, "reason": "BANKRUPTCY", "note": "已破产"}
    proposed = (await do(house, "collectionWriteOffPropose", login, **given, **case))["case"]
    wanted = {"writeOffId": proposed["writeOffs"][0]["id"], "agrees": True}
    dry = await send(house, "collectionWriteOffDecide", "risk", wanted | {"dryRun": True})
    assert dry["preview"]["statusAfter"] == "WRITTEN_OFF"
    done = await do(house, "collectionWriteOffDecide", "risk", **wanted)
    assert done["writeOff"]["status"] == "DONE"
    async with database.transaction() as tx:
        await settle(tx, house.lender.customer_id)
    lists = """{ collectionLegals(first: 5) { edges { node { stage cost { amount } } } }
        collectionWriteOffs(first: 5) { edges { node { status decidedBy { name } } } }
        collectionBatches { number cases openCases handedBy { name } }
        collectionAgencies { code cases }
        collectionCases(first: 5, where: { status: CLOSED }) { edges { node { closeReason } } }
        collectionStatistics(fromOn: "2024-03-01", toOn: "2024-03-31") { opened writtenOff cureRate
            collectors { staff { name } contacts } } }"""
    seen = await ask(house, lists)
    assert seen["collectionCases"]["edges"] == [{"node": {"closeReason": "WRITTEN_OFF"}}]
    assert seen["collectionLegals"]["edges"][0]["node"]["cost"] == {"amount": "50.00"}
    assert (seen["collectionStatistics"]["opened"], seen["collectionStatistics"]["writtenOff"]) == (
        1,
        1,
    )


async def test_strategy_and_people(house: House) -> None:
    proposed = (await do(house, "collectionStrategyPropose", "risk", **_STRATEGY))["strategy"]
    wanted = {"strategyId": proposed["id"], "agrees": True}
    assert (await code(house, "collectionStrategyDecide", "risk", **wanted))[0] == "SAME_PERSON"
    await do(house, "collectionStrategyDecide", "manager", **wanted)
    found = await ask(house, "{ collectionStrategies { number status } }")
    assert found["collectionStrategies"] == [
        {"number": 2, "status": "ACTIVE"},
        {"number": 1, "status": "RETIRED"},
    ]
    bad = {**_STRATEGY, "rules": [{**_STRATEGY["rules"][0], "daysTo": 5}]}
    assert await code(house, "collectionStrategyPropose", "risk", **bad) == (
        "STRATEGY_INVALID",
        "rules",
    )
    (person,) = (await ask(house, "{ collectors { staffId staff { name } mostCases } }"))[
        "collectors"
    ]
    staff = {"staffId": person["staffId"]}
    given = {"queues": ["late"], "mostCases": 5, "mostAmount": "100.00"}
    await do(house, "collectorSet", "manager", **given, **staff)
    days = {"fromOn": "2024-02-01", "toOn": "2024-02-03"}
    away = (await do(house, "collectorAbsenceAdd", "manager", **days, **staff))["collector"]
    absence = away["absences"][0]["id"]
    back = (await do(house, "collectorAbsenceRemove", "manager", absenceId=absence))["collector"]
    assert back["absences"] == []


async def test_transfer_and_row_scope(house: House, opened: str) -> None:
    case = {"caseId": opened}
    await do(house, "collectionCaseClaim", "manager", **case)
    (person,) = (await ask(house, "{ collectors { staffId } }"))["collectors"]
    moved = await do(
        house, "collectionCaseTransfer", "manager", reason="专人跟进", **person, **case
    )
    assert moved["case"]["assigned"] == {"name": "collections"}
    one = "query ($id: ID!) { collectionCase(id: $id) { id } }"
    elsewhere = await ask(house, one, "stranger", id=opened)
    assert elsewhere["collectionCase"] is None
