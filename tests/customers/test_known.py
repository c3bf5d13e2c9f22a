"""What a lender knows of a customer: from the first word to the facts that decisions rest on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import asyncpg
import pytest

from tests.actors import borrower
from tests.customers.conftest import TODAY, Office, number
from xindai.customers import api as customers
from xindai.customers.types.known import (
    AmountKind,
    AmountSide,
    ContactRelation,
    DocumentCategory,
    DocumentStatus,
    EmploymentKind,
    Grade,
    MaritalStatus,
    NewAmount,
    NewContact,
    NewDocument,
    NewEmployment,
    ProfileChange,
    RelationKind,
)
from xindai.customers.types.lists import ListKind, NewEntry
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform import db as database

ADDRESS = "上海市浦东新区世纪大道 100 号 9 楼"
EMPLOYER = "东方某某信息技术有限公司"


async def code(awaitable: Any) -> str:
    with pytest.raises(Refusal) as refused:
        await awaitable
    return refused.value.code


def salary(minor: int) -> NewAmount:
    return NewAmount(side=AmountSide.INCOME, kind=AmountKind.SALARY, amount_minor=minor)


async def facts(office: Office) -> customers.CustomerFacts:
    async with database.transaction() as tx:
        return await customers.facts(tx, office.zhang)


async def test_nothing_known_is_nothing_and_no_zero(office: Office) -> None:
    assert await facts(office) == customers.CustomerFacts(
        customer_id=office.zhang,
        branch_id=office.shanghai,
        branch_path="/HO/SH/",
        age_years=46,
        segments=(),
        internal_rating=None,
        is_blacklisted=False,
        blacklist_reason=None,
        whitelist=None,
        monthly_income_minor=None,
        monthly_expenses_minor=None,
        monthly_obligations_minor=None,
        employment_months=None,
        employment_kind=None,
        document_categories=frozenset(),
        has_required_consents=False,
        bank_card_id=None,
    )


async def test_from_the_first_word_to_the_facts(office: Office) -> None:
    who, zhang = office.officer, office.zhang
    profile = ProfileChange(marital_status=MaritalStatus.MARRIED, dependants=1, address=ADDRESS)
    await customers.change_profile(who, zhang, profile, office.key())
    await customers.change_profile(who, zhang, ProfileChange(dependants=2), office.key())
    wife = NewContact(relation=ContactRelation.SPOUSE, name="王芳芳", phone="138-0013-8009")
    await customers.add_contact(who, zhang, wife, office.key())
    work = NewEmployment(
        kind=EmploymentKind.EMPLOYED,
        employer=EMPLOYER,
        position="工程师",
        since_on=date(2024, 5, 28),
    )
    await customers.set_employment(who, zhang, work, office.key())
    paper = await customers.add_document(
        who,
        zhang,
        NewDocument(category=DocumentCategory.INCOME_PROOF, file_id=await office.upload(who)),
        office.key(),
    )
    shown = NewAmount(
        side=AmountSide.INCOME, kind=AmountKind.SALARY, amount_minor=800_000, document_id=paper
    )
    await customers.add_amount(who, zhang, shown, office.key())
    for side, kind, minor in (
        (AmountSide.INCOME, AmountKind.RENT, 150_050),
        (AmountSide.EXPENSE, AmountKind.LIVING, 250_000),
        (AmountSide.OBLIGATION, AmountKind.CAR_LOAN, 120_000),
    ):
        amount = NewAmount(side=side, kind=kind, amount_minor=minor)
        await customers.add_amount(who, zhang, amount, office.key())
    await customers.set_tags(who, zhang, ["salaried", "urban"], ["vip"], office.key())
    await customers.rate(office.manager, zhang, Grade.C, "新客户", office.key())
    await customers.rate(office.manager, zhang, Grade.B, "收入已核实", office.key())
    seen = await facts(office)
    assert seen.segments == ("salaried", "urban")
    assert seen.internal_rating == "B"
    assert seen.monthly_income_minor == 950_050
    assert (seen.monthly_expenses_minor, seen.monthly_obligations_minor) == (250_000, 120_000)
    assert (seen.employment_kind, seen.employment_months) == ("employed", 29)
    assert seen.document_categories == {"income_proof"}
    view = (await customers.profiles_of_customers(who, [zhang]))[zhang]
    assert (view.marital_status, view.dependants) == (MaritalStatus.MARRIED, 2)
    assert view.address == "上海市浦东新***"
    (contact,) = (await customers.contacts_of_customers(who, [zhang]))[zhang]
    assert (contact.name, contact.phone) == ("王**", "138****8009")
    assert (await customers.employment_of_customers(who, [zhang]))[zhang].employer == "东方***"
    kept = ""
    for table in (
        "customer_profile", "customer_contact", "customer_employment", "audit_record",
        "idempotency_record", "stored_file",
    ):  # fmt: skip
        kept += str(await database.pool().fetch(f"SELECT t::text FROM {table} t"))
    for secret in (ADDRESS, EMPLOYER, "王芳芳", "13800138009", "工程师", "世纪大道"):
        assert secret not in kept and secret.encode().hex() not in kept


async def test_zero_stated_is_not_missing(office: Office) -> None:
    """Who says that he has no debts is not asked for them again; a salary cannot be none."""
    me, zhang = borrower(office.zhang), office.zhang
    nothing = NewAmount(side=AmountSide.OBLIGATION, kind=AmountKind.NONE, amount_minor=0)
    await customers.state_amounts(me, zhang, [salary(800_000), nothing], office.key())
    seen = await facts(office)
    assert (seen.monthly_income_minor, seen.monthly_obligations_minor) == (800_000, 0)
    assert seen.monthly_expenses_minor is None, "of these nothing was said"
    card = NewAmount(side=AmountSide.OBLIGATION, kind=AmountKind.CREDIT_CARD, amount_minor=0)
    await customers.state_amounts(me, zhang, [card], office.key())
    assert (await facts(office)).monthly_obligations_minor == 0
    some = NewAmount(side=AmountSide.OBLIGATION, kind=AmountKind.NONE, amount_minor=100)
    wrong = customers.state_amounts(me, zhang, [some], office.key())
    assert await code(wrong) == "CUSTOMER_AMOUNT_KIND_WRONG"
    with pytest.raises(asyncpg.CheckViolationError, match="customer_monthly_amount_stated"):
        await database.pool().execute("UPDATE customer_monthly_amount SET amount_minor = -1")


async def test_a_rejected_or_outdated_paper_proves_nothing(office: Office) -> None:
    who, zhang = office.officer, office.zhang

    async def hand_in(category: DocumentCategory, expires_on: date | None = None) -> Any:
        file_id = await office.upload(who)
        wanted = NewDocument(category=category, file_id=file_id, expires_on=expires_on)
        return await customers.add_document(who, zhang, wanted, office.key())

    front = await hand_in(DocumentCategory.ID_CARD_FRONT, TODAY)
    back = await hand_in(DocumentCategory.ID_CARD_BACK)
    assert (await facts(office)).document_categories == {"id_card_front", "id_card_back"}
    await customers.verify_document(office.verifier, front, True, None, office.key())
    await customers.verify_document(office.verifier, back, False, "模糊", office.key())
    await database.pool().execute("UPDATE business_day SET current_on = $1", TODAY)
    assert (await facts(office)).document_categories == {"id_card_front"}
    later = TODAY + timedelta(days=1)
    await database.pool().execute("UPDATE business_day SET current_on = $1", later)
    assert (await facts(office)).document_categories == frozenset()
    views = (await customers.documents_of_customers(who, [zhang]))[zhang]
    assert [v.status for v in views] == [DocumentStatus.VERIFIED, DocumentStatus.REJECTED]
    again = customers.verify_document(office.verifier, back, True, None, office.key())
    assert await code(again) == "CUSTOMER_DOCUMENT_CHECKED"


async def test_nobody_verifies_his_own_paper(office: Office) -> None:
    file_id = await office.upload(office.manager)
    wanted = NewDocument(category=DocumentCategory.OTHER, file_id=file_id)
    paper = await customers.add_document(office.manager, office.zhang, wanted, office.key())
    own = customers.verify_document(office.manager, paper, True, None, office.key())
    assert await code(own) == "SAME_PERSON"
    with pytest.raises(asyncpg.CheckViolationError, match="customer_document_other_eyes"):
        await database.pool().execute(
            "UPDATE customer_document SET status = 'verified', verified_by = added_by,"
            " verified_at = now()"
        )


async def test_a_file_is_taken_by_its_uploader_once(office: Office) -> None:
    who, zhang = office.officer, office.zhang
    file_id = await office.upload(who)
    wanted = NewDocument(category=DocumentCategory.OTHER, file_id=file_id)
    theirs = customers.add_document(office.manager, zhang, wanted, office.key())
    assert await code(theirs) == "FILE_NOT_FOUND"
    await customers.add_document(who, zhang, wanted, office.key())
    assert await code(customers.add_document(who, zhang, wanted, office.key())) == "FILE_USED"
    old = NewDocument(
        category=DocumentCategory.OTHER,
        file_id=await office.upload(who),
        expires_on=TODAY - timedelta(days=1),
    )
    late = customers.add_document(who, zhang, old, office.key())
    assert await code(late) == "CUSTOMER_DOCUMENT_EXPIRED"


async def test_a_borrower_states_his_own_and_leaves_ours(office: Office) -> None:
    me, zhang = borrower(office.zhang), office.zhang
    ours = NewContact(relation=ContactRelation.FRIEND, name="赵六", phone="13800138006")
    await customers.add_contact(office.officer, zhang, ours, office.key())
    await customers.add_amount(office.officer, zhang, salary(500_000), office.key())
    for phone in ("13800138007", "13800138008"):
        mine = NewContact(relation=ContactRelation.PARENT, name="张父", phone=phone)
        await customers.state_contacts(me, zhang, [mine], office.key())
        await customers.state_amounts(me, zhang, [salary(10_000)], office.key())
    contacts = (await customers.contacts_of_customers(me, [zhang]))[zhang]
    assert [c.phone for c in contacts] == ["138****8006", "138****8008"]
    assert (await facts(office)).monthly_income_minor == 510_000
    for wrong, wanted in (
        ("13800138001", "CONTACT_IS_SELF"),
        ("13800138006", "CONTACT_EXISTS"),
        ("1380013800", "INVALID_PHONE"),
    ):
        bad = NewContact(relation=ContactRelation.PARENT, name="张父", phone=wrong)
        assert await code(customers.state_contacts(me, zhang, [bad], office.key())) == wanted
    assert len((await customers.contacts_of_customers(me, [zhang]))[zhang]) == 2, "all or nothing"


async def test_others_find_nothing_there(office: Office) -> None:
    zhang, neighbour = office.zhang, borrower(office.li)
    contact = NewContact(relation=ContactRelation.FRIEND, name="赵六", phone="13800138006")
    made = await customers.add_contact(office.officer, zhang, contact, office.key())
    for actor in (office.elsewhere, neighbour):
        attempts = (
            customers.change_profile(actor, zhang, ProfileChange(dependants=1), office.key()),
            customers.add_contact(actor, zhang, contact, office.key()),
            customers.set_employment(
                actor, zhang, NewEmployment(kind=EmploymentKind.FARMER), office.key()
            ),
            customers.add_amount(actor, zhang, salary(1), office.key()),
        )
        assert [await code(attempt) for attempt in attempts] == ["CUSTOMER_NOT_FOUND"] * 4
        gone = customers.remove_contact(actor, made, office.key())
        assert await code(gone) == "CONTACT_NOT_FOUND"
        assert await customers.contacts_of_customers(actor, [zhang]) == {}
        assert await customers.documents_of_customers(actor, [zhang]) == {}
    rating = customers.rate(office.elsewhere, zhang, Grade.A, "不错", office.key())
    assert await code(rating) == "CUSTOMER_NOT_FOUND"
    for act in (customers.ratings_of_customers, customers.entries_of_customers):
        assert await code(act(borrower(zhang), [zhang])) == "FORBIDDEN"


async def test_relations_hold_both_ways_where_they_do(office: Office) -> None:
    who, zhang, li = office.officer, office.zhang, office.li
    await customers.add_relation(who, li, zhang, RelationKind.SPOUSE, office.key())
    turned = customers.add_relation(who, zhang, li, RelationKind.SPOUSE, office.key())
    assert await code(turned) == "CUSTOMER_RELATION_EXISTS"
    one = await customers.add_relation(who, li, zhang, RelationKind.GUARANTOR_OF, office.key())
    await customers.add_relation(who, zhang, li, RelationKind.GUARANTOR_OF, office.key())
    itself = customers.add_relation(who, li, li, RelationKind.SPOUSE, office.key())
    assert await code(itself) == "CUSTOMER_RELATION_TO_SELF"
    unknown = customers.add_relation(who, li, new_id(), RelationKind.SPOUSE, office.key())
    assert await code(unknown) == "CUSTOMER_NOT_FOUND"
    async with database.transaction() as tx:
        found = await customers.relations(tx, zhang)
    assert [(r.customer_id, r.other_id, r.kind) for r in found] == [
        (zhang, li, RelationKind.SPOUSE),
        (li, zhang, RelationKind.GUARANTOR_OF),
        (zhang, li, RelationKind.GUARANTOR_OF),
    ]
    foreign = customers.end_relation(office.elsewhere, one, office.key())
    assert await code(foreign) == "CUSTOMER_RELATION_NOT_FOUND"
    await customers.end_relation(who, one, office.key())
    assert len((await customers.relations_of_customers(who, [li]))[li]) == 2
    with pytest.raises(asyncpg.CheckViolationError, match="customer_relation_symmetric"):
        await database.pool().execute(
            "INSERT INTO customer_relation (id, customer_id, other_id, kind, added_by)"
            " VALUES ($1, $2, $3, 'sibling', 'x')",
            new_id(), max(zhang, li), min(zhang, li),
        )  # fmt: skip


async def test_ratings_are_history_that_nobody_changes(office: Office) -> None:
    for grade, why in ((Grade.D, "逾期"), (Grade.A, "结清良好")):
        await customers.rate(office.manager, office.zhang, grade, why, office.key())
    views = (await customers.ratings_of_customers(office.manager, [office.zhang]))[office.zhang]
    assert [(v.grade, v.reason) for v in views] == [(Grade.A, "结清良好"), (Grade.D, "逾期")]
    for act in ("UPDATE customer_rating SET grade = 'A'", "DELETE FROM customer_rating"):
        with pytest.raises(asyncpg.PostgresError):
            await database.pool().execute(act)
    blank = customers.rate(office.manager, office.zhang, Grade.A, " ", office.key())
    assert await code(blank) == "INVALID_TEXT"


async def test_an_entry_counts_that_is_older_than_its_customer(office: Office) -> None:
    entry = NewEntry(
        list=ListKind.BLACKLIST, reason="多头借贷", source="bureau", id_number=number(1)
    )
    await customers.add_entry(office.risk, entry, office.key())
    seen = await facts(office)
    assert (seen.is_blacklisted, seen.blacklist_reason) == (True, "多头借贷")
    async with database.transaction() as tx:
        assert not (await customers.facts(tx, office.li)).is_blacklisted


async def test_what_is_wrong_is_refused_by_code(office: Office) -> None:
    who, zhang = office.officer, office.zhang
    work = NewEmployment(kind=EmploymentKind.EMPLOYED)
    assert await code(customers.set_employment(who, zhang, work, office.key())) == (
        "EMPLOYER_MISSING"
    )
    tomorrow = NewEmployment(kind=EmploymentKind.FARMER, since_on=TODAY + timedelta(days=1))
    assert await code(customers.set_employment(who, zhang, tomorrow, office.key())) == (
        "DATE_IN_FUTURE"
    )
    odd = NewAmount(side=AmountSide.EXPENSE, kind=AmountKind.SALARY, amount_minor=1)
    assert await code(customers.add_amount(who, zhang, odd, office.key())) == (
        "CUSTOMER_AMOUNT_KIND_WRONG"
    )
    for segments in (["VIP"], ["a b"], [""], ["x" * 41], [f"s{n}" for n in range(31)]):
        attempt = customers.set_tags(who, zhang, segments, None, office.key())
        assert await code(attempt) == "CUSTOMER_TAG_INVALID", segments
    for address in ("", "a\0b", "x" * 201):
        change = ProfileChange(address=address)
        assert await code(customers.change_profile(who, zhang, change, office.key())) == (
            "INVALID_TEXT"
        )


async def test_the_timeline_tells_what_was_done(office: Office) -> None:
    who, zhang = office.officer, office.zhang
    await customers.change_profile(who, zhang, ProfileChange(dependants=1), office.key())
    await customers.rate(office.manager, zhang, Grade.B, "收入稳定", office.key())
    first = await customers.happenings(who, zhang, [], first=1)
    assert [(h.action, h.actor) for h in first.happenings] == [("customer.rate", "staff:manager")]
    rest = await customers.happenings(who, zhang, [], after=first.cursors[0])
    assert [h.action for h in rest.happenings] == ["customer.profile_change"]
    there = customers.happenings(office.elsewhere, zhang, [])
    assert await code(there) == "CUSTOMER_NOT_FOUND"


async def test_a_payee_is_the_owner_of_the_card(office: Office) -> None:
    async with database.transaction() as tx:
        with pytest.raises(Refusal) as refused:
            await customers.card_account(tx, new_id(), office.zhang)
    assert refused.value.code == "BANK_CARD_NOT_FOUND"
