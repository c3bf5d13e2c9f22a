"""Calls of products."""

from __future__ import annotations

from uuid import UUID

from tests.graphql.call import Call, mutation, query
from xindai.graphql.base.node import to_id

NO_PRODUCT = to_id("Product", UUID(int=1))
_GONE = ("PRODUCT_NOT_FOUND",)
_THIS = "product { id code versions { id version status submittedBy { name } explanations } }"

CALLS: list[Call] = [
    query("product", "id: ID!", "{ id code nameZh nameEn versions { id version listedOn } }",
          id=NO_PRODUCT),
    query("productPrice", "versionId: ID!, segment: String, channel: String, subProduct: String",
          "{ annualRate level path }", versionId=lambda ids: ids.version, segment="vip",
          channel="app", subProduct=None),
    query("productQuote", "versionId: ID!, amount: Amount, instalments: Int, method: String, "
          "channel: String, subProduct: String",
          "{ amount { amount currency } instalments method annualRate schedule { aprPercent } }",
          versionId=lambda ids: ids.version, amount=None, instalments=None, method=None,
          channel=None, subProduct=None),
    query("productGoldenMoves", "versionId: ID!", "{ case figure old new }",
          versionId=lambda ids: ids.version),
    query("productVersionDiff", "old: ID!, new: ID!", "{ path old new }",
          old=lambda ids: ids.version, new=lambda ids: ids.version),
    query("productGoldenCases", "productId: ID!", "{ id name given expected }",
          productId=NO_PRODUCT),
    query("productFile", "versionId: ID!", "", versionId=lambda ids: ids.version),
    mutation("productCreate", lambda ids: {"code": "GRID", "nameZh": "网格", "nameEn": "Grid",
             "terms": {"grace_days": 3}}, _THIS, writes=True, may_answer=("PRODUCT_EXISTS",)),
    mutation("productDraftChange", lambda ids: {"productId": NO_PRODUCT, "terms": {}}, _THIS,
             writes=True, may_answer=_GONE),
    mutation("productSubmit", lambda ids: {"productId": NO_PRODUCT}, _THIS, writes=True,
             may_answer=("NO_DRAFT",)),
    mutation("productGoldenCaseAdd", lambda ids: {"productId": NO_PRODUCT, "name": "一万元",
             "principal": "10000.00", "annualRate": "0.12", "instalments": 12,
             "method": "equal_instalment", "disbursedOn": "2024-01-31"}, "goldenCase { id name }",
             writes=True, may_answer=_GONE),
    mutation("productReturn", lambda ids: {"versionId": ids.version, "reason": "利率有误"}, _THIS,
             writes=True, may_answer=("WRONG_STATUS",)),
    *(
        mutation(name, lambda ids: {"versionId": ids.version}, _THIS, writes=True,
                 may_answer=("WRONG_STATUS",))
        for name in ("productApprove", "productList", "productDelist")
    ),
]  # fmt: skip
