"""Write, submit, return, approve and retire templates of contracts."""

from __future__ import annotations

from uuid import UUID

import strawberry

from xindai.contracts import api as contracts
from xindai.contracts.permissions import TEMPLATE_APPROVE, TEMPLATE_WRITE
from xindai.contracts.types import NewTemplate, TemplateKind, TemplateText
from xindai.graphql.base.access import C1, PUBLIC, Rows, classified, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import verb
from xindai.graphql.base.loader import forget, load
from xindai.graphql.base.node import from_id
from xindai.graphql.contracts.template_types import ContractTemplate, ContractTemplatePayload


@classified(C1)
@strawberry.input(description="A small Markdown and `{{name}}`; see contractTemplatePlaceholders.")
class ContractTemplateCreateInput:
    """The code stays; the English text may be empty."""

    code: str
    kind: TemplateKind
    name_zh: str
    name_en: str
    body_zh: str
    body_en: str = ""
    idempotency_key: str


@classified(C1)
@strawberry.input
class ContractTemplateDraftInput:
    """The whole text of the draft: the open one, or the next version."""

    template_id: strawberry.ID
    body_zh: str
    body_en: str = ""
    idempotency_key: str


@classified(PUBLIC)
@strawberry.input
class ContractTemplateVersionInput:
    """A version and nothing else."""

    version_id: strawberry.ID
    idempotency_key: str


@classified(C1)
@strawberry.input
class ContractTemplateReturnInput:
    """A version, and why it comes back."""

    version_id: strawberry.ID
    reason: str
    idempotency_key: str


def _key(id: str) -> UUID:
    return from_id("ContractTemplateVersion", id, "versionId", "TEMPLATE_NOT_FOUND")


async def _payload(info: Info, template_id: UUID | None) -> ContractTemplatePayload:
    forget(info.context)
    view = None
    if template_id is not None:
        view = await load(info.context, contracts.templates_by_id, template_id)
    shown = ContractTemplate.of(view) if view else None
    return ContractTemplatePayload(template=shown, user_errors=[])


@strawberry.type
class ContractTemplateMutation:
    """Part of Mutation."""

    @verb(may(TEMPLATE_WRITE), Rows.LENDER, "新增合同模板 with its draft.", ContractTemplatePayload)
    async def contract_template_create(
        self, info: Info, input: ContractTemplateCreateInput
    ) -> ContractTemplatePayload:
        wanted = NewTemplate(
            code=input.code,
            kind=input.kind,
            name_zh=input.name_zh,
            name_en=input.name_en,
            text=TemplateText(zh=input.body_zh, en=input.body_en),
        )
        actor = await info.context.actor()
        return await _payload(
            info, await contracts.create_template(actor, wanted, input.idempotency_key)
        )

    @verb(may(TEMPLATE_WRITE), Rows.LENDER, "编写模板草稿.", ContractTemplatePayload)
    async def contract_template_draft(
        self, info: Info, input: ContractTemplateDraftInput
    ) -> ContractTemplatePayload:
        key = from_id("ContractTemplate", input.template_id, "templateId", "TEMPLATE_NOT_FOUND")
        text = TemplateText(zh=input.body_zh, en=input.body_en)
        actor = await info.context.actor()
        await contracts.write_draft(actor, key, text, input.idempotency_key)
        return await _payload(info, key)

    @verb(may(TEMPLATE_WRITE), Rows.LENDER, "提交模板审批.", ContractTemplatePayload)
    async def contract_template_submit(
        self, info: Info, input: ContractTemplateVersionInput
    ) -> ContractTemplatePayload:
        key, actor = _key(input.version_id), await info.context.actor()
        await contracts.submit_template(actor, key, input.idempotency_key)
        return await _payload(info, await contracts.template_of_version(key))

    @verb(may(TEMPLATE_APPROVE), Rows.LENDER, "退回模板, with a reason.", ContractTemplatePayload)
    async def contract_template_return(
        self, info: Info, input: ContractTemplateReturnInput
    ) -> ContractTemplatePayload:
        key, actor = _key(input.version_id), await info.context.actor()
        await contracts.return_template(actor, key, input.reason, input.idempotency_key)
        return await _payload(info, await contracts.template_of_version(key))

    @verb(
        may(TEMPLATE_APPROVE),
        Rows.LENDER,
        "批准模板 by somebody who did not write it: in force in the place of the one before.",
        ContractTemplatePayload,
    )
    async def contract_template_approve(
        self, info: Info, input: ContractTemplateVersionInput
    ) -> ContractTemplatePayload:
        key, actor = _key(input.version_id), await info.context.actor()
        await contracts.approve_template(actor, key, input.idempotency_key)
        return await _payload(info, await contracts.template_of_version(key))

    @verb(may(TEMPLATE_APPROVE), Rows.LENDER, "停用模板版本.", ContractTemplatePayload)
    async def contract_template_retire(
        self, info: Info, input: ContractTemplateVersionInput
    ) -> ContractTemplatePayload:
        key, actor = _key(input.version_id), await info.context.actor()
        await contracts.retire_template(actor, key, input.idempotency_key)
        return await _payload(info, await contracts.template_of_version(key))
