"""Documents and signatures of a contract, and what a check of them finds."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.contracts import api as contracts
from xindai.contracts.types import (
    DocumentKind,
    DocumentView,
    SignatureView,
    SigningMethod,
    SigningParty,
    Verification,
)
from xindai.graphql.base.access import C1, C2, classified, for_borrowers
from xindai.graphql.base.node import to_id
from xindai.graphql.base.scalars import moment

strawberry.enum(
    DocumentKind,
    name="ContractDocumentKind",
    description="合同文件: unsigned 待签署文本, as the borrower signs it; sealed 用印文本.",
)
strawberry.enum(SigningParty, description="签署方: borrower 借款人, company 贷款人.")
strawberry.enum(
    SigningMethod, description="签署方式: code 一次性验证码, in_person 面签, seal 电子签章."
)


@classified(C1, download_path=C2)
@for_borrowers()
@strawberry.type(description="合同文件: a PDF in the archive; nothing of it ever changes.")
class ContractDocument:
    """`sha256` is that of the file; `downloadPath` opens it for five minutes."""

    id: strawberry.ID
    version: int
    kind: DocumentKind
    sha256: str
    size_bytes: int
    reason: str | None
    created_at: str
    download_path: str

    @classmethod
    def of(cls, view: DocumentView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("ContractDocument", view.id),
            version=view.version,
            kind=view.kind,
            sha256=view.sha256,
            size_bytes=view.size_bytes,
            reason=view.reason,
            created_at=moment(view.created_at),
            download_path=contracts.document_path(view),
        )


@classified(C1)
@for_borrowers("party", "method", "document_id", "document_sha256", "signed_at")
@strawberry.type(description="签署记录: who signed which document how.")
class ContractSignature:
    """`documentSha256` is the hash of what was signed."""

    id: strawberry.ID
    document_id: strawberry.ID
    party: SigningParty
    method: SigningMethod
    signer: str
    document_sha256: str
    signed_at: str

    @classmethod
    def of(cls, view: SignatureView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("ContractSignature", view.id),
            document_id=to_id("ContractDocument", view.document_id),
            party=view.party,
            method=view.method,
            signer=view.signer,
            document_sha256=view.document_sha256,
            signed_at=moment(view.signed_at),
        )


@classified(C1)
@for_borrowers()
@strawberry.type(description="合同验签: what the archive holds, checked; `isValid` is all of it.")
class ContractVerification:
    """The newest sealed document: its hash, the text inside that was signed, and the seal."""

    version: int
    sha256: str
    is_valid: bool
    is_archived_unchanged: bool
    holds_signed_text: bool
    is_seal_intact: bool
    seal_covers_all: bool
    is_sealer_trusted: bool
    sealer: str | None

    @classmethod
    def of(cls, found: Verification) -> Self:
        """From the domain."""
        return cls(
            version=found.version,
            sha256=found.sha256,
            is_valid=found.is_valid,
            is_archived_unchanged=found.is_archived_unchanged,
            holds_signed_text=found.holds_signed_text,
            is_seal_intact=found.is_seal_intact,
            seal_covers_all=found.seal_covers_all,
            is_sealer_trusted=found.is_sealer_trusted,
            sealer=found.sealer,
        )
