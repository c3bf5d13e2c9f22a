"""Codes with their texts in both languages, for screens."""

from __future__ import annotations

from typing import Final

import strawberry

from xindai.graphql.audit.code_texts import CODES as RECORD_CODES
from xindai.graphql.base.access import ANYBODY, PUBLIC, Rows, classified, for_borrowers
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.base.error_texts import TEXTS
from xindai.graphql.collections.code_texts import CODES as COLLECTION_CODES
from xindai.graphql.contracts.code_texts import CODES as CONTRACT_CODES
from xindai.graphql.customers.code_texts import CODES as CUSTOMER_CODES
from xindai.graphql.desk.code_texts import CODES as DESK_CODES
from xindai.graphql.early_warning.code_texts import CODES as WARNING_CODES
from xindai.graphql.loans.code_texts import CODES as LOAN_CODES
from xindai.graphql.loans.ledger_texts import CODES as LEDGER_CODES
from xindai.graphql.notifications.code_texts import CODES as NOTIFICATION_CODES
from xindai.graphql.reconciliation.code_texts import CODES as RECONCILIATION_CODES
from xindai.graphql.statistics.code_texts import CODES as STATISTICS_CODES
from xindai.kernel.errors import Refusal
from xindai.platform.permission import load_declarations

CODES: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "ActorKind": {
        "STAFF": ("员工", "Staff"),
        "BORROWER": ("客户本人", "The customer"),
        "CLIENT": ("接口客户端", "API client"),
        "SYSTEM": ("系统", "System"),
    },
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
        "NEXT_DUE_ON": ("下次还款日升序", "Next due day, earliest first"),
        "NEXT_DUE_ON_DESC": ("下次还款日降序", "Next due day, latest first"),
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
        "FAILED": ("未完成", "Failed"),
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
    **COLLECTION_CODES,
    **LEDGER_CODES,
    **RECORD_CODES,
    **CONTRACT_CODES,
    **CUSTOMER_CODES,
    **WARNING_CODES,
    **LOAN_CODES,
    **DESK_CODES,
    **NOTIFICATION_CODES,
    **RECONCILIATION_CODES,
    **STATISTICS_CODES,
    "ApplicationStatus": {
        "DRAFT": ("草稿", "Draft"),
        "SUBMITTED": ("已提交", "Submitted"),
        "DECIDING": ("决策中", "Being decided"),
        "PHONE_VERIFICATION": ("电话核实", "Phone check"),
        "REVIEW_1": ("一级审批", "Level 1"),
        "REVIEW_2": ("二级审批", "Level 2"),
        "REVIEW_3": ("三级审批", "Level 3"),
        "APPROVED": ("已通过, 待确认", "Approved, to be accepted"),
        "OFFER_ACCEPTED": ("已确认, 待签约", "Accepted, to be signed"),
        "CONTRACT_SIGNED": ("已签约, 待放款", "Signed, to be paid out"),
        "DISBURSING": ("放款中", "Being paid out"),
        "DISBURSED": ("已放款", "Paid out"),
        "RETURNED": ("退回补件", "Returned"),
        "REJECTED": ("已拒绝", "Rejected"),
        "WITHDRAWN": ("已撤回", "Withdrawn"),
        "EXPIRED": ("已过期", "Expired"),
    },
    "ApplicationVerb": {
        "SAVE": ("保存", "Save"),
        "SUBMIT": ("提交", "Submit"),
        "RESUBMIT": ("补件提交", "Submit again"),
        "START_DECISION": ("开始决策", "Start the decision"),
        "APPROVE_AT_ONCE": ("自动通过", "Approve at once"),
        "REFER_TO_PHONE": ("转电核", "To the phone check"),
        "REFER_TO_REVIEW": ("转审批", "To the first level"),
        "DECLINE": ("自动拒绝", "Decline"),
        "PASS_PHONE_CHECK": ("电核通过", "Pass the phone check"),
        "FAIL_PHONE_CHECK": ("电核不通过", "Fail the phone check"),
        "REVIEW_APPROVE": ("审批通过", "Approve"),
        "REVIEW_REJECT": ("审批拒绝", "Reject"),
        "RETURN": ("退回补件", "Return"),
        "ACCEPT_OFFER": ("接受报价", "Accept the offer"),
        "SIGN_CONTRACT": ("签约", "Sign the contract"),
        "CANCEL_CONTRACT": ("取消合同", "Cancel the contract"),
        "START_DISBURSING": ("发起放款", "Start the payout"),
        "CONFIRM_DISBURSEMENT": ("放款成功", "Confirm the payout"),
        "FAIL_DISBURSEMENT": ("放款失败", "Fail the payout"),
        "WITHDRAW": ("撤回", "Withdraw"),
        "EXPIRE": ("过期", "Expire"),
    },
    "ApplicationKind": {
        "LOAN": ("借款", "Loan"),
        "LINE": ("额度", "Credit line"),
        "DRAWING": ("支用", "Drawing"),
    },
    "ApplicationPurpose": {
        "CONSUMPTION": ("日常消费", "Consumption"),
        "RENOVATION": ("装修", "Renovation"),
        "EDUCATION": ("教育", "Education"),
        "MEDICAL": ("医疗", "Medical"),
        "TRAVEL": ("旅游", "Travel"),
        "APPLIANCES": ("家电数码", "Appliances"),
        "VEHICLE": ("购车", "Vehicle"),
        "FARMING": ("农业生产", "Farming"),
        "BUSINESS": ("经营", "Business"),
        "OTHER": ("其他", "Other"),
    },
    "ApplicationOrder": {
        "NEWEST": ("最新在前", "Newest first"),
        "OLDEST": ("最早在前", "Oldest first"),
        "DUE_FIRST": ("最紧急在前", "Most urgent first"),
        "AMOUNT_DESC": ("金额降序", "Largest amount first"),
    },
    "ApplicationPartyRole": {
        "CO_BORROWER": ("共同借款人", "Co-borrower"),
        "GUARANTOR": ("保证人", "Guarantor"),
    },
    "PhoneCheckVerdict": {
        "PASSED": ("通过", "Passed"),
        "FAILED": ("不通过", "Failed"),
        "UNREACHABLE": ("未接通", "Not reached"),
    },
    "PhoneCheckAnswer": {
        "MATCH": ("一致", "Matches"),
        "MISMATCH": ("不一致", "Does not match"),
        "UNKNOWN": ("无法核实", "Not known"),
    },
    "ApplicationReviewVerdict": {
        "APPROVE": ("通过", "Approve"),
        "REJECT": ("拒绝", "Reject"),
    },
    "AuthorityRuleStatus": {
        "PROPOSED": ("待复核", "Proposed"),
        "ACTIVE": ("生效", "In force"),
        "REJECTED": ("已驳回", "Rejected"),
        "REPLACED": ("已替换", "Replaced"),
    },
    "ApplicationFunnelGroup": {
        "DAY": ("按日", "By day"),
        "PRODUCT": ("按产品", "By product"),
        "CHANNEL": ("按渠道", "By channel"),
        "OFFICER": ("按经办人", "By officer"),
    },
    "Permission": {p.code: (p.zh, p.en) for p in load_declarations().values()},
    "Error": dict(TEXTS),
}
"""By enum of the schema; `Error` holds the codes of refusals, see ledger_texts for names that
are texts in the schema."""


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

    @entry(
        ANYBODY,
        Rows.NONE,
        "Texts of all codes (some 150 KB), or of one kind, or of several.",
        kind=PUBLIC,
        kinds=PUBLIC,
    )
    async def codes(
        self, info: Info, kind: str | None = None, kinds: list[str] | None = None
    ) -> list[CodeText]:
        return [
            CodeText(kind=name, code=code, zh=zh, en=en)
            for name in _known(kinds)
            if kind in (None, name)
            for code, (zh, en) in CODES[name].items()
        ]


def _known(kinds: list[str] | None) -> list[str]:
    """Each once, without `kinds` all; refuses CODE_KIND_NOT_FOUND."""
    if kinds is None:
        return list(CODES)
    if not CODES.keys() >= set(kinds):
        raise Refusal("CODE_KIND_NOT_FOUND", "there are no codes of this kind", "kinds")
    return list(dict.fromkeys(kinds))
