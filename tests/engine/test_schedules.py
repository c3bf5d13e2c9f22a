"""First schedules, worked out by hand: 1 % a month on 1,200.00 is easy to follow with a pencil."""

from __future__ import annotations

from decimal import Decimal

from tests.engine.story import Story


def interests(story: Story) -> list[str]:
    return [interest for _, interest, _ in story.bills()]


def principals(story: Story) -> list[str]:
    return [principal for _, _, principal in story.bills()]


def test_equal_instalment() -> None:
    """1,200 x 0.01 / (1 - 1.01^-12) = 106.6185…: 106.62, the last 106.60."""
    story = Story()
    assert story.on("2024-01-31").level_minor == 10_662
    assert interests(story) == [
        *("12.00", "11.05", "10.10", "9.13", "8.16", "7.17"),
        *("6.18", "5.17", "4.16", "3.14", "2.10", "1.06"),
    ]
    assert principals(story) == [
        *("94.62", "95.57", "96.52", "97.49", "98.46", "99.45"),
        *("100.44", "101.45", "102.46", "103.48", "104.52", "105.54"),
    ]


def test_equal_principal() -> None:
    story = Story(method="equal_principal")
    assert principals(story) == ["100.00"] * 12
    assert interests(story) == [f"{n}.00" for n in range(12, 0, -1)]


def test_interest_only_then_principal() -> None:
    story = Story(method="interest_only")
    assert interests(story) == ["12.00"] * 12
    assert principals(story) == ["0.00"] * 11 + ["1200.00"]


def test_single_payment() -> None:
    """Twelve months of simple interest, all at the end: 1,200 x 12 %."""
    assert Story(method="single_payment").bills() == [("2025-01-31", "144.00", "1200.00")]


def test_flat() -> None:
    """Equal principal and equal interest on the first principal."""
    story = Story(method="flat")
    assert interests(story) == ["12.00"] * 12
    assert principals(story) == ["100.00"] * 12


def test_flat_with_a_residue() -> None:
    """1,000.00 at 10 % over 3 months: 25.00 interest; (1,000 + 25) / 3 = 341.67. The last row takes
    what the two others left: 25.00 - 2 x 8.33 and 1,000.00 - 2 x 333.34."""
    story = Story(method="flat", principal="1000.00", annual_rate="0.10", instalments=3)
    assert interests(story) == ["8.33", "8.33", "8.34"]
    assert principals(story) == ["333.34", "333.34", "333.32"]


def test_balloon() -> None:
    """(1,200 x 1.01^12 - 300) x 0.01 / (1.01^12 - 1) = 82.9639…; the last row brings the rest."""
    story = Story(balloon="300.00")
    assert story.on("2024-01-31").level_minor == 8_296
    assert story.bills()[0] == ("2024-02-29", "12.00", "70.96")
    assert story.bills()[10] == ("2024-12-31", "4.58", "78.38")
    assert story.bills()[11] == ("2025-01-31", "3.79", "379.21")


def test_custom_list() -> None:
    """500 after a month, nothing after two, 700 after three: 12.00, 7.00 and 7.00 interest."""
    rows = [("2024-02-29", "500.00"), ("2024-03-31", "0.00"), ("2024-04-30", "700.00")]
    custom = [{"due_on": due, "principal": part} for due, part in rows]
    story = Story(method="custom", custom=custom, instalments=3)
    assert story.bills() == [
        ("2024-02-29", "12.00", "500.00"),
        ("2024-03-31", "7.00", "0.00"),
        ("2024-04-30", "7.00", "700.00"),
    ]


def test_zero_rate() -> None:
    story = Story(annual_rate="0", principal="1000.00", instalments=3)
    assert interests(story) == ["0.00"] * 3
    assert principals(story) == ["333.33", "333.33", "333.34"]


def test_instalments_in_whole_yuan() -> None:
    """106.6185 to the whole yuan is 107.00; the last is smaller: 101.15 + 1.01."""
    story = Story(instalment_multiple="1.00")
    sums = [str(Decimal(interest) + Decimal(part)) for _, interest, part in story.bills()]
    assert sums == ["107.00"] * 11 + ["102.16"]


def test_roundings() -> None:
    """106.61854…: to the cent it is 106.62 by any mode; 0.125 tells them apart: 50.00 at 3 % for a
    month is 0.125."""
    for mode, cents in {"half_even": "0.12", "half_up": "0.13", "up": "0.13"}.items():
        story = Story(
            principal="50.00", annual_rate="0.03", instalments=1, rounding=mode, penalty=""
        )
        assert story.bills() == [("2024-02-29", cents, "50.00")]
    up = Story(rounding="up", principal="1000.00", annual_rate="0", instalments=3)
    assert principals(up) == ["333.34", "333.34", "333.32"]


def test_interest_above_the_instalment() -> None:
    """36 %, first due after five months: 150/360 x 36 % x 1,200 = 180.00 of interest, more than an
    instalment. It is billed alone; 1,200 x 0.03 / (1 - 1.03^-23) = 72.9766… does the rest, in the
    24 rows agreed. The debt never grows."""
    story = Story(
        annual_rate="0.36", instalments=24, disbursed_on="2024-01-01", first_due_on="2024-06-01"
    )
    bills = story.bills()
    assert len(bills) == 24
    assert bills[0] == ("2024-06-01", "180.00", "0.00")
    assert bills[1] == ("2024-07-01", "36.00", "36.98")
    assert bills[23] == ("2026-05-01", "2.12", "70.75")


def test_an_instalment_that_only_pays_interest() -> None:
    """200 % a month: 100 x 2 / (1 - 3^-12) = 200.0004, to the cent no more than the interest."""
    story = Story(principal="100.00", annual_rate="24", penalty="")
    assert interests(story) == ["200.00"] * 12
    assert principals(story) == ["0.00"] * 11 + ["100.00"]


def test_grace_on_principal_and_on_interest() -> None:
    """Three months of interest alone, then 100.00 of twelve less three are 133.33 a month."""
    story = Story(method="equal_principal", grace_principal=3)
    assert principals(story)[:4] == ["0.00", "0.00", "0.00", "133.33"]
    assert interests(story)[:5] == ["12.00", "12.00", "12.00", "12.00", "10.67"]
    later = Story(method="equal_principal", grace_interest=2)
    assert principals(later)[:3] == ["100.00"] * 3
    assert interests(later)[:4] == ["0.00", "0.00", "33.00", "9.00"], "12 + 11 + 10, not lost"


def test_down_payment() -> None:
    """A quarter at once without interest, the rest as usual."""
    story = Story(method="equal_principal", down_payment_percent="25", instalments=9)
    assert story.bills()[0] == ("2024-01-31", "0.00", "300.00")
    assert story.bills()[1] == ("2024-02-29", "9.00", "100.00")
    assert story.bills()[9] == ("2024-10-31", "1.00", "100.00")


def test_fees_per_instalment_and_up_front() -> None:
    fees = [
        {"kind": "upfront", "rate": "0.02"},
        {"kind": "instalment", "amount": "3.00"},
        {"kind": "instalment", "rate": "0.001"},
    ]
    story = Story(fees=fees)
    state = story.on("2024-01-31")
    assert {row.fee for row in state.rows} == {420}, "3.00 + 0.1 % of 1,200.00"
    assert state.totals.cash_minor == -(120_000 - 2_400), "24.00 kept back"
    assert state.totals.fee_paid_minor == 2_400
