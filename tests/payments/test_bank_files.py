"""A bank that takes files: what goes out fits the published schemas, and goes out once."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from lxml import etree

from xindai.payments.channel import BankSays, PayRequest
from xindai.payments.file_bank import FileBank
from xindai.payments.iso20022.orders import OwnAccount, write_orders
from xindai.payments.iso20022.schemas import PAIN001, PAIN002, PAIN008, namespace
from xindai.payments.iso20022.status import read_status
from xindai.payments.types import PaymentKind

OWN = OwnAccount("信贷公司", "95588000000001234", "沙箱银行")
NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
STATUS = """<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.12"><CstmrPmtStsRpt>
<GrpHdr><MsgId>S1</MsgId><CreDtTm>2026-11-28T10:00:00Z</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>M1</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>
</OrgnlGrpInfAndSts><OrgnlPmtInfAndSts><OrgnlPmtInfId>M1</OrgnlPmtInfId>{0}</OrgnlPmtInfAndSts>
</CstmrPmtStsRpt></Document>"""


def request(kind: PaymentKind = PaymentKind.PAYOUT, minor: int = 123_45) -> PayRequest:
    return PayRequest(
        kind=kind, request_id=uuid4(), amount_minor=minor, currency="CNY", payee_name="张三",
        payee_number="6222020000001234", payee_bank=None, remark="ZF1", valid_until=NOW,
    )  # fmt: skip


def said(request_id: UUID, status: str, more: str = "") -> bytes:
    one = (
        f"<TxInfAndSts><OrgnlEndToEndId>{request_id.hex}</OrgnlEndToEndId>"
        f"<TxSts>{status}</TxSts>{more}</TxInfAndSts>"
    )
    return STATUS.format(one).encode()


@pytest.mark.parametrize(
    ("kind", "message"), [(PaymentKind.PAYOUT, PAIN001), (PaymentKind.COLLECTION, PAIN008)]
)
def test_a_file_names_each_transaction_by_its_request(kind: PaymentKind, message: str) -> None:
    requests = [request(kind, 100 + n) for n in range(50)]
    tree = etree.fromstring(write_orders(requests, OWN, "M1", NOW))
    space = {"x": namespace(message)}
    ids = [one.text for one in tree.iterfind(".//x:EndToEndId", space)]
    assert ids == [one.request_id.hex for one in requests]
    assert tree.findtext(".//x:CtrlSum", namespaces=space) == "62.25"


def test_a_file_is_of_one_kind() -> None:
    with pytest.raises(ValueError, match="one kind"):
        write_orders([request(), request(PaymentKind.COLLECTION)], OWN, "M1", NOW)


async def test_a_request_goes_out_once_and_is_answered_by_a_report(tmp_path: Path) -> None:
    bank, wanted = FileBank(tmp_path, OWN), request()
    assert (await bank.send(wanted)).says is BankSays.ACCEPTED
    (file,) = (tmp_path / "out").iterdir()
    content = file.read_bytes()
    file.unlink()  # the bank has taken it
    assert (await bank.send(wanted)).says is BankSays.UNCLEAR
    assert not list((tmp_path / "out").iterdir()) and "张三".encode() in content
    assert (await bank.query(wanted.request_id)).says is BankSays.ACCEPTED
    reports = tmp_path / "in"
    (reports / "1.xml").write_bytes(said(wanted.request_id, "ACSP"))
    (reports / "2.xml").write_bytes(b"<half")
    assert (await bank.query(wanted.request_id)).says is BankSays.ACCEPTED
    reference = "<AcctSvcrRef>SB77</AcctSvcrRef>"
    (reports / "2.xml").write_bytes(said(wanted.request_id, "ACSC", reference))
    answer = await FileBank(tmp_path, OWN).query(wanted.request_id)
    assert (answer.says, answer.reference, answer.amount_minor) == (BankSays.PAID, "SB77", 123_45)
    noted = b"".join(path.read_bytes() for path in (tmp_path / "sent").iterdir())
    assert b"6222" not in noted and "张三".encode() not in noted


async def test_what_was_never_written_is_not_known(tmp_path: Path) -> None:
    assert (await FileBank(tmp_path, OWN).query(uuid4())).says is BankSays.UNCLEAR


def test_a_rejection_has_a_reason_that_the_lender_knows() -> None:
    request_id = uuid4()
    why = "<StsRsnInf><Rsn><Cd>AM04</Cd></Rsn></StsRsnInf>"
    (answer,) = read_status(said(request_id, "RJCT", why)).values()
    assert (answer.says, answer.code) == (BankSays.REJECTED, "INSUFFICIENT_FUNDS")


@pytest.mark.parametrize(
    "content",
    [b"", b"<a/>", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
     f'<Document xmlns="{namespace(PAIN002)}"/>'.encode()],
)  # fmt: skip
def test_other_things_are_no_report(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"line|Document|SCHEMAV"):
        read_status(content)
