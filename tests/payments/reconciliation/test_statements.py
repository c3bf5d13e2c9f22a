"""Files of the bank: what is read, and what is refused, by line."""

from __future__ import annotations

from typing import Any

import pytest

from tests.loans.conftest import DAY
from tests.payments.reconciliation.bank_day import BankDay
from tests.payments.reconciliation.conftest import CODE, Region
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.payments.reconciliation.statements.forms import read_statement
from xindai.platform import db as database

CAMT = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>M1</MsgId><CreDtTm>2024-01-31T20:00:00</CreDtTm></GrpHdr>
<Stmt><Id>S1</Id>
<Acct><Id><Othr><Id>95588000000001234</Id></Othr></Id><Ccy>CNY</Ccy></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">1000.00</Amt>
<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2024-01-31</Dt></Dt></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">1188.80</Amt>
<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2024-01-31</Dt></Dt></Bal>
{entries}</Stmt></BkToCstmrStmt></Document>"""
ENTRY = """<Ntry><Amt Ccy="CNY">{amount}</Amt><CdtDbtInd>{side}</CdtDbtInd>
<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2024-01-31</Dt></BookgDt><ValDt><Dt>2024-01-31</Dt></ValDt>
<AcctSvcrRef>{reference}</AcctSvcrRef>
<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>{family}</Cd><SubFmlyCd>DMCT</SubFmlyCd></Fmly></Domn></BkTxCd>
<NtryDtls><TxDtls><Refs><EndToEndId>{end}</EndToEndId></Refs>
<RltdPties><Dbtr><Pty><Nm>王五</Nm></Pty></Dbtr>
<DbtrAcct><Id><Othr><Id>6217000000005678</Id></Othr></Id></DbtrAcct></RltdPties>
<RmtInf><Ustrd>还款 JJ1</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"""


def camt(*entries: str) -> bytes:
    return CAMT.replace("{entries}", "".join(entries)).encode()


def entry(**told: Any) -> str:
    usual = {"amount": "188.80", "side": "CRDT", "reference": "R1", "family": "RCDT", "end": "E1"}
    return ENTRY.format(**usual | told)


def refused(content: bytes) -> Refusal:
    with pytest.raises(Refusal) as no:
        read_statement(content)
    return no.value


def a_day() -> BankDay:
    day = BankDay(DAY, CODE, new_id(), new_id())
    for _ in range(20):
        day.clean()
    return day


def test_a_statement_in_xml_is_read_like_one_in_csv() -> None:
    request = new_id()
    parsed = read_statement(camt(entry(), entry(end=request.hex, side="DBIT", family="ICDT")))
    assert (parsed.format, parsed.account, parsed.on) == ("camt053", "95588000000001234", DAY)
    assert (parsed.opening_minor, parsed.closing_minor) == (100_000, 118_880)
    came, went = parsed.lines
    assert (came.amount_minor, came.kind, came.remark) == (18_880, "transfer", "还款 JJ1")
    assert (came.party_name, came.party_number) == ("王五", "6217000000005678")
    assert (went.amount_minor, went.kind, went.request_id) == (-18_880, "payment", request)
    assert came.line_no < went.line_no


def test_ten_thousand_entries_are_read_without_keeping_them() -> None:
    parsed = read_statement(camt(*[entry(reference=f"R{n}") for n in range(10_000)]))
    assert len(parsed.lines) == 10_000


def test_what_the_schema_refuses_is_refused_with_its_line() -> None:
    wrong = refused(camt(entry(), entry().replace("<Sts><Cd>BOOK</Cd></Sts>", "")))
    assert wrong.code == "STATEMENT_UNREADABLE" and wrong.message.startswith("line 18:")
    assert "王五" not in wrong.message


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE a [<!ENTITY b "c">]><Document>&b;</Document>',
        b'<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><a/>',
        b'<?xml version="1.0"?><a xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"/>',
        b"<unfinished",
        b"hello",
        b"",
    ],
)
def test_other_things_are_no_statement(content: bytes) -> None:
    assert refused(content).code == "STATEMENT_UNREADABLE"


def test_every_broken_line_is_named_and_nothing_of_its_content() -> None:
    rows = a_day().file().decode().splitlines()
    for n, (old, new) in {
        4: ("CNY", "XXX"),
        7: (str(DAY), "31.01.2024"),
        9: ("booked", "perhaps"),
    }.items():
        rows[n - 1] = rows[n - 1].replace(old, new)
    no = refused("\n".join(rows).encode())
    assert no.code == "STATEMENT_LINES_WRONG"
    assert no.message == "line 4: amount; line 7: booked_on; line 9: status"


def test_a_file_that_was_cut_off_is_refused() -> None:
    rows = a_day().file().decode().splitlines()
    assert refused("\n".join(rows[:-1]).encode()).code == "STATEMENT_UNREADABLE"


async def test_a_file_of_another_account_is_refused_and_nothing_is_kept(region: Region) -> None:
    day = region.day()
    day.line(minor=100)
    with pytest.raises(Refusal, match="another account"):
        await region.imported(day.file(), region.west_account)
    assert await database.pool().fetchval("SELECT count(*) FROM bank_statement") == 0


async def test_the_other_end_is_sealed(region: Region) -> None:
    day = region.day()
    day.line(minor=100, party_name="王小五", party_account="6217000000005678")
    await region.imported(day.file())
    row = await database.pool().fetchrow("SELECT * FROM bank_statement_line")
    assert row["party_name_masked"] == "王**" and row["party_number_masked"].endswith("*5678")
    kept = b"".join(value for value in row.values() if isinstance(value, bytes))
    assert "王小五".encode() not in kept and b"6217000000005678" not in kept
