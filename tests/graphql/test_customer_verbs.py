"""Customers and files through GraphQL: each verb once, the page with everything, own rows only."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from tests.customers.test_lists import read
from tests.files import material
from tests.graphql.call import type_of_input
from tests.graphql.conftest import House, key_of
from tests.graphql.more_calls.customers import CALLS, KEYED
from xindai.graphql.base.node import to_id
from xindai.kernel.ids import new_id
from xindai.platform import db as database
from xindai.platform.files import routes as files
from xindai.platform.operations import Outside

TIMES = 20
_BY_NAME = {call.name: call for call in CALLS}
NUMBER = "110105197701010047"
OTHERS = {
    "listEntryDecide": "approver2",
    "listImportApply": "approver2",
    "customerDocumentVerify": "verifier",
}
"""Who does what the manager may not do with what he made himself."""
CHANGED: dict[str, Any] = {
    "uploadBegin": {"sizeBytes": 999},
    "customerProfileChange": {"dependants": 3},
    "customerContactAdd": {"name": "王小芳"},
    "customerEmploymentSet": {"kind": "FARMER"},
    "customerMonthlyAmountAdd": {"amount": "8000.01"},
    "customerDocumentAdd": {"category": "OTHER"},
    "customerDocumentVerify": {"isGood": False},
    "customerDocumentOpen": {"reason": "复查"},
    "customerTagSet": {"tags": []},
    "customerRelationAdd": {"kind": "SIBLING"},
    "customerRate": {"grade": "C"},
    "listEntryAdd": {"reason": "另有原因"},
    "listEntryRemove": {"reason": "另有原因"},
    "listEntryDecide": {"agrees": False},
    "listImportStart": {"list": "BLACKLIST"},
    "ownProfileChange": {"dependants": 3},
    "ownContactsChange": {"contacts": []},
    "ownEmploymentChange": {"kind": "FARMER"},
    "ownMonthlyAmountsChange": {"amounts": []},
    "ownDocumentAdd": {"category": "OTHER"},
    "customerContactRemove": {"contactId": to_id("CustomerContact", new_id())},
    "customerMonthlyAmountRemove": {"amountId": to_id("CustomerMonthlyAmount", new_id())},
    "customerRelationEnd": {"relationId": to_id("CustomerRelation", new_id())},
    "listImportApply": {"importId": to_id("ListImport", new_id())},
}
"""What makes it another input."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XINDAI_FILES", str(tmp_path / "files"))
    return tmp_path / "files"


def outside() -> httpx.AsyncClient:
    """The routes of files as the program serves them."""
    app = Outside(Starlette(routes=[*files.routes()]), frozenset(), files.FOLDERS)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://test")


async def send(house: House, name: str, login: str, payload: str, /, **given: Any) -> Any:
    text = (
        f"mutation ($input: {type_of_input(name)}!) {{ {name}(input: $input) "
        f"{{ {payload} userErrors {{ code field }} }} }}"
    )
    return (await house.data(text, login, input=given))[name]


async def upload(
    house: House, login: str, content: bytes, name: str, purpose: str = "CUSTOMER_DOCUMENT"
) -> str:
    """The id of a file whose content is there."""
    given = {"name": name, "sizeBytes": len(content), "purpose": purpose}
    begun = await send(
        house, "uploadBegin", login, "fileId path", **given, idempotencyKey=str(new_id())
    )
    async with outside() as client:
        answer = await client.put(begun["path"], content=content)
    assert answer.status_code == 201, answer.text
    file_id: str = begun["fileId"]
    return file_id


async def done(house: House, name: str, login: str = "manager", /, **given: Any) -> None:
    """A verb that comes before."""
    told = await send(house, name, login, "__typename", **given, idempotencyKey=str(new_id()))
    assert told["userErrors"] == []


async def last(table: str, kind: str) -> str:
    return to_id(kind, await database.pool().fetchval(f"SELECT max(id::text)::uuid FROM {table}"))


async def ready(house: House, name: str) -> dict[str, Any]:
    """The input of a verb, on something on which it can be done."""
    customer = to_id("Customer", house.lender.customer_id)
    his = {"customerId": customer}
    photo = material.photo()
    if name in ("customerDocumentAdd", "ownDocumentAdd"):
        login = "borrower" if name == "ownDocumentAdd" else "manager"
        given = {"category": "ID_CARD_FRONT", "fileId": await upload(house, login, photo, "a.jpg")}
        return given if name == "ownDocumentAdd" else his | given
    if name.startswith("customerDocument"):
        file_id = await upload(house, "manager", photo, "a.jpg")
        await done(house, "customerDocumentAdd", category="OTHER", fileId=file_id, **his)
        paper = await last("customer_document", "CustomerDocument")
        more = {"isGood": True} if name.endswith("Verify") else {"reason": "核对"}
        return {"documentId": paper} | more
    if name == "customerContactRemove":
        await done(house, "customerContactAdd", relation="FRIEND", name="王五",
                   phone="13700137005", **his)  # fmt: skip
        return {"contactId": await last("customer_contact", "CustomerContact")}
    if name == "customerMonthlyAmountRemove":
        await done(house, "customerMonthlyAmountAdd", side="INCOME", kind="SALARY",
                   amount="1.00", **his)  # fmt: skip
        return {"amountId": await last("customer_monthly_amount", "CustomerMonthlyAmount")}
    if name.startswith("customerRelation"):
        other = await database.pool().fetchval(
            "SELECT id FROM customer WHERE id <> $1 AND account_id IS NOT NULL",
            house.lender.customer_id,
        )
        given = his | {"otherId": to_id("Customer", other), "kind": "SPOUSE"}
        if name.endswith("Add"):
            return given
        await done(house, "customerRelationAdd", **given)
        return {"relationId": await last("customer_relation", "CustomerRelation")}
    if name.startswith("listEntry") and name != "listEntryAdd":
        white = {"amount": "5000.00", "validUntil": "2024-12-31"}
        kind = "WHITELIST" if name.endswith("Decide") else "BLACKLIST"
        more = white if kind == "WHITELIST" else {}
        await done(house, "listEntryAdd", list=kind, idNumber=NUMBER, reason="原因",
                   source="internal", **more)  # fmt: skip
        more = {"agrees": True} if name.endswith("Decide") else {"reason": "误报"}
        return {"entryId": await last("list_entry", "ListEntry")} | more
    if name.startswith("listImport"):
        book = material.workbook([["证件号", "原因"], [NUMBER, "欺诈"]])
        file_id = await upload(house, "manager", book, "名单.xlsx", "LIST_IMPORT")
        given = {"fileId": file_id, "list": "BLACKLIST"}
        if name == "listImportStart":
            return given | {"list": "WHITELIST"}
        await done(house, "listImportStart", **given)
        await read()
        return {"importId": await last("list_import", "ListImport")}
    filled = _BY_NAME[name].variables(_Ids(customer), "")["input"]  # type: ignore[arg-type]
    return {what: value for what, value in filled.items() if what != "idempotencyKey"}


class _Ids:
    def __init__(self, customer: str) -> None:
        self.customer = customer


ANSWERS = {
    "uploadBegin": "fileId path expiresAt",
    "customerDocumentAdd": "document { id status }",
    "customerDocumentVerify": "document { id status note }",
    "customerDocumentOpen": "__typename",  # each look gets a fresh path
    "ownDocumentAdd": "document { id category }",
    "listImportStart": "listImport { id list }",
    "listImportApply": "listImport { id status entriesMade }",
}
COUNTS = f"""SELECT {", ".join(
    f"(SELECT count(*) FROM {table}) AS {table}"
    for table in (
        "customer_contact", "customer_document", "customer_employment", "customer_monthly_amount",
        "customer_profile", "customer_rating", "customer_relation", "customer_tag", "list_entry",
        "list_import", "stored_file",
    )
)}, (SELECT count(*) FROM idempotency_record) AS keys,
    (SELECT count(*) FROM audit_record) AS audit"""  # fmt: skip
MADE = {
    "customerContactAdd": {"customer_contact": 1},
    "customerDocumentAdd": {"customer_document": 1},
    "customerEmploymentSet": {"customer_employment": 1},
    "customerMonthlyAmountAdd": {"customer_monthly_amount": 1},
    "customerProfileChange": {"customer_profile": 1},
    "customerRate": {"customer_rating": 1},
    "customerRelationAdd": {"customer_relation": 1, "audit": 1},  # a line for each of the two
    "customerRelationEnd": {"audit": 1},
    "customerTagSet": {"customer_tag": 2},
    "listEntryAdd": {"list_entry": 1},
    "listImportApply": {"list_entry": 1},
    "listImportStart": {"list_import": 1},
    "ownContactsChange": {"customer_contact": 1},
    "ownDocumentAdd": {"customer_document": 1},
    "ownEmploymentChange": {"customer_employment": 1},
    "ownMonthlyAmountsChange": {"customer_monthly_amount": 1},
    "ownProfileChange": {"customer_profile": 1},
    "uploadBegin": {"stored_file": 1},
}
"""Rows of one effect, besides one key and one audit record."""


@pytest.mark.parametrize("name", sorted(KEYED))
async def test_twenty_times_is_once(house: House, name: str) -> None:
    given = await ready(house, name)
    login = "borrower" if name.startswith("own") else OTHERS.get(name, "manager")
    customer = "customer { id profile { address } employment { kind } monthlyAmounts { id } }"
    entry = "entry { id status }"
    payload = ANSWERS.get(name, entry if name.startswith("listEntry") else customer)

    async def once(key: str = "one", **changed: Any) -> Any:
        return await send(house, name, login, payload, **(given | changed), idempotencyKey=key)

    missing = await once(key="")
    assert [no["code"] for no in missing["userErrors"]] == ["IDEMPOTENCY_KEY_MISSING"]
    before = dict(await database.pool().fetchrow(COUNTS))
    at_once = await asyncio.gather(*(once() for _ in range(TIMES // 2)))
    answers = [*at_once, *[await once() for _ in range(TIMES // 2)]]
    assert answers[0]["userErrors"] == []
    assert all(answer == answers[0] for answer in answers)
    after = dict(await database.pool().fetchrow(COUNTS))
    made = {what: after[what] - before[what] for what in after if after[what] != before[what]}
    wanted = {"keys": 1, "audit": 1}
    for table, count in MADE.get(name, {}).items():
        wanted[table] = wanted.get(table, 0) + count
    assert made == wanted
    conflict = await once(**CHANGED[name])
    assert [no["code"] for no in conflict["userErrors"]] == ["IDEMPOTENCY_CONFLICT"]


PAGE = """query ($id: ID!) { customer(id: $id) {
  profile { maritalStatus education residence dependants address changedAt }
  contacts { id relation name phone addedAt } employment { id kind employer since addedAt }
  monthlyAmounts { id side kind amount { amount currency } documentId addedAt }
  documents { id category status expiresOn mediaType sizeBytes addedBy { id } addedAt
    verifiedBy { id } verifiedAt note }
  segments tags relations { id kind addedAt customer { id } other { name } }
  consents { kind } listEntries { id list status idNumber customerId reason source
    amount { amount } validUntil addedBy { id } addedAt confirmedBy { id } confirmedAt
    removalAskedBy { id } removalReason removedBy { id } removedAt }
  ratings { id grade reason ratedBy { id } ratedAt }
  timeline { at actor { id } action subject detail } } }"""


async def test_one_page_with_everything(house: House) -> None:
    id = to_id("Customer", house.lender.customer_id)
    for name in (
        "customerProfileChange", "customerContactAdd", "customerEmploymentSet",
        "customerMonthlyAmountAdd", "customerDocumentAdd", "customerTagSet", "customerRelationAdd",
        "customerRate",
    ):  # fmt: skip
        await done(house, name, **await ready(house, name))
    await done(house, "listEntryAdd", list="BLACKLIST", customerId=id, reason="欺诈",
               source="internal")  # fmt: skip
    page = (await house.data(PAGE, "manager", id=id))["customer"]
    assert page["profile"]["address"] == "上海市浦东新***"
    assert [(c["relation"], c["name"], c["phone"]) for c in page["contacts"]] == [
        ("SPOUSE", "王*", "137****7009")
    ]
    assert (page["employment"]["kind"], page["employment"]["since"]) == ("EMPLOYED", "2020-05-01")
    assert [a["amount"] for a in page["monthlyAmounts"]] == [
        {"amount": "8000.00", "currency": "CNY"}
    ]
    assert [(d["category"], d["mediaType"]) for d in page["documents"]] == [
        ("ID_CARD_FRONT", "image/jpeg")
    ]
    assert (page["segments"], page["tags"]) == (["salaried"], ["vip"])
    assert [r["kind"] for r in page["relations"]] == ["SPOUSE"]
    assert {page["relations"][0]["other"]["name"]} <= {"张*", "李*"}
    assert [(e["list"], e["customerId"]) for e in page["listEntries"]] == [("BLACKLIST", id)]
    assert [r["grade"] for r in page["ratings"]] == ["B"]
    actions = [event["action"] for event in page["timeline"]]
    assert actions[:2] == ["customer_list.add", "customer.rate"]
    text = """query ($id: ID!, $after: String) { customerTimeline(customerId: $id, first: 2,
        after: $after) { edges { node { action } } pageInfo { hasNextPage endCursor } } }"""
    found, after = [], None
    while True:
        told = (await house.data(text, "auditor", id=id, after=after))["customerTimeline"]
        found += [edge["node"]["action"] for edge in told["edges"]]
        if not told["pageInfo"]["hasNextPage"]:
            break
        after = told["pageInfo"]["endCursor"]
    assert found == actions


async def test_a_borrower_sees_his_own_words_and_not_what_we_think(house: House) -> None:
    await done(house, "ownProfileChange", "borrower", **await ready(house, "ownProfileChange"))
    own = """{ me { customer { profile { address } contacts { name } employment { kind }
        monthlyAmounts { id } documents { id category status } consents { kind } } } }"""
    me = (await house.data(own, "borrower"))["me"]["customer"]
    assert me["profile"] == {"address": "上海市浦东新***"}
    for field in (
        "listEntries { id }", "ratings { grade }", "timeline { action }", "segments", "tags",
        "relations { id }", "documents { addedBy { id } }", "documents { note }",
    ):  # fmt: skip
        query = f"{{ me {{ customer {{ {field} }} }} }}"
        assert await house.code(query, "borrower") == "FORBIDDEN", field
    for query in ("{ listEntries { edges { cursor } } }", "{ listImports { edges { cursor } } }"):
        assert await house.code(query, "borrower") == "FORBIDDEN"
    entry = await ready(house, "listEntryRemove")
    node = "query ($id: ID!) { node(id: $id) { id } }"
    assert await house.code(node, "borrower", id=entry["entryId"]) == "FORBIDDEN"
    given = await ready(house, "customerProfileChange") | {"idempotencyKey": "x"}
    told = await send(house, "customerProfileChange", "borrower", "__typename", **given)
    assert [no["code"] for no in told["userErrors"]] == ["FORBIDDEN"]


async def test_a_paper_is_opened_with_a_reason_and_by_its_owner(house: House) -> None:
    file_id = await upload(house, "borrower", material.photo(), "身份证 正面.jpg")
    made = await send(house, "ownDocumentAdd", "borrower", "document { id status }",
                      category="ID_CARD_FRONT", fileId=file_id, idempotencyKey="1")  # fmt: skip
    paper = made["document"]["id"]
    about = {"documentId": paper}
    for login, more, wanted in (
        ("manager", {}, "REASON_MISSING"),
        ("cashier", {"reason": "核对"}, "FORBIDDEN"),
        ("stranger", {"reason": "核对"}, "CUSTOMER_DOCUMENT_NOT_FOUND"),
        ("neighbour", {}, "CUSTOMER_DOCUMENT_NOT_FOUND"),
    ):
        told = await send(house, "customerDocumentOpen", login, "path", **about, **more,
                          idempotencyKey=f"no-{login}")  # fmt: skip
        assert [no["code"] for no in told["userErrors"]] == [wanted], login
    opened = await send(house, "customerDocumentOpen", "verifier", "path", **about,
                        reason="电核", idempotencyKey="2")  # fmt: skip
    own = await send(house, "customerDocumentOpen", "borrower", "path", **about,
                     idempotencyKey="3")  # fmt: skip
    async with outside() as client:
        for path in (opened["path"], own["path"]):
            shown = await client.get(path)
            assert shown.status_code == 200 and shown.content[:3] == b"\xff\xd8\xff"
            assert shown.headers["content-type"] == "image/jpeg"
            assert shown.headers["x-content-type-options"] == "nosniff"
            assert shown.headers["cache-control"] == "no-store"
            assert shown.headers.get_list("content-security-policy")[0].startswith("sandbox")
            assert shown.headers["content-disposition"] == (
                "inline; filename*=UTF-8''%E8%BA%AB%E4%BB%BD%E8%AF%81%20%E6%AD%A3%E9%9D%A2.jpg"
            )
        path = opened["path"]
        other = path.replace(str(key_of(file_id)), str(new_id()))
        later = path.replace("until=", "until=9")
        for wrong in (path.split("?")[0], path[:-1], path[:-1] + "g", other, later):
            assert (await client.get(wrong)).status_code == 404, wrong
    text = "query ($id: ID!) { upload(fileId: $id) { status mediaType sizeBytes sha256 refusal } }"
    assert (await house.data(text, "borrower", id=file_id))["upload"]["status"] == "READY"
    assert (await house.data(text, "neighbour", id=file_id))["upload"] is None
    record = await database.pool().fetchrow(
        "SELECT actor, detail FROM audit_record WHERE action = 'customer.document_open'"
        " AND actor LIKE 'staff:%'"
    )
    assert record["detail"]["reason"] == "电核"


async def test_a_refused_upload_says_why(house: House) -> None:
    content = material.pdf_with("javascript")
    given = {"name": "合同.pdf", "sizeBytes": len(content), "purpose": "CUSTOMER_DOCUMENT"}
    begun = await send(house, "uploadBegin", "borrower", "fileId path", **given,
                       idempotencyKey="1")  # fmt: skip
    async with outside() as client:
        answer = await client.put(begun["path"], content=content)
        assert (answer.status_code, answer.json()["code"]) == (422, "FILE_HAS_ACTIVE_CONTENT")
        answer = await client.put(begun["path"], content=content)
        assert (answer.status_code, answer.json()["code"]) == (410, "UPLOAD_EXPIRED")
        answer = await client.post("/files/upload/none", content=b"x")
        assert (answer.status_code, answer.json()["code"]) == (404, "UPLOAD_NOT_FOUND")
    text = "query ($id: ID!) { upload(fileId: $id) { status refusal } }"
    assert (await house.data(text, "borrower", id=begun["fileId"]))["upload"] == {
        "status": "REFUSED",
        "refusal": "FILE_HAS_ACTIVE_CONTENT",
    }


async def test_lists_are_read_page_by_page(house: House) -> None:
    given = await ready(house, "listImportApply")
    await done(house, "listImportApply", "approver2", **given)
    rows = """query ($id: ID!) { listImportRows(importId: $id) { edges { node { id n verdict
        idNumber amount { amount } validUntil reason } } pageInfo { hasNextPage } } }"""
    (edge,) = (await house.data(rows, "risk", id=given["importId"]))["listImportRows"]["edges"]
    assert (edge["node"]["verdict"], edge["node"]["reason"]) == ("ACCEPTED_UNKNOWN", "欺诈")
    assert edge["node"]["idNumber"] == "110***********0047"
    lists = """query ($where: ListEntryWhere) { listEntries(where: $where) { edges { node { id
        list status source } } } listImports { edges { node { id list status failure rowsTotal
        rowsAccepted entriesMade startedBy { id } startedAt appliedBy { id } appliedAt } } } }"""
    found = await house.data(lists, "risk", where={"idNumber": NUMBER, "status": "ACTIVE"})
    (entry,) = found["listEntries"]["edges"]
    assert entry["node"]["source"] == "import"
    (made,) = found["listImports"]["edges"]
    assert (made["node"]["status"], made["node"]["entriesMade"]) == ("APPLIED", 1)
    node = "query ($id: ID!) { node(id: $id) { __typename id } }"
    for id in (entry["node"]["id"], made["node"]["id"]):
        assert (await house.data(node, "risk", id=id))["node"]["id"] == id
