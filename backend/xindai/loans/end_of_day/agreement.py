"""The step `agreement`: what the loans owe is what the ledger holds, account by account.

Runs when every loan is posted to the day. Adds up the positions of all loans in one scan and lays
them beside the general ledger by product, branch and currency; the first account that differs
stops the day. Later commands and the provision move both sides alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Final

from xindai.accounting import api as accounting
from xindai.engine.positions import Role
from xindai.kernel.errors import Refusal
from xindai.loans.end_of_day.accrual import late
from xindai.loans.end_of_day.balances import settled, unpaid
from xindai.loans.verify import Key, ledger_findings
from xindai.platform.db import Tx

_OWED: Final = unpaid("l")


def _totals(what: str) -> str:
    parts = ("principal", "interest", "fee", "penalty")
    return " + ".join(f"l.{part}_{what}_minor" for part in parts)


_SUMS: Final[Mapping[Role, str]] = {
    Role.CASH_CLEARING: "cash",
    Role.LOAN_PRINCIPAL: "principal",
    Role.INTEREST_RECEIVABLE: "CASE WHEN off THEN 0 ELSE greatest(interest, 0) END",
    Role.UNEARNED_INTEREST: "least(interest, 0)",
    Role.PENALTY_RECEIVABLE: "CASE WHEN off THEN 0 ELSE penalty END",
    Role.FEE_RECEIVABLE: "fee",
    Role.CUSTOMER_CREDIT: "-credit",
    Role.INTEREST_INCOME: "-(interest + interest_settled"
    " - CASE WHEN off THEN greatest(interest, 0) ELSE 0 END)",
    Role.PENALTY_INCOME: "-(penalty + penalty_settled - CASE WHEN off THEN penalty ELSE 0 END)",
    Role.FEE_INCOME: "-(fee + fee_settled)",
    Role.WAIVER_EXPENSE: "waived",
    Role.WRITE_OFF_EXPENSE: "written_off",
    Role.RECOVERY_INCOME: "-recovered",
    Role.MEMO_INTEREST: "CASE WHEN off THEN greatest(interest, 0) + penalty ELSE 0 END",
    Role.MEMO_CONTRA: "-CASE WHEN off THEN greatest(interest, 0) + penalty ELSE 0 END",
}
"""`engine.positions`, role by role, over the columns of `_LEDGER`."""
_LEDGER: Final = f"""
WITH late AS MATERIALIZED ({late("true")}), held AS (
    SELECT l.product_id, l.branch_id, l.currency, l.non_accrual AS off, l.cash_minor AS cash,
        l.outstanding_minor AS principal, l.credit_minor AS credit, l.recovered_minor AS recovered,
        {_totals("waived")} AS waived, {_totals("written_off")} AS written_off,
        {_OWED["interest"]} AS interest, {settled("interest")} AS interest_settled,
        {_OWED["penalty"]} + coalesce(late.after, 0) AS penalty,
        {settled("penalty")} AS penalty_settled,
        {_OWED["fee"]} AS fee, {settled("fee")} AS fee_settled
    FROM loan l LEFT JOIN late USING (id) WHERE l.booked_on IS NOT NULL
    OFFSET 0 -- each amount is computed once per loan, not once per role
)
SELECT product_id, branch_id, currency,
    {", ".join(f"sum({minor})::bigint AS {role.value.lower()}" for role, minor in _SUMS.items())}
FROM held GROUP BY product_id, branch_id, currency
"""


async def agreement(tx: Tx, day: date) -> int:
    """Refuses LEDGER_MISMATCH or TRIAL_BALANCE, naming the account; how many groups agree."""
    ledger: dict[Key, int] = defaultdict(int)
    groups = await tx.rows(_LEDGER, day)
    for group in groups:
        for role in _SUMS:
            key = (
                group["product_id"],
                group["branch_id"],
                role.value,
                group["currency"],
            )
            ledger[key] += group[role.value.lower()]
    closing: dict[str, int] = defaultdict(int)
    for row in await accounting.trial_balance(tx, day):
        closing[row.currency] += row.closing_minor
    for currency, minor in closing.items():
        if minor:
            raise Refusal("TRIAL_BALANCE", f"{currency} is out by {minor} minor units", currency)
    for finding in await ledger_findings(tx, ledger):
        raise Refusal("LEDGER_MISMATCH", str(finding), finding.column)
    return len(groups)
