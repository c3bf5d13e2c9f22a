"""Ids that sort by birth, and numbers in which no single wrong digit goes unseen."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xindai.kernel import ids
from xindai.kernel.ids import check_digit, new_id, number_is_valid, number_with_check, uuid7


def test_uuid7_of_the_standard() -> None:
    """The example of RFC 9562, appendix A.6."""
    random_bits = 0xCC3 << 62 | 0x18C4DC0C0C07398F
    assert uuid7(0x017F22E279B0, random_bits) == UUID("017f22e2-79b0-7cc3-98c4-dc0c0c07398f")


@given(
    st.integers(0, 2**48 - 1),
    st.integers(0, 2**48 - 1),
    st.integers(0, 2**74 - 1),
    st.integers(0, 2**74 - 1),
)
def test_ids_sort_by_birth(a_ms: int, b_ms: int, a_bits: int, b_bits: int) -> None:
    a, b = uuid7(a_ms, a_bits), uuid7(b_ms, b_bits)
    assert (a.version, a.variant) == (7, "specified in RFC 4122")
    if a_ms != b_ms:
        assert (a < b) == (a_ms < b_ms)
    else:
        assert (a == b) == (a_bits == b_bits)


def test_new_ids_differ_and_sort_by_birth_within_a_millisecond() -> None:
    made = [new_id() for _ in range(100_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_ids_of_a_clock_that_was_set_back_still_sort() -> None:
    later, full = (5_000, 7), (5_000, 2**74 - 1)
    assert uuid7(*ids._after(later, 4_000)) > uuid7(*later)
    assert uuid7(*ids._after(full, 5_000)) > uuid7(*full)


def test_check_digit_of_the_standard() -> None:
    """ISO 7064's own example: 0794 has the check digit 5."""
    assert check_digit("0794") == "5"


def test_numbers() -> None:
    number = number_with_check("JJ", 42)
    assert number == "JJ0000000428"
    assert number_is_valid(number, "JJ")


@pytest.mark.parametrize("sequence", [0, 1, 42, 999_999_999, 123_456_789, 10**11])
def test_every_single_wrong_digit_is_seen(sequence: int) -> None:
    number = number_with_check("HT", sequence)
    for place in range(2, len(number)):
        for digit in "0123456789":
            changed = number[:place] + digit + number[place + 1 :]
            assert number_is_valid(changed, "HT") == (changed == number), changed


@given(st.integers(0, 10**12), st.data())
def test_a_wrong_digit_is_seen_in_any_number(sequence: int, data: st.DataObject) -> None:
    number = number_with_check("JJ", sequence)
    place = data.draw(st.integers(2, len(number) - 1))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != number[place]]))
    assert not number_is_valid(number[:place] + digit + number[place + 1 :], "JJ")


def test_nearly_every_swap_of_neighbours_is_seen() -> None:
    unseen = total = 0
    for sequence in range(0, 100_000, 37):
        number = number_with_check("", sequence, 6)
        for at in range(len(number) - 1):
            if number[at] != number[at + 1]:
                swapped = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
                total += 1
                unseen += number_is_valid(swapped, "")
    assert unseen / total < 0.03, (unseen, total)


@pytest.mark.parametrize(
    "number", ["", "JJ", "JJ5", "HT0000000428", "JJ０0000000421", "JJ00000004 1", "JJ-000000421"]
)
def test_other_texts_are_no_numbers(number: str) -> None:
    assert not number_is_valid(number, "JJ")
