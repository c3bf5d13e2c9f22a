"""Second factors, locks, passwords of before and one-time links of staff; branches that close."""

from tortoise import migrations
from tortoise.migrations import operations as ops

COLUMNS = """
ALTER TABLE branch ADD COLUMN is_active boolean NOT NULL DEFAULT true;
ALTER TABLE role ADD COLUMN needs_factor boolean NOT NULL DEFAULT false;
ALTER TABLE staff_user
    ADD COLUMN needs_factor boolean NOT NULL DEFAULT false,
    ADD COLUMN locked_until timestamptz;
ALTER TABLE session ADD COLUMN proved_at timestamptz NOT NULL DEFAULT now();
"""

FACTORS = """
CREATE TABLE staff_totp (
    id uuid PRIMARY KEY,
    staff_id uuid NOT NULL REFERENCES staff_user (id) ON DELETE RESTRICT,
    secret_sealed bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    confirmed_at timestamptz,
    last_step bigint NOT NULL DEFAULT 0
);
-- One that counts and one that is being set up, never two of a kind.
CREATE UNIQUE INDEX staff_totp_confirmed ON staff_totp (staff_id) WHERE confirmed_at IS NOT NULL;
CREATE UNIQUE INDEX staff_totp_draft ON staff_totp (staff_id) WHERE confirmed_at IS NULL;
CREATE TABLE staff_recovery_code (
    id uuid PRIMARY KEY,
    staff_id uuid NOT NULL REFERENCES staff_user (id) ON DELETE RESTRICT,
    code_hash bytea NOT NULL,
    used_at timestamptz,
    UNIQUE (staff_id, code_hash)
);
CREATE TABLE staff_passkey (
    id uuid PRIMARY KEY,
    staff_id uuid NOT NULL REFERENCES staff_user (id) ON DELETE RESTRICT,
    name text NOT NULL,
    credential_id bytea NOT NULL UNIQUE,
    public_key bytea NOT NULL,
    sign_count bigint NOT NULL,
    is_backed_up boolean NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_used_at timestamptz,
    cloned_at timestamptz,
    CONSTRAINT staff_passkey_sign_count CHECK (sign_count >= 0)
);
CREATE INDEX staff_passkey_staff ON staff_passkey (staff_id);
"""

PASSWORDS = """
CREATE TABLE staff_password (
    id uuid PRIMARY KEY,
    staff_id uuid NOT NULL REFERENCES staff_user (id) ON DELETE RESTRICT,
    password_hash text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX staff_password_staff ON staff_password (staff_id);
CREATE TABLE staff_reset_link (
    id uuid PRIMARY KEY,
    staff_id uuid NOT NULL REFERENCES staff_user (id) ON DELETE RESTRICT,
    token_hash bytea NOT NULL UNIQUE,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    used_at timestamptz
);
CREATE INDEX staff_reset_link_staff ON staff_reset_link (staff_id);
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0012_jobs")]

    operations = [ops.RunSQL(sql) for sql in (COLUMNS, FACTORS, PASSWORDS)]
