"""Tables of the blacklist and the whitelist, and of their imports."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.fields.db_defaults import Now
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id
from xindai.platform import crypto


class ListImport(Model):
    """A workbook with people for one of the lists, and what became of it."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    list = fields.CharField(max_length=10)
    file: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.StoredFile", on_delete=fields.RESTRICT, related_name=False
    )
    status = fields.CharField(max_length=10, db_default="reading")
    failure = fields.CharField(max_length=40, null=True)
    rows_total = fields.IntField(db_default=0)
    rows_accepted = fields.IntField(db_default=0)
    entries_made = fields.IntField(null=True)
    started_by = fields.TextField()
    started_at = fields.DatetimeField(db_default=Now())
    checked_at = fields.DatetimeField(null=True)
    applied_by = fields.TextField(null=True)
    applied_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "list_import"
        constraints = [
            CheckConstraint(check="list IN ('blacklist', 'whitelist')", name="list_import_list"),
            CheckConstraint(
                check="status IN ('reading', 'checked', 'failed', 'applied')",
                name="list_import_status",
            ),
            CheckConstraint(
                check="(status = 'failed') = (failure IS NOT NULL)", name="list_import_failure"
            ),
            CheckConstraint(
                check="(status = 'applied') = (applied_by IS NOT NULL)"
                " AND (applied_by IS NULL) = (applied_at IS NULL)"
                " AND (applied_by IS NULL) = (entries_made IS NULL)",
                name="list_import_applied",
            ),
            CheckConstraint(
                check="list <> 'whitelist' OR applied_by <> started_by",
                name="list_import_other_eyes",
            ),
        ]


class ListImportRow(Model):
    """One row of a workbook with its verdict; `n` is the row's number in the workbook."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    list_import: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.ListImport", on_delete=fields.RESTRICT, related_name=False
    )
    n = fields.IntField()
    verdict = fields.CharField(max_length=30)
    id_number_sealed = fields.BinaryField(null=True)
    id_number_masked = fields.TextField(null=True)
    amount_minor = fields.BigIntField(null=True)
    valid_until = fields.DateField(null=True)
    reason = fields.TextField(null=True)
    customer: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False, null=True
    )

    class Meta:
        app = "xindai"
        table = "list_import_row"
        unique_together = (("list_import_id", "n"),)
        constraints = [
            CheckConstraint(
                check="(id_number_sealed IS NULL) = (id_number_masked IS NULL)",
                name="list_import_row_sealed",
            ),
            CheckConstraint(
                check="verdict NOT IN ('accepted', 'accepted_unknown')"
                " OR id_number_sealed IS NOT NULL",
                name="list_import_row_accepted",
            ),
        ]


class ListEntry(Model):
    """A person on a list, by ID number, whether or not he is a customer.

    proposed -> active (whitelist: by a second person) -> removal_asked (blacklist) -> removed;
    a proposal may be turned_down, and one for removal falls back to active.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    list = fields.CharField(max_length=10)
    status = fields.CharField(max_length=20)
    id_number_sealed = fields.BinaryField()
    id_number_masked = fields.TextField()
    id_number_index = fields.BinaryField()
    reason = fields.TextField()
    source = fields.CharField(max_length=40)
    amount_minor = fields.BigIntField(null=True)
    currency = fields.CharField(max_length=3, null=True)
    valid_until = fields.DateField(null=True)
    list_import: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "xindai.ListImport", on_delete=fields.RESTRICT, related_name=False, null=True
    )
    added_by = fields.TextField()
    added_at = fields.DatetimeField(db_default=Now())
    confirmed_by = fields.TextField(null=True)
    confirmed_at = fields.DatetimeField(null=True)
    removal_asked_by = fields.TextField(null=True)
    removal_reason = fields.TextField(null=True)
    removal_asked_at = fields.DatetimeField(null=True)
    removed_by = fields.TextField(null=True)
    removed_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "list_entry"
        indexes = [Index(fields=("id_number_index",), name="list_entry_person")]
        constraints = [
            CheckConstraint(check="list IN ('blacklist', 'whitelist')", name="list_entry_list"),
            CheckConstraint(
                check="status IN ('proposed', 'active', 'removal_asked', 'removed', 'turned_down')",
                name="list_entry_status",
            ),
            CheckConstraint(
                check="(list = 'whitelist') = (amount_minor IS NOT NULL)"
                " AND (amount_minor IS NULL) = (currency IS NULL)",
                name="list_entry_amount",
            ),
            CheckConstraint(check="amount_minor > 0", name="list_entry_positive"),
            CheckConstraint(
                check="list <> 'whitelist' OR valid_until IS NOT NULL", name="list_entry_until"
            ),
            CheckConstraint(check="confirmed_by <> added_by", name="list_entry_confirmed"),
            CheckConstraint(
                check="list <> 'whitelist' OR status NOT IN"
                " ('active', 'removed', 'removal_asked') OR confirmed_by IS NOT NULL",
                name="list_entry_whitelisted",
            ),
            CheckConstraint(
                check="(status = 'removed') = (removed_by IS NOT NULL)"
                " AND (removed_by IS NULL) = (removed_at IS NULL)",
                name="list_entry_removed",
            ),
            CheckConstraint(
                check="list <> 'blacklist' OR removed_by IS NULL"
                " OR (removal_asked_by IS NOT NULL AND removed_by <> removal_asked_by)",
                name="list_entry_other_eyes",
            ),
            UniqueConstraint(
                fields=("list", "id_number_index"),
                name="list_entry_once",
                condition="status IN ('proposed', 'active', 'removal_asked')",
            ),
        ]


crypto.sealed("list_import_row", "id_number_sealed", field="id_number")
crypto.sealed("list_entry", "id_number_sealed", field="id_number", index="id_number_index")
