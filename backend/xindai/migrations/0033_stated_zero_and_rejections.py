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

REJECTIONS = """
ALTER TABLE application ADD COLUMN rejection jsonb NOT NULL DEFAULT '[]';
ALTER TABLE application DISABLE TRIGGER application_moves;
UPDATE application a SET rejection = (
    SELECT jsonb_agg(jsonb_build_object('code', r.told ->> 'code', 'zh', r.told ->> 'zh',
        'en', r.told ->> 'en') ORDER BY r.n)
    FROM jsonb_array_elements(d.reasons) WITH ORDINALITY r (told, n)
    WHERE r.told ->> 'outcome' = 'decline')
FROM decision d WHERE d.id = a.decision_id AND a.status = 'rejected'
    AND d.reasons @> '[{"outcome": "decline"}]';
ALTER TABLE application ENABLE TRIGGER application_moves;
ALTER TABLE application ADD CONSTRAINT application_rejection
    CHECK (rejection = '[]' OR status = 'rejected');
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0032_simulation_list")]

    operations = [ops.RunSQL(STATED_ZERO), ops.RunSQL(REJECTIONS)]
