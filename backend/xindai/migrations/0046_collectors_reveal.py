"""Collectors have a customer's number with a permit of the contact gate only (decision 45).

Their role was seeded with the permission to see customers in full before there were permits, and
seeding never takes one away. An administrator may give it back.
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

TAKEN = """
DELETE FROM role_permission WHERE role_id = 'collections' AND permission_id = 'customer.reveal';
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0045_early_warning")]

    operations = [ops.RunSQL(TAKEN)]
