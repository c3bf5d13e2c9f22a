"""What changes a loan in mid-life: rates, pauses, dates, terms, waivers, losses.

Row 1 is paid on 29 February unless a story says otherwise: 1,105.38 are left over eleven rows.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.engine.story import Story
from xindai.engine.state import Status
from xindai.kernel.errors import Refusal


def after_row_one(**terms: object) -> Story:
    """The loan on 29 February, its first instalment paid."""
    story = Story(**terms)
    story.do("repay", "2024-02-29", "106.62")
    return story


def test_a_rate_change_on_a_due_date() -> None:
    """1,105.38 at 0.5 % a month over eleven: 103.5288…"""
    story = after_row_one()
    story.do("rate_change", "2024-02-29", annual_rate="0.06")
    bills = story.bills("2024-02-29")
    assert story.on("2024-02-29").level_minor == 10_353
    assert bills[1] == ("2024-03-31", "5.53", "98.00")
    assert bills[11] == ("2025-01-31", "0.52", "103.00")


def test_a_rate_change_in_the_middle_of_a_period() -> None:
    """12.00 x 15/29 + 6.00 x 14/29 = 9.1034; levelled over all twelve: 103.5454…"""
    story = Story()
    story.do("rate_change", "2024-02-15", annual_rate="0.06")
    assert story.bills("2024-02-15")[0] == ("2024-02-29", "9.10", "94.45")


def test_a_floating_rate_is_looked_up_on_its_repricing_dates() -> None:
    """4 % + 8 %; the base rises on 15 April and counts from 30 April: 913.29 x 13 %/12 = 9.8940."""
    floating = {
        "spread": "0.08",
        "base_rates": [
            {"on": "2024-01-01", "rate": "0.04"},
            {"on": "2024-04-15", "rate": "0.05"},
        ],
        "repricing": ["2024-04-30"],
    }
    story = Story(floating=floating)
    assert story.bills("2024-04-29") == Story().bills()
    bills = story.bills("2024-04-30")
    assert story.on("2024-04-30").level_minor == 10_705
    assert bills[2] == ("2024-04-30", "10.10", "96.52")
    assert bills[3] == ("2024-05-31", "9.89", "97.16")
    assert bills[11] == ("2025-01-31", "1.15", "105.92")


def test_an_interest_free_period() -> None:
    """The principal parts stay; March costs nothing."""
    story = after_row_one()
    story.do("pause", "2024-02-29", until="2024-03-31")
    bills = story.bills("2024-02-29")
    assert bills[1] == ("2024-03-31", "0.00", "95.57")
    assert bills[2:] == Story().bills()[2:]


def test_ten_interest_free_days() -> None:
    """21 of 31 days of 11.0538 are 7.4881."""
    story = after_row_one()
    story.do("pause", "2024-03-10", until="2024-03-20")
    assert story.bills("2024-03-10")[1] == ("2024-03-31", "7.49", "95.57")


def test_no_penalty_runs_in_a_pause() -> None:
    """Unpaid: 10 days to 10 March, none to 20 March, 10 more: 20 days on 94.62 are 0.9462."""
    story = Story()
    story.do("pause", "2024-03-10", until="2024-03-20")
    assert story.owes(1, "2024-03-15")["penalty"] == "0.47"
    assert story.owes(1, "2024-03-30")["penalty"] == "0.94", "0.4731 and 0.4731, rounded apart"


def test_a_moved_due_date_earns_its_longer_period_and_no_day_twice() -> None:
    """31 March moves to 10 April: 41 days by 30/360 on 1,105.38 are 15.1069; the principal parts
    stay, and every later period is a month from the 10th to the 10th."""
    story = after_row_one()
    story.do("shift_due", "2024-02-29", from_due="2024-03-31", to_due="2024-04-10")
    assert story.bills("2024-02-29")[1:4] == [
        ("2024-04-10", "15.11", "95.57"),
        ("2024-05-10", "10.10", "96.52"),
        ("2024-06-10", "9.13", "97.49"),
    ]
    assert story.dues("2024-02-29")[-1] == "2025-02-10"


def test_an_agreed_date_stays_on_a_loan_with_a_due_day() -> None:
    story = Story(due_day=15, disbursed_on="2024-01-15")
    story.do("shift_due", "2024-01-15", from_due="2024-02-15", to_due="2024-02-25")
    assert story.dues("2024-01-15")[:2] == ["2024-02-25", "2024-03-25"]


def test_extension_and_shortening() -> None:
    """Over 17 rows 71.0296, over 6 rows 190.7315."""
    story = after_row_one()
    story.do("extend", "2024-02-29", instalments=6)
    bills = story.bills("2024-02-29")
    assert (len(bills), bills[1]) == (18, ("2024-03-31", "11.05", "59.98"))
    assert bills[17] == ("2025-07-31", "0.70", "70.31")
    shorter = after_row_one()
    shorter.do("shorten", "2024-02-29", instalments=5)
    bills = shorter.bills("2024-02-29")
    assert (len(bills), bills[1]) == (7, ("2024-03-31", "11.05", "179.68"))
    assert bills[6] == ("2024-08-31", "1.89", "188.85")
    with pytest.raises(Refusal) as no:
        after_row_one().do("shorten", "2024-02-29", instalments=11)
    assert (no.value.code, no.value.field) == ("TOO_SHORT", "instalments")


def test_a_waived_penalty_grows_again_from_there() -> None:
    """0.24 by 5 March are waived; by 6 March it is 0.28."""
    story = Story()
    story.do("waive", "2024-03-05", "0.24", component="penalty")
    assert story.owes(1, "2024-03-05") == {"interest": "12.00", "principal": "94.62"}
    assert story.owes(1, "2024-03-06")["penalty"] == "0.05"
    with pytest.raises(Refusal) as no:
        story.do("waive", "2024-03-06", "0.06", component="penalty")
    assert (no.value.code, no.value.field) == ("ABOVE_DEBT", "amount")


def test_waived_principal_is_settled_and_not_paid() -> None:
    story = Story()
    story.do("waive", "2024-02-29", "94.62", component="principal")
    state = story.on("2024-02-29")
    assert (state.outstanding_minor, state.totals.principal_waived_minor) == (110_538, 9_462)
    assert story.owes(1, "2024-02-29") == {"interest": "12.00"}


def test_a_restructuring_moves_the_arrears_into_the_new_rows() -> None:
    """Nothing paid by 5 April. 23.05 of interest are billed with the next row, the principal
    begins again at 6 % over 24 rows, the penalties stay where they are. The running period earned
    1,009.81 x 1 % x 5/30 and then 1,200.00 x 0.5 % x 25/30: 6.68. The instalment of 53.2148… would
    leave the last row 13 cents above the others, so a cent is put on each."""
    story = Story()
    story.do("restructure", "2024-04-05", instalments=24, annual_rate="0.06")
    state = story.on("2024-04-05")
    assert (state.level_minor, state.instalment_count) == (5_322, 26)
    bills = story.bills("2024-04-05")
    assert bills[0] == ("2024-02-29", "0.00", "0.00")
    assert bills[2] == ("2024-04-30", "29.73", "46.54")
    assert bills[3] == ("2024-05-31", "5.77", "47.45")
    assert bills[25] == ("2026-03-31", "0.26", "52.84")
    assert story.owes(1, "2024-04-05") == {"penalty": "1.70"}
    assert story.owes(2, "2024-04-05") == {"penalty": "0.24"}
    assert story.owes(1, "2024-04-20") == {"penalty": "1.70"}, "it does not grow any more"
    assert state.days_past_due == 0


def test_write_off_and_recovery() -> None:
    """Nothing paid by 5 April: 1,200.00, 12.00 + 11.05 + 1.68 and 1.70 + 0.24 are lost."""
    story = Story()
    story.do("write_off", "2024-04-05")
    lost = story.on("2024-04-05")
    assert (lost.status, lost.closed_on) == (Status.WRITTEN_OFF, date(2024, 4, 5))
    totals = lost.totals
    assert (totals.principal_written_off_minor, totals.interest_written_off_minor) == (
        120_000,
        2_473,
    )
    assert totals.penalty_written_off_minor == 194
    story.do("recovery", "2024-05-10", "300.00")
    after = story.on("2024-12-31")
    assert (after.status, after.outstanding_minor) == (Status.WRITTEN_OFF, 0)
    assert (after.totals.recovered_minor, after.totals.cash_minor) == (30_000, -90_000)
    assert after.totals.principal_paid_minor == 0
    with pytest.raises(Refusal) as no:
        story.do("repay", "2024-06-01", "1.00")
    assert (no.value.code, no.value.field) == ("LOAN_WRITTEN_OFF", "type")


def test_nothing_lent_is_not_written_off() -> None:
    """A pause before the money is out lays no rows, so there is nothing to lose."""
    story = Story(lend=False)
    story.events = [
        story.event("pause", "2024-01-31", until="2024-02-20"),
        story.event("write_off", "2024-02-01"),
    ]
    assert story.on("2024-02-01").status is Status.PENDING
    assert story.on("2024-02-01").rows == ()


def test_non_accrual_after_ninety_days() -> None:
    """Due on 29 February; 29 May is day 90, 30 May day 91. Paying what is due ends it."""
    story = Story()
    assert not story.on("2024-05-29").non_accrual
    assert story.on("2024-05-30").non_accrual
    assert story.on("2024-05-30").days_past_due == 91
    story.do("repay", "2024-05-30", "500.00")
    assert not story.on("2024-05-30").non_accrual


def test_non_accrual_by_hand_and_back() -> None:
    story = after_row_one()
    story.do("non_accrual", "2024-03-10")
    assert story.on("2024-03-10").non_accrual
    story.do("non_accrual", "2024-03-20", value=False)
    assert not story.on("2024-03-20").non_accrual


def test_a_charged_fee_is_billed_with_the_next_row_and_met_before_interest() -> None:
    story = Story()
    story.do("charge_fee", "2024-02-10", "20.00", name="letter")
    story.do("repay", "2024-02-29", "21.00")
    assert story.owes(1, "2024-02-29") == {"interest": "11.00", "principal": "94.62"}


@pytest.mark.parametrize(
    ("verb", "on", "amount", "data", "code", "field"),
    [
        ("repay", "2024-01-30", "1.00", {}, "BEFORE_DISBURSEMENT", "on"),
        ("disburse", "2024-02-10", "0.01", {}, "ABOVE_PRINCIPAL", "amount"),
        ("disburse", "2024-01-30", "0.01", {}, "BEFORE_CONTRACT", "on"),
        ("refund", "2024-02-10", "0.01", {}, "ABOVE_CREDIT", "amount"),
        ("recovery", "2024-02-10", "0.01", {}, "NOT_WRITTEN_OFF", "type"),
        ("payoff", "2024-02-10", "1203.99", {}, "BELOW_PAYOFF", "amount"),
        ("waive", "2024-02-10", "0.01", {"component": "interest"}, "ABOVE_DEBT", "amount"),
        ("pause", "2024-02-10", None, {"until": "2024-02-10"}, "PAUSE_EMPTY", "until"),
        (
            "shift_due",
            "2024-02-10",
            None,
            {"from_due": "2024-03-01", "to_due": "2024-03-10"},
            "NO_SUCH_DUE_DATE",
            "from_due",
        ),
        (
            "shift_due",
            "2024-02-10",
            None,
            {"from_due": "2024-02-29", "to_due": "2024-02-10"},
            "DUE_DATE_TOO_EARLY",
            "to_due",
        ),
        ("reverse", "2024-02-10", None, {"event": "nobody"}, "UNKNOWN_EVENT", "event"),
        ("reverse", "2024-01-30", None, {"event": "e0"}, "BEFORE_EVENT", "event"),
    ],
)
def test_refusals(
    verb: str, on: str, amount: str | None, data: dict[str, str], code: str, field: str
) -> None:
    story = Story()
    with pytest.raises(Refusal) as no:
        story.do(verb, on, amount, **data)
    if code == "BEFORE_EVENT":
        field = "on"
    assert (no.value.code, no.value.field) == (code, field)
    assert len(story.events) == 1, "nothing happened"


def test_nothing_happens_to_a_closed_loan() -> None:
    story = Story()
    story.do("payoff", "2024-02-29", "1212.00")
    for verb, amount, data in (
        ("repay", "1.00", {}),
        ("prepay", "1.00", {}),
        ("extend", None, {"instalments": 1}),
        ("write_off", None, {}),
        ("charge_fee", "1.00", {}),
        ("rate_change", None, {"annual_rate": "0.01"}),
    ):
        with pytest.raises(Refusal) as no:
            story.do(verb, "2024-03-01", amount, **data)
        assert (no.value.code, no.value.field) == ("LOAN_CLOSED", "loanId")
