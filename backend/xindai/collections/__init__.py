"""Collections: money that is late comes back, or somebody knows why it does not.

Owns cases, actions, promises, the strategy, collectors, agencies, legal actions and proposals to
write off. A customer with late loans has one open case, whatever the number of his loans; the end
of day opens and closes cases, money that arrives closes one at once, and who falls behind again
gets a new one. Invariants: a customer has at most one open case (a partial unique index); a case
is in the hands of one collector, or of an agency, or of nobody; a promise is kept only by money
that was booked after it was made; actions are append-only. News of loans come by the outbox:
loans know nothing of this domain.
"""
