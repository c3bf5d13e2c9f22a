"""What a signed-in borrower does with his own account: secrets, sessions, consents, data."""

from __future__ import annotations

import strawberry

from xindai.customers import api as customers
from xindai.graphql.base.access import BORROWER, Rows
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import verb
from xindai.graphql.base.node import from_id
from xindai.graphql.base.scalars import Json
from xindai.graphql.borrowers.inputs import (
    BorrowerChangePasswordInput,
    BorrowerSessionEndInput,
    ChangePhoneInput,
    CloseAccountInput,
    ConsentGiveInput,
    ConsentWithdrawInput,
    ExportOwnDataInput,
)
from xindai.graphql.borrowers.types import (
    Account,
    AccountPayload,
    BorrowerSession,
    CloseAccountPayload,
    Consent,
    ConsentPayload,
    ExportOwnDataPayload,
    PasswordPayload,
    SessionsPayload,
)
from xindai.identity import api as identity
from xindai.identity.types import GivenConsent
from xindai.loans import api as loans
from xindai.reporting import api as reporting


@strawberry.type
class BorrowerOwnMutation:
    """Part of Mutation."""

    @verb(BORROWER, Rows.SELF, "修改密码, once per key; other sessions end.", PasswordPayload)
    async def borrower_change_password(
        self, info: Info, input: BorrowerChangePasswordInput
    ) -> PasswordPayload:
        redis, actor = info.context.services.redis, await info.context.actor()
        await identity.change_borrower_password(
            redis, actor, input.old, input.new, input.idempotency_key
        )
        return PasswordPayload(user_errors=[])

    @verb(BORROWER, Rows.SELF, "更换手机号, once per key; other sessions end.", AccountPayload)
    async def change_phone(self, info: Info, input: ChangePhoneInput) -> AccountPayload:
        view = await customers.change_phone(
            info.context.services.redis,
            await info.context.actor(),
            input.phone,
            input.code,
            input.password,
            input.idempotency_key,
            info.context.visit,
        )
        return AccountPayload(account=Account.of(view), user_errors=[])

    @verb(BORROWER, Rows.SELF, "结束一个会话, once per key.", SessionsPayload)
    async def borrower_session_end(
        self, info: Info, input: BorrowerSessionEndInput
    ) -> SessionsPayload:
        actor = await info.context.actor()
        key = from_id("BorrowerSession", input.session_id, "sessionId", "SESSION_NOT_FOUND")
        await identity.end_own_session(actor, key, input.idempotency_key)
        left = [BorrowerSession.of(view) for view in await identity.own_sessions(actor)]
        return SessionsPayload(sessions=left, user_errors=[])

    @verb(BORROWER, Rows.SELF, "同意一份文件, once per key.", ConsentPayload)
    async def consent_give(self, info: Info, input: ConsentGiveInput) -> ConsentPayload:
        given = GivenConsent(input.kind.value, input.version)
        history = await identity.give_consent(
            await info.context.actor(), given, input.idempotency_key, info.context.visit
        )
        return ConsentPayload(consents=[Consent.of(view) for view in history], user_errors=[])

    @verb(BORROWER, Rows.SELF, "撤回同意, once per key.", ConsentPayload)
    async def consent_withdraw(self, info: Info, input: ConsentWithdrawInput) -> ConsentPayload:
        history = await identity.withdraw_consent(
            await info.context.actor(), input.kind.value, input.idempotency_key
        )
        return ConsentPayload(consents=[Consent.of(view) for view in history], user_errors=[])

    @verb(
        BORROWER,
        Rows.SELF,
        "注销账户: refused while a loan or a credit balance is open.",
        CloseAccountPayload,
    )
    async def close_account(self, info: Info, input: CloseAccountInput) -> CloseAccountPayload:
        redis, actor = info.context.services.redis, await info.context.actor()
        await loans.close_account(redis, actor, input.password, input.idempotency_key)
        info.context.let_go()
        return CloseAccountPayload(user_errors=[])

    @verb(
        BORROWER,
        Rows.SELF,
        "导出个人数据: in full; with the password, or within minutes of a sign-in. Audited.",
        ExportOwnDataPayload,
    )
    async def export_own_data(self, info: Info, input: ExportOwnDataInput) -> ExportOwnDataPayload:
        redis, actor = info.context.services.redis, await info.context.actor()
        document = await reporting.export_own_data(
            redis, actor, input.password, input.idempotency_key
        )
        return ExportOwnDataPayload(document=Json(document), user_errors=[])
