"""From the draft to the money, and the ways that end before it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from tests.loans.conftest import today_is
from tests.origination.conftest import LINE, SYSTEM, Road, S, refused
from tests.origination.test_under_way import under_way
from xindai.credit_lines import api as credit_lines
from xindai.decisioning.types import Outcome
from xindai.kernel.ids import new_id
from xindai.origination import api
from xindai.origination.actions.run_out import expire_due, tell_overdue
from xindai.origination.types import (
    ApplicationKind,
    DraftWish,
    Missing,
    PartyRole,
    PartyWish,
    PhoneAnswer,
    PhoneVerdict,
)
from xindai.platform import db as database


async def verbs(application_id: UUID) -> list[str]:
    """The history in one word each."""
    found = await api.events_of(SYSTEM, [application_id])
    return [event.verb for event in found[application_id]]


async def notices(recipient: str) -> list[str]:
    rows = await database.pool().fetch(
        "SELECT kind FROM notification WHERE recipient = $1 ORDER BY id", recipient
    )
    return [r["kind"] for r in rows]


async def test_the_whole_road(road: Road) -> None:
    """Draft, call, two levels, a part of the offer, contract, a failed payout, the payout."""
    road.verdict.review_levels, road.verdict.needs_phone_check = 2, True
    key = await road.decided()
    assert await road.status(key) is S.PHONE_VERIFICATION
    await road.call("caller", key)
    await road.approve("one", key)
    assert await road.status(key) is S.REVIEW_2
    await road.approve("two", key, 900_000)
    view = await api.get_application(road.borrower, key)
    assert (view.status, view.offered_minor, view.offered_rate) == (S.APPROVED, 900_000, "0.12")
    assert view.expires_on == date(2024, 3, 1)  # thirty days
    await road.accept(key, 800_000)
    contract_id, loan_id = new_id(), new_id()
    async with database.transaction() as tx:
        offer = await api.approved_offer(tx, road.officer, key)
        await api.contract_signed(tx, road.borrower, key, contract_id)
        await api.disbursing(tx, SYSTEM, key)
        await api.disbursement_failed(tx, SYSTEM, key, "ACCOUNT_CLOSED")
        await api.disbursing(tx, SYSTEM, key)
        await api.disbursed(tx, SYSTEM, key, loan_id)
    assert offer.amount_minor == 800_000
    assert (offer.annual_rate, offer.instalments, offer.method) == ("0.12", 12, "equal_instalment")
    people = ("caller", "one", "two")
    assert {road.people[login].id for login in people} | {road.borrower.id} <= offer.made_by
    view = await api.get_application(road.auditor, key)
    assert (view.status, view.contract_id, view.loan_id) == (S.DISBURSED, contract_id, loan_id)
    assert await verbs(key) == [
        "create", "save", "submit", "start_decision", "refer_to_phone", "claim",
        "pass_phone_check", "claim", "review_approve", "claim", "review_approve", "accept_offer",
        "sign_contract", "start_disbursing", "fail_disbursement", "start_disbursing",
        "confirm_disbursement",
    ]  # fmt: skip
    assert await notices(road.borrower.id) == ["application.approved"]
    assert view.version == 17


async def test_a_decision_may_approve_at_once(road: Road) -> None:
    """Without a person, up to the authority of level 0; above it an examiner looks."""
    road.verdict.outcome, road.verdict.review_levels = Outcome.APPROVE, 0
    key = await road.decided(amount_minor=2_000_000)
    assert await road.status(key) is S.APPROVED
    await road.withdraw(key)
    key = await road.decided(amount_minor=2_010_000)
    assert await road.status(key) is S.REVIEW_1
    (request, other) = road.requests
    assert (request.amount_minor, other.amount_minor) == (2_000_000, 2_010_000)
    assert request.product_code == "CASH" and request.facts["age_years"] == 74


async def test_a_decline_is_the_end(road: Road) -> None:
    road.verdict.outcome = Outcome.DECLINE
    key = await road.decided()
    assert await road.status(key) is S.REJECTED
    assert await notices(road.borrower.id) == ["application.declined"]
    again = await road.draft(road.borrower)
    await refused("DUPLICATE_APPLICATION", api.submit(road.borrower, again, "again"))
    other = await road.draft(road.borrower, amount_minor=1_010_000)
    await api.submit(road.borrower, other, "other")


async def test_an_offer_the_product_does_not_make_is_a_decline(road: Road) -> None:
    """The decision allows less than the product lends at least, or asks more than it may."""
    road.verdict.amount_minor = 50_000
    key = await road.decided()
    assert await road.status(key) is S.REJECTED
    events = (await api.events_of(SYSTEM, [key]))[key]
    assert events[-1].detail["code"] == "AMOUNT_NOT_OFFERED"
    road.verdict.amount_minor, road.verdict.annual_rate = None, "0.25"
    key = await road.decided(amount_minor=1_020_000)
    assert (await api.events_of(SYSTEM, [key]))[key][-1].detail["code"] == "RATE_NOT_OFFERED"


async def test_returned_papers_go_back_to_who_asked(road: Road) -> None:
    road.verdict.review_levels = 2
    key = await road.decided()
    await road.approve("one", key)
    await road.send_back("two", key, "income_proof", "residence_proof")
    view = await api.get_application(road.borrower, key)
    assert view.status is S.RETURNED
    assert view.supplement == ("income_proof", "residence_proof")
    assert view.return_reason == "请补充资料"
    assert await notices(road.borrower.id) == ["application.returned"]
    number = view.number
    await api.submit(road.borrower, key, "again")
    view = await api.get_application(road.borrower, key)
    assert (view.status, view.number, view.supplement, view.round) == (S.REVIEW_2, number, (), 1)
    await road.approve("two", key)
    assert await road.status(key) is S.APPROVED


async def test_other_figures_are_decided_anew(road: Road) -> None:
    """Every level examines again what is another wish, and the same person may on his level."""
    road.verdict.review_levels = 2
    key = await road.decided()
    await road.approve("one", key)
    await road.send_back("two", key, "income_proof")
    wish = DraftWish(application_id=key, amount_minor=2_000_000)
    await api.save_draft(road.borrower, wish, "more")
    await api.submit(road.borrower, key, "again")
    assert await road.status(key) is S.SUBMITTED
    await road.run_decision()
    view = await api.get_application(SYSTEM, key)
    assert (view.status, view.round, view.offered_minor) == (S.REVIEW_1, 2, 2_000_000)
    await road.approve("one", key)
    await road.approve("two", key)
    assert await road.status(key) is S.APPROVED


async def test_a_reviewer_and_a_caller_may_say_no(road: Road) -> None:
    key = await road.decided()
    await road.claim("one", key)
    await api.reject(road.one, key, "流水不实", "r2", reason_codes=["DTI_TOO_HIGH"])
    assert await road.status(key) is S.REJECTED
    road.verdict.needs_phone_check = True
    key = await road.decided(amount_minor=1_010_000)
    await road.call("caller", key, PhoneVerdict.UNREACHABLE)
    assert await road.status(key) is S.PHONE_VERIFICATION
    await road.claim("caller", key)
    mismatch = {"income": PhoneAnswer.MISMATCH}
    answers = dict.fromkeys(api.QUESTIONS, PhoneAnswer.MATCH) | mismatch
    said = PhoneVerdict.PASSED
    await refused("ANSWERS_CONTRADICT", api.phone_check(road.caller, key, said, answers, "c"))
    few = {"income": PhoneAnswer.MATCH}
    await refused("ANSWERS_INCOMPLETE", api.phone_check(road.caller, key, said, few, "c2"))
    odd = answers | {"height": PhoneAnswer.MATCH}
    await refused("ANSWERS_INCOMPLETE", api.phone_check(road.caller, key, said, odd, "c3"))
    await api.phone_check(road.caller, key, PhoneVerdict.FAILED, answers, "c4")
    assert await road.status(key) is S.REJECTED
    calls = (await api.phone_checks_of(SYSTEM, [key]))[key]
    assert [call.verdict.value for call in calls] == ["unreachable", "failed"]


@pytest.mark.parametrize("days", [30, 31])
async def test_an_offer_is_good_for_thirty_days(road: Road, days: int) -> None:
    key = await road.decided()
    await road.approve("one", key)
    await today_is(date(2024, 1, 31 - 31 + 1) if days == 0 else date(2024, 3, 1 + days - 30))
    async with database.transaction() as tx:
        assert await expire_due(tx) == (1 if days == 31 else 0)
    assert await road.status(key) is (S.EXPIRED if days == 31 else S.APPROVED)
    if days == 31:
        await refused("WRONG_STATUS", api.accept_offer(road.borrower, key, None, None, "late"))
        assert (await notices(road.borrower.id))[-1] == "application.expired"


async def test_the_manager_hears_of_what_is_late_once(road: Road) -> None:
    key = await road.decided()
    await road.claim("one", key)
    async with database.transaction() as tx:
        assert await tell_overdue(tx) == 0
        await tx.execute("UPDATE application SET due_at = now() - interval '1 minute'")
        assert await tell_overdue(tx) == 1
        assert await tell_overdue(tx) == 0
    assert await notices(road.manager.id) == ["application.overdue"]
    assert await notices(road.one.id) == ["application.overdue"]
    assert (await api.get_application(SYSTEM, key)).is_overdue


async def test_a_drawing_holds_its_part_of_the_line(road: Road) -> None:
    version = await road.product("DRAW", **LINE)
    async with database.transaction() as tx:
        await credit_lines.grant(
            tx,
            SYSTEM,
            customer_id=road.customer_id,
            currency="CNY",
            limit_minor=1_500_000,
            expires_on=date(2024, 12, 31),
            sub_limits={},
            subject="application/first",
        )

    async def left() -> int:
        async with database.transaction() as tx:
            found = await credit_lines.line_facts(tx, road.customer_id)
        assert found is not None
        return found.available_minor

    key = await road.decided(product_version_id=version)
    assert await left() == 500_000
    await road.approve("one", key, 800_000)
    await road.accept(key, 600_000)
    assert await left() == 900_000
    await road.withdraw(key)
    assert await left() == 1_500_000
    too_much = await road.draft(product_version_id=version, amount_minor=1_510_000)
    await refused("LINE_EXCEEDED", api.submit(road.borrower, too_much, "much"))
    assert await road.status(too_much) is S.DRAFT
    road.verdict.outcome = Outcome.DECLINE
    await road.decided(product_version_id=version, amount_minor=1_010_000)
    assert await left() == 1_500_000


async def test_a_line_is_granted_when_it_is_accepted(road: Road) -> None:
    version = await road.product("DRAW", **LINE)
    kind = ApplicationKind.LINE
    key = await road.decided(product_version_id=version, kind=kind)
    await road.approve("one", key)
    await road.accept(key, 700_000)
    async with database.transaction() as tx:
        found = await credit_lines.line_facts(tx, road.customer_id)
        assert found is not None
        assert (found.limit_minor, found.sub_lines[0].limit_minor) == (700_000, 700_000)
    async with database.transaction() as tx:
        await refused("OFFER_NOT_ACCEPTED", api.approved_offer(tx, SYSTEM, key))
    await refused("WRONG_STATUS", api.withdraw(road.borrower, key, None, "w"))
    drawing = await road.decided(product_version_id=version, amount_minor=300_000)
    assert await under_way(road, True) == [drawing], "the line is in force, and done with"
    assert await under_way(road, False) == [key]
    loan = DraftWish(product_version_id=road.version_id, kind=kind)
    await refused("KIND_NOT_OFFERED", api.save_draft(road.borrower, loan, "loan"))


async def test_a_wizard_learns_what_is_missing(road: Road) -> None:
    """Any field first; each is checked when it is given, and the rest is listed."""
    papers = {
        "documents": ["id_card_front"],
        "needs_guarantor": True,
        "payee": "merchant",
        "kind": "merchant_instalment",
    }
    version = await road.product("SHOP", **papers)
    key = await api.save_draft(road.borrower, DraftWish(product_version_id=version), "one")
    assert (await api.missing_in(road.borrower, [key]))[key] == (
        Missing(field="amount", code="REQUIRED"),
        Missing(field="instalments", code="REQUIRED"),
        Missing(field="method", code="REQUIRED"),
        Missing(field="purpose", code="REQUIRED"),
        Missing(field="documents.id_card_front", code="DOCUMENT_MISSING"),
        Missing(field="parties", code="GUARANTOR_MISSING"),
        Missing(field="merchantId", code="MERCHANT_MISSING"),
    )
    no = await refused("APPLICATION_INCOMPLETE", api.submit(road.borrower, key, "s"))
    assert no.field == "amount"

    async def saved(code: str, **wish: object) -> None:
        given = DraftWish(application_id=key, **wish)  # type: ignore[arg-type]
        await refused(code, api.save_draft(road.borrower, given, next(road.keys)))

    await saved("AMOUNT_NOT_OFFERED", amount_minor=99_900)
    await saved("TERM_NOT_OFFERED", instalments=37)
    await saved("METHOD_NOT_OFFERED", method="single_payment")
    await saved("SUB_PRODUCT_NOT_FOUND", sub_product="GOLD")
    await saved("CHANNEL_CLOSED", channel="partner")
    await saved("CODE_INVALID", channel="<script>")
    await saved("MERCHANT_NOT_FOUND", merchant_id=new_id())
    await saved("BANK_CARD_NOT_FOUND", bank_card_id=new_id())
    await saved("DOCUMENT_NOT_FOUND", document_ids=(new_id(),))
    await saved("PRODUCT_FIXED", product_version_id=road.version_id)
    await saved("CUSTOMER_NOT_FOUND", customer_id=new_id())
    guarantor = PartyWish(role=PartyRole.GUARANTOR, name="李四", id_number="110105198001010024")
    await saved("PARTY_UNCLEAR", parties=(guarantor,))
    himself = PartyWish(
        role=PartyRole.GUARANTOR,
        name="张三",
        id_number="11010519491231002X",
        phone="13800138000",
    )
    await saved("PARTY_IS_APPLICANT", parties=(himself,))
    wish = DraftWish(application_id=key, amount_minor=100_000)
    await api.save_draft(road.borrower, wish, "fine")
    assert (await api.get_application(road.borrower, key)).amount_minor == 100_000


async def test_a_guarantor_is_sealed_and_shown_masked(road: Road) -> None:
    version = await road.product("GUA", needs_guarantor=True)
    person = PartyWish(
        role=PartyRole.GUARANTOR,
        name="李四光",
        id_number="110105198001010024",
        phone="13900139000",
    )
    key = await road.draft(product_version_id=version, parties=(person,))
    (party,) = (await api.parties_of(road.borrower, [key]))[key]
    assert (party.name, party.phone) == ("李**", "139****9000")
    assert party.id_number == "110***********0024"
    for table in ("application_event", "audit_record", "outbox_message", "idempotency_record"):
        text = await database.pool().fetchval(f"SELECT string_agg(t::text, ' ') FROM {table} t")
        assert "李四光" not in text and "13900139000" not in text, table
    await api.submit(road.borrower, key, "s")


async def test_one_open_application_for_a_product(road: Road) -> None:
    first = await road.submitted()
    second = await road.draft(amount_minor=1_010_000)
    await refused("APPLICATION_OPEN", api.submit(road.borrower, second, "two"))
    assert await road.status(second) is S.DRAFT
    await road.withdraw(first)
    await api.submit(road.borrower, second, "three")
    version = await road.product("OTHER")
    await road.submitted(product_version_id=version)


async def test_staff_apply_for_a_customer(road: Road) -> None:
    key = await road.decided(road.officer)
    view = await api.get_application(road.officer, key)
    assert (view.created_by, view.channel) == (road.officer.id, "branch")
    await road.approve("one", key)
    await refused("REASON_MISSING", api.accept_offer(road.officer, key, None, None, "a"))
    await api.accept_offer(road.officer, key, None, "客户到店确认", "a2")
    assert await road.status(key) is S.OFFER_ACCEPTED


async def test_more_than_the_offer_is_never_taken(road: Road) -> None:
    key = await road.decided()
    await road.claim("one", key)
    await refused("AMOUNT_ABOVE_OFFER", api.approve(road.one, key, 1_010_000, None, "a"))
    await refused("AMOUNT_NOT_OFFERED", api.approve(road.one, key, 900_050, None, "b"))
    await api.approve(road.one, key, None, None, "c")
    await refused("AMOUNT_ABOVE_OFFER", api.accept_offer(road.borrower, key, 1_010_000, None, "d"))
    await refused("AMOUNT_NOT_OFFERED", api.accept_offer(road.borrower, key, 99_900, None, "e"))


async def test_a_cancelled_contract_gives_the_offer_back(road: Road) -> None:
    key = await road.accepted()
    async with database.transaction() as tx:
        await api.contract_cancelled(tx, SYSTEM, key, "草稿作废")  # none was signed
        await api.contract_signed(tx, SYSTEM, key, new_id())
    await refused("WRONG_STATUS", api.withdraw(road.borrower, key, None, "w"))
    async with database.transaction() as tx:
        await api.contract_cancelled(tx, SYSTEM, key, "客户要求")
    view = await api.get_application(SYSTEM, key)
    assert (view.status, view.contract_id) == (S.OFFER_ACCEPTED, None)
    await road.withdraw(key)


async def test_the_offer_has_a_schedule(road: Road) -> None:
    key = await road.decided()
    assert await api.offer_quote(road.borrower, new_id()) is None
    await road.approve("one", key)
    found = await api.offer_quote(road.borrower, key)
    assert found is not None
    assert found.instalment_minor == 88_849  # 10,000.00 at 12 % in twelve
    assert len(found.state.rows) == 12


async def test_a_wish_is_priced_before_it_is_applied_for(road: Road) -> None:
    version = road.version_id
    found = await api.wish_quote(
        road.borrower, api.Wish(version_id=version, amount_minor=1_000_000, instalments=12)
    )
    assert (found.annual_rate, found.method) == ("0.12", "equal_instalment")
    assert found.quote.instalment_minor == 88_849
    example = (await api.examples_of(road.borrower, [version, new_id()]))[version]
    assert (example.amount_minor, example.instalments) == (1_000_000, 12)
    wish = api.Wish(version_id=version, amount_minor=1_000_050)
    await refused("AMOUNT_NOT_OFFERED", api.wish_quote(road.borrower, wish))
    closed = api.Wish(version_id=version, channel="partner")
    await refused("CHANNEL_CLOSED", api.wish_quote(road.borrower, closed))
