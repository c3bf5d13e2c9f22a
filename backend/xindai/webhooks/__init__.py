"""Webhooks: news that leave the house, by Standard Webhooks 1.0.

An endpoint belongs to an API client and names the topics it wants. For every message of the outbox
that the client may see, the relay leaves one delivery an endpoint; senders claim deliveries with a
lease, call out without a transaction open, and mark what came of it. At least once, with the same
webhook-id each time; in no promised order: the version in the data says which news are newer.
Secrets are sealed, shown once, and rotate with two signatures for a day. A delivery is pending,
then delivered, failed (the schedule is over) or cancelled (its endpoint was switched off).
"""
