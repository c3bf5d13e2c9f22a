"""The borrower who asks, and the documents that he is asked to agree to."""

from __future__ import annotations

import strawberry

from xindai.graphql.base.access import ANYBODY, BORROWER, Rows
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.borrowers.types import Account, ConsentText, Me
from xindai.identity import api as identity


@strawberry.type
class BorrowerQuery:
    """Part of Query."""

    @entry(BORROWER, Rows.SELF, "The borrower who asks.")
    async def me(self, info: Info) -> Me:
        return Me(account=Account.of(await identity.own_account(await info.context.actor())))

    @entry(ANYBODY, Rows.NONE, "协议文本: the newest version of each, in both languages.")
    async def consent_documents(self) -> list[ConsentText]:
        return [ConsentText.of(document) for document in identity.consent_documents()]
