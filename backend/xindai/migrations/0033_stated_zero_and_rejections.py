"""Zero is a statement about a month; a rejection says why in words for the applicant.

In SQL, because CreateModel would drop the checks (tortoise #2272).
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

STATED_ZERO = """
ALTER TABLE customer_monthly_amount DROP CONSTRAINT customer_monthly_amount_positive;
ALTER TABLE customer_monthly_amount ADD CONSTRAINT customer_monthly_amount_stated
    CHECK (amount_minor >= 0 AND (kind <> 'none' OR amount_minor = 0));
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0031_requests_and_papers")]

    operations = [ops.RunSQL(STATED_ZERO)]
