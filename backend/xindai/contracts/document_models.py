"""Tables of templates, and the archive of what was signed."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields.db_defaults import Now
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id
from xindai.platform import crypto


class ContractTemplate(Model):
    """What contracts of a kind are made of, under a name that stays."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    code = fields.CharField(max_length=40, unique=True)
    kind = fields.CharField(max_length=20)
    name_zh = fields.TextField()
    name_en = fields.TextField()
    created_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "contract_template"
        constraints = [
            CheckConstraint(
                check="kind IN ('loan', 'line', 'guarantee')", name="contract_template_kind"
            ),
            CheckConstraint(check="code ~ '^[a-z][a-z0-9_]*$'", name="contract_template_code"),
        ]


class ContractTemplateVersion(Model):
    """A text; `makers` wrote it, and `checker`, somebody else, approved it."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    template: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.ContractTemplate", on_delete=fields.RESTRICT, related_name=False
    )
    version = fields.IntField()
    status = fields.CharField(max_length=20, db_default="draft")
    body_zh = fields.TextField()
    body_en = fields.TextField()
    makers = ArrayField("text")
    checker = fields.TextField(null=True)
    reason = fields.TextField(null=True)
    created_at = fields.DatetimeField(db_default=Now())
    approved_at = fields.DatetimeField(null=True)
    retired_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "contract_template_version"
        unique_together = (("template_id", "version"),)
        constraints = [
            CheckConstraint(
                check="status IN ('draft', 'in_review', 'approved', 'retired')",
                name="contract_template_version_status",
            ),
            CheckConstraint(
                check="NOT checker = ANY (makers)", name="contract_template_version_four_eyes"
            ),
            CheckConstraint(
                check="cardinality(makers) >= 1", name="contract_template_version_makers"
            ),
            CheckConstraint(
                check="(approved_at IS NOT NULL) = (status IN ('approved', 'retired'))"
                " AND (approved_at IS NOT NULL) = (checker IS NOT NULL)",
                name="contract_template_version_approved",
            ),
            CheckConstraint(
                check="(retired_at IS NOT NULL) = (status = 'retired')",
                name="contract_template_version_retired",
            ),
            UniqueConstraint(
                fields=("template_id",),
                name="contract_template_version_in_force",
                condition="status = 'approved'",
            ),
            UniqueConstraint(
                fields=("template_id",),
                name="contract_template_version_open",
                condition="status IN ('draft', 'in_review')",
            ),
        ]


class ContractDocument(Model):
    """A PDF of a contract; rows are only added. `sha256` is that of the file's bytes."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    contract: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Contract", on_delete=fields.RESTRICT, related_name=False
    )
    version = fields.IntField()
    kind = fields.CharField(max_length=20)
    file: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.StoredFile", on_delete=fields.RESTRICT, related_name=False
    )
    sha256 = fields.BinaryField()
    size_bytes = fields.IntField()
    template_version: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.ContractTemplateVersion", on_delete=fields.RESTRICT, related_name=False
    )
    terms: fields.Field[object] = fields.JSONField()
    reason = fields.TextField(null=True)
    created_by = fields.TextField()
    created_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "contract_document"
        unique_together = (("contract_id", "version", "kind"),)
        constraints = [
            CheckConstraint(check="kind IN ('unsigned', 'sealed')", name="contract_document_kind"),
            CheckConstraint(check="octet_length(sha256) = 32", name="contract_document_hash"),
            CheckConstraint(check="size_bytes > 0", name="contract_document_size"),
            CheckConstraint(
                check="(version > 1) = (reason IS NOT NULL)", name="contract_document_reason"
            ),
        ]


class ContractSignature(Model):
    """Who signed which document how; rows are only added, each party signs a document once."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    contract: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Contract", on_delete=fields.RESTRICT, related_name=False
    )
    document: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.ContractDocument", on_delete=fields.RESTRICT, related_name=False
    )
    party = fields.CharField(max_length=20)
    method = fields.CharField(max_length=20)
    signer = fields.TextField()
    document_sha256 = fields.BinaryField()
    evidence: fields.Field[object] = fields.JSONField()
    address_sealed = fields.BinaryField(null=True)
    signed_on = fields.DateField()
    signed_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "contract_signature"
        unique_together = (("document_id", "party"),)
        indexes = [Index(fields=("contract_id",), name="contract_signature_contract")]
        constraints = [
            CheckConstraint(
                check="(party = 'borrower' AND method IN ('code', 'in_person'))"
                " OR (party = 'company' AND method = 'seal')",
                name="contract_signature_method",
            ),
            CheckConstraint(
                check="octet_length(document_sha256) = 32", name="contract_signature_hash"
            ),
        ]


class ContractInPerson(Model):
    """A signing on paper, face to face: what the officer recorded and the witness confirmed."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    contract: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Contract", on_delete=fields.RESTRICT, related_name=False
    )
    document: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.ContractDocument", on_delete=fields.RESTRICT, related_name=False, unique=True
    )
    officer = fields.TextField()
    place_sealed = fields.BinaryField()
    photos = ArrayField("text")
    recorded_at = fields.DatetimeField(db_default=Now())
    witness = fields.TextField(null=True)
    witnessed_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "contract_in_person"
        indexes = [Index(fields=("contract_id",), name="contract_in_person_contract")]
        constraints = [
            CheckConstraint(check="witness <> officer", name="contract_in_person_two"),
            CheckConstraint(
                check="(witness IS NULL) = (witnessed_at IS NULL)",
                name="contract_in_person_witnessed",
            ),
            CheckConstraint(check="cardinality(photos) >= 1", name="contract_in_person_photos"),
        ]


crypto.sealed("contract_signature", "address_sealed", field="address")
crypto.sealed("contract_in_person", "place_sealed", field="place")
