"""Products: who wrote, submitted and approved a version, and figures that must not move.

In SQL, because CreateModel would drop the checks (tortoise #2272).
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

# The program itself (a new installation, the demo) has no second person to ask. What was on offer
# before anybody had to approve it says so.
VERSIONS = """
ALTER TABLE product_version
    ADD makers text[] NOT NULL DEFAULT '{}',
    ADD submitted_by text,
    ADD approved_by text,
    ADD reason text,
    ADD explanations jsonb NOT NULL DEFAULT '{}';
UPDATE product_version SET approved_by = 'system:before-review'
    WHERE status IN ('approved', 'listed', 'delisted');
ALTER TABLE product_version
    ADD CONSTRAINT product_version_four_eyes CHECK (
        approved_by LIKE 'system:%' OR NOT approved_by = ANY (makers || submitted_by)),
    ADD CONSTRAINT product_version_approved CHECK (
        (approved_by IS NOT NULL) = (status IN ('approved', 'listed', 'delisted')));
CREATE UNIQUE INDEX product_version_open ON product_version (product_id)
    WHERE status IN ('draft', 'under_review', 'approved');
CREATE UNIQUE INDEX product_version_on_offer ON product_version (product_id)
    WHERE status = 'listed';

-- What was submitted is what is approved, and what was approved is what contracts were made of.
CREATE FUNCTION product_version_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status <> 'draft' AND (NEW.terms, NEW.makers, NEW.product_id, NEW.version)
        IS DISTINCT FROM (OLD.terms, OLD.makers, OLD.product_id, OLD.version) THEN
        RAISE EXCEPTION 'a product version that is % keeps its terms', OLD.status
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER product_version_stays BEFORE UPDATE ON product_version
    FOR EACH ROW EXECUTE FUNCTION product_version_stays();
"""

GOLDEN = """
CREATE TABLE product_golden_case (
    id uuid PRIMARY KEY,
    product_id uuid NOT NULL REFERENCES product ON DELETE RESTRICT,
    name varchar(80) NOT NULL,
    given jsonb NOT NULL,
    expected jsonb NOT NULL,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT product_golden_case_once UNIQUE (product_id, name)
);
REVOKE DELETE, TRUNCATE ON product_golden_case FROM xindai_app;
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0019_files_and_customers")]

    operations = [ops.RunSQL(VERSIONS), ops.RunSQL(GOLDEN)]
