"""A lender with people for every step, a customer who may apply, and the road as they walk it."""

from __future__ import annotations

import itertools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

import pytest

from tests.actors import permissions_of
from tests.loans.conftest import Lender, set_up_lender
from xindai.customers import api as customers
from xindai.customers.types import NewCustomer
from xindai.decisioning import api as decisioning
from xindai.decisioning.standard_policy import standard_policy
from xindai.decisioning.types import Arm, Decision, DecisionRequest, Outcome, Reason
from xindai.identity import api as identity
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.loans import api as loans
from xindai.origination import api
from xindai.origination.actions.decide import decide as decide_job
from xindai.origination.types import (
    ApplicationPurpose,
    ApplicationStatus,
    DraftWish,
    PhoneAnswer,
    PhoneVerdict,
)
from xindai.platform import crypto
from xindai.platform import db as database
from xindai.platform.actor import NOBODY_YET, Actor, ActorKind, system_actor
from xindai.platform.db import Tx
from xindai.platform.jobs import queue
from xindai.platform.jobs.work import Work

SYSTEM = system_actor("test")
S = ApplicationStatus
OFFER = {
    "amount": {"min": "1000.00", "max": "500000.00", "step": "100.00"},
    "instalments": {"min": 3, "max": 36},
    "methods": ["equal_instalment", "equal_principal"],
    "annual_rate": {"list": "0.12", "min": "0.06", "max": "0.24"},
    "channels": ["app", "branch"],
}
PEOPLE = {
    "officer": "customer_manager",
    "officer2": "customer_manager",
    "manager": "branch_manager",
    "caller": "phone_verifier",
    "caller2": "phone_verifier",
    "one": "approver_1",
    "one2": "approver_1",
    "two": "approver_2",
    "three": "approver_3",
    "risk": "risk_manager",
    "auditor": "auditor",
}
"""Role by login."""
ALL_MATCH = dict.fromkeys(api.QUESTIONS, PhoneAnswer.MATCH)


@dataclass
class Verdict:
    """What the decision will say; amounts of None are what was asked for."""

    outcome: Outcome = Outcome.REFER
    amount_minor: int | None = None
    review_levels: int = 1
    needs_phone_check: bool = False
    grade: str = "B"
    annual_rate: str = "0.12"
    reason: str = "TEST"


@dataclass
class Road:
    """The ground of a test."""

    lender: Lender
    customer_id: UUID
    account_id: UUID
    people: dict[str, Actor]
    version_id: UUID = NOBODY_YET
    verdict: Verdict = field(default_factory=Verdict)
    requests: list[DecisionRequest] = field(default_factory=list)
    keys: Any = field(default_factory=lambda: (f"key-{n}" for n in itertools.count()))

    def __getattr__(self, name: str) -> Actor:
        """Somebody by his login."""
        try:
            return self.__dict__["people"][name]
        except KeyError:
            raise AttributeError(name) from None

    @property
    def borrower(self) -> Actor:
        """The customer himself."""
        kind = ActorKind.BORROWER
        return Actor(f"borrower:{self.account_id}", kind, customer_id=self.customer_id)

    def staff_id(self, login: str) -> UUID:
        """The row of somebody."""
        return UUID(self.people[login].id.removeprefix("staff:"))

    async def draft(self, actor: Actor | None = None, **wish: Any) -> UUID:
        """A complete draft, with changes."""
        usual: dict[str, Any] = {
            "product_version_id": self.version_id,
            "amount_minor": 1_000_000,
            "instalments": 12,
            "method": "equal_instalment",
            "purpose": ApplicationPurpose.EDUCATION,
        }
        who = actor or self.borrower
        if who.kind is ActorKind.STAFF:
            usual["customer_id"] = self.customer_id
        return await api.save_draft(who, DraftWish(**usual | wish), next(self.keys))

    async def submitted(self, actor: Actor | None = None, **wish: Any) -> UUID:
        """Handed in, not decided."""
        who = actor or self.borrower
        application_id = await self.draft(who, **wish)
        await api.submit(who, application_id, next(self.keys))
        return application_id

    async def decided(self, actor: Actor | None = None, **wish: Any) -> UUID:
        """With the decision that `verdict` says."""
        application_id = await self.submitted(actor, **wish)
        await self.run_decision()
        return application_id

    async def run_decision(self) -> None:
        """The worker does the job that waits."""
        await decide_job(await self.claimed_job(), loans.own_loans)

    async def claimed_job(self) -> Work:
        """The job as a worker holds it."""
        async with database.transaction() as tx:
            (job,) = await queue.claim(tx, {"application_decide": 1}, 1, "test")
        return Work(job, is_told=False)

    async def claim(self, login: str, application_id: UUID) -> None:
        await api.claim(self.people[login], application_id, next(self.keys))

    async def approve(
        self, login: str, application_id: UUID, amount_minor: int | None = None
    ) -> None:
        """Claimed and approved on a level."""
        await self.claim(login, application_id)
        actor = self.people[login]
        await api.approve(actor, application_id, amount_minor, None, next(self.keys))

    async def reject(self, login: str, application_id: UUID, *codes: str) -> None:
        """Claimed and rejected; the words beside the codes stay in the house."""
        await self.claim(login, application_id)
        told, key = codes or ("INCOME_NOT_CONFIRMED",), next(self.keys)
        await api.reject(self.people[login], application_id, "流水不实", key, reason_codes=told)

    async def call(
        self,
        login: str,
        application_id: UUID,
        verdict: PhoneVerdict = PhoneVerdict.PASSED,
        **answers: PhoneAnswer,
    ) -> None:
        """Claimed and called."""
        await self.claim(login, application_id)
        told = ALL_MATCH | answers
        actor = self.people[login]
        await api.phone_check(actor, application_id, verdict, told, next(self.keys))

    async def send_back(self, login: str, application_id: UUID, *wanted: str) -> None:
        await self.claim(login, application_id)
        actor, key = self.people[login], next(self.keys)
        await api.send_back(actor, application_id, wanted, "请补充资料", key)

    async def accept(self, application_id: UUID, amount_minor: int | None = None) -> None:
        key = next(self.keys)
        await api.accept_offer(self.borrower, application_id, amount_minor, None, key)

    async def withdraw(self, application_id: UUID) -> None:
        await api.withdraw(self.borrower, application_id, None, next(self.keys))

    async def status(self, application_id: UUID) -> ApplicationStatus:
        return (await api.get_application(SYSTEM, application_id)).status

    async def accepted(self) -> UUID:
        """An offer that was taken."""
        application_id = await self.decided()
        await self.approve("one", application_id)
        await self.accept(application_id)
        return application_id

    async def product(self, code: str, **offer: Any) -> UUID:
        """The listed version of another product."""
        product_id, version_id = new_id(), new_id()
        async with database.transaction() as tx:
            await tx.execute(
                "INSERT INTO product (id, code, name_zh, name_en) VALUES ($1, $2, '贷', 'Loan')",
                product_id,
                code,
            )
            await tx.execute(
                """INSERT INTO product_version (id, product_id, version, status, terms, listed_on,
                       submitted_by, approved_by)
                   VALUES ($1, $2, 1, 'listed', $3, '2024-01-31', 'staff:m', 'staff:c')""",
                version_id,
                product_id,
                {"offer": OFFER | offer},
            )
        return version_id

    async def person(self, name: str, id_number: str, phone: str) -> UUID:
        """Another customer of the branch."""
        wanted = NewCustomer(
            name=name,
            id_number=id_number,
            phone=phone,
            branch_id=self.lender.branch_id,
            source="test",
        )
        async with database.transaction() as tx:
            (customer_id,) = await customers.create_in(tx, SYSTEM, [wanted])
        return customer_id


async def refused(code: str, act: Awaitable[object]) -> Refusal:
    """The refusal, which must have this code."""
    with pytest.raises(Refusal) as caught:
        await act
    assert caught.value.code == code
    return caught.value


async def _people(branch_id: UUID) -> dict[str, Actor]:
    found = {}
    async with database.transaction() as tx:
        for login, role in PEOPLE.items():
            staff_id = new_id()
            await tx.execute(
                """INSERT INTO staff_user (id, login, display_name, password_hash, branch_id, roles)
                   VALUES ($1, $2::text, $2::text, 'x', $3, $4)""",
                staff_id,
                login,
                branch_id,
                [role],
            )
            held = permissions_of(role)
            found[login] = Actor(f"staff:{staff_id}", ActorKind.STAFF, held, "/B1/")
    return found


async def let_apply(tx: Tx, customer_id: UUID) -> UUID:
    """The customer gets an account with all consents, and a card."""
    account_id = new_id()
    await tx.execute(
        """INSERT INTO borrower_account (id, phone_sealed, phone_masked, phone_index, password_hash)
           VALUES ($1, '\\x00', '138****8000', $2, 'x')""",
        account_id,
        account_id.bytes,
    )
    await tx.execute("UPDATE customer SET account_id = $2 WHERE id = $1", customer_id, account_id)
    await give_consents_and_card(tx, customer_id, account_id)
    return account_id


async def give_consents_and_card(tx: Tx, customer_id: UUID, account_id: UUID) -> None:
    """What an application wants of a customer who has an account."""
    sealer = await crypto.keys(tx)
    for document in identity.consent_documents():
        await tx.execute(
            """INSERT INTO consent (id, account_id, kind, document_version, text_hash,
                   address_masked, channel)
               VALUES (uuidv7(), $1, $2, $3, decode(repeat('00', 32), 'hex'), '127', 'app')
               ON CONFLICT DO NOTHING""",
            account_id,
            str(document.kind),
            document.version,
        )
    card_id, number = new_id(), "6222021234567890128"
    await tx.execute(
        """INSERT INTO bank_card (id, customer_id, number_sealed, number_masked, number_index,
               is_default) VALUES ($1, $2, $3, '6222********0128', $4, true)""",
        card_id,
        customer_id,
        sealer.seal(number, "bank_card", str(card_id), "number"),
        sealer.index(number, "number"),
    )


def stand_in(verdict: Callable[[], Verdict], asked: list[DecisionRequest]) -> Any:
    """Stands where the rules stand: says what the test wants, and keeps it as they do."""

    async def decide(tx: Tx, _actor: Actor, request: DecisionRequest, _reports: Any) -> Decision:
        asked.append(request)
        wanted = verdict()
        declined = wanted.outcome is Outcome.DECLINE
        amount = 0 if declined else wanted.amount_minor or request.amount_minor
        policy_id = await tx.value("SELECT id FROM decision_policy WHERE code = 'TEST'")
        if policy_id is None:
            policy_id = new_id()
            await tx.execute(
                """INSERT INTO decision_policy (id, code, name_zh, name_en)
                   VALUES ($1, 'TEST', '测试', 'Test')""",
                policy_id,
            )
            await tx.execute(
                """INSERT INTO decision_policy_version (id, policy_id, number, content, author,
                       editors) VALUES ($1, $1, 1, $2, 'staff:x', '{staff:x}')""",
                policy_id,
                standard_policy()["content"],
            )
        decision_id = new_id()
        await tx.execute(
            """INSERT INTO decision (id, subject, customer_id, policy_version_id, arm, product_code,
                   channel, currency, amount_asked_minor, instalments_asked, list_rate, outcome,
                   amount_minor, instalments, rate_annual, grade, review_levels,
                   needs_phone_check, facts, reports, reasons, trace, duration_us, priced_on)
               VALUES ($1, $2, $3, $4, 'champion', $5, $6, $7, $8, $9, $10::text::numeric, $11,
                   $12, $9, $10::text::numeric, $13, $14, $15, '{}', '{}', $16, '{}', 1,
                   '2024-01-31')""",
            decision_id,
            request.subject,
            request.customer_id,
            policy_id,
            request.product_code,
            request.channel,
            request.currency,
            request.amount_minor,
            request.instalments,
            wanted.annual_rate,
            wanted.outcome.value,
            amount,
            wanted.grade,
            wanted.review_levels,
            wanted.needs_phone_check,
            [
                {
                    "code": wanted.reason,
                    "zh": "测试",
                    "en": "Test",
                    "rank": 1,
                    "outcome": None,
                    "rule": None,
                }
            ],
        )
        return Decision(
            id=decision_id,
            subject=request.subject,
            customer_id=request.customer_id,
            outcome=wanted.outcome,
            currency=request.currency,
            amount_asked_minor=request.amount_minor,
            amount_minor=amount,
            instalments=request.instalments,
            annual_rate=wanted.annual_rate,
            grade=wanted.grade,
            score=None,
            capacity_minor=None,
            review_levels=wanted.review_levels,
            needs_phone_check=wanted.needs_phone_check,
            reasons=(Reason(code=wanted.reason, zh="测试", en="test", rank=1),),
            counterfactual=None,
            policy_version_id=policy_id,
            arm=Arm.CHAMPION,
        )

    return decide


@pytest.fixture
async def road(db: Any, monkeypatch: pytest.MonkeyPatch) -> Road:
    """A lender on 31 January 2024 with people, one product on offer and one customer."""
    lender = await set_up_lender()
    people = await _people(lender.branch_id)
    made = Road(lender, new_id(), new_id(), people)
    made.customer_id = await made.person("张三", "11010519491231002X", "13800138000")
    async with database.transaction() as tx:
        made.account_id = await let_apply(tx, made.customer_id)
    made.version_id = await made.product("CASH")
    stand = stand_in(lambda: made.verdict, made.requests)
    monkeypatch.setattr(decisioning, "decide", stand, raising=False)
    return made


LINE = {"uses_line": True, "kind": "line_drawing"}
"""What makes a product draw on a line."""


def with_permissions(actor: Actor, *codes: str) -> Actor:
    """Somebody who holds more than his role gives him."""
    return replace(actor, permissions=actor.permissions | set(codes))
