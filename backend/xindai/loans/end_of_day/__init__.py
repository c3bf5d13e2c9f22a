"""The end of day: everything that a date alone does to the loans, in restartable steps.

The day D of the books ends by `run.run_to`: its steps run in order (`steps.STEPS`), each in
transactions of its own that carry both the effect and the mark, so that a killed run goes on where
it stopped and arrives at the same rows. Invariants: after the accrual step every loan is posted to
D (business_day.accrued_on); after the last one the sub-ledger equals the general ledger account by
account and the trial balance is zero, else the day does not close. What SQL does here set-based is
what `engine.fold(as_of=D)` says of each loan; whatever is not linear in the date carries a
`refold_on` and is folded again in Python.

A step that posts takes the booking gate alone: commands wait for it and then see its effect, and
they work on between the steps.
"""
