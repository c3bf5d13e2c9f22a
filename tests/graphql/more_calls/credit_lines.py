"""Calls of credit lines and of partners."""

from __future__ import annotations

from uuid import UUID

from tests.graphql.call import Call, mutation, query
from xindai.graphql.base.node import to_id

NOBODYS = UUID(int=21)
LINE, PROPOSAL, MERCHANT, STORE, PRODUCT = (
    to_id(kind, NOBODYS)
    for kind in ("CreditLine", "CreditLineProposal", "Merchant", "Store", "Product")
)
THEIRS = (
    "{ id number status limit { amount } available { amount } expiresOn "
    "subLines { isRevolving limit { amount } product { code } } }"
)
_ACCOUNT = {"accountName": "某某电器", "accountNumber": "110060149300000123", "bank": "某银行"}
_STOP = {"lineId": LINE, "reason": "风险预警"}

_LINES: list[Call] = [
    query("creditLine", "customerId: ID!", "{ id frozenReason used { amount } "
          "subLines { available { amount } } }", THEIRS, customerId=lambda ids: ids.customer),
    query("creditLines", "where: CreditLineWhere, first: Int!",
          "{ totalCount pageInfo { hasNextPage } edges { node { id } } }",
          where=lambda ids: {"customerId": ids.customer, "status": "ACTIVE"}, first=5),
    query("creditLineMovements", "lineId: ID!, first: Int!", "{ edges { node { id kind } } }",
          lineId=LINE, first=5),
    query("creditLineProposals", "status: CreditLineProposalStatus, first: Int!",
          "{ edges { node { id kind content maker } } }", status="PENDING", first=5),
    query("creditLinePreApprovals", "proposalId: ID!, first: Int!",
          "{ edges { node { customerId outcome } } }", proposalId=PROPOSAL, first=5),
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
    query("merchant", "id: ID!", "{ id code stores { id salesReps { name } } }", id=MERCHANT),
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
