"""Payments: orders to the bank, and what the bank says of them.

Owns payment_order and payment_order_event (append-only). An order pays money out or collects it
from a customer's account; both ways have the same life. It is planned, then sent: its
request id is stored and committed before anything leaves, and nothing is ever sent twice. Then it
is confirmed or failed for good, or unknown, which may only be asked about. Every request says
until when the bank may take it, by the bank's own clock; "never received" is believed only when
the bank says so after that moment, so nothing can arrive any more. Whoever ordered the payment is
told by a job that is left in the transaction that settles the order.

`reconciliation/` compares all of it with what the bank says, `iso20022/` speaks to banks in files.
"""
