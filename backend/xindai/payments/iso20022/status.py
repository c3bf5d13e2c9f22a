"""What a bank says of a file: pain.002.001.12, transaction by transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final
from uuid import UUID

from lxml import etree

from xindai.kernel.errors import Refusal
from xindai.kernel.money import parse_amount
from xindai.payments.channel import Answer, BankSays
from xindai.payments.iso20022.schemas import PAIN002, SAFE, check_valid, namespace

_SAYS: Final[Mapping[str, BankSays]] = {
    "ACSC": BankSays.PAID,
    "ACCC": BankSays.PAID,
    "RJCT": BankSays.REJECTED,
    "CANC": BankSays.REJECTED,
    "ACCP": BankSays.ACCEPTED,
    "ACTC": BankSays.ACCEPTED,
    "ACSP": BankSays.ACCEPTED,
    "ACWC": BankSays.ACCEPTED,
    "PDNG": BankSays.ACCEPTED,
    "RCVD": BankSays.ACCEPTED,
}
REASONS: Final[Mapping[str, str]] = {
    "AC04": "ACCOUNT_CLOSED",
    "AC06": "NOT_AUTHORISED",
    "AM04": "INSUFFICIENT_FUNDS",
    "AM14": "LIMIT_EXCEEDED",
    "BE01": "NAME_MISMATCH",
    "MD01": "NOT_AUTHORISED",
}
"""ISO 20022 reasons as the HTTP bank calls them; another one is told as it is."""


def read_status(content: bytes) -> dict[UUID, Answer]:
    """The answers of a status report, by request id.

    ValueError for what is none; a status we do not know is left out, and the order stays open.
    """
    try:
        tree = etree.parse(BytesIO(content), etree.XMLParser(**SAFE))
    except etree.XMLSyntaxError as wrong:
        raise ValueError(f"line {wrong.lineno or 0}: no XML") from None
    check_valid(tree, PAIN002)
    space = {"x": namespace(PAIN002)}
    at = _moment(tree.findtext(".//x:GrpHdr/x:CreDtTm", namespaces=space) or "")
    out: dict[UUID, Answer] = {}
    for one in tree.iterfind(".//x:TxInfAndSts", space):
        answer = _answer(one, space, at)
        if answer is not None and answer.request_id is not None:
            out[answer.request_id] = answer
    return out


def _answer(one: Any, space: Mapping[str, str], at: datetime) -> Answer | None:
    says = _SAYS.get(one.findtext("x:TxSts", namespaces=space) or "")
    try:
        request_id = UUID(one.findtext("x:OrgnlEndToEndId", namespaces=space) or "")
    except ValueError:
        return None
    if says is None:
        return None
    reason = one.findtext("x:StsRsnInf/x:Rsn/x:Cd", namespaces=space) or "OTHER"
    amount = one.find("x:OrgnlTxRef/x:Amt/x:InstdAmt", space)
    minor, currency = None, None
    if amount is not None:
        currency = amount.get("Ccy")
        try:
            minor = parse_amount((amount.text or "").strip(), currency)
        except Refusal:
            return None
    return Answer(
        says=says,
        request_id=request_id,
        amount_minor=minor,
        currency=currency,
        reference=one.findtext("x:AcctSvcrRef", namespaces=space),
        code=REASONS.get(reason, reason) if says is BankSays.REJECTED else None,
        at=at,
    )


def _moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
