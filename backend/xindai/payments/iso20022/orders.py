"""Files of orders for a bank: pain.001.001.09 (payouts) and pain.008.001.08 (collections).

A file has as many transactions as it is given; each is named by the request id of its order
(EndToEndId, 32 digits), so a status or a statement can speak of each by itself. What is written is
checked against the published schema before anybody sees it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from lxml import etree

from xindai.kernel.money import format_minor
from xindai.payments.channel import PayRequest
from xindai.payments.iso20022.schemas import PAIN001, PAIN008, check_valid, namespace
from xindai.payments.types import PaymentKind

LONGEST_NAME: Final = 140
MOST_TRANSACTIONS: Final = 10_000


@dataclass(frozen=True, slots=True, repr=False)
class OwnAccount:
    """The lender's own side of a file."""

    name: str
    number: str
    bank: str


def write_orders(
    requests: Sequence[PayRequest], own: OwnAccount, message_id: str, now: datetime
) -> bytes:
    """One file of one kind and currency; ValueError for a mixture, for none or for too many, and
    for what the schema refuses."""
    kinds = {(request.kind, request.currency) for request in requests}
    if len(kinds) != 1 or len(requests) > MOST_TRANSACTIONS:
        raise ValueError("a file is of one kind and currency")
    ((kind, currency),) = kinds
    is_payout = kind is PaymentKind.PAYOUT
    message = PAIN001 if is_payout else PAIN008
    root = etree.Element(f"{{{namespace(message)}}}Document", nsmap={None: namespace(message)})
    body = _add(root, "CstmrCdtTrfInitn" if is_payout else "CstmrDrctDbtInitn")
    total = format_minor(sum(request.amount_minor for request in requests), currency)
    head = _add(body, "GrpHdr")
    moment = now.replace(microsecond=0, tzinfo=None).isoformat()
    _texts(head, MsgId=message_id, CreDtTm=moment, NbOfTxs=str(len(requests)), CtrlSum=total)
    _add(_add(head, "InitgPty"), "Nm", own.name)
    part = _add(body, "PmtInf")
    _texts(part, PmtInfId=message_id, PmtMtd="TRF" if is_payout else "DD",
           NbOfTxs=str(len(requests)), CtrlSum=total)  # fmt: skip
    on = now.date().isoformat()
    if is_payout:
        _add(_add(part, "ReqdExctnDt"), "Dt", on)
    else:
        _add(part, "ReqdColltnDt", on)
    _own_side(part, "Dbtr" if is_payout else "Cdtr", own, currency)
    for request in requests:
        (_transfer if is_payout else _debit)(part, request)
    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    check_valid(etree.fromstring(content), message)
    return content


def _own_side(part: Any, role: str, own: OwnAccount, currency: str) -> None:
    _add(_add(part, role), "Nm", own.name)
    account = _add(part, f"{role}Acct")
    _add(_add(_add(account, "Id"), "Othr"), "Id", own.number)
    _add(account, "Ccy", currency)
    _agent(part, f"{role}Agt", own.bank)


def _transfer(part: Any, request: PayRequest) -> None:
    one = _add(part, "CdtTrfTxInf")
    _ids(one, request)
    _amount(_add(one, "Amt"), request)
    if request.payee_bank:
        _agent(one, "CdtrAgt", request.payee_bank)
    _other_end(one, "Cdtr", request)


def _debit(part: Any, request: PayRequest) -> None:
    one = _add(part, "DrctDbtTxInf")
    _ids(one, request)
    _amount(one, request)
    _agent(one, "DbtrAgt", request.payee_bank or "NOTPROVIDED")
    _other_end(one, "Dbtr", request)


def _ids(one: Any, request: PayRequest) -> None:
    _texts(_add(one, "PmtId"), InstrId=request.request_id.hex, EndToEndId=request.request_id.hex)


def _amount(place: Any, request: PayRequest) -> None:
    amount = _add(place, "InstdAmt", format_minor(request.amount_minor, request.currency))
    amount.set("Ccy", request.currency)


def _agent(place: Any, name: str, bank: str) -> None:
    _add(_add(_add(place, name), "FinInstnId"), "Nm", bank[:LONGEST_NAME])


def _other_end(one: Any, role: str, request: PayRequest) -> None:
    _add(_add(one, role), "Nm", request.payee_name[:LONGEST_NAME])
    _add(_add(_add(_add(one, f"{role}Acct"), "Id"), "Othr"), "Id", request.payee_number)
    _add(_add(one, "RmtInf"), "Ustrd", request.remark)


def _texts(place: Any, **texts: str) -> None:
    for name, text in texts.items():
        _add(place, name, text)


def _add(place: Any, name: str, text: str | None = None) -> Any:
    made = etree.SubElement(place, f"{{{etree.QName(place).namespace}}}{name}")
    made.text = text
    return made
