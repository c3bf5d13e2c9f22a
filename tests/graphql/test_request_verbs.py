"""Requests of borrowers, through GraphQL: from what is asked for to what the loan became."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import UUID

import pytest

from tests.graphql.call import type_of_input
from tests.graphql.conftest import House, key_of
from tests.graphql.test_approvals import decide, set_policy
from tests.graphql.test_replay import TIMES
from tests.loans.conftest import everything, today_is
from xindai.graphql.base.node import to_id
from xindai.kernel.dates import parse_date
from xindai.kernel.ids import new_id
from xindai.platform import db as database

FIELDS = """id number kind reason status version text answer verb terms wish { instalments fromDue
    toDue until monthly { amount } } documents { id } loan { id }"""
DESK = f"{FIELDS} claimedBy {{ name }} decidedBy {{ name }} isByBorrower eventId customer {{ id }}"
PREVIEW = "preview { rowsBefore { n } rowsAfter { n dueOn total { amount } } } replayed"
ONE = f"query ($id: ID!) {{ serviceRequest(id: $id) {{ {DESK} }} }}"
OWN = f"query ($id: ID!) {{ serviceRequest(id: $id) {{ {FIELDS} }} }}"
LIST = """query ($where: ServiceRequestWhere) { serviceRequests(where: $where) {
    totalCount edges { node { id } } } }"""
COUNTS = """SELECT (SELECT count(*) FROM service_request) AS requests,
    (SELECT count(*) FROM loan_event) AS events, (SELECT count(*) FROM notification) AS notices,
    (SELECT count(*) FROM outbox_message) AS told, (SELECT count(*) FROM audit_record) AS audit"""
HARD = {"kind": "EXTENSION", "reason": "UNEMPLOYMENT", "instalments": 6}


async def send(house: House, name: str, login: str, **given: Any) -> Any:
    """The payload of a verb."""
    shown = f"request {{ {FIELDS if login in ('borrower', 'neighbour') else DESK} }}"
    more = f"{PREVIEW} approval {{ id status role }}" if name == "serviceRequestApprove" else ""
    text = (
        f"mutation ($input: {type_of_input(name)}!) {{ {name}(input: $input) "
        f"{{ {shown} {more} userErrors {{ code field }} }} }}"
    )
    return (await house.data(text, login, input=given))[name]


async def do(house: House, what: str, login: str, **given: Any) -> Any:
    """A verb that is not refused; its request, with a key of its own."""
    told = await send(house, f"serviceRequest{what}", login, idempotencyKey=str(new_id()), **given)
    assert told["userErrors"] == [], told
    return told["request"]


async def code(house: House, what: str, login: str, **given: Any) -> tuple[str, str | None]:
    """Code and field of the refusal."""
    key = {"idempotencyKey": str(new_id())}
    told = await send(house, f"serviceRequest{what}", login, **key | given)
    (error,) = told["userErrors"]
    return error["code"], error["field"]


async def claimed(house: House, loan: str, login: str = "risk", **more: Any) -> str:
    """A request in somebody's hands."""
    made = await do(house, "Submit", "borrower", loanId=loan, **HARD | more)
    return str((await do(house, "Claim", login, requestId=made["id"]))["id"])


async def test_from_the_borrower_s_wish_to_a_longer_loan(house: House) -> None:
    loan = await house.loan()
    words = "公司裁员, 目前在找工作"
    made = await do(house, "Submit", "borrower", loanId=loan, text=words, **HARD)
    assert (made["status"], made["version"], made["number"][:2]) == ("SUBMITTED", 1, "FW")
    assert (made["text"], made["wish"]["instalments"], made["loan"]["id"]) == (words, 6, loan)
    where = {"isOpen": True, "kind": "EXTENSION", "reason": "UNEMPLOYMENT"}
    found = (await house.data(LIST, "risk", where=where))["serviceRequests"]
    assert (found["totalCount"], found["edges"]) == (1, [{"node": {"id": made["id"]}}])

    mine = await do(house, "Claim", "risk", requestId=made["id"])
    assert (mine["status"], mine["claimedBy"]["name"]) == ("UNDER_REVIEW", "risk")
    assert mine["isByBorrower"] is True
    given = {"requestId": made["id"], "extend": {"instalments": 6}, "answer": "祝您早日找到工作"}
    before = await everything(key_of(loan))
    looked = await send(house, "serviceRequestApprove", "risk", **given, dryRun=True)
    assert (len(looked["preview"]["rowsBefore"]), len(looked["preview"]["rowsAfter"])) == (12, 18)
    assert looked["request"]["status"] == "UNDER_REVIEW"
    assert await everything(key_of(loan)) == before, "looking moves nothing"

    told = await send(house, "serviceRequestApprove", "risk", **given, idempotencyKey="yes")
    done = told["request"]
    assert told["userErrors"] == [] and told["preview"] is None
    assert (done["status"], done["verb"], done["version"]) == ("APPROVED", "extend", 3)
    assert done["terms"] == {"on": "2024-01-31", "instalments": 6}
    assert (done["decidedBy"]["name"], done["claimedBy"]) == ("risk", None)
    rows = "query ($id: ID!) { loan(id: $id) { instalments { n dueOn total { amount } } } }"
    shown = (await house.data(rows, "borrower", id=loan))["loan"]["instalments"]
    assert shown == looked["preview"]["rowsAfter"]

    seen = (await house.data(OWN, "borrower", id=made["id"]))["serviceRequest"]
    assert (seen["answer"], seen["verb"]) == ("祝您早日找到工作", "extend")
    notices = "{ notifications { edges { node { text } } } }"
    (note,) = (await house.data(notices, "borrower"))["notifications"]["edges"]
    assert note["node"]["text"] == f"Your request {made['number']} was granted: see what was done"
    of_loan = "query ($id: ID!) { loan(id: $id) { serviceRequests { id status } } }"
    (mine,) = (await house.data(of_loan, "borrower", id=loan))["loan"]["serviceRequests"]
    assert mine == {"id": made["id"], "status": "APPROVED"}


RELIEFS = [
    (
        {"kind": "DUE_SHIFT", "fromDue": "2024-02-29", "toDue": "2024-03-10"},
        {"shiftDue": {"fromDue": "2024-02-29", "toDue": "2024-03-10"}},
        "shift_due",
    ),
    (
        {"kind": "PAYMENT_HOLIDAY", "until": "2024-04-30"},
        {"pause": {"until": "2024-04-30"}},
        "pause",
    ),
    (
        {"kind": "RESTRUCTURE", "monthly": "60.00"},
        {"restructure": {"instalments": 24, "annualRate": "0.10"}},
        "restructure",
    ),
]


@pytest.mark.parametrize(("wish", "terms", "verb"), RELIEFS, ids=[r[2] for r in RELIEFS])
async def test_each_relief_is_the_loan_s_own_verb(
    house: House, wish: dict[str, Any], terms: dict[str, Any], verb: str
) -> None:
    """A loan whose request was granted and one that an officer changed by hand end alike."""
    asked, by_hand = await house.loan(), await house.loan()
    request = await claimed(house, asked, "manager", **HARD | {"instalments": None} | wish)
    done = await do(house, "Approve", "manager", requestId=request, **terms)
    assert (done["status"], done["verb"]) == ("APPROVED", verb)
    (given,) = terms.values()
    data = {_snake(name): value for name, value in given.items()}
    await house.lender.do(key_of(by_hand), verb, **data)
    one, other = await everything(key_of(asked)), await everything(key_of(by_hand))
    plain = [{k: v for k, v in row.items() if k != "loan_id"} for row in one["rows"]]
    assert plain == [{k: v for k, v in row.items() if k != "loan_id"} for row in other["rows"]]
    assert one["accounts"] == other["accounts"]


def _snake(name: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name)


async def test_what_is_no_change_of_the_loan_is_answered_in_words(house: House) -> None:
    loan = await house.loan()
    asked = {"kind": "REPAYMENT_METHOD_CHANGE", "reason": "OTHER", "instalments": None}
    need = {"loanId": loan, **HARD, **asked}
    assert await code(house, "Submit", "borrower", **need) == ("MISSING_FIELD", "text")
    id = await claimed(house, loan, "officer", **asked, text="想换一张卡还款")
    change = {"requestId": id, "extend": {"instalments": 1}, "answer": "好"}
    assert await code(house, "Approve", "risk", **change) == ("CLAIMED_BY_ANOTHER", "requestId")
    assert await code(house, "Approve", "officer", **change) == ("FORBIDDEN", None), (
        "the desk has not the right to extend"
    )
    given = {"requestId": id, "shiftDue": {"fromDue": "2024-02-29", "toDue": "2024-03-01"}}
    wanted = ("COMMAND_NOT_WANTED", "requestId")
    assert await code(house, "Approve", "officer", **given) == wanted
    assert await code(house, "Approve", "officer", requestId=id) == ("MISSING_FIELD", "answer")
    done = await do(house, "Approve", "officer", requestId=id, answer="请在银行卡页面更换")
    assert (done["status"], done["verb"], done["eventId"]) == ("APPROVED", None, None)


async def test_who_says_no_says_why(house: House) -> None:
    loan = await house.loan()
    id = await claimed(house, loan)
    no = {"requestId": id, "reason": " \n "}
    assert await code(house, "Decline", "risk", **no) == ("REASON_MISSING", "reason")
    done = await do(house, "Decline", "risk", requestId=id, reason="请先提交失业证明")
    assert (done["status"], done["answer"]) == ("DECLINED", "请先提交失业证明")
    again = {"requestId": id, "extend": {"instalments": 1}}
    assert (await code(house, "Approve", "risk", **again))[0] == "WRONG_STATUS"
    fresh = await do(house, "Submit", "borrower", loanId=loan, **HARD)
    gone = await do(house, "Withdraw", "borrower", requestId=fresh["id"])
    assert (gone["status"], gone["answer"]) == ("WITHDRAWN", None)
    assert (await code(house, "Withdraw", "borrower", requestId=fresh["id"]))[0] == "WRONG_STATUS"
    assert (await code(house, "Claim", "risk", requestId=fresh["id"]))[0] == "WRONG_STATUS"


PAUSE = {"kind": "PAYMENT_HOLIDAY", "instalments": None}
SHIFT = {"kind": "DUE_SHIFT", "instalments": None, "fromDue": "2024-02-29"}
SMALLER = {"kind": "RESTRUCTURE", "instalments": None}
WRONG = [
    ({"instalments": None}, ("MISSING_FIELD", "instalments")),
    ({"instalments": 0}, ("OUT_OF_RANGE", "instalments")),
    ({"until": "2024-06-30"}, ("NOT_FOR_THIS_KIND", "until")),
    ({"kind": "PAYMENT_HOLIDAY"}, ("NOT_FOR_THIS_KIND", "instalments")),
    (PAUSE | {"until": "2024-01-31"}, ("DATE_IN_PAST", "until")),
    (SHIFT | {"toDue": "2024-01-30"}, ("DATE_IN_PAST", "toDue")),
    (SMALLER, ("MISSING_FIELD", "monthly")),
    (SMALLER | {"monthly": "0.00"}, ("AMOUNT_NOT_POSITIVE", "monthly")),
    ({"text": "a\u202eb"}, ("INVALID_TEXT", "text")),
    ({"text": "很" * 1001}, ("INVALID_TEXT", "text")),
    (
        {"documentIds": [to_id("CustomerDocument", UUID(int=9))]},
        ("DOCUMENT_NOT_FOUND", "documentIds"),
    ),
]


async def test_a_wish_that_says_nothing_is_refused_with_its_field(house: House) -> None:
    loan = await house.loan()
    ground = await everything(key_of(loan))
    for changed, wanted in WRONG:
        told = await code(house, "Submit", "borrower", loanId=loan, **HARD | changed)
        assert told == wanted, changed
    assert await everything(key_of(loan)) == ground, "nothing moved"
    (count,) = await database.pool().fetchrow("SELECT count(*) FROM service_request")
    assert count == 0


async def test_one_open_request_a_loan(house: House) -> None:
    loan, other = await house.loan(), await house.loan()
    both = [
        send(house, "serviceRequestSubmit", "borrower", loanId=loan, idempotencyKey=f"k{n}", **HARD)
        for n in range(6)
    ]
    told = [answer["userErrors"] for answer in await asyncio.gather(*both)]
    open_ = [{"code": "SERVICE_REQUEST_OPEN", "field": "loanId"}]
    assert sorted(told, key=len) == [[], *[open_] * 5]
    assert (await do(house, "Submit", "borrower", loanId=other, **HARD))["status"] == "SUBMITTED"


async def test_a_loan_that_is_over_gets_no_relief_but_an_answer(house: House) -> None:
    loan = await house.loan()
    await house.lender.do(key_of(loan), "payoff")
    told = await code(house, "Submit", "borrower", loanId=loan, **HARD)
    assert told == ("LOAN_NOT_ACTIVE", "loanId")
    asked = {"kind": "OTHER", "reason": "OTHER", "text": "请问如何开具结清证明"}
    assert (await do(house, "Submit", "borrower", loanId=loan, **asked))["kind"] == "OTHER"


async def test_what_the_verb_refuses_leaves_the_request_as_it_was(house: House) -> None:
    loan = await house.loan()
    id = await claimed(house, loan)
    ground = await everything(key_of(loan))
    bad = {"shiftDue": {"fromDue": "2024-02-28", "toDue": "2024-03-10"}}
    told = await code(house, "Approve", "manager", requestId=id, **bad)
    assert told == ("CLAIMED_BY_ANOTHER", "requestId")
    told = await code(house, "Approve", "risk", requestId=id, pause={"until": "2024-01-31"})
    assert told == ("PAUSE_EMPTY", "until")
    assert await code(house, "Approve", "risk", requestId=id) == ("COMMAND_MISSING", "requestId")
    two = {"extend": {"instalments": 1}, "pause": {"until": "2024-04-30"}}
    assert (await code(house, "Approve", "risk", requestId=id, **two)) == (
        "COMMAND_UNCLEAR",
        "pause",
    )
    late = {"extend": {"instalments": 1}, "on": "2024-02-01"}
    assert await code(house, "Approve", "risk", requestId=id, **late) == ("DATE_IN_FUTURE", "on")
    assert await everything(key_of(loan)) == ground
    seen = (await house.data(ONE, "risk", id=id))["serviceRequest"]
    assert (seen["status"], seen["version"]) == ("UNDER_REVIEW", 2)
    assert seen["claimedBy"]["name"] == "risk"


async def test_not_yours_is_not_there(house: House) -> None:
    loan = await house.loan()
    id = await claimed(house, loan)
    gone = ("SERVICE_REQUEST_NOT_FOUND", "requestId")
    for login in ("neighbour", "stranger"):
        text = OWN if login == "neighbour" else ONE
        assert (await house.data(text, login, id=id))["serviceRequest"] is None
        assert (await house.data(LIST, login))["serviceRequests"]["totalCount"] == 0
        assert await code(house, "Withdraw", login, requestId=id) == gone
        told = await code(house, "Submit", login, loanId=loan, **HARD)
        assert told == ("LOAN_NOT_FOUND", "loanId")
    assert await code(house, "Claim", "stranger", requestId=id) == gone
    text = "query ($id: ID!) { node(id: $id) { id } }"
    assert (await house.data(text, "neighbour", id=id))["node"] is None
    assert (await house.data(text, "borrower", id=id))["node"]["id"] == id


async def test_who_handed_it_in_does_not_decide_it(house: House) -> None:
    loan = await house.loan()
    made = await do(house, "Submit", "manager", loanId=loan, **HARD)
    own = ("OWN_SERVICE_REQUEST", "requestId")
    assert await code(house, "Claim", "manager", requestId=made["id"]) == own
    id = (await do(house, "Claim", "risk", requestId=made["id"]))["id"]
    assert (await house.data(ONE, "risk", id=id))["serviceRequest"]["isByBorrower"] is False
    assert await code(house, "Decline", "manager", requestId=id, reason="否") == own


async def test_a_claim_is_one_person_s_until_it_runs_out(house: House) -> None:
    loan = await house.loan()
    id = await claimed(house, loan)
    taken = ("CLAIMED_BY_ANOTHER", "requestId")
    assert await code(house, "Claim", "manager", requestId=id) == taken
    assert (await do(house, "Release", "risk", requestId=id))["status"] == "SUBMITTED"
    free = ("NOT_CLAIMED", "requestId")
    assert await code(house, "Decline", "risk", requestId=id, reason="否") == free
    await do(house, "Claim", "manager", requestId=id)
    mine = (await house.data(LIST, "manager", where={"isMine": True}))["serviceRequests"]
    assert mine["totalCount"] == 1
    sql = "UPDATE service_request SET claimed_until = now() - interval '1 second'"
    await database.pool().execute(sql)
    assert (await do(house, "Claim", "risk", requestId=id))["claimedBy"]["name"] == "risk"
    assert await code(house, "Decline", "manager", requestId=id, reason="否") == taken


async def test_the_policy_of_the_verb_holds_for_the_request_too(house: House) -> None:
    """Nobody walks past the second pair of eyes on extensions by way of a request."""
    await set_policy(house, "loan.extend", "0.00", "approver_2", "policy")
    loan = await house.loan()
    id = await claimed(house, loan)
    ground = await everything(key_of(loan)) | {"audit": 0, "outbox": 0}
    given = {"requestId": id, "extend": {"instalments": 6}, "answer": "同意"}
    looked = await send(house, "serviceRequestApprove", "risk", **given, dryRun=True)
    assert looked["approval"] is None and looked["preview"] is not None
    held = await send(house, "serviceRequestApprove", "risk", **given, idempotencyKey="a")
    assert (held["approval"]["status"], held["approval"]["role"]) == ("pending", "approver_2")
    assert len(held["preview"]["rowsAfter"]) == 18, "the checker's screen shows what it will be"
    assert held["request"]["status"] == "UNDER_REVIEW"
    assert await everything(key_of(loan)) | {"audit": 0, "outbox": 0} == ground
    told = await decide(house, held["approval"]["id"], "approver2")
    assert told["request"]["status"] == "EXECUTED", told
    seen = (await house.data(ONE, "risk", id=id))["serviceRequest"]
    assert (seen["status"], seen["verb"]) == ("APPROVED", "extend")
    assert seen["decidedBy"]["name"] == "risk"
    # Another relief has no policy: it is done at once.
    more = await claimed(house, loan, "risk", kind="PAYMENT_HOLIDAY", instalments=None,
                         until="2024-04-30")  # fmt: skip
    done = await do(house, "Approve", "risk", requestId=more, pause={"until": "2024-04-30"})
    assert done["status"] == "APPROVED"


async def ready(house: House, what: str) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """Who does it, the input, and what makes it another input."""
    loan = await house.loan()
    if what == "Submit":
        return "borrower", {"loanId": loan, "text": "失业", **HARD}, {"text": "生病"}
    if what == "Withdraw":
        made = await do(house, "Submit", "borrower", loanId=loan, **HARD)
        return "borrower", {"requestId": made["id"]}, _nobody()
    if what == "Claim":
        made = await do(house, "Submit", "borrower", loanId=loan, **HARD)
        return "risk", {"requestId": made["id"]}, _nobody()
    given = {"requestId": await claimed(house, loan)}
    if what == "Approve":
        return "risk", given | {"extend": {"instalments": 3}}, {"extend": {"instalments": 4}}
    if what == "Decline":
        return "risk", given | {"reason": "材料不足"}, {"reason": "收入足够"}
    return "risk", given, _nobody()


def _nobody() -> dict[str, Any]:
    return {"requestId": to_id("ServiceRequest", new_id())}


@pytest.mark.parametrize("what", ["Submit", "Withdraw", "Claim", "Release", "Approve", "Decline"])
async def test_twenty_times_is_once(house: House, what: str) -> None:
    login, given, other = await ready(house, what)
    name = f"serviceRequest{what}"
    no_key = await send(house, name, login, **given)
    assert no_key["userErrors"][0]["code"] == "IDEMPOTENCY_KEY_MISSING"
    before = dict(await database.pool().fetchrow(COUNTS))
    keyed = given | {"idempotencyKey": "one"}
    at_once = [send(house, name, login, **keyed) for _ in range(TIMES // 2)]
    answers = await asyncio.gather(*at_once)
    answers += [await send(house, name, login, **keyed) for _ in range(TIMES // 2)]
    assert {str(a["userErrors"]) for a in answers} == {"[]"}
    assert len({a["request"]["id"] for a in answers}) == 1
    after = dict(await database.pool().fetchrow(COUNTS))
    grown = {key: after[key] - before[key] for key in after}
    notices = 1 if what in ("Approve", "Decline") else 0
    verb = 1 if what == "Approve" else 0
    assert grown == {
        "requests": 1 if what == "Submit" else 0,
        "events": verb,
        "notices": notices,
        "told": 1 + verb + notices,
        "audit": 1 + verb,
    }
    told = await send(house, name, login, **keyed | other)
    assert told["userErrors"][0]["code"] == "IDEMPOTENCY_CONFLICT"


async def test_what_was_written_lies_sealed(house: House) -> None:
    loan = await house.loan()
    made = await do(house, "Submit", "borrower", loanId=loan, text="确诊重病住院", **HARD)
    await do(house, "Claim", "risk", requestId=made["id"])
    await do(house, "Decline", "risk", requestId=made["id"], reason="病历缺页请补充")
    for table in ("service_request", "audit_record", "outbox_message", "idempotency_record"):
        for row in await database.pool().fetch(f"SELECT to_jsonb(t)::text AS t FROM {table} t"):
            assert "重病" not in row["t"] and "缺页" not in row["t"], table


async def test_relief_counts_from_the_day_it_was_agreed(house: House) -> None:
    loan = await house.loan()
    await today_is(parse_date("2024-03-15", "on"))
    id = await claimed(house, loan, "risk", kind="PAYMENT_HOLIDAY", instalments=None,
                       until="2024-06-30")  # fmt: skip
    given = {"requestId": id, "pause": {"until": "2024-06-30"}, "on": "2024-03-01"}
    done = await do(house, "Approve", "risk", **given)
    assert done["terms"] == {"on": "2024-03-01", "until": "2024-06-30"}
