"""Tables of contracts."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.fields.db_defaults import Now
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id


class Contract(Model):
    """What was agreed: principal, yearly rate (a fraction), instalments and the full terms."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    number = fields.CharField(max_length=20, unique=True)
    customer: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False
    )
    product_version: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.ProductVersion", on_delete=fields.RESTRICT, related_name=False
    )
    signed_on = fields.DateField()
    principal_minor = fields.BigIntField()
    currency = fields.CharField(max_length=3)
    rate_annual = fields.DecimalField(max_digits=12, decimal_places=8)
    instalment_count = fields.IntField()
    terms: fields.Field[object] = fields.JSONField()
    source = fields.TextField()
    created_at = fields.DatetimeField(db_default=Now())
    status = fields.CharField(max_length=20, db_default="recorded")
    document_version = fields.IntField(db_default=0)
    template_version: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "xindai.ContractTemplateVersion", on_delete=fields.RESTRICT, related_name=False, null=True
    )
    bank_card: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "xindai.BankCard", on_delete=fields.RESTRICT, related_name=False, null=True
    )
    merchant: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "xindai.Merchant", on_delete=fields.RESTRICT, related_name=False, null=True
    )
    application: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "xindai.Application", on_delete=fields.RESTRICT, related_name=False, null=True
    )
    is_bilingual = fields.BooleanField(db_default=False)
    disbursing_at = fields.DatetimeField(null=True)
    cancelled_at = fields.DatetimeField(null=True)
    cancelled_by = fields.TextField(null=True)
    cancel_reason = fields.TextField(null=True)

    class Meta:
        app = "xindai"
        table = "contract"
        indexes = [
            Index(fields=("customer_id",), name="contract_customer"),
            Index(fields=("status", "signed_on"), name="contract_status_signed"),
        ]
        constraints = [
            CheckConstraint(check="principal_minor > 0", name="contract_principal"),
            CheckConstraint(check="rate_annual >= 0", name="contract_rate"),
            CheckConstraint(check="instalment_count >= 1", name="contract_instalments"),
            CheckConstraint(check="currency ~ '^[A-Z]{3}$'", name="contract_currency"),
            CheckConstraint(
                check="status IN ('recorded', 'draft', 'signed', 'sealed', 'cancelled')",
                name="contract_status",
            ),
            CheckConstraint(
                check="(status = 'cancelled') = (cancelled_at IS NOT NULL)"
                " AND (status = 'cancelled') = (cancelled_by IS NOT NULL)"
                " AND (status = 'cancelled') = (cancel_reason IS NOT NULL)",
                name="contract_cancelled",
            ),
            CheckConstraint(check="document_version >= 0", name="contract_document_version"),
            UniqueConstraint(
                fields=("application_id",),
                name="contract_application_once",
                condition="status <> 'cancelled'",
            ),
        ]
