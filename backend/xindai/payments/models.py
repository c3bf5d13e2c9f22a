"""Tables of payments."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.fields.db_defaults import Now
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id
from xindai.platform import crypto


class PaymentOrder(Model):
    """An order to the bank. A trigger keeps settled ones settled, and a request id for good."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    number = fields.CharField(max_length=20, unique=True)
    kind = fields.CharField(max_length=20)
    purpose = fields.TextField()
    subject = fields.TextField()
    branch: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Branch", on_delete=fields.RESTRICT, related_name=False
    )
    customer: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False, null=True
    )
    merchant_id = fields.UUIDField(null=True)
    payee_name_sealed = fields.BinaryField()
    payee_name_masked = fields.TextField()
    payee_number_sealed = fields.BinaryField()
    payee_number_masked = fields.TextField()
    payee_bank = fields.TextField(null=True)
    amount_minor = fields.BigIntField()
    currency = fields.CharField(max_length=3)
    status = fields.CharField(max_length=20, db_default="planned")
    request_id = fields.UUIDField(null=True, unique=True)
    bank_reference = fields.TextField(null=True)
    failure_code = fields.TextField(null=True)
    attempts = fields.IntField(db_default=0)
    settle_kind = fields.CharField(max_length=80)
    version = fields.IntField(db_default=1)
    created_by = fields.TextField()
    created_at = fields.DatetimeField(db_default=Now())
    sent_at = fields.DatetimeField(null=True)
    valid_until = fields.DatetimeField(null=True)
    next_query_at = fields.DatetimeField(null=True)
    settled_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "payment_order"
        indexes = [
            Index(fields=("subject",), name="payment_order_subject"),
            Index(fields=("branch_id", "id"), name="payment_order_branch"),
        ]
        constraints = [
            CheckConstraint(
                check="kind IN ('payout', 'collection', 'refund')", name="payment_order_kind"
            ),
            CheckConstraint(
                check="status IN ('planned', 'sent', 'confirmed', 'failed', 'unknown')",
                name="payment_order_status",
            ),
            CheckConstraint(
                check="kind = 'payout' OR customer_id IS NOT NULL AND merchant_id IS NULL",
                name="payment_order_payer",
            ),
            CheckConstraint(check="amount_minor > 0", name="payment_order_amount"),
            CheckConstraint(check="currency ~ '^[A-Z]{3}$'", name="payment_order_currency"),
            CheckConstraint(
                check="num_nonnulls(customer_id, merchant_id) >= 1 OR purpose = 'suspense.return'",
                name="payment_order_payee",
            ),
            CheckConstraint(
                check="(request_id IS NULL) = (sent_at IS NULL)"
                " AND (request_id IS NULL) = (valid_until IS NULL)"
                " AND CASE WHEN status = 'planned' THEN request_id IS NULL"
                " WHEN status = 'failed' THEN true ELSE request_id IS NOT NULL END",
                name="payment_order_request",
            ),
            CheckConstraint(
                check="(settled_at IS NOT NULL) = (status IN ('confirmed', 'failed'))",
                name="payment_order_settled",
            ),
            CheckConstraint(
                check="(failure_code IS NOT NULL) = (status = 'failed')",
                name="payment_order_failure",
            ),
            CheckConstraint(
                check="(bank_reference IS NOT NULL) = (status = 'confirmed')",
                name="payment_order_reference",
            ),
        ]


class PaymentOrderEvent(Model):
    """What happened to an order, in order; append-only."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    order: fields.ForeignKeyRelation[PaymentOrder] = fields.ForeignKeyField(
        "xindai.PaymentOrder", on_delete=fields.RESTRICT, related_name=False
    )
    event = fields.CharField(max_length=20)
    status_before = fields.CharField(max_length=20, null=True)
    status_after = fields.CharField(max_length=20)
    source = fields.CharField(max_length=20)
    code = fields.TextField(null=True)
    actor = fields.TextField()
    at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "payment_order_event"
        indexes = [Index(fields=("order_id", "id"), name="payment_order_event_order")]
        constraints = [
            CheckConstraint(
                check="source IN ('person', 'send', 'query')", name="payment_order_event_source"
            )
        ]


NAME = crypto.sealed("payment_order", "payee_name_sealed", field="payee_name")
NUMBER = crypto.sealed("payment_order", "payee_number_sealed", field="payee_number")
