"""Codes with their texts in both languages, for screens."""

from __future__ import annotations

from typing import Final

import strawberry

from xindai.graphql.base.access import ANYBODY, PUBLIC, Rows, classified, for_borrowers
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.base.error_texts import TEXTS
from xindai.platform.permission import load_declarations

CODES: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "LoanStatus": {
        "PENDING": ("待放款", "Pending"),
        "ACTIVE": ("还款中", "Active"),
        "CLOSED": ("已结清", "Closed"),
        "WRITTEN_OFF": ("已核销", "Written off"),
    },
    "AssetClass": {
        "NORMAL": ("正常", "Normal"),
        "SPECIAL_MENTION": ("关注", "Special mention"),
        "SUBSTANDARD": ("次级", "Substandard"),
        "DOUBTFUL": ("可疑", "Doubtful"),
        "LOSS": ("损失", "Loss"),
    },
    "Component": {
        "PRINCIPAL": ("本金", "Principal"),
        "INTEREST": ("利息", "Interest"),
        "FEE": ("费用", "Fee"),
        "PENALTY": ("罚息", "Penalty interest"),
        "COMPOUND": ("复利", "Compound interest"),
        "LATE_FEE": ("违约金", "Late fee"),
    },
    "PrepayChoice": {
        "SHORTER_TERM": ("缩短期限", "Shorter term"),
        "SMALLER_INSTALMENT": ("减少月供", "Smaller instalments"),
        "NEXT_DUE": ("抵扣下期", "Next due"),
    },
    "AprMethod": {
        "EU": ("欧盟实际年利率", "EU effective"),
        "US": ("美国精算法", "US actuarial"),
        "IRR12": ("月 IRR x 12", "Monthly IRR x 12"),
    },
    "LoanOrder": {
        "NUMBER": ("借据号升序", "Number, ascending"),
        "NUMBER_DESC": ("借据号降序", "Number, descending"),
        "DISBURSED_ON": ("放款日升序", "Disbursement, oldest first"),
        "DISBURSED_ON_DESC": ("放款日降序", "Disbursement, newest first"),
        "OUTSTANDING": ("余额升序", "Outstanding, smallest first"),
        "OUTSTANDING_DESC": ("余额降序", "Outstanding, largest first"),
    },
    "WebhookDeliveryStatus": {
        "PENDING": ("待送达", "Pending"),
        "DELIVERED": ("已送达", "Delivered"),
        "FAILED": ("送达失败", "Failed"),
        "CANCELLED": ("已取消", "Cancelled"),
    },
    "WebhookDisabledWhy": {
        "BY_HAND": ("人工停用", "Switched off by hand"),
        "FAILING": ("连续多日失败", "Failed for days"),
        "GONE": ("对方已停用 (410)", "The receiver is gone (410)"),
    },
    "JobStatus": {
        "QUEUED": ("排队中", "Queued"),
        "RUNNING": ("执行中", "Running"),
        "DONE": ("已完成", "Done"),
        "DEAD": ("已失败", "Given up"),
    },
    "CodePurpose": {
        "REGISTER": ("注册", "Register"),
        "RESET": ("重置密码", "Reset the password"),
        "SIGN_IN": ("登录", "Sign in"),
        "CHANGE_PHONE": ("更换手机号", "Change the phone"),
    },
    "ConsentKind": {
        "PRIVACY_POLICY": ("隐私政策", "Privacy policy"),
        "SERVICE_AGREEMENT": ("服务协议", "Service agreement"),
        "CREDIT_INQUIRY": ("征信查询授权", "Credit inquiries"),
        "MARKETING": ("营销信息", "Marketing"),
    },
    "ApprovalStatus": {
        "PENDING": ("待复核", "Pending"),
        "APPROVED": ("已通过, 执行中", "Approved, being done"),
        "EXECUTED": ("已执行", "Done"),
        "FAILED": ("执行失败", "Failed"),
        "REJECTED": ("已退回", "Rejected"),
        "WITHDRAWN": ("已撤回", "Withdrawn"),
        "EXPIRED": ("已过期", "Expired"),
    },
    "CreditLineStatus": {
        "ACTIVE": ("正常", "Active"),
        "FROZEN": ("已冻结", "Frozen"),
        "EXPIRED": ("已到期", "Expired"),
        "CLOSED": ("已关闭", "Closed"),
    },
    "CreditLineMovementKind": {
        "GRANT": ("授信", "Granted"),
        "ADJUST": ("调额", "Adjusted"),
        "TEMPORARY_RAISE": ("临时提额", "Raised for a while"),
        "SUB_LINE": ("子额度", "Part of a product"),
        "FREEZE": ("冻结", "Frozen"),
        "UNFREEZE": ("解冻", "Unfrozen"),
        "EXPIRE": ("到期", "Expired"),
        "CLOSE": ("关闭", "Closed"),
        "RESERVE": ("占用", "Reserved"),
        "CANCEL": ("取消占用", "Reservation given up"),
        "USE": ("使用", "Used"),
        "RELEASE": ("恢复", "Released"),
        "RETAKE": ("重新占用", "Taken again"),
    },
    "CreditLineProposalKind": {
        "GRANT": ("授信", "Grant"),
        "ADJUST": ("调额", "Adjustment"),
        "TEMPORARY_RAISE": ("临时提额", "Temporary raise"),
        "SUB_LINE": ("子额度", "Part of a product"),
        "UNFREEZE": ("解冻", "Unfreezing"),
        "PRE_APPROVAL": ("预授信", "Pre-approval"),
    },
    "CreditLineProposalStatus": {
        "PENDING": ("待审批", "Pending"),
        "APPROVED": ("已批准", "Approved"),
        "REJECTED": ("已驳回", "Rejected"),
    },
    "MerchantStatus": {
        "APPLIED": ("待启用", "Applied"),
        "ACTIVE": ("正常", "Active"),
        "SUSPENDED": ("已停用", "Suspended"),
        "ENDED": ("已终止", "Ended"),
    },
    "DecisionOutcome": {
        "APPROVE": ("通过", "Approve"),
        "REFER": ("转人工", "To people"),
        "DECLINE": ("拒绝", "Decline"),
    },
    "DecisionArm": {
        "CHAMPION": ("主策略", "Champion"),
        "CHALLENGER": ("挑战者", "Challenger"),
    },
    "DecisionPolicyStatus": {
        "DRAFT": ("草稿", "Draft"),
        "IN_REVIEW": ("审核中", "In review"),
        "PUBLISHED": ("已发布", "Published"),
        "RETIRED": ("已停用", "Retired"),
    },
    "DecisionSimulationStatus": {
        "QUEUED": ("排队中", "Queued"),
        "RUNNING": ("执行中", "Running"),
        "DONE": ("已完成", "Done"),
    },
    "ScorecardStatus": {
        "DRAFT": ("草稿", "Draft"),
        "SUBMITTED": ("待复核", "Submitted"),
        "ACTIVE": ("使用中", "Active"),
        "RETIRED": ("已停用", "Retired"),
    },
    "ReportKind": {
        "BUREAU": ("征信报告", "Credit bureau"),
        "IDENTITY": ("实名核验", "Identity check"),
    },
    "ReportOutcome": {
        "OK": ("已取得", "Received"),
        "MISSING": ("未取得", "No answer"),
        "MISMATCH": ("非本人报告", "About somebody else"),
        "ERROR": ("报告有误", "Not to be read"),
    },
    "ReportMissingWhy": {
        "NOT_CONFIGURED": ("未接入", "Not set up"),
        "TIMEOUT": ("超时", "Too slow"),
        "DOWN": ("服务不可用", "Not available"),
        "RESTING": ("多次失败, 暂停查询", "Failed too often, left alone for a while"),
        "REFUSED": ("对方拒绝", "Refused by the service"),
        "WRONG_PERSON": ("报告属于他人", "Another person's report"),
        "WRONG_REQUEST": ("报告属于其他查询", "The answer to another question"),
        "WRONG_SIGNATURE": ("签名无效", "The signature does not fit"),
        "GARBAGE": ("内容无法解析", "Not to be read"),
        "TOO_LARGE": ("内容过大", "Too large"),
    },
    "Permission": {p.code: (p.zh, p.en) for p in load_declarations().values()},
    "Error": dict(TEXTS),
}
"""By enum of the schema; `Error` holds the codes of refusals."""


@classified(PUBLIC)
@for_borrowers()
@strawberry.type
class CodeText:
    """A code and what a screen shows for it."""

    kind: str
    code: str
    zh: str
    en: str


@strawberry.type
class CodeQuery:
    """Part of Query."""

    @entry(ANYBODY, Rows.NONE, "Texts of all codes, or of one kind.", kind=PUBLIC)
    async def codes(self, info: Info, kind: str | None = None) -> list[CodeText]:
        return [
            CodeText(kind=name, code=code, zh=zh, en=en)
            for name, texts in CODES.items()
            if kind in (None, name)
            for code, (zh, en) in texts.items()
        ]
