"""Statements and notices as ISO 20022 camt.053.001.08 and camt.054.001.08.

Entries are read one after another while the schema checks them, and let go. An entry with several
transactions becomes as many lines; what a line is about is its end-to-end id: the request id of an
order, in 32 digits or with hyphens. A line is numbered by where it begins in the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any, Final
from uuid import UUID

from lxml import etree

from xindai.kernel.errors import Refusal
from xindai.kernel.money import parse_amount
from xindai.payments.iso20022.schemas import CAMT053, CAMT054, SAFE, namespace, schema
from xindai.payments.reconciliation.sides import LineKind, LineStatus
from xindai.payments.reconciliation.statements.parsed import (
    LONGEST,
    MOST_LINES,
    Parsed,
    ParsedLine,
    Problems,
    too_long,
    unreadable,
)

MOST_IN_MEMORY: Final = 8 * 1024 * 1024
_FORMS: Final = {CAMT053: "camt053", CAMT054: "camt054"}
_STATUSES: Final = {"BOOK": LineStatus.BOOKED, "PDNG": LineStatus.PENDING}
_FAMILIES: Final = {
    "ICDT": LineKind.PAYMENT,
    "IDDT": LineKind.COLLECTION,
    "RCDT": LineKind.TRANSFER,
    "RDDT": LineKind.TRANSFER,
    "MDOP": LineKind.FEE,
    "MCOP": LineKind.INTEREST,
}
"""Families of the domain PMNT, and charges and interest of ACMT."""
_OWN: Final = {kind.value: kind for kind in LineKind}


def read_camt(content: bytes) -> Parsed:
    """The file; refuses STATEMENT_UNREADABLE, STATEMENT_TOO_LONG, STATEMENT_LINES_WRONG."""
    message = _message(content)
    if message is None:
        raise unreadable(f"it is neither {CAMT053} nor {CAMT054}")
    try:
        return _read(content, message)
    except etree.XMLSyntaxError as wrong:
        line = wrong.lineno or _wrong_line(content, message)
        where = f"line {line}: " if line else ""
        raise unreadable(f"{where}the schema of {message} refuses it") from None


def _wrong_line(content: bytes, message: str) -> int:
    """Where the schema says no: libxml2 does not tell while it streams, so it is asked again with
    the whole file, if that is not too large; 0 for one that is."""
    if len(content) > MOST_IN_MEMORY:
        return 0
    found = schema(message)
    found.validate(etree.fromstring(content, etree.XMLParser(**SAFE)))
    return found.error_log[0].line if len(found.error_log) else 0


def _message(content: bytes) -> str | None:
    """Which message it is, by the namespace of its first element."""
    reader = etree.iterparse(BytesIO(content), events=("start",), **SAFE)
    try:
        _, root = next(iter(reader))
    except (etree.XMLSyntaxError, StopIteration):
        return None
    names = {namespace(name): name for name in _FORMS}
    return names.get(etree.QName(root).namespace or "")


def _read(content: bytes, message: str) -> Parsed:
    space = f"{{{namespace(message)}}}"
    out = Parsed(format=_FORMS[message], account="", on=date.min, currency="",
                 opening_minor=None, closing_minor=None)  # fmt: skip
    problems, accounts = Problems(), 0
    tags = [f"{space}{name}" for name in ("Acct", "Bal", "Ntry")]
    for _, element in etree.iterparse(
        BytesIO(content), events=("end",), tag=tags, schema=schema(message), **SAFE
    ):
        match etree.QName(element).localname:
            case "Acct" if etree.QName(element.getparent()).localname in ("Stmt", "Ntfctn"):
                accounts += 1
                _account(out, element)
            case "Bal":
                _balance(out, element)
            case "Ntry":
                _entry(out, problems, element)
                _let_go(element)
    if accounts != 1:
        raise unreadable("a file is about one account and one day")
    if not out.lines and out.on == date.min:
        raise unreadable("it has neither a closing balance nor an entry")
    problems.refuse()
    return out


def _let_go(element: Any) -> None:
    """Memory stays flat: what was read is cleared, with what stands before it."""
    parent, last = element.getparent(), element.getprevious()
    if last is not None and last.tag == element.tag:
        parent.remove(last)
    for child in element:
        element.remove(child)


def _account(out: Parsed, element: Any) -> None:
    out.account = _text(element, "Id/IBAN") or _text(element, "Id/Othr/Id") or ""
    out.currency = _text(element, "Ccy") or out.currency


def _balance(out: Parsed, element: Any) -> None:
    code = _text(element, "Tp/CdOrPrtry/Cd")
    minor = _signed(element)
    if code == "OPBD":
        out.opening_minor = minor
    elif code == "CLBD":
        out.closing_minor = minor
        out.on = _day(element, "Dt/Dt") or out.on


def _entry(out: Parsed, problems: Problems, element: Any) -> None:
    details = _all(element, "NtryDtls/TxDtls") or [element]
    for detail in details:
        if len(out.lines) >= MOST_LINES:
            raise too_long()
        try:
            line = _line(element, detail, len(details) == 1)
        except (ValueError, Refusal) as wrong:
            why = str(wrong) if isinstance(wrong, ValueError) else wrong.code
            problems.add(element.sourceline or 0, why)
            continue
        if out.format == "camt054":
            out.on = max(out.on, line.booked_on)
        out.currency = out.currency or line.currency
        out.lines.append(line)


def _line(entry: Any, detail: Any, is_only: bool) -> ParsedLine:
    amount = _signed(entry) if is_only else _signed(detail, _text(entry, "CdtDbtInd"))
    status = _STATUSES.get(_text(entry, "Sts/Cd") or "")
    booked = _day(entry, "BookgDt/Dt") or _day(entry, "ValDt/Dt")
    if amount == 0 or status is None or booked is None:
        raise ValueError("Amt" if amount == 0 else "Sts" if status is None else "BookgDt")
    end_to_end = _text(detail, "Refs/EndToEndId") or ""
    party = "Dbtr" if amount > 0 else "Cdtr"
    name = _text(detail, f"RltdPties/{party}/Pty/Nm") or _text(detail, f"RltdPties/{party}/Nm")
    number = _text(detail, f"RltdPties/{party}Acct/Id/Othr/Id")
    reference = _text(detail, "Refs/AcctSvcrRef") or _text(entry, "AcctSvcrRef")
    if not reference:
        raise ValueError("AcctSvcrRef")
    request = _uuid(end_to_end)
    remark = _text(detail, "RmtInf/Ustrd") or ("" if request else end_to_end)
    return ParsedLine(
        line_no=entry.sourceline or 0,
        booked_on=booked,
        value_on=_day(entry, "ValDt/Dt") or booked,
        kind=_kind(entry, detail),
        status=status,
        amount_minor=amount,
        currency=_amount(entry).get("Ccy"),
        reference=reference[:40],
        request_id=request,
        remark=remark[:LONGEST].strip(),
        original=_text(detail, "Refs/TxId") or None,
        party_name=name,
        party_number=number or _text(detail, f"RltdPties/{party}Acct/Id/IBAN"),
    )


def _kind(entry: Any, detail: Any) -> LineKind:
    """The bank's own code where it is one of ours, a return by its marks, else by the family."""
    for place in (detail, entry):
        own = _OWN.get((_text(place, "BkTxCd/Prtry/Cd") or "").lower())
        if own is not None:
            return own
    if _text(entry, "RvslInd") == "true" or _all(detail, "RtrInf"):
        return LineKind.RETURN
    family = _text(detail, "BkTxCd/Domn/Fmly/Cd") or _text(entry, "BkTxCd/Domn/Fmly/Cd")
    return _FAMILIES.get(family or "", LineKind.TRANSFER)


def _signed(element: Any, side: str | None = None) -> int:
    amount = _amount(element)
    minor = parse_amount((amount.text or "").strip(), amount.get("Ccy"))
    return minor if (_text(element, "CdtDbtInd") or side) == "CRDT" else -minor


def _amount(element: Any) -> Any:
    found = _all(element, "Amt")
    if not found:
        raise ValueError("Amt")
    return found[0]


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _day(element: Any, path: str) -> date | None:
    text = _text(element, path)
    return date.fromisoformat(text[:10]) if text else None


def _text(element: Any, path: str) -> str | None:
    found = _all(element, path)
    return (found[0].text or "").strip() if found else None


def _all(element: Any, path: str) -> list[Any]:
    """By local names, "Refs/EndToEndId": every element of a file has the same namespace."""
    space = f"{{{etree.QName(element).namespace}}}"
    found: Iterator[Any] = element.iterfind("/".join(space + step for step in path.split("/")))
    return list(found)
