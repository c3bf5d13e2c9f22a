"""Simulations are listed by their version.

In SQL, because CreateModel would drop the checks (tortoise #2272).
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

INDEX = "CREATE INDEX decision_simulation_version ON decision_simulation (version_id, id);"


class Migration(migrations.Migration):
    dependencies = [("xindai", "0031_requests_and_papers")]

    operations = [ops.RunSQL(INDEX)]
