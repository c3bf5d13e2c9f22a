"""Sentences of notices name states as people do."""

from __future__ import annotations

from xindai.graphql.notifications.types import with_state


def test_a_state_is_named_in_the_language_of_the_sentence() -> None:
    text = "进件 SQ0000000356 在 phone_verification 环节已超时"
    assert (
        with_state(text, "phone_verification", True) == "进件 SQ0000000356 在 电话核实 环节已超时"
    )
    assert with_state("Overdue in review_1", "nonsense", False) == "Overdue in review_1"
    assert with_state("Your request was granted", None, False) == "Your request was granted"
