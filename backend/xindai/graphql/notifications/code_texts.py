"""The texts of the enums of contacts and messages."""

from __future__ import annotations

from typing import Final

CODES: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "ContactPurpose": {
        "SERVICE": ("服务通知", "Service"),
        "REMINDER": ("还款提醒", "Reminder"),
        "COLLECTION": ("催收", "Collection"),
        "MARKETING": ("营销", "Marketing"),
    },
    "ContactChannel": {
        "SMS": ("短信", "SMS"),
        "EMAIL": ("邮件", "E-mail"),
        "PUSH": ("推送", "Push"),
        "CALL": ("电话", "Call"),
        "VISIT": ("上门", "Visit"),
        "LETTER": ("信函", "Letter"),
    },
    "ContactRole": {
        "CUSTOMER": ("客户本人", "Customer"),
        "GUARANTOR": ("保证人", "Guarantor"),
        "THIRD_PARTY": ("第三人", "Third party"),
    },
    "ContactStopKind": {
        "STOP_REQUEST": ("要求停止", "Asked to stop"),
        "CEASE_AND_DESIST": ("正式停止函", "Cease and desist"),
        "DISPUTE": ("争议", "Dispute"),
        "LEGAL_HOLD": ("法律程序", "Legal hold"),
        "DECEASED": ("身故", "Deceased"),
        "INSOLVENCY": ("破产", "Insolvency"),
        "WRONG_PERSON": ("非本人", "Wrong person"),
    },
    "PublicationStatus": {
        "DRAFT": ("草稿", "Draft"),
        "IN_REVIEW": ("审批中", "In review"),
        "APPROVED": ("生效", "In force"),
        "RETIRED": ("已停用", "Retired"),
    },
    "MessageStatus": {
        "PLANNED": ("待发送", "Planned"),
        "SENT": ("已发送", "Sent"),
        "DELIVERED": ("已送达", "Delivered"),
        "FAILED": ("失败", "Failed"),
        "SUPPRESSED": ("未发送", "Suppressed"),
        "EXPIRED": ("已过期", "Expired"),
    },
    "MessageValueKind": {
        "TEXT": ("文本", "Text"),
        "MONEY": ("金额", "Amount"),
        "DAY": ("日期", "Day"),
        "NUMBER": ("数字", "Number"),
    },
}
