"""Verbs of reconciliation."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Final
from uuid import UUID

import strawberry

from xindai.graphql.base.access import C1, C2, PUBLIC, Rows, classified, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import verb
from xindai.graphql.base.loader import forget, load
from xindai.graphql.base.node import from_id
from xindai.graphql.base.payload import Payload, UserError
from xindai.graphql.base.scalars import Amount, Day
from xindai.graphql.reconciliation.break_types import (
    ReconciliationBreak,
    ReconciliationBreakPayload,
    ReconciliationRunPayload,
)
from xindai.graphql.reconciliation.types import (
    BankStatement,
    ClearingAccount,
    ReconciliationRun,
)
from xindai.kernel.dates import parse_date
from xindai.kernel.errors import Refusal
from xindai.kernel.money import parse_amount
from xindai.payments import api as payments
from xindai.payments.api import NewSettlementAccount, SettlementChannel
from xindai.payments.permissions import (
    RECONCILIATION_APPROVE,
    RECONCILIATION_IMPORT,
    RECONCILIATION_PROPOSE,
    RECONCILIATION_RUN,
    RECONCILIATION_SET_UP,
)
from xindai.platform.actor import Actor

_LINE: Final = re.compile(r"line (\d+): ")


@classified(C1, number=C2, idempotency_key=PUBLIC)
@strawberry.input
class ClearingAccountAddInput:
    """`cutOffMinute` is counted from midnight in China; the fees are those of one payment."""

    code: str
    name_zh: str
    name_en: str
    channel: SettlementChannel = SettlementChannel.HTTP
    branch_id: strawberry.ID
    currency: str = "CNY"
    number: str
    cut_off_minute: int = 1380
    payout_fee: Amount = Amount("0")
    collection_fee: Amount = Amount("0")
    idempotency_key: str


@classified(C1, idempotency_key=PUBLIC)
@strawberry.input
class BankStatementImportInput:
    """A file of `uploadBegin` for BANK_STATEMENT."""

    account_id: strawberry.ID
    file_id: strawberry.ID
    idempotency_key: str


@classified(C1, idempotency_key=PUBLIC)
@strawberry.input
class ReconciliationRunStartInput:
    """An account and a day of which there is a statement."""

    account_id: strawberry.ID
    on: Day
    idempotency_key: str


@classified(C1, idempotency_key=PUBLIC)
@strawberry.input
class ReconciliationBreakInput:
    """A break."""

    break_id: strawberry.ID
    idempotency_key: str


@classified(C1, idempotency_key=PUBLIC)
@strawberry.input
class ReconciliationBreakNoteInput:
    """A break, and why."""

    break_id: strawberry.ID
    note: str
    idempotency_key: str


@classified(C1)
@strawberry.type
class ClearingAccountPayload(Payload):
    """The account as it is now."""

    account: ClearingAccount | None


@classified(C1)
@strawberry.type
class BankStatementPayload(Payload):
    """The statement; `isNew` is false for a file that was imported before."""

    statement: BankStatement | None
    is_new: bool | None


@strawberry.type
class ReconciliationMutation:
    """Part of Mutation."""

    @verb(
        may(RECONCILIATION_SET_UP),
        Rows.BRANCH,
        "设置清算账户 of a branch.",
        ClearingAccountPayload,
    )
    async def clearing_account_add(
        self, info: Info, input: ClearingAccountAddInput
    ) -> ClearingAccountPayload:
        wanted = NewSettlementAccount(
            code=input.code,
            name_zh=input.name_zh,
            name_en=input.name_en,
            channel=input.channel,
            branch_id=from_id("Branch", input.branch_id, "branchId", "BRANCH_NOT_FOUND"),
            currency=input.currency,
            number=input.number,
            cut_off_minute=input.cut_off_minute,
            payout_fee_minor=parse_amount(input.payout_fee, input.currency, "payoutFee"),
            collection_fee_minor=parse_amount(
                input.collection_fee, input.currency, "collectionFee"
            ),
        )
        actor = await info.context.actor()
        key = await payments.add_account(actor, wanted, input.idempotency_key)
        forget(info.context)
        view = await load(info.context, payments.accounts_by_id, key)
        account = ClearingAccount.of(view) if view else None
        return ClearingAccountPayload(account=account, user_errors=[])

    @verb(
        may(RECONCILIATION_IMPORT),
        Rows.BRANCH,
        "导入对账单: once a content; a known file changes nothing.",
        BankStatementPayload,
    )
    async def bank_statement_import(
        self, info: Info, input: BankStatementImportInput
    ) -> BankStatementPayload:
        account = _account(input.account_id)
        file = from_id("File", input.file_id, "fileId", "FILE_NOT_FOUND")
        actor = await info.context.actor()
        try:
            done = await payments.import_file(actor, account, file, input.idempotency_key)
        except Refusal as no:
            if no.code != "STATEMENT_LINES_WRONG":
                raise
            return BankStatementPayload(
                statement=None, is_new=None, user_errors=_by_line(no, info.context.language)
            )
        forget(info.context)
        view = await load(info.context, payments.statements_by_id, done.statement_id)
        statement = BankStatement.of(view) if view else None
        return BankStatementPayload(statement=statement, is_new=done.is_new, user_errors=[])

    @verb(
        may(RECONCILIATION_RUN),
        Rows.BRANCH,
        "对账: a day, for the first time or again; a job does it.",
        ReconciliationRunPayload,
    )
    async def reconciliation_run_start(
        self, info: Info, input: ReconciliationRunStartInput
    ) -> ReconciliationRunPayload:
        on, actor = parse_date(input.on, "on"), await info.context.actor()
        account = _account(input.account_id)
        key = await payments.start_run(actor, account, on, input.idempotency_key)
        forget(info.context)
        view = await load(info.context, payments.runs_by_id, key)
        return ReconciliationRunPayload(
            run=ReconciliationRun.of(view) if view else None, user_errors=[]
        )

    @verb(
        may(RECONCILIATION_PROPOSE),
        Rows.BRANCH,
        "提交差异分录: the proposed entry waits for a second person.",
        ReconciliationBreakPayload,
    )
    async def reconciliation_break_propose(
        self, info: Info, input: ReconciliationBreakNoteInput
    ) -> ReconciliationBreakPayload:
        return await _noted(info, input, payments.propose_break)

    @verb(
        may(RECONCILIATION_APPROVE),
        Rows.BRANCH,
        "复核差异分录: posts what somebody else proposed, once.",
        ReconciliationBreakPayload,
    )
    async def reconciliation_break_approve(
        self, info: Info, input: ReconciliationBreakInput
    ) -> ReconciliationBreakPayload:
        key, actor = _break(input.break_id), await info.context.actor()
        await payments.approve_break(actor, key, input.idempotency_key)
        return await _shown(info, key)

    @verb(
        may(RECONCILIATION_APPROVE),
        Rows.BRANCH,
        "驳回差异分录: the break is open again.",
        ReconciliationBreakPayload,
    )
    async def reconciliation_break_reject(
        self, info: Info, input: ReconciliationBreakNoteInput
    ) -> ReconciliationBreakPayload:
        return await _noted(info, input, payments.reject_break)

    @verb(
        may(RECONCILIATION_APPROVE),
        Rows.BRANCH,
        "说明差异: nothing is booked, and here is why.",
        ReconciliationBreakPayload,
    )
    async def reconciliation_break_explain(
        self, info: Info, input: ReconciliationBreakNoteInput
    ) -> ReconciliationBreakPayload:
        return await _noted(info, input, payments.explain_break)

    @verb(
        may(RECONCILIATION_APPROVE),
        Rows.BRANCH,
        "冲正差异分录: the mirror of what was posted, once.",
        ReconciliationBreakPayload,
    )
    async def reconciliation_break_reverse(
        self, info: Info, input: ReconciliationBreakNoteInput
    ) -> ReconciliationBreakPayload:
        return await _noted(info, input, payments.reverse_break)


def _by_line(no: Refusal, language: str) -> list[UserError]:
    """One error for each line that the refusal names: people have to find them in the file."""
    told = [part.strip() for part in no.message.split(";")]
    if language == "zh":
        told = [_LINE.sub(r"第 \1 行: ", part).replace(" in all", " 处") for part in told]
    return [UserError(code=no.code, message=part, field=no.field) for part in told]


def _account(text: str) -> UUID:
    return from_id("ClearingAccount", text, "accountId", "SETTLEMENT_ACCOUNT_NOT_FOUND")


def _break(text: str) -> UUID:
    return from_id("ReconciliationBreak", text, "breakId", "BREAK_NOT_FOUND")


async def _noted(
    info: Info,
    input: ReconciliationBreakNoteInput,
    act: Callable[[Actor, UUID, str, str], Awaitable[UUID]],
) -> ReconciliationBreakPayload:
    key, actor = _break(input.break_id), await info.context.actor()
    await act(actor, key, input.note, input.idempotency_key)
    return await _shown(info, key)


async def _shown(info: Info, key: UUID) -> ReconciliationBreakPayload:
    forget(info.context)
    view = await load(info.context, payments.breaks_by_id, key)
    found = ReconciliationBreak.of(view) if view else None
    return ReconciliationBreakPayload(found=found, user_errors=[])
