"""Collectors do not open the papers of customers; the standard of authority speaks Chinese too.

A scan of a resident's card or a payslip shows in full what decision 45 keeps for permits of the
contact gate, so the role loses that permission as it lost `customer.reveal`; an administrator may
give it back. The reason that the program itself gave for its rules of authority was in English
alone. Nobody's decision changes, so the trigger that keeps decisions is off for this one statement.
A simulation may be of the decisions of some days.
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

TAKEN = """
DELETE FROM role_permission
WHERE role_id = 'collections' AND permission_id = 'customer.document_open';
"""
SAID = """
ALTER TABLE authority_rule DISABLE TRIGGER authority_rule_stays;
UPDATE authority_rule SET reason = '标准审批权限 / Standard of a new installation'
WHERE maker = 'system:installation' AND reason = 'standard of a new installation';
ALTER TABLE authority_rule ENABLE TRIGGER authority_rule_stays;
"""

PERIOD = """
ALTER TABLE decision_simulation ADD COLUMN first_day date, ADD COLUMN last_day date,
    ADD CONSTRAINT decision_simulation_days CHECK (first_day <= last_day);
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0048_receipts_and_reminder_policies")]

    operations = [ops.RunSQL(TAKEN), ops.RunSQL(SAID), ops.RunSQL(PERIOD)]
