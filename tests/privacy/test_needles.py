"""The search finds a mark in each shape that it says it knows, and takes a mask for none."""

from __future__ import annotations

import base64
import json

from tests.privacy.markers import Needles, forms, people
from xindai.customers.banks import mask_card, normal_card_number
from xindai.customers.rules import normal_id_number, normal_name
from xindai.kernel.phone import normal_phone
from xindai.platform.crypto import mask_id_number, mask_name, mask_phone

CROWD = people(250)
NEEDLES = Needles(CROWD)


def test_a_thousand_marks_that_the_rules_take() -> None:
    assert len({mark for person in CROWD for mark in person.markers.values()}) == 1000
    for person in CROWD:
        assert normal_name(person.name) == person.name and person.given in person.name
        assert normal_id_number(person.id_number) == person.id_number
        assert normal_phone(person.phone) == person.phone
        assert normal_card_number(person.card) == person.card


def test_each_mark_is_found_in_each_shape() -> None:
    for person in CROWD[::25]:
        for kind, text in person.markers.items():
            for form in forms(text).values():
                found = NEEDLES.find(b"\xff before" + form + b"behind")
                assert kind in {each for each, _, _ in found}, form
            for before in ("", "a", "ab", "abc"):
                coded = base64.b64encode(f"{before}{text} and so on".encode())
                assert NEEDLES.find(coded), (before, coded)
            assert NEEDLES.find(json.dumps({"it": [text]}).encode())


def test_masks_are_no_finds() -> None:
    shown = [
        text
        for person in CROWD
        for text in (
            mask_name(person.name), mask_id_number(person.id_number), mask_phone(person.phone),
            mask_card(person.card),
        )
    ]  # fmt: skip
    assert not NEEDLES.find(json.dumps(shown, ensure_ascii=False).encode())
