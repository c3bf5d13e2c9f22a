"""A product's life: written, submitted, approved by somebody else, listed, delisted."""

from __future__ import annotations

from uuid import UUID

import strawberry

from xindai.graphql.base.access import C1, Rows, classified, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import verb
from xindai.graphql.base.node import from_id
from xindai.graphql.base.scalars import Day, Json, Rate
from xindai.graphql.products.queries import version_key
from xindai.graphql.products.types import (
    Product,
    ProductGoldenCase,
    ProductGoldenCasePayload,
    ProductPayload,
)
from xindai.kernel.dates import parse_date
from xindai.kernel.errors import Refusal
from xindai.products import api as products
from xindai.products.permissions import APPROVE, CHANGE, CREATE, LIST, SUBMIT
from xindai.products.types import GoldenInput, NewProduct, Submission


@classified(C1)
@strawberry.input
class ProductCreateInput:
    """`terms` as in ProductVersion."""

    code: str
    name_zh: str
    name_en: str
    terms: Json
    idempotency_key: str


@classified(C1)
@strawberry.input
class ProductDraftChangeInput:
    """The whole terms of the draft; they begin the next version where there is no draft."""

    product_id: strawberry.ID
    terms: Json
    idempotency_key: str


@classified(C1)
@strawberry.input
class ProductExplanationInput:
    """Why the figures of a golden case move."""

    case: str
    why: str


@classified(C1)
@strawberry.input
class ProductSubmitInput:
    """An explanation for every golden case that moves."""

    product_id: strawberry.ID
    explanations: list[ProductExplanationInput] = strawberry.field(default_factory=list)
    idempotency_key: str


@classified(C1)
@strawberry.input
class ProductVersionInput:
    """Which version."""

    version_id: strawberry.ID
    idempotency_key: str


@classified(C1)
@strawberry.input
class ProductReturnInput:
    """Which version, and why it goes back."""

    version_id: strawberry.ID
    reason: str
    idempotency_key: str


@classified(C1)
@strawberry.input
class ProductGoldenCaseAddInput:
    """A loan of the product; its figures are those of the newest version."""

    product_id: strawberry.ID
    name: str
    principal: str
    annual_rate: Rate
    instalments: int
    method: str
    disbursed_on: Day
    idempotency_key: str


def _product(id: str) -> UUID:
    return from_id("Product", id, "productId", "PRODUCT_NOT_FOUND")


def _terms(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise Refusal("NOT_AN_OBJECT", "an object is wanted", "terms")
    return value


async def _payload(info: Info, *, product: UUID | None = None, version: UUID) -> ProductPayload:
    actor = await info.context.actor()
    if product is None:
        product = (await products.versions_by_id(actor, [version]))[version].product_id
    view = (await products.products_by_id(actor, [product]))[product]
    return ProductPayload(product=Product.of(view), user_errors=[])


@strawberry.type
class ProductMutation:
    """Part of Mutation."""

    @verb(may(CREATE), Rows.LENDER, "新增产品 with its first draft.", ProductPayload)
    async def product_create(self, info: Info, input: ProductCreateInput) -> ProductPayload:
        wanted = NewProduct(
            code=input.code,
            name_zh=input.name_zh,
            name_en=input.name_en,
            terms=_terms(input.terms),
        )
        made = await products.create_product(
            await info.context.actor(), wanted, input.idempotency_key
        )
        return await _payload(info, product=made[0], version=made[1])

    @verb(may(CHANGE), Rows.LENDER, "修改产品草稿, or begin the next version.", ProductPayload)
    async def product_draft_change(
        self, info: Info, input: ProductDraftChangeInput
    ) -> ProductPayload:
        key, actor = _product(input.product_id), await info.context.actor()
        terms = _terms(input.terms)
        draft = await products.change_draft(actor, key, terms, input.idempotency_key)
        return await _payload(info, product=key, version=draft)

    @verb(
        may(SUBMIT),
        Rows.LENDER,
        "提交复核: golden cases that move need their explanation.",
        ProductPayload,
    )
    async def product_submit(self, info: Info, input: ProductSubmitInput) -> ProductPayload:
        wanted = Submission(
            product_id=_product(input.product_id),
            explanations={told.case: told.why for told in input.explanations},
        )
        actor = await info.context.actor()
        version = await products.submit(actor, wanted, input.idempotency_key)
        return await _payload(info, product=wanted.product_id, version=version)

    @verb(may(APPROVE), Rows.LENDER, "复核通过 by somebody else.", ProductPayload)
    async def product_approve(self, info: Info, input: ProductVersionInput) -> ProductPayload:
        key, actor = version_key(input.version_id), await info.context.actor()
        await products.decide(actor, key, True, "", input.idempotency_key)
        return await _payload(info, version=key)

    @verb(may(APPROVE), Rows.LENDER, "退回, with a reason.", ProductPayload)
    async def product_return(self, info: Info, input: ProductReturnInput) -> ProductPayload:
        key, actor = version_key(input.version_id), await info.context.actor()
        await products.decide(actor, key, False, input.reason, input.idempotency_key)
        return await _payload(info, version=key)

    @verb(may(LIST), Rows.LENDER, "上架 in the place of the version before.", ProductPayload)
    async def product_list(self, info: Info, input: ProductVersionInput) -> ProductPayload:
        key, actor = version_key(input.version_id), await info.context.actor()
        await products.put_on_offer(actor, key, True, input.idempotency_key)
        return await _payload(info, version=key)

    @verb(may(LIST), Rows.LENDER, "下架: running loans keep their version.", ProductPayload)
    async def product_delist(self, info: Info, input: ProductVersionInput) -> ProductPayload:
        key, actor = version_key(input.version_id), await info.context.actor()
        await products.put_on_offer(actor, key, False, input.idempotency_key)
        return await _payload(info, version=key)

    @verb(may(CHANGE), Rows.LENDER, "新增标准算例.", ProductGoldenCasePayload)
    async def product_golden_case_add(
        self, info: Info, input: ProductGoldenCaseAddInput
    ) -> ProductGoldenCasePayload:
        key, actor = _product(input.product_id), await info.context.actor()
        wanted = GoldenInput(
            name=input.name,
            principal=input.principal,
            annual_rate=input.annual_rate,
            instalments=input.instalments,
            method=input.method,
            disbursed_on=parse_date(input.disbursed_on, "disbursedOn"),
        )
        made = await products.add_golden_case(actor, key, wanted, input.idempotency_key)
        found = await products.golden_cases_of(actor, key)
        shown = [ProductGoldenCase.of(case) for case in found if case.id == made]
        return ProductGoldenCasePayload(golden_case=shown[0], user_errors=[])
