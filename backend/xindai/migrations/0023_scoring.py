"""Scorecards, and reports of the bureau and the identity check.

In SQL, because CreateModel would drop the checks (tortoise #2272).
"""

from tortoise import migrations
from tortoise.migrations.operations import Operation


class Migration(migrations.Migration):
    dependencies = [("xindai", "0022_decisioning")]

    operations: list[Operation] = []
