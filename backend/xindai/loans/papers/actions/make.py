"""Make a paper of a loan: read, fold and print with no transaction open, keep if nothing moved."""

from __future__ import annotations

import asyncio
import base64
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from xindai.contracts import api as contracts
from xindai.customers import api as customers
from xindai.engine.terms import Terms
from xindai.kernel.ids import new_id
from xindai.loans.actions.lock import events_of
from xindai.loans.dispute.evidence import Evidence, evidence_of
from xindai.loans.errors import loan_not_found
from xindai.loans.papers.errors import (
    loan_moved,
    loan_not_closed,
    nothing_disbursed,
    period_invalid,
    too_many_papers,
)
from xindai.loans.papers.evidence import evidenced
from xindai.loans.papers.queries import code_hash
from xindai.loans.papers.types import NewPaper, PaperFormat, PaperKind
from xindai.loans.papers.wording import TITLES, Subject, printable, worded
from xindai.loans.papers.workbook import workbook
from xindai.loans.permissions import PAPER_MAKE
from xindai.loans.queries import VISIBLE
from xindai.loans.types import LoanStatus
from xindai.platform import audit, crypto, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.files import api as files
from xindai.platform.permission import require
from xindai.platform.settings import load_settings

PURPOSE: Final = "loan_paper"
LONGEST: Final = timedelta(days=5 * 366)
MOST_A_DAY: Final = 20
_CODE_BYTES: Final = 10
_PREFIXES: Final = {
    PaperKind.SETTLEMENT: "JQ",
    PaperKind.STATEMENT: "DZ",
    PaperKind.DISPUTE_EVIDENCE: "ZJ",
}
_NUMBER: Final = "SELECT number_with_check($1, nextval('loan_paper_number'))"
_LOAN: Final = f"""
SELECT l.id, l.number, l.customer_id, l.currency, l.status, l.terms, l.version, l.disbursed_on,
    t.number AS contract_number, p.name_zh AS product, d.current_on AS today, now() AS now,
    (SELECT jsonb_agg(e.payload ORDER BY e.seq) FROM loan_event e WHERE e.loan_id = l.id) AS events,
    (SELECT count(*) FROM loan_paper x WHERE x.loan_id = l.id AND x.created_on = d.current_on)
        AS papers
{VISIBLE} JOIN contract t ON t.id = l.contract_id JOIN product p ON p.id = l.product_id
WHERE l.id = $3
"""
_VERSION: Final = f"SELECT l.version {VISIBLE} WHERE l.id = $3 FOR SHARE OF l"
_ANSWERED: Final = """
SELECT EXISTS (SELECT FROM idempotency_record WHERE actor = $1 AND operation = $2 AND key = $3)
"""
_ADD: Final = """
INSERT INTO loan_paper (id, number, loan_id, customer_id, kind, format, from_on, to_on,
    loan_version, file_id, sha256, code_hash, created_by, created_on, dispute_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
"""


@dataclass(frozen=True, slots=True, repr=False)
class Sketch:
    """A paper before it is printed: the loan as it was read, and what goes on the paper."""

    loan: Any
    subject: Subject
    wanted: NewPaper
    evidence: Evidence | None = None


async def make_paper(actor: Actor, wanted: NewPaper, idempotency_key: str) -> UUID:
    """The paper, once per key.

    Refuses LOAN_NOT_FOUND, LOAN_NOT_CLOSED (certificate), BEFORE_DISBURSEMENT and PERIOD_INVALID
    (statement), TOO_MANY_PAPERS, CONTRACT_RENDER_FAILED, and LOAN_MOVED where something happened to
    the loan while the paper was made.
    """
    require(actor, PAPER_MAKE)
    key, operation = idempotency.check_key(idempotency_key), f"loan.{wanted.kind.value}"
    drawn: Sketch | None = None
    content = b""
    async with db.transaction() as tx:
        if not await tx.value(_ANSWERED, actor.id, operation, key):
            drawn = await _sketch(tx, actor, wanted)
    if drawn is not None:
        content = await _print(drawn)  # with no transaction open
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            if drawn is None:
                raise loan_moved()
            return {"paperId": str(await _keep(tx, actor, operation, drawn, content))}

        answer = await idempotency.run(tx, actor, operation, key, _given(wanted), act)
    return UUID(answer.value()["paperId"])


async def _sketch(tx: Tx, actor: Actor, wanted: NewPaper) -> Sketch:
    row: Any = await tx.row(_LOAN, *actor.scope(), wanted.loan_id)
    if row is None:
        raise loan_not_found()
    _check(row, wanted)
    person = await customers.person_of(tx, row["customer_id"])
    assert person is not None  # the loan points to him
    code = base64.b32encode(secrets.token_bytes(_CODE_BYTES)).decode()
    subject = Subject(
        number=await tx.value(_NUMBER, _PREFIXES[wanted.kind]),
        code="-".join(code[at : at + 4] for at in range(0, len(code), 4)),
        lender=load_settings().lender,
        borrower=person.name,
        id_number=crypto.mask_id_number(person.id_number),
        loan_number=row["number"],
        contract_number=row["contract_number"],
        product=row["product"],
        currency=row["currency"],
        terms=Terms.from_json(row["terms"]),
        events=events_of(row["events"], row["currency"]),
        on=row["today"],
    )
    evidence = None
    if wanted.dispute_id is not None:
        evidence = await evidence_of(tx, actor, wanted.dispute_id)
    return Sketch(row, subject, wanted, evidence)


def _check(row: Any, wanted: NewPaper) -> None:
    if row["papers"] >= MOST_A_DAY:
        raise too_many_papers(MOST_A_DAY)
    if wanted.kind is PaperKind.SETTLEMENT:
        if row["status"] != LoanStatus.CLOSED:
            raise loan_not_closed()
        return
    if row["disbursed_on"] is None:
        raise nothing_disbursed()
    if wanted.kind is PaperKind.DISPUTE_EVIDENCE:
        return
    assert wanted.from_on is not None and wanted.to_on is not None  # a statement has a period
    if not row["disbursed_on"] <= wanted.to_on <= row["today"]:
        raise period_invalid("to")
    if wanted.from_on > wanted.to_on or wanted.to_on - wanted.from_on > LONGEST:
        raise period_invalid("from")


async def _print(drawn: Sketch) -> bytes:
    subject = drawn.subject
    if drawn.evidence is not None:
        wording = await asyncio.to_thread(evidenced, subject, drawn.evidence)
    else:
        wording = await asyncio.to_thread(worded, subject, drawn.wanted)
    if drawn.wanted.format is PaperFormat.XLSX:
        return await asyncio.to_thread(workbook, wording, subject)
    evidence = {
        "paper": subject.number,
        "kind": drawn.wanted.kind.value,
        "loan": subject.loan_number,
        "loanVersion": drawn.loan["version"],
        "issuedOn": subject.on.isoformat(),
    }
    if drawn.evidence is not None:
        evidence |= {"dispute": drawn.evidence.dispute.number}
    return await contracts.sealed_paper(
        printable(wording, subject),
        on=subject.on,
        now=drawn.loan["now"],
        evidence=evidence,
        reason=TITLES[drawn.wanted.kind],
    )


async def _keep(tx: Tx, actor: Actor, operation: str, drawn: Sketch, content: bytes) -> UUID:
    loan, subject, wanted = drawn.loan, drawn.subject, drawn.wanted
    if await tx.value(_VERSION, *actor.scope(), loan["id"]) != loan["version"]:
        raise loan_moved()
    name = f"{subject.number}.{wanted.format.value}"
    file = await files.store(tx, actor, content, name=name, purpose=PURPOSE)
    paper_id = new_id()
    await tx.execute(
        _ADD,
        paper_id,
        subject.number,
        loan["id"],
        loan["customer_id"],
        wanted.kind.value,
        wanted.format.value,
        wanted.from_on,
        wanted.to_on,
        loan["version"],
        file.id,
        bytes.fromhex(file.sha256),
        code_hash(subject.code),
        actor.id,
        subject.on,
        wanted.dispute_id,
    )
    about = {"paper": str(paper_id), "number": subject.number, "sha256": file.sha256}
    about |= {k: v for k, v in _given(wanted).items() if k != "loanId" and v is not None}
    await audit.append(tx, actor, operation, f"loan/{loan['id']}", about)
    return paper_id


def _given(wanted: NewPaper) -> dict[str, Any]:
    return {
        "loanId": str(wanted.loan_id),
        "format": wanted.format.value,
        "from": wanted.from_on.isoformat() if wanted.from_on else None,
        "to": wanted.to_on.isoformat() if wanted.to_on else None,
        **({"disputeId": str(wanted.dispute_id)} if wanted.dispute_id else {}),
    }
