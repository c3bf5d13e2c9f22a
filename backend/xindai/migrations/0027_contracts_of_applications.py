"""A contract may be that of an application, which has one at a time.

In SQL, because CreateModel would drop the checks (tortoise #2272).
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

APPLICATION = """
ALTER TABLE contract ADD application_id uuid REFERENCES application ON DELETE RESTRICT;
CREATE UNIQUE INDEX contract_application_once ON contract (application_id)
    WHERE status <> 'cancelled';
CREATE FUNCTION contract_keeps_application() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.application_id IS DISTINCT FROM OLD.application_id THEN
        RAISE EXCEPTION 'contract % is that of its application', OLD.number
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER contract_keeps_application BEFORE UPDATE OF application_id ON contract
    FOR EACH ROW EXECUTE FUNCTION contract_keeps_application();
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0026_origination")]

    operations = [ops.RunSQL(APPLICATION)]
