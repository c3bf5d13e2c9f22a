"""Contracts over GraphQL: from the template to the seal, each verb twenty times with one key."""

from __future__ import annotations

import asyncio
import hashlib
import io
import itertools
import re
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
from PIL import Image
from redis.asyncio import Redis
from starlette.applications import Starlette

from tests.graphql.call import type_of_input
from tests.graphql.conftest import House, key_of
from tests.graphql.more_calls.contracts import TERMS
from tests.platform.jobs.conftest import running, until
from xindai.contracts import api as contracts
from xindai.contracts.jobs import KINDS
from xindai.graphql.base.node import to_id
from xindai.identity.api import staff_by_login
from xindai.platform import db as database
from xindai.platform.actor import Actor, ActorKind, system_actor
from xindai.platform.files import api as files
from xindai.platform.files.routes import routes
from xindai.platform.sms_sandbox import SandboxSms

TIMES = 20
numbers = itertools.count()
SYSTEM = system_actor("test")
PHONE = "13800138000"
DOCUMENT = "documents { id version kind sha256 sizeBytes reason downloadPath }"
CONTRACT = f"""contract {{ id number status version {DOCUMENT}
    signatures {{ party method documentSha256 }} }}"""
TEMPLATE = "template { id code versions { id version status reason } }"
VERBS = {
    "contractPrepare": CONTRACT,
    "contractSignWithCode": CONTRACT,
    "contractInPersonRecord": CONTRACT,
    "contractInPersonWitness": CONTRACT,
    "contractChange": CONTRACT,
    "contractCancel": CONTRACT,
    "contractSeal": CONTRACT,
    "contractTemplateCreate": TEMPLATE,
    "contractTemplateDraft": TEMPLATE,
    "contractTemplateSubmit": TEMPLATE,
    "contractTemplateReturn": TEMPLATE,
    "contractTemplateApprove": TEMPLATE,
    "contractTemplateRetire": TEMPLATE,
}
"""The keyed verbs of contracts but `contractSign`, and what is asked of each."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XINDAI_FILES", str(tmp_path / "files"))


async def send(house: House, login: str, name: str, **given: Any) -> Any:
    text = (
        f"mutation ($input: {type_of_input(name)}!) {{ {name}(input: $input) "
        f"{{ {VERBS[name]} userErrors {{ code field }} }} }}"
    )
    return (await house.data(text, login, input=given))[name]


async def do(house: House, login: str, name: str, **given: Any) -> Any:
    """What twenty repetitions with one key answer, and that they did it once."""
    sent = given | {"idempotencyKey": f"{name}-{next(numbers)}"}
    before = await counts()
    at_once = await asyncio.gather(*(send(house, login, name, **sent) for _ in range(TIMES // 2)))
    after = await counts()
    answers = [*at_once, *[await send(house, login, name, **sent) for _ in range(TIMES // 2)]]
    assert await counts() == after, "what comes later only reads"
    assert all(answer["userErrors"] == [] for answer in answers), answers[0]["userErrors"]
    # The paths to files are signed anew for every answer.
    assert len({str(answer.get("contract", {}).get("status")) for answer in answers}) == 1
    done = {what: after[what] - before[what] for what in before}
    assert (done["audit"], done["keys"]) == (1, 1)
    other = {"reason": "另一个原因"} if "reason" in given else {changed(given): OTHER}
    conflict = await send(house, login, name, **(sent | other))
    assert conflict["userErrors"][0]["code"] in {
        "IDEMPOTENCY_CONFLICT",
        "CONTRACT_NOT_FOUND",
        "TEMPLATE_NOT_FOUND",
    }
    return answers[0]


OTHER = "other"


def changed(given: dict[str, Any]) -> str:
    """A field that makes it another input."""
    names = ("documentSha256", "bodyZh", "contractId", "versionId", "template")
    return next((name for name in names if name in given), "template")


async def counts() -> dict[str, int]:
    row = await database.pool().fetchrow(
        """SELECT (SELECT count(*) FROM audit_record) AS audit,
            (SELECT count(*) FROM idempotency_record) AS keys,
            (SELECT count(*) FROM contract) AS contracts,
            (SELECT count(*) FROM contract_document) AS documents,
            (SELECT count(*) FROM contract_signature) AS signatures"""
    )
    return dict(row)


async def sealed_by_the_worker(contract: str) -> None:
    async def is_sealed() -> bool:
        sql = "SELECT status = 'sealed' FROM contract WHERE id = $1"
        return bool(await database.pool().fetchval(sql, key_of(contract)))

    async with running(*KINDS):
        await until(is_sealed, 60)


async def code(house: House, redis: Redis, contract: str, sha256: str) -> str:
    async for key in redis.scan_iter("xindai:*:[0-9]*"):  # all windows are over
        await redis.delete(key)
    text = """mutation ($input: ContractSignCodeRequestInput!) {
        contractSignCodeRequest(input: $input) { userErrors { code field } } }"""
    given = {"contractId": contract, "documentSha256": sha256}
    asked = await house.data(text, "borrower", input=given)
    assert asked["contractSignCodeRequest"]["userErrors"] == []
    await house.services.sms.drained()
    message = (await SandboxSms(redis).messages())[0]
    assert message.phone == PHONE
    found = re.search(r"[0-9]{6}", message.text)
    assert found
    return found[0]


def about(house: House) -> dict[str, Any]:
    return {
        "customerId": to_id("Customer", house.lender.customer_id),
        "productVersionId": to_id("ProductVersion", house.lender.version_id),
        "terms": TERMS,
    }


async def test_from_the_template_to_the_seal(house: House, redis: Redis) -> None:
    made = await do(
        house,
        "products",
        "contractTemplateCreate",
        code="house_loan",
        kind="LOAN",
        nameZh="本行合同",
        nameEn="House contract",
        bodyZh="# 合同\n\n{{borrower.name}} {{amount}} {{apr}}\n\n{{schedule}}",
    )
    template, version = made["template"]["id"], made["template"]["versions"][0]["id"]
    await do(house, "products", "contractTemplateSubmit", versionId=version)
    own = await send(
        house, "products", "contractTemplateApprove", versionId=version, idempotencyKey="own"
    )
    assert own["userErrors"] == [{"code": "OWN_TEMPLATE", "field": "versionId"}]
    await do(house, "risk", "contractTemplateReturn", versionId=version, reason="请写明费用")
    text = {"bodyZh": "# 合同\n\n{{borrower.name}}\n\n{{fees}}\n\n{{schedule}}"}
    await do(house, "products", "contractTemplateDraft", templateId=template, **text)
    await do(house, "products", "contractTemplateSubmit", versionId=version)
    await do(house, "risk", "contractTemplateApprove", versionId=version)

    drawn = await do(house, "officer", "contractPrepare", **about(house), template="house_loan")
    contract, document = drawn["contract"]["id"], drawn["contract"]["documents"][0]
    assert (drawn["contract"]["status"], document["kind"]) == ("DRAFT", "UNSIGNED")
    mine = f"query ($id: ID!) {{ contract(id: $id) {{ status {DOCUMENT} }} }}"
    read = (await house.data(mine, "borrower", id=contract))["contract"]["documents"][0]
    assert await sha256_of(read["downloadPath"]) == document["sha256"]
    assert (await house.data(mine, "neighbour", id=contract))["contract"] is None

    sent = {"contractId": contract, "documentSha256": read["sha256"]}
    sent["code"] = await code(house, redis, contract, read["sha256"])
    signed = await do(house, "borrower", "contractSignWithCode", **sent)
    assert signed["contract"]["status"] == "SIGNED"
    await sealed_by_the_worker(contract)

    everything = f"""query ($id: ID!) {{ contractVerify(id: $id) {{ isValid version sealer }}
        node(id: $id) {{ ... on Contract {{ status {DOCUMENT} signatures {{ party method }} }} }}
        contracts(where: {{status: SEALED}}) {{ totalCount edges {{ node {{ id }} }} }} }}"""
    for login in ("borrower", "auditor"):
        found = await house.data(everything, login, id=contract)
        assert found["contractVerify"] == {
            "isValid": True,
            "version": 1,
            "sealer": "信贷消费金融有限公司",
        }
        assert found["node"]["signatures"] == [
            {"party": "BORROWER", "method": "CODE"},
            {"party": "COMPANY", "method": "SEAL"},
        ]
        assert found["contracts"]["edges"] == [{"node": {"id": contract}}]
    sealed = found["node"]["documents"][1]
    assert await sha256_of(sealed["downloadPath"]) == sealed["sha256"]
    assert await house.code(everything, "neighbour", id=contract) == "CONTRACT_NOT_FOUND"
    retired = await do(house, "risk", "contractTemplateRetire", versionId=version)
    assert retired["template"]["versions"][0]["status"] == "RETIRED"


async def sha256_of(path: str) -> str:
    """What whoever has the path reads."""
    transport = httpx.ASGITransport(app=Starlette(routes=routes()))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        answer = await client.get(path)
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "application/pdf"
        assert (await client.get(path.replace("mac=", "mac=0"))).status_code == 404
    return hashlib.sha256(answer.content).hexdigest()


async def test_in_person_changed_sealed_again_and_cancelled(house: House, redis: Redis) -> None:
    async with database.transaction() as tx:
        await contracts.ensure_standard_templates(tx)
    drawn = (await do(house, "officer", "contractPrepare", **about(house)))["contract"]
    contract, digest = drawn["id"], drawn["documents"][0]["sha256"]
    seen = {"contractId": contract, "documentSha256": digest}
    photos = [to_id("File", await photo("officer"))]
    await do(house, "officer", "contractInPersonRecord", **seen, place="一号网点", photos=photos)
    witnessed = await do(house, "manager", "contractInPersonWitness", **seen)
    assert witnessed["contract"]["status"] == "SIGNED"
    await do(house, "disbursement", "contractSeal", contractId=contract)
    await sealed_by_the_worker(contract)
    changed_ = await do(
        house,
        "officer",
        "contractChange",
        contractId=contract,
        reason="客户要求降低金额",
        amount="900.00",
        instalments=6,
    )
    assert (changed_["contract"]["status"], changed_["contract"]["version"]) == ("DRAFT", 2)
    assert [d["kind"] for d in changed_["contract"]["documents"]] == [
        *("UNSIGNED", "SEALED", "UNSIGNED")
    ]
    over = await do(house, "borrower", "contractCancel", contractId=contract, reason="不再需要")
    assert over["contract"]["status"] == "CANCELLED"


async def photo(login: str) -> UUID:
    image = io.BytesIO()
    Image.new("RGB", (40, 30), (200, 180, 160)).save(image, "JPEG")
    person = await staff_by_login(SYSTEM, login)
    assert person is not None
    actor = Actor(f"staff:{person.id}", ActorKind.STAFF)
    async with database.transaction() as tx:
        found = await files.store(
            tx, actor, image.getvalue(), name="signing.jpg", purpose="customer_document"
        )
    return found.id


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"terms": None}, ("PREPARATION_UNCLEAR", None)),
        ({"customerId": "x"}, ("CUSTOMER_NOT_FOUND", "customerId")),
        ({"bankCardId": to_id("BankCard", UUID(int=1))}, ("BANK_CARD_NOT_FOUND", "bankCardId")),
        ({"merchantId": to_id("Merchant", UUID(int=1))}, ("PAYEE_UNCLEAR", "merchantId")),
        ({"template": "no_such"}, ("TEMPLATE_NOT_IN_FORCE", "template")),
        ({"terms": TERMS | {"principal": "-1"}}, ("INVALID_AMOUNT", "terms.principal")),
    ],
)
async def test_what_is_not_agreed_is_not_drawn_up(
    house: House, changes: dict[str, Any], error: tuple[str, str | None]
) -> None:
    given = about(house) | {"idempotencyKey": "k"} | changes
    (told,) = (await send(house, "officer", "contractPrepare", **given))["userErrors"]
    assert (told["code"], told["field"]) == error
    assert await database.pool().fetchval("SELECT count(*) FROM contract") == 0
