"""Contract templates in the schema."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.contracts.api import Placeholder
from xindai.contracts.types import (
    TemplateKind,
    TemplateStatus,
    TemplateVersionView,
    TemplateView,
)
from xindai.graphql.base.access import C1, PUBLIC, classified
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import maybe_moment, moment
from xindai.graphql.identity.actors import NamedActor

strawberry.enum(
    TemplateKind,
    name="ContractTemplateKind",
    description="合同类型: loan 借款, line 授信, guarantee 保证.",
)
strawberry.enum(
    TemplateStatus,
    name="ContractTemplateStatus",
    description="模板版本状态: draft 草稿, in_review 审批中, approved 生效, retired 停用.",
)


@classified(PUBLIC)
@strawberry.type(description="模板变量: `{{name}}`; a block stands alone in a paragraph.")
class ContractTemplatePlaceholder:
    """What it stands for, in both languages."""

    name: str
    zh: str
    en: str
    is_block: bool

    @classmethod
    def of(cls, each: Placeholder) -> Self:
        """From the domain."""
        return cls(name=each.name, zh=each.zh, en=each.en, is_block=each.is_block)


@classified(C1)
@strawberry.type(description="模板版本: an approved one is in force; its text never changes.")
class ContractTemplateVersion:
    """`makers` wrote it, `checker` approved it, `reason` says why it came back."""

    id: strawberry.ID
    version: int
    status: TemplateStatus
    body_zh: str
    body_en: str
    makers: list[NamedActor]
    checker: NamedActor | None
    reason: str | None
    created_at: str
    approved_at: str | None
    retired_at: str | None

    @classmethod
    def of(cls, view: TemplateVersionView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("ContractTemplateVersion", view.id),
            version=view.version,
            status=view.status,
            body_zh=view.body_zh,
            body_en=view.body_en,
            makers=NamedActor.list_of(view.makers),
            checker=NamedActor.of(view.checker),
            reason=view.reason,
            created_at=moment(view.created_at),
            approved_at=maybe_moment(view.approved_at),
            retired_at=maybe_moment(view.retired_at),
        )


@classified(C1)
@strawberry.type(description="合同模板: texts of contracts of one kind, version by version.")
class ContractTemplate(Node):
    """Versions are oldest first."""

    code: str
    kind: TemplateKind
    name_zh: str
    name_en: str
    versions: list[ContractTemplateVersion]

    @classmethod
    def of(cls, view: TemplateView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("ContractTemplate", view.id),
            code=view.code,
            kind=view.kind,
            name_zh=view.name_zh,
            name_en=view.name_en,
            versions=[ContractTemplateVersion.of(version) for version in view.versions],
        )


@classified(C1)
@strawberry.type
class ContractTemplatePayload(Payload):
    """The template with its versions, or why not."""

    template: ContractTemplate | None
