"""How well a scorecard version did among the people it was developed from, kept beside it."""

from tortoise import migrations
from tortoise.migrations import operations as ops

MEASURES = """
ALTER TABLE scorecard_version ADD COLUMN measures jsonb;

CREATE OR REPLACE FUNCTION scorecard_version_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.code, NEW.version, NEW.maker, NEW.created_at)
       IS DISTINCT FROM (OLD.id, OLD.code, OLD.version, OLD.maker, OLD.created_at)
       OR (OLD.status <> 'draft' AND (NEW.content, NEW.measures)
           IS DISTINCT FROM (OLD.content, OLD.measures))
       OR (OLD.activated_at IS NOT NULL AND (NEW.checker, NEW.activated_at)
           IS DISTINCT FROM (OLD.checker, OLD.activated_at))
       OR (OLD.status, NEW.status) NOT IN (('draft', 'draft'), ('draft', 'submitted'),
           ('submitted', 'draft'), ('submitted', 'active'), ('active', 'retired')) THEN
        RAISE EXCEPTION 'scorecard % stays as it was submitted and checked', OLD.id
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0033_stated_zero_and_rejections")]

    operations = [ops.RunSQL(MEASURES)]
