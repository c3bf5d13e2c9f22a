"""Paying principal before its time: three choices, payoffs with a fee, refunds of a merchant.

After row 1 is paid on 29 February, 1,105.38 are left; 500.00 of them paid leave 605.38.
"""

from __future__ import annotations

from datetime import date

from tests.engine.story import Story
from xindai.engine.payoff import payoff_quote
from xindai.engine.state import Status

FEE = [{"kind": "early_payoff", "rate": "0.03"}]


def after_row_one(**terms: object) -> Story:
    """The loan on 29 February, its first instalment paid."""
    story = Story(**terms)
    story.do("repay", "2024-02-29", "106.62")
    return story


def test_shorter_term_keeps_the_instalment() -> None:
    story = after_row_one()
    story.do("prepay", "2024-02-29", "500.00", choice="shorter_term")
    assert story.bills("2024-02-29") == [
        ("2024-02-29", "12.00", "594.62"),
        ("2024-03-31", "6.05", "100.57"),
        ("2024-04-30", "5.05", "101.57"),
        ("2024-05-31", "4.03", "102.59"),
        ("2024-06-30", "3.01", "103.61"),
        ("2024-07-31", "1.97", "104.65"),
        ("2024-08-31", "0.92", "92.39"),
    ]


def test_smaller_instalment_keeps_the_term() -> None:
    """605.38 x 0.01 / (1 - 1.01^-11) = 58.3913…"""
    story = after_row_one()
    story.do("prepay", "2024-02-29", "500.00", choice="smaller_instalment")
    bills = story.bills("2024-02-29")
    assert story.on("2024-02-29").level_minor == 5_839
    assert len(bills) == 12
    assert bills[1] == ("2024-03-31", "6.05", "52.34")
    assert bills[11] == ("2025-01-31", "0.58", "57.82")


def test_next_due_skips_the_principal_that_is_paid() -> None:
    """Rows 2 to 5 would repay 100.57 each and do not; row 6 repays the 2.85 that are left of its
    own, and only interest on 605.38 runs meanwhile."""
    story = after_row_one()
    story.do("prepay", "2024-02-29", "500.00", choice="next_due")
    assert story.bills("2024-02-29")[1:] == [
        ("2024-03-31", "6.05", "0.00"),
        ("2024-04-30", "6.05", "0.00"),
        ("2024-05-31", "6.05", "0.00"),
        ("2024-06-30", "6.05", "0.00"),
        ("2024-07-31", "6.05", "2.85"),
        ("2024-08-31", "6.03", "100.59"),
        ("2024-09-30", "5.02", "101.60"),
        ("2024-10-31", "4.00", "102.62"),
        ("2024-11-30", "2.98", "103.64"),
        ("2024-12-31", "1.94", "104.68"),
        ("2025-01-31", "0.89", "89.40"),
    ]


def test_in_the_middle_of_a_period_both_balances_earn_their_days() -> None:
    """15 of 29 days on 1,200.00, 14 on 700.00: 12.00 x 15/29 + 7.00 x 14/29 = 9.5862…"""
    story = Story()
    story.do("prepay", "2024-02-15", "500.00")
    assert story.bills("2024-02-15")[0] == ("2024-02-29", "9.59", "597.03")


def test_a_repayment_beyond_what_is_due_can_be_a_prepayment() -> None:
    story = Story(excess="prepay")
    story.do("repay", "2024-02-29", "606.62")
    assert story.bills("2024-02-29")[0] == ("2024-02-29", "12.00", "594.62")
    assert len(story.bills("2024-02-29")) == 7


def test_a_prepayment_pays_its_fee_out_of_itself() -> None:
    """515.00 are 500.00 and 3 % of them."""
    story = after_row_one(fees=FEE)
    story.do("prepay", "2024-02-29", "515.00")
    assert story.bills("2024-02-29")[0] == ("2024-02-29", "12.00", "594.62")
    assert story.on("2024-02-29").totals.fee_paid_minor == 1_500


def test_payoff_with_a_fee() -> None:
    """15 of 31 days of 11.0538 are 5.3486…; 3 % of 1,105.38 are 33.1614."""
    story = after_row_one(fees=FEE)
    quote = payoff_quote(story.terms, story.events, date(2024, 3, 15))
    assert (quote.principal_minor, quote.interest_minor) == (110_538, 535)
    assert (quote.early_fee_minor, quote.total_minor) == (3_316, 114_389)
    assert quote.per_diem_minor == 36, "16 days are 5.7052: 5.71"
    story.do("payoff", "2024-03-15", "1143.89")
    state = story.on("2024-03-15")
    assert (state.status, state.closed_on) == (Status.CLOSED, date(2024, 3, 15))
    assert (state.outstanding_minor, state.totals.credit_minor) == (0, 0)
    assert state.totals.cash_minor == -120_000 + 10_662 + 114_389


def test_payoff_to_the_end_of_the_period() -> None:
    story = after_row_one(fees=FEE, payoff_interest="period_end")
    quote = payoff_quote(story.terms, story.events, date(2024, 3, 15))
    assert (quote.interest_minor, quote.total_minor) == (1_105, 114_959)
    assert quote.per_diem_minor == 0


def test_payoff_in_arrears() -> None:
    """Nothing paid by 15 March: 12.00 and 5.35 of interest, 0.71 of penalty; the fee is on what is
    not due yet."""
    story = Story(fees=FEE)
    quote = payoff_quote(story.terms, story.events, date(2024, 3, 15))
    assert (quote.principal_minor, quote.interest_minor, quote.penalty_minor) == (
        120_000,
        1_735,
        71,
    )
    assert (quote.early_fee_minor, quote.total_minor) == (3_316, 125_122)
    story.do("payoff", "2024-03-15")
    assert story.on("2024-03-15").totals.cash_minor == 5_122


def test_a_quote_for_some_days_holds_on_each_of_them() -> None:
    """From 20 March for fifteen days. On 31 March row 2 falls due, and its principal pays no early
    fee any more: 4 April costs 1,148.26, and 30 March cost 1,149.24."""
    story = after_row_one(fees=FEE)
    last = payoff_quote(story.terms, story.events, date(2024, 4, 4))
    assert last.total_minor == 114_826
    quote = payoff_quote(story.terms, story.events, date(2024, 3, 20), until_days=15)
    assert (quote.until, quote.total_minor) == (date(2024, 4, 4), 114_924)
    assert (quote.interest_minor, quote.early_fee_minor) == (1_070, 3_316)
    story.do("payoff", "2024-03-30", "1149.24")
    assert story.on("2024-03-30").totals.credit_minor == 0


def test_payoff_takes_the_credit() -> None:
    """150.00 on the due date leave 43.38; 1,105.38 + 5.35 - 43.38."""
    story = Story()
    story.do("repay", "2024-02-29", "150.00")
    quote = payoff_quote(story.terms, story.events, date(2024, 3, 15))
    assert (quote.credit_minor, quote.total_minor) == (4_338, 106_735)
    story.do("payoff", "2024-03-15", "1067.35")
    assert story.on("2024-03-15").totals.credit_minor == 0


def test_a_merchant_refund_lowers_the_instalment_without_a_fee() -> None:
    """200.00 on 10 February: 10 of 29 days on 1,200.00, 19 on 1,000.00 are 10.6897; the instalment
    that repays 1,000.00 with the 4.1379 earned so far is 88.9095."""
    story = Story(fees=FEE)
    story.do("merchant_refund", "2024-02-10", "200.00")
    state = story.on("2024-02-10")
    assert (state.level_minor, state.totals.fee_paid_minor) == (8_891, 0)
    assert story.bills("2024-02-10")[0] == ("2024-02-29", "10.69", "278.22")
    assert story.bills("2024-02-10")[11] == ("2025-01-31", "0.88", "88.02")


def test_a_tranche_levels_the_rest_again() -> None:
    """600.00 over twelve: 53.31. 600.00 more after row 1: 1,152.69 over eleven: 111.18."""
    story = Story(lend=False)
    story.do("disburse", "2024-01-31", "600.00")
    assert story.on("2024-01-31").level_minor == 5_331
    story.do("disburse", "2024-02-29", "600.00")
    bills = story.bills("2024-02-29")
    assert bills[0] == ("2024-02-29", "6.00", "47.31")
    assert bills[1] == ("2024-03-31", "11.53", "99.65")
    assert bills[11] == ("2025-01-31", "1.10", "110.10")


def test_a_tranche_after_a_payoff_earns_interest() -> None:
    """600.00 are lent on 31 January and on 31 March; then a payoff of 606.00 on 29 February comes
    to light. The second 600.00 earn 1 % a month all the same."""
    story = Story(lend=False)
    story.do("disburse", "2024-01-31", "600.00")
    story.do("disburse", "2024-03-31", "600.00")
    story.do("payoff", "2024-02-29", "606.00")
    assert story.on("2024-03-30").status is Status.CLOSED
    state = story.on("2024-03-31")
    assert (state.status, state.outstanding_minor) == (Status.ACTIVE, 60_000)
    interest = {due: interest for due, interest, _ in story.bills("2024-03-31")}
    assert interest["2024-04-30"] == "6.00"


def test_a_fee_after_a_payoff_is_all_that_is_owed() -> None:
    """20.00 are charged on 10 March; then a payoff on 29 February comes to light. Its money stays
    where it went, and only the fee is owed."""
    story = Story()
    story.do("charge_fee", "2024-03-10", "20.00", name="letter")
    story.do("payoff", "2024-02-29", "1212.00")
    state = story.on("2024-03-20")
    assert (state.status, state.outstanding_minor) == (Status.ACTIVE, 0)
    assert story.owes(2, "2024-03-20") == {"fee": "20.00"}
    assert state.totals.interest_paid_minor == 1_200
