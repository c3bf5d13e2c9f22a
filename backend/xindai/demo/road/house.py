"""The house itself: merchants, products and policies in the making, lists, and a third party."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, Final
from urllib.parse import urlsplit

from xindai.customers.api import id_check
from xindai.demo.road.borrowers import Borrower
from xindai.demo.road.stage import Stage
from xindai.graphql.base.node import to_id
from xindai.kernel.dates import add_months
from xindai.platform.settings import load_settings

_FIRST17: Final = "99000019770101001"
_ACCOUNT: Final = {"bank": "演示银行", "feeRate": "0.03", "settlementDays": 1}
_TEMPLATE: Final = """# 保证合同

合同编号: {{contract.number}}

保证人为 {{borrower.name}} 在本合同项下的借款 {{amount}} 提供连带责任保证。
"""
_LARGE: Final = """{ loans(first: 2, order: OUTSTANDING_DESC, where: { overdue: false }) {
    edges { node { id } } } }"""
_POLICIES: Final = "{ policies { code versions { content testCases } } }"
_PRODUCTS: Final = "{ products { id code versions { terms } } }"
_STRANGER: Final = f"{_FIRST17}{id_check(_FIRST17)}"
_TOPICS: Final = ["loan.opened", "loan.changed"]


async def branches(stage: Stage) -> dict[str, str]:
    """Global ids by code."""
    told = await (await stage.staff("admin")).ask("{ branches { id code } }")
    return {each["code"]: each["id"] for each in told["branches"]}


async def furnish(stage: Stage) -> None:
    """What does not need a borrower."""
    known = await branches(stage)
    await _merchants(stage, known["SH"])
    await _products(stage)
    await _templates(stage)
    await _policies(stage)
    await _third_party(stage, known["HO"])
    risk = await stage.staff("risk")
    raised = {"level": 1, "maxAmount": "60000.00", "reason": "一级审批通过率稳定, 建议上调"}
    await risk.do("authorityRulePropose", "authority", **raised)


async def _merchants(stage: Stage, branch: str) -> None:
    partners, manager = await stage.staff("partners"), await stage.staff("manager")
    shown = "merchant { id stores { id } }"
    for code, name, number in (
        ("SHJD", "申城家电", "110060149300000101"),
        ("YYJY", "育远教育", "110060149300000102"),
    ):
        given = {"code": code, "name": name, "branchId": branch, "accountName": name}
        made = await partners.do(
            "merchantCreate", code, "merchant { id }", accountNumber=number, **given, **_ACCOUNT
        )
        merchant = made["merchant"]["id"]
        store = {"code": f"{code}-1", "name": f"{name}一店", "region": "上海"}
        told = await partners.do("storeAdd", f"{code}-store", shown, merchantId=merchant, **store)
        rep = {"storeId": told["merchant"]["stores"][0]["id"], "name": "顾销售"}
        await partners.do("salesRepAdd", f"{code}-rep", phone="10009000901", **rep)
        if code == "SHJD":
            await manager.do("merchantActivate", code, merchantId=merchant)


async def _products(stage: Stage) -> None:
    """One in review and one draft, both after the cash loan."""
    product = await stage.staff("product")
    listed = (await product.ask(_PRODUCTS))["products"]
    terms = next(p["versions"][-1]["terms"] for p in listed if p["code"] == "CASH")
    offer = {k: v for k, v in terms["offer"].items() if k not in ("sub_products", "prices")}
    for code, zh, en, amount in (
        ("DECOR", "家装贷", "Renovation loan", "300000.00"),
        ("STUDY", "进修贷", "Study loan", "50000.00"),
    ):
        wanted = offer | {"amount": offer["amount"] | {"max": amount}}
        names = {"code": code, "nameZh": zh, "nameEn": en}
        made = await product.do(
            "productCreate", code, "product { id }", terms=terms | {"offer": wanted}, **names
        )
        if code == "DECOR":
            await product.do("productSubmit", code, productId=made["product"]["id"])


async def _templates(stage: Stage) -> None:
    product = await stage.staff("product")
    names = {"nameZh": "保证合同", "nameEn": "Guarantee"}
    given = {"code": "guarantee", "kind": "GUARANTEE", "bodyZh": _TEMPLATE} | names
    await product.do("contractTemplateCreate", "guarantee", **given)


async def _policies(stage: Stage) -> None:
    """A stricter policy as a draft, and a scorecard that waits for somebody else."""
    risk = await stage.staff("risk")
    standard = (await risk.ask(_POLICIES))["policies"]
    (content,) = [p["versions"][-1]["content"] for p in standard if p["code"] == "standard"]
    stricter = json.loads(json.dumps(content).replace("> 7000", "> 6000"))
    stricter = json.loads(json.dumps(stricter).replace("(5500..7000]", "(4500..6000]"))
    names = {"code": "stricter", "nameZh": "收紧策略", "nameEn": "Stricter policy"}
    await risk.do("policyDraftSave", "policy", content=stricter, **names)
    cards = (await risk.ask("{ standardScorecards { content } }"))["standardScorecards"]
    saved = await risk.do("scorecardSave", "card", "scorecard { id }", content=cards[0]["content"])
    await risk.do("scorecardSubmit", "card", id=saved["scorecard"]["id"])


async def _third_party(stage: Stage, branch: str) -> None:
    """An API client; it hears of loans where the sandbox has somebody who listens."""
    partners = await stage.staff("partners")
    scopes = ["loan.read", "application.read", "customer.read"]
    given = {"name": "演示合作平台", "branchId": branch, "scopes": scopes}
    told = await partners.do("apiClientCreate", "client", "client { id }", **given)
    bank = urlsplit(load_settings().bank_url or "")
    if bank.hostname == "127.0.0.1":
        url = f"http://{bank.netloc}/webhooks"
        about: dict[str, Any] = {"clientId": told["client"]["id"], "topics": _TOPICS}
        await partners.do("webhookEndpointCreate", "endpoint", url=url, **about)


async def lists(stage: Stage, black: str, white: str, today: date) -> None:
    """Two barred, one of whom will apply, and one who waits to be pre-approved."""
    risk, until = await stage.staff("risk"), add_months(today, 6).isoformat()
    barred = {"list": "BLACKLIST", "source": "内部风控"}
    await risk.do("listEntryAdd", "black-1", idNumber=black, reason="提供虚假资料", **barred)
    await risk.do("listEntryAdd", "black-2", idNumber=_STRANGER, reason="团伙欺诈嫌疑", **barred)
    wanted = {"list": "WHITELIST", "source": "内部风控", "amount": "30000.00"}
    why = {"reason": "历史还款良好", "validUntil": until}
    await risk.do("listEntryAdd", "white-1", idNumber=white, **wanted, **why)


async def wait_for_checkers(stage: Stage, grantee: Borrower, holder: Borrower, today: date) -> None:
    """Proposals of lines that nobody has decided yet."""
    officer, until = await stage.staff("officer"), add_months(today, 12).isoformat()
    who = {"customerId": customer(grantee), "limit": "30000.00", "expiresOn": until}
    await officer.do("creditLineGrant", "line-grant", reason="优质受薪客户", **who)
    raised = {"kind": "ADJUST", "customerId": customer(holder), "limit": "35000.00"}
    await officer.do("creditLinePropose", "line-raise", reason="收入增加, 申请提额", **raised)


async def contest(stage: Stage) -> None:
    """A dispute taken at the counter, over one of the large loans; somebody else settles it."""
    manager = await stage.staff("manager")
    loan = (await manager.ask(_LARGE))["loans"]["edges"][-1]["node"]["id"]
    said = {"reason": "AMOUNT_WRONG", "amount": "100.00", "text": "到账金额少于合同金额, 请核对"}
    await manager.do("loanDisputeOpen", "dispute", loanId=loan, **said)


def customer(who: Borrower) -> str:
    """The global id."""
    assert who.customer_id is not None
    return to_id("Customer", who.customer_id)
