"""Policies, their versions and tests, decisions.

In SQL, because CreateModel would drop the checks (tortoise #2272).
"""

from tortoise import migrations
from tortoise.migrations.operations import Operation


class Migration(migrations.Migration):
    dependencies = [("xindai", "0021_credit_lines_and_partners")]

    operations: list[Operation] = []
