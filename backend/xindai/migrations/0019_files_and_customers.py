"""Files, and what a lender knows of a customer.

In SQL, because CreateModel would drop the checks (tortoise #2272).
"""

from tortoise import migrations
from tortoise.migrations.operations import Operation


class Migration(migrations.Migration):
    dependencies = [("xindai", "0018_notifications")]

    operations: list[Operation] = []
