"""The hardship menu (纾困方案): reliefs that the product's policy allows, each simulated.

Owns `hardship_offer`. The menu is worked out by the engine in values (`menu.py`): a relief is one
event of the loan, its schedule the fold of it. What the borrower chooses is frozen with its hash
and stands for some days; he signs it with a code to his own phone. Where the policy wants somebody
to agree, it goes to the desk as a request of the borrower (loans/requests). It is executed to
exactly the schedule that was simulated; if the loan has moved since, it is outdated instead.

chosen -> signed -> executed | declined | withdrawn | outdated.
"""
