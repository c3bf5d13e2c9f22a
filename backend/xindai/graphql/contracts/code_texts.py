"""What screens show for the enums of products, contracts and payments."""

from __future__ import annotations

from typing import Final

CODES: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "ContractDocumentKind": {
        "UNSIGNED": ("待签文本", "To be signed"),
        "SEALED": ("盖章文本", "Sealed"),
    },
    "ContractStatus": {
        "RECORDED": ("已登记", "Recorded"),
        "DRAFT": ("待签署", "To be signed"),
        "SIGNED": ("已签署", "Signed"),
        "SEALED": ("已盖章", "Sealed"),
        "CANCELLED": ("已撤销", "Cancelled"),
    },
    "ContractTemplateKind": {
        "LOAN": ("借款合同", "Loan"),
        "LINE": ("授信合同", "Credit line"),
        "GUARANTEE": ("保证合同", "Guarantee"),
    },
    "ContractTemplateStatus": {
        "DRAFT": ("草稿", "Draft"),
        "IN_REVIEW": ("待审批", "Under review"),
        "APPROVED": ("使用中", "In force"),
        "RETIRED": ("已停用", "Retired"),
    },
    "SigningMethod": {
        "CODE": ("验证码签署", "One-time code"),
        "IN_PERSON": ("面签", "In person"),
        "SEAL": ("电子印章", "Seal"),
    },
    "SigningParty": {
        "BORROWER": ("借款人", "Borrower"),
        "COMPANY": ("贷款人", "Lender"),
    },
    "DisbursementStatus": {
        "PLANNED": ("待放款", "Planned"),
        "PAYING": ("放款中", "On its way"),
        "UNKNOWN": ("结果待查", "Not known yet"),
        "PAID": ("已放款", "Paid"),
        "FAILED": ("放款失败", "Failed"),
    },
    "LoanPaymentStatus": {
        "PLANNED": ("待扣款", "Planned"),
        "PAYING": ("扣款中", "On its way"),
        "UNKNOWN": ("结果待查", "Not known yet"),
        "PAID": ("已扣款", "Paid"),
        "FAILED": ("扣款失败", "Failed"),
    },
    "PaymentKind": {
        "PAYOUT": ("付款", "Payout"),
        "COLLECTION": ("收款", "Collection"),
        "REFUND": ("退款", "Refund"),
    },
    "PaymentStatus": {
        "PLANNED": ("待发送", "Planned"),
        "SENT": ("已发送", "Sent"),
        "CONFIRMED": ("已成功", "Confirmed"),
        "FAILED": ("已失败", "Failed"),
        "UNKNOWN": ("结果待查", "Not known yet"),
    },
    "ProductPriceLevel": {
        "PRODUCT": ("产品定价", "The product's"),
        "SUB_PRODUCT": ("子产品定价", "The sub-product's"),
        "RULE": ("客群渠道定价", "A rule for segment and channel"),
        "TRANSACTION": ("单笔定价", "Agreed for this transaction"),
    },
    "ProductVersionStatus": {
        "DRAFT": ("草稿", "Draft"),
        "UNDER_REVIEW": ("待复核", "Under review"),
        "APPROVED": ("已复核", "Approved"),
        "LISTED": ("已上架", "On offer"),
        "DELISTED": ("已下架", "Off the list"),
    },
}
