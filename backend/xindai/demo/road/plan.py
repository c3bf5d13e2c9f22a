"""Which applications there are, and where each of them stands when the demo opens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from xindai.demo.road.borrowers import SOLID, STRETCHED, Trait


@dataclass(frozen=True, slots=True)
class Wanted:
    """An application: whose, how much, and what is to become of it.

    `to` is a state; `then` is what happens in it (see ends.py). `age_hours`: so long ago it came
    there. A stretched borrower is called and examined by one level, more above 50,000 yuan; a
    solid one is approved at once up to 20,000, and examined without a call up to 100,000.
    """

    number: int
    amount: str
    to: str
    then: str = ""
    trait: Trait = SOLID
    branch: str = "SH"
    age_hours: int = 0
    instalments: int = 12
    purpose: str = "CONSUMPTION"
    product: str = "CASH"
    method: str = "equal_instalment"
    by_officer: bool = False
    """Taken down at the counter."""

    @property
    def is_led(self) -> bool:
        """Whether staff take it on; at the head office nobody calls applicants."""
        return self.branch == "SH" and self.to not in ("DRAFT", "SUBMITTED")


FAILS_CLOSED: Final = Trait(card="901")
FAILS_NAME: Final = Trait(card="902")
PAID_LATER: Final = Trait(card="911")
"""The sandbox's bank takes the payment and sits on it for a day."""

BLACKLISTED: Final = 280
APPLICATIONS: Final = (
    Wanted(205, "12000.00", "DRAFT", "incomplete"),
    Wanted(208, "26000.00", "DRAFT", purpose="EDUCATION", by_officer=True),
    Wanted(210, "18000.00", "SUBMITTED", "held", age_hours=2),
    Wanted(213, "120000.00", "PHONE_VERIFICATION", instalments=36, purpose="RENOVATION"),
    Wanted(214, "30000.00", "PHONE_VERIFICATION", trait=STRETCHED, age_hours=21),
    Wanted(215, "28000.00", "PHONE_VERIFICATION", "unreachable", STRETCHED, age_hours=30),
    Wanted(216, "36000.00", "PHONE_VERIFICATION", "claimed", STRETCHED, age_hours=3),
    Wanted(222, "30000.00", "REVIEW_1", purpose="TRAVEL", age_hours=5, by_officer=True),
    Wanted(227, "45000.00", "REVIEW_1", "noted", age_hours=27, purpose="MEDICAL"),
    Wanted(229, "40000.00", "REVIEW_1", "claimed", STRETCHED, age_hours=22),
    Wanted(234, "80000.00", "REVIEW_2", instalments=24, age_hours=10, purpose="VEHICLE"),
    Wanted(237, "90000.00", "REVIEW_2", instalments=36, age_hours=46, purpose="RENOVATION"),
    Wanted(241, "150000.00", "REVIEW_2", instalments=36, age_hours=60, purpose="BUSINESS"),
    Wanted(243, "32000.00", "PHONE_VERIFICATION", "phone_return", STRETCHED, age_hours=12),
    Wanted(244, "42000.00", "REVIEW_1", "review_return", age_hours=30, purpose="APPLIANCES"),
    Wanted(246, "15000.00", "APPROVED", age_hours=4),
    Wanted(248, "38000.00", "APPROVED", age_hours=50, purpose="EDUCATION"),
    Wanted(253, "16000.00", "OFFER_ACCEPTED", age_hours=8),
    Wanted(262, "14000.00", "OFFER_ACCEPTED", "drawn_up", age_hours=6, purpose="TRAVEL"),
    Wanted(264, "18000.00", "CONTRACT_SIGNED", age_hours=26, purpose="MEDICAL"),
    Wanted(265, "20000.00", "CONTRACT_SIGNED", age_hours=2),
    Wanted(268, "17000.00", "DISBURSING", trait=PAID_LATER, age_hours=3),
    Wanted(272, "19000.00", "DISBURSING", trait=FAILS_CLOSED),
    Wanted(274, "13000.00", "DISBURSING", trait=FAILS_NAME),
    Wanted(278, "11000.00", "DISBURSING", purpose="APPLIANCES"),
    Wanted(280, "10000.00", "REVIEW_1", "rejected"),
    Wanted(206, "20000.00", "REVIEW_1", "rejected"),
    Wanted(285, "48000.00", "REVIEW_1", "rejected", age_hours=20),
    Wanted(291, "34000.00", "PHONE_VERIFICATION", "failed_call", STRETCHED),
    Wanted(293, "25000.00", "REVIEW_1", "withdrawn", purpose="TRAVEL"),
    Wanted(294, "110000.00", "PHONE_VERIFICATION", branch="HO", instalments=36, age_hours=25),
    Wanted(295, "33000.00", "REVIEW_1", branch="HO", age_hours=4, purpose="FARMING"),
    Wanted(297, "9000.00", "APPROVED", branch="HO", age_hours=20),
)
