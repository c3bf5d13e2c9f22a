"""Products: review, segments, channels, golden cases.

In SQL, because CreateModel would drop the checks (tortoise #2272).
"""

from tortoise import migrations
from tortoise.migrations.operations import Operation


class Migration(migrations.Migration):
    dependencies = [("xindai", "0019_files_and_customers")]

    operations: list[Operation] = []
