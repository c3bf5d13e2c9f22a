"""Checkpoints over the audit chains, and data keys that can change while everybody works."""

from tortoise import migrations
from tortoise.migrations import operations as ops

CHECKPOINT = """
CREATE TABLE audit_checkpoint (
    number bigint PRIMARY KEY,
    at timestamptz NOT NULL,
    heads jsonb NOT NULL,
    key_id smallint NOT NULL,
    prev_mac bytea NOT NULL,
    mac bytea NOT NULL,
    CONSTRAINT audit_checkpoint_number CHECK (number >= 1),
    CONSTRAINT audit_checkpoint_mac_length CHECK (octet_length(mac) = 32)
);
REVOKE UPDATE, DELETE, TRUNCATE ON audit_checkpoint FROM xindai_app;
CREATE TRIGGER audit_checkpoint_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""

# A key that is not active yet opens, but nobody seals with it.
KEYS = """
ALTER TABLE data_key
    ALTER wrapped DROP NOT NULL,
    ADD active_at timestamptz,
    ADD destroyed_at timestamptz,
    DROP CONSTRAINT data_key_purpose;
UPDATE data_key SET active_at = created_at;
ALTER TABLE data_key
    ADD CONSTRAINT data_key_purpose CHECK (purpose IN ('seal', 'index', 'audit')),
    ADD CONSTRAINT data_key_number CHECK (id BETWEEN 1 AND 255),
    ADD CONSTRAINT data_key_destroyed
        CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL)),
    ADD CONSTRAINT data_key_order
        CHECK (destroyed_at IS NULL OR retired_at IS NOT NULL);

-- Who uses data keys holds this lock, shared, until the transaction ends: a rotation waits for
-- those that do not know its newest step. The answer changes when the keys do; the lock is taken
-- first, and the statement after it sees what was committed until then.
CREATE FUNCTION data_key_gate() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    version text;
BEGIN
    PERFORM pg_advisory_xact_lock_shared(7304, 1);
    SELECT md5(string_agg(concat_ws(' ', id, extract(epoch FROM created_at), active_at IS NULL,
               retired_at IS NULL, destroyed_at IS NULL), ',' ORDER BY id)) INTO version
    FROM data_key;
    RETURN version;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0010_permissions")]

    operations = [ops.RunSQL(sql) for sql in (CHECKPOINT, KEYS)]
