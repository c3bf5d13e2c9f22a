"""Notices inside the house."""

from tortoise import migrations
from tortoise.migrations import operations as ops

TABLE = """
CREATE TABLE notification (
    id uuid PRIMARY KEY,
    recipient text NOT NULL,
    kind varchar(60) NOT NULL,
    params jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    read_at timestamptz
);
CREATE INDEX notification_recipient ON notification (recipient, id);
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0017_approvals")]

    operations = [ops.RunSQL(TABLE)]
