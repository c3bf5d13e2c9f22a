"""Indexes of the list of loans: see loans/listing.py for what each of them is for.

Products have them only for the orders that run with time, as products come and go with time too;
late loans and classes below normal are few, so theirs are small.
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

INDEXES = """
CREATE INDEX loan_list_number ON loan (status, number, id);
CREATE INDEX loan_list_disbursed ON loan
    (status, (coalesce(disbursed_on, DATE '9999-12-31')), id);
CREATE INDEX loan_list_outstanding ON loan (status, outstanding_minor, id);
CREATE INDEX loan_list_due ON loan (status, (coalesce(next_due_on, DATE '9999-12-31')), id);
CREATE INDEX loan_branch_number ON loan (branch_id, status, number, id);
CREATE INDEX loan_branch_disbursed ON loan
    (branch_id, status, (coalesce(disbursed_on, DATE '9999-12-31')), id);
CREATE INDEX loan_branch_outstanding ON loan (branch_id, status, outstanding_minor, id);
CREATE INDEX loan_branch_due ON loan
    (branch_id, status, (coalesce(next_due_on, DATE '9999-12-31')), id);
CREATE INDEX loan_product_number ON loan (product_id, status, number, id);
CREATE INDEX loan_product_disbursed ON loan
    (product_id, status, (coalesce(disbursed_on, DATE '9999-12-31')), id);
CREATE INDEX loan_class_number ON loan (asset_class, number, id)
    WHERE asset_class <> 'normal';
CREATE INDEX loan_class_disbursed ON loan (asset_class, (coalesce(disbursed_on, DATE '9999-12-31')), id)
    WHERE asset_class <> 'normal';
CREATE INDEX loan_class_outstanding ON loan (asset_class, outstanding_minor, id)
    WHERE asset_class <> 'normal';
CREATE INDEX loan_class_due ON loan (asset_class, (coalesce(next_due_on, DATE '9999-12-31')), id)
    WHERE asset_class <> 'normal';
CREATE INDEX loan_late_number ON loan (number, id)
    WHERE oldest_unpaid_due_on IS NOT NULL;
CREATE INDEX loan_late_disbursed ON loan ((coalesce(disbursed_on, DATE '9999-12-31')), id)
    WHERE oldest_unpaid_due_on IS NOT NULL;
CREATE INDEX loan_late_outstanding ON loan (outstanding_minor, id)
    WHERE oldest_unpaid_due_on IS NOT NULL;
CREATE INDEX loan_late_due ON loan ((coalesce(next_due_on, DATE '9999-12-31')), id)
    WHERE oldest_unpaid_due_on IS NOT NULL;
CREATE INDEX loan_late_branch ON loan (branch_id, oldest_unpaid_due_on)
    WHERE oldest_unpaid_due_on IS NOT NULL;
DROP INDEX loan_branch_status;
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0029_desk")]

    operations = [ops.RunSQL(INDEXES)]
