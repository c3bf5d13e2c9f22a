"""Roles and permissions as rows, borrowers' accounts, and one table of sessions.

From here on migrations are SQL: what the ORM cannot say (checks, partial indexes, grants) stands
beside the table, and the comparison of models and database keeps both equal.
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

ROLES = """
CREATE TABLE role (
    code varchar(40) PRIMARY KEY,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    is_seeded boolean NOT NULL DEFAULT false
);
CREATE TABLE permission (code varchar(80) PRIMARY KEY);
CREATE TABLE role_permission (
    id uuid PRIMARY KEY,
    role_id varchar(40) NOT NULL REFERENCES role (code) ON DELETE RESTRICT,
    permission_id varchar(80) NOT NULL REFERENCES permission (code) ON DELETE RESTRICT,
    UNIQUE (role_id, permission_id)
);
REVOKE DELETE, TRUNCATE ON permission FROM xindai_app;
"""

NEW_CODES = """
-- The roles of the first version get the codes of the seeded ones.
UPDATE staff_user SET roles = (
    SELECT coalesce(array_agg(CASE r WHEN 'admin' THEN 'administrator'
        WHEN 'manager' THEN 'branch_manager' WHEN 'loan_officer' THEN 'customer_manager' ELSE r END
        ORDER BY r), '{}') FROM unnest(roles) AS r);
UPDATE api_key SET roles = (
    SELECT coalesce(array_agg(CASE r WHEN 'admin' THEN 'administrator'
        WHEN 'manager' THEN 'branch_manager' WHEN 'loan_officer' THEN 'customer_manager' ELSE r END
        ORDER BY r), '{}') FROM unnest(roles) AS r);
ALTER TABLE staff_user ADD COLUMN phone_sealed bytea, ADD COLUMN phone_masked text,
    ADD COLUMN phone_index bytea;
ALTER TABLE staff_user ADD UNIQUE (phone_index);
"""

SESSIONS = """
CREATE TABLE borrower_account (
    id uuid PRIMARY KEY,
    phone_sealed bytea NOT NULL,
    phone_masked text NOT NULL,
    phone_index bytea NOT NULL,
    password_hash text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    closed_at timestamptz
);
CREATE UNIQUE INDEX borrower_account_phone ON borrower_account (phone_index)
    WHERE closed_at IS NULL;
DROP TABLE staff_session;
CREATE TABLE session (
    id uuid PRIMARY KEY,
    token_hash bytea NOT NULL UNIQUE,
    staff_id uuid REFERENCES staff_user (id) ON DELETE RESTRICT,
    account_id uuid REFERENCES borrower_account (id) ON DELETE RESTRICT,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL DEFAULT now(),
    address text NOT NULL DEFAULT '',
    user_agent text NOT NULL DEFAULT '',
    CONSTRAINT session_one_owner CHECK (num_nonnulls(staff_id, account_id) = 1)
);
CREATE INDEX session_staff ON session (staff_id);
CREATE INDEX session_account ON session (account_id);
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0009_contract_once")]

    operations = [ops.RunSQL(sql) for sql in (ROLES, NEW_CODES, SESSIONS)]
