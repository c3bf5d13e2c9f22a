"""A contract has one loan, also in the database: Tortoise drops `unique` on a foreign key."""

from tortoise import migrations
from tortoise.migrations import operations as ops

ONCE = "ALTER TABLE loan ADD CONSTRAINT loan_contract_once UNIQUE (contract_id);"


class Migration(migrations.Migration):
    dependencies = [("xindai", "0008_loan_rules")]

    operations = [ops.RunSQL(ONCE)]
