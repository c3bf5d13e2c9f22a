"""The words of a mandate. A change of them is a new version; what was signed keeps its own."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import Final

from xindai.kernel.money import format_minor
from xindai.loans.debit.types import MandateDraft

VERSION: Final = "2026-11"
_ZH: Final = (
    "代扣协议 (版本 {version})\n"
    "本人授权出借人自 {first} 起至 {last} 止, 在还款日从本人名下 {bank} {card} 的账户扣收{scope_zh}"
    "到期应还的本金, 利息, 费用及罚息, 单笔不超过 {most} {currency}。\n"
    "余额不足等原因扣款失败的, 出借人可以按产品规则再次扣款, 每次扣款的结果都会通知本人。\n"
    "本人可以随时撤销本授权, 撤销即时生效; 已发往银行的扣款不受影响。"
)
_EN: Final = (
    "Direct debit mandate (version {version})\n"
    "I allow the lender, from {first} to {last}, to draw on due days what is due of principal, "
    "interest, fees and penalties {scope_en} from my account {card} with {bank}, at most {most} "
    "{currency} at a time.\n"
    "Where a debit fails, for too little money for instance, the lender may try again by the rules "
    "of the product; I am told of every result.\n"
    "I can revoke this at any time, with effect at once; debits that the bank has already are not "
    "touched by it."
)


def draft(
    loan: str | None, bank: str, card: str, most: tuple[int, str], first: date, last: date
) -> MandateDraft:
    """The words; `loan` is its number, None: all loans; `most` minor units and currency."""
    given = {
        "version": VERSION,
        "first": first.isoformat(),
        "last": last.isoformat(),
        "bank": bank,
        "card": card,
        "most": format_minor(*most),
        "currency": most[1],
        "scope_zh": f"借据 {loan} " if loan else "本人全部借据",
        "scope_en": f"on loan {loan}" if loan else "on all of my loans",
    }
    zh, en = _ZH.format_map(given), _EN.format_map(given)
    return MandateDraft(VERSION, zh, en, sha256(f"{zh}\n\n{en}".encode()).hexdigest())
