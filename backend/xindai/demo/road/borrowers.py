"""Borrowers of the demo: registered, known, with card, income and papers."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Final
from uuid import UUID

from xindai.customers import api as customers
from xindai.customers.types import NewCustomer
from xindai.demo.ground import DEMO
from xindai.demo.people import ROAD
from xindai.demo.road.papers import card_image, proof_pdf
from xindai.demo.road.stage import Person, Stage
from xindai.graphql.base.node import to_id
from xindai.identity import api as identity
from xindai.platform import db
from xindai.platform.files import api as files

PASSWORD: Final = identity.DEMO_LOGINS[0][1]
"""Theirs is that of the staff of the demo."""
GOOD_CARD: Final = "012"
_LISTED: Final = "{ products { code versions { id } } }"
_SOURCES: Final = "SELECT source, id FROM customer WHERE source = ANY($1::text[])"


@dataclass(frozen=True, slots=True)
class Trait:
    """What a borrower states of himself."""

    obligations: str = "1000.00"
    since: str = "2015-03-01"
    card: str = GOOD_CARD
    """Three digits that tell the bank of the sandbox a story."""


SOLID: Final = Trait()
STRETCHED: Final = Trait(obligations="5500.00")
"""Much of the income goes to debts: somebody calls, and somebody examines."""


@dataclass
class Borrower:
    """Somebody with an account; `customer_id` None: only registered."""

    number: int
    known: NewCustomer
    person: Person
    trait: Trait = SOLID
    customer_id: UUID | None = None
    papers: list[str] = field(default_factory=list)

    async def do(self, verb: str, key: str, shown: str = "", /, **given: Any) -> Any:
        """A verb, once per borrower and key."""
        return await self.person.do(verb, f"{self.number}-{key}", shown, **given)


async def enter(people: Iterable[NewCustomer]) -> dict[str, UUID]:
    """The customers by source; those of an earlier load stay."""
    wanted = list(people)
    sources = [each.source for each in wanted]
    async with db.transaction() as tx:
        there = {r["source"]: r["id"] for r in await tx.rows(_SOURCES, sources)}
        new = [each for each in wanted if each.source not in there]
        ids = await customers.create_in(tx, DEMO, new) if new else []
    return there | {each.source: key for each, key in zip(new, ids, strict=True)}


async def register(stage: Stage, number: int, who: NewCustomer) -> Person:
    """An account with all consents, an inquiry at the bureau among them; its session."""
    address = f"198.18.{number // 250}.{number % 250 + 1}"
    person = Person(stage, f"borrower {number}", address=address)
    phone = who.phone or ""
    if stage.began_before and await _signed_in(person, phone):
        return person
    if not stage.documents:
        asked = "{ consentDocuments { kind version } }"
        stage.documents = (await person.ask(asked))["consentDocuments"]
    text = """mutation ($phone: String!) { requestCode(purpose: REGISTER, phone: $phone) {
        userErrors { code } } }"""
    await person.ask(text, phone=phone)
    await stage.services.sms.drained()
    given = {"phone": phone, "password": PASSWORD, "consents": stage.documents}
    code = stage.inbox.code(phone)
    told = await person.do("register", f"{number}-register", "token", code=code, **given)
    person.token = told["token"]
    return person


async def _signed_in(person: Person, phone: str) -> bool:
    text = """mutation ($phone: String!, $password: String!) {
        borrowerSignIn(input: {phone: $phone, password: $password}) { token } }"""
    told = (await person.ask(text, phone=phone, password=PASSWORD))["borrowerSignIn"]
    person.token = told["token"] or ""
    return bool(person.token)


async def arrive(
    stage: Stage, number: int, who: NewCustomer, customer_id: UUID, trait: Trait = SOLID
) -> Borrower:
    """From registration to papers."""
    made = Borrower(number, who, await register(stage, number, who), trait, customer_id)
    await made.do("bindIdentity", "bind", name=who.name, idNumber=who.id_number)
    actor = await identity.actor_of_session(made.person.token)
    made.person.known = actor and replace(actor, customer_id=customer_id)
    await made.do("bankCardBind", "card", number=_card_number(number, trait.card))
    work = {"kind": "EMPLOYED", "employer": "申江机械厂", "position": "工程师"}
    await made.do("ownEmploymentChange", "work", since=trait.since, **work)
    amounts = [
        {"side": "INCOME", "kind": "SALARY", "amount": "18000.00"},
        {"side": "EXPENSE", "kind": "LIVING", "amount": "4000.00"},
        {"side": "OBLIGATION", "kind": "CREDIT_CARD", "amount": trait.obligations},
    ]
    await made.do("ownMonthlyAmountsChange", "amounts", amounts=amounts)
    home = {"maritalStatus": "MARRIED", "address": f"上海市浦东新区演示路 {number} 号"}
    await made.do("ownProfileChange", "home", **home)
    for category in ("ID_CARD_FRONT", "ID_CARD_BACK"):
        made.papers.append(await hand_in(made, category))
    if not stage.products:
        listed = (await made.person.ask(_LISTED))["products"]
        stage.products = {p["code"]: p["versions"][-1]["id"] for p in listed if p["versions"]}
    return made


async def hand_in(who: Borrower, category: str) -> str:
    """The id of a paper of his own; that of an earlier load stays."""
    if who.person.stage.began_before and (there := await _handed_in(who, category)):
        return there
    is_card = category.startswith("ID_CARD")
    content = card_image(category, who.number) if is_card else proof_pdf()
    name = f"{category.lower()}.{'jpg' if is_card else 'pdf'}"
    file_id = await upload(who.person, content, name)
    shown = "document { id }"
    made = await who.do("ownDocumentAdd", category, shown, category=category, fileId=file_id)
    id: str = made["document"]["id"]
    return id


async def _handed_in(who: Borrower, category: str) -> str | None:
    asked = "{ me { customer { documents { id category } } } }"
    listed = (await who.person.ask(asked))["me"]["customer"]["documents"]
    return next((d["id"] for d in listed if d["category"] == category), None)


async def upload(person: Person, content: bytes, name: str) -> str:
    """The global id of a file that a person has handed over."""
    assert person.known is not None
    async with db.transaction() as tx:
        purpose = files.Purpose.CUSTOMER_DOCUMENT
        view = await files.store(tx, person.known, content, name=name, purpose=purpose)
    return to_id("File", view.id)


async def leave(people: Iterable[Borrower]) -> None:
    """Their sessions end with the load."""

    async def out(who: Borrower) -> None:
        await who.person.ask("mutation { signOut { userErrors { code } } }")

    await asyncio.gather(*(out(who) for who in people))


def _card_number(number: int, story: str) -> str:
    """A card with a check digit that fits; `story`: the three digits before it."""
    first = f"622202{ROAD + number:09d}{story}"
    digits = [int(d) for d in reversed(first)]
    total = sum(sum(divmod(d * 2, 10)) if at % 2 == 0 else d for at, d in enumerate(digits))
    return f"{first}{-total % 10}"
