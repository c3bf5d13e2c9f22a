"""A borrower's account and what hangs on it, as he sees it himself."""

from __future__ import annotations

from enum import Enum
from typing import Self

import strawberry

from xindai.customers import api as customers
from xindai.graphql.base.access import C1, C2, C3, PUBLIC, classified, for_borrowers
from xindai.graphql.base.context import Info
from xindai.graphql.base.loader import load
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import Json, moment
from xindai.graphql.borrowers.consents import Consent as Consent
from xindai.graphql.borrowers.consents import ConsentChoice as ConsentChoice
from xindai.graphql.borrowers.own_business import OwnBusiness
from xindai.graphql.customers.cards import BankCard
from xindai.graphql.customers.types import Customer
from xindai.identity import api as identity
from xindai.identity.api import ConsentDocument, Purpose
from xindai.identity.types import AccountView, BorrowerSignedIn, OwnSession


@strawberry.enum(description="What a one-time code is for; it opens nothing else.")
class CodePurpose(Enum):
    """The purposes that a borrower asks for."""

    REGISTER = Purpose.REGISTER
    RESET = Purpose.RESET
    SIGN_IN = Purpose.SIGN_IN
    CHANGE_PHONE = Purpose.CHANGE_PHONE


@classified(PUBLIC)
@for_borrowers()
@strawberry.type(name="ConsentDocument", description="The newest text of a kind, in Markdown.")
class ConsentText:
    """`version` goes into `register` and `consentGive`: it says which text was shown."""

    kind: ConsentChoice
    version: str
    is_required: bool
    zh: str
    en: str

    @classmethod
    def of(cls, document: ConsentDocument) -> Self:
        """From the domain."""
        return cls(
            kind=ConsentChoice(document.kind),
            version=document.version,
            is_required=document.is_required,
            zh=document.zh,
            en=document.en,
        )


@classified(C1)
@for_borrowers()
@strawberry.type(description="A borrower's way in; the phone is masked.")
class Account(Node):
    """Signing in belongs to the account, loans to the customer."""

    phone: str
    created_at: str

    @classmethod
    def of(cls, view: AccountView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("Account", view.id), phone=view.phone, created_at=moment(view.created_at)
        )


@classified(C1, address=C2)
@for_borrowers()
@strawberry.type(description="A live session of the one who asks.")
class BorrowerSession(Node):
    """`isThis` is the session that asks."""

    created_at: str
    last_seen_at: str
    expires_at: str
    address: str
    user_agent: str
    is_this: bool

    @classmethod
    def of(cls, view: OwnSession) -> Self:
        """From the domain."""
        return cls(
            id=to_id("BorrowerSession", view.id),
            created_at=moment(view.created_at),
            last_seen_at=moment(view.last_seen_at),
            expires_at=moment(view.expires_at),
            address=view.address,
            user_agent=view.user_agent,
            is_this=view.is_this,
        )


@classified(C1)
@for_borrowers()
@strawberry.type(description="The borrower who asks.")
class Me(OwnBusiness):
    """`customer` is null before an ID number is bound; then the lists are empty."""

    account: Account

    @strawberry.field
    async def customer(self, info: Info) -> Customer | None:
        """Who he is, masked."""
        actor = await info.context.actor()
        if actor.customer_id is None:
            return None
        view = await load(info.context, customers.customers_by_id, actor.customer_id)
        return Customer.of(view) if view else None

    @strawberry.field
    async def consents(self, info: Info) -> list[Consent]:
        """The whole history, oldest first."""
        actor = await info.context.actor()
        return [Consent.of(view) for view in await identity.own_consents(actor)]

    @strawberry.field
    async def sessions(self, info: Info) -> list[BorrowerSession]:
        """The live ones, oldest first."""
        actor = await info.context.actor()
        return [BorrowerSession.of(view) for view in await identity.own_sessions(actor)]


@classified(PUBLIC)
@for_borrowers()
@strawberry.type
class RequestCodePayload(Payload):
    """The same answer for every phone."""


@classified(C1, token=C3)
@for_borrowers()
@strawberry.type
class BorrowerSignInPayload(Payload):
    """`token` goes into `Authorization: Bearer …`; null where a cookie holds it instead."""

    token: str | None
    expires_at: str | None
    account: Account | None

    @classmethod
    def of(cls, signed: BorrowerSignedIn, token: str | None) -> Self:
        """From the domain."""
        return cls(
            token=token,
            expires_at=moment(signed.expires_at),
            account=Account.of(signed.account),
            user_errors=[],
        )


@classified(PUBLIC)
@for_borrowers()
@strawberry.type
class PasswordPayload(Payload):
    """The password is the new one, or why not."""


@classified(C1)
@for_borrowers()
@strawberry.type
class AccountPayload(Payload):
    """The account after the change, or why not."""

    account: Account | None


@classified(C1)
@for_borrowers()
@strawberry.type
class ConsentPayload(Payload):
    """The whole history, or why not."""

    consents: list[Consent] | None


@classified(C1)
@for_borrowers()
@strawberry.type
class SessionsPayload(Payload):
    """The sessions that are left, or why not."""

    sessions: list[BorrowerSession] | None


@classified(PUBLIC)
@for_borrowers()
@strawberry.type
class CloseAccountPayload(Payload):
    """The account is closed and this session over, or why not."""


@classified(C2)
@for_borrowers()
@strawberry.type
class ExportOwnDataPayload(Payload):
    """Everything we keep about the one who asks, in full."""

    document: Json | None


@classified(C1)
@for_borrowers()
@strawberry.type
class BindIdentityPayload(Payload):
    """Who he is, or why not."""

    customer: Customer | None


@classified(C1)
@for_borrowers()
@strawberry.type
class BankCardPayload(Payload):
    """The cards that are bound now, or why not."""

    bank_cards: list[BankCard] | None
