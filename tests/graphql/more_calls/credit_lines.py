"""Calls of credit lines and of partners."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

from tests.graphql.call import Call, Ids, mutation, query
from xindai.credit_lines import api as credit_lines
from xindai.credit_lines.types import LineWish, PreApproval, ProposalKind
from xindai.graphql.base.node import to_id
from xindai.partners import api as partners
from xindai.partners.types import CardAccount, NewMerchant
from xindai.platform import db as database
from xindai.platform.actor import system_actor

NOBODYS = UUID(int=21)
LINE, PROPOSAL, MERCHANT, STORE, PRODUCT = (
    to_id(kind, NOBODYS)
    for kind in ("CreditLine", "CreditLineProposal", "Merchant", "Store", "Product")
)
KNOWN: dict[str, str] = {}
"""By type, where `furnish` has made one."""
THEIRS = (
    "{ id number status limit { amount } available { amount } expiresOn "
    "subLines { isRevolving limit { amount } product { code } } "
    "movements { id kind amount { amount } usedAfter { amount } bookedOn } }"
)
_ACCOUNT = {"accountName": "某某电器", "accountNumber": "110060149300000123", "bank": "某银行"}
_STOP = {"lineId": LINE, "reason": "风险预警"}


def known(id: str, kind: str) -> Callable[[Ids], str]:
    """The furnished one, or one that is of nobody."""
    return lambda ids: KNOWN.get(kind, id)


_LINES: list[Call] = [
    query("creditLine", "customerId: ID!", "{ id frozenReason used { amount } "
          "subLines { available { amount } } }", THEIRS, customerId=lambda ids: ids.customer),
    query("creditLines", "where: CreditLineWhere, first: Int!",
          "{ totalCount pageInfo { hasNextPage } edges { node { id } } }",
          where=lambda ids: {"customerId": ids.customer, "status": "ACTIVE"}, first=5),
    replace(query("creditLineMovements", "lineId: ID!, first: Int!",
                  "{ edges { node { id kind } } }", lineId=known(LINE, "CreditLine"), first=5),
            may_answer=frozenset({"LINE_NOT_FOUND"})),
    query("creditLineProposals", "status: CreditLineProposalStatus, first: Int!",
          "{ edges { node { id kind content maker { name } } } }", status="PENDING", first=5),
    replace(query("creditLinePreApprovals", "proposalId: ID!, first: Int!",
                  "{ edges { node { customerId outcome } } }", first=5,
                  proposalId=known(PROPOSAL, "CreditLineProposal")),
            may_answer=frozenset({"LINE_PROPOSAL_NOT_FOUND"})),
    mutation("creditLineGrant", lambda ids: {"customerId": ids.customer, "limit": "1000.00",
             "expiresOn": "2024-12-31", "reason": "优质客户"}, "proposal { id }", writes=True,
             may_answer=("LINE_EXISTS",)),
    mutation("creditLinePropose", lambda ids: {"kind": "ADJUST", "customerId": ids.customer,
             "limit": "2000.00", "reason": "收入增加"}, "proposal { id }", writes=True,
             may_answer=("LINE_NOT_FOUND",)),
    mutation("creditLineProposalApprove", lambda ids: {"proposalId": PROPOSAL}, "proposal { id }",
             writes=True, may_answer=("LINE_PROPOSAL_NOT_FOUND",)),
    mutation("creditLineProposalReject", lambda ids: {"proposalId": PROPOSAL, "reason": "不符合"},
             "proposal { id }", writes=True, may_answer=("LINE_PROPOSAL_NOT_FOUND",)),
    *(
        mutation(name, lambda ids: dict(_STOP), payload, writes=True,
                 may_answer=("LINE_NOT_FOUND",))
        for name, payload in (
            ("creditLineFreeze", "line { id }"),
            ("creditLineUnfreeze", "proposal { id }"),
            ("creditLineClose", "line { id }"),
        )
    ),
    mutation("creditLinePreApprove", lambda ids: {"entries": [{"customerId": ids.customer,
             "amount": "5000.00"}], "expiresOn": "2024-12-31", "reason": "白名单客户"},
             "proposal { id }", writes=True),
    Call("Subscription", "lineChanged",
         "subscription ($id: ID!) { lineChanged(customerId: $id) { type cursor line { id } } }",
         lambda ids, _: {"id": ids.customer}),
]  # fmt: skip
_PARTNERS: list[Call] = [
    query("merchant", "id: ID!", "{ id code stores { id salesReps { name } } }",
          id=known(MERCHANT, "Merchant")),
    query("merchants", "where: MerchantWhere, first: Int!",
          "{ totalCount edges { node { id code accounts { number isProposed } } } }",
          where={"status": "APPLIED"}, first=5),
    mutation("merchantCreate", lambda ids: {"code": "SHOP-1", "name": "某某电器",
             "branchId": ids.branch, "feeRate": "0.03", "settlementDays": 1} | _ACCOUNT,
             "merchant { id }", writes=True, may_answer=("MERCHANT_EXISTS",)),
    *(
        mutation(name, lambda ids, more=more: {"merchantId": MERCHANT} | more, "merchant { id }",
                 writes=True, may_answer=("MERCHANT_NOT_FOUND",))
        for name, more in (
            ("merchantChange", {"name": "某某家电"}),
            ("merchantAccountChange", _ACCOUNT),
            ("merchantActivate", {}),
            ("merchantSuspend", {"reason": "投诉较多"}),
            ("storeAdd", {"code": "S1", "name": "一号店"}),
        )
    ),
    mutation("salesRepAdd", lambda ids: {"storeId": STORE, "name": "王五",
             "phone": "13700137001"}, "merchant { id }", writes=True,
             may_answer=("STORE_NOT_FOUND",)),
]  # fmt: skip
CALLS: list[Call] = [*_LINES, *_PARTNERS]


async def furnish(branch_id: UUID, customer_id: UUID, product_id: UUID) -> None:
    """A line with a part, a list that waits, a merchant with a store and a person."""
    maker, until = system_actor("furnisher"), date(2024, 12, 31)
    async with database.transaction() as tx:
        line = await credit_lines.grant(
            tx,
            maker,
            customer_id=customer_id,
            currency="CNY",
            limit_minor=100_000,
            expires_on=until,
            sub_limits={product_id: (50_000, True)},
            subject="application/furnished",
        )
    asked = LineWish(
        kind=ProposalKind.ADJUST,
        customer_id=customer_id,
        currency="CNY",
        reason="收入增加",
        limit_minor=200_000,
    )
    await credit_lines.propose(maker, asked, "furnish-line")
    wanted = PreApproval(
        entries=((customer_id, 1_000),),
        currency="USD",
        expires_on=until,
        sub_lines=(),
        reason="白名单客户",
    )
    listed = await credit_lines.pre_approve(maker, wanted, "furnish-list")
    shop = NewMerchant(
        code="FURN",
        name="家具店",
        name_en=None,
        branch_id=branch_id,
        fee_rate="0.03",
        settlement_days=1,
        account=CardAccount(name="家具店", number="110060149300000999", bank="某银行"),
    )
    merchant = await partners.create_merchant(maker, shop, "furnish-shop")
    await partners.add_store(maker, merchant, "S0", "总店", None, "furnish-store")
    (store,) = (await partners.stores_of_merchants(maker, [merchant]))[merchant]
    await partners.add_sales_rep(maker, store.id, "王五", "13700137009", "furnish-rep")
    KNOWN["CreditLine"] = to_id("CreditLine", line)
    KNOWN["CreditLineProposal"] = to_id("CreditLineProposal", listed)
    KNOWN["Merchant"] = to_id("Merchant", merchant)
