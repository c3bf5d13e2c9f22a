"""The application role, and what nobody may do: the journal and the audit are append-only,
entries balance, and a booking needs an open period, an open day and no future."""

from tortoise import migrations
from tortoise.migrations import operations as ops

ROLE = """
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'xindai_app') THEN
        CREATE ROLE xindai_app NOLOGIN;
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database was quicker
END $$;
GRANT USAGE ON SCHEMA public TO xindai_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO xindai_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO xindai_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO xindai_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO xindai_app;
REVOKE INSERT, UPDATE, DELETE ON tortoise_migrations FROM xindai_app;
REVOKE UPDATE, DELETE, TRUNCATE ON journal_entry, journal_line, audit_record FROM xindai_app;
REVOKE DELETE, TRUNCATE ON gl_account, accounting_period, business_day, data_key FROM xindai_app;
"""

APPEND_ONLY = """
-- Tortoise drops `unique` on a foreign key; an entry is reversed once.
ALTER TABLE journal_entry ADD CONSTRAINT journal_entry_reversed_once UNIQUE (reverses_id);
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'XD003';
END $$;
CREATE TRIGGER journal_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER journal_line_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_line
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_record_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_record
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER gl_account_code_stays BEFORE UPDATE OF code OR DELETE OR TRUNCATE ON gl_account
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""

BALANCE = """
CREATE FUNCTION journal_entry_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    lines integer;
    unbalanced integer;
BEGIN
    SELECT coalesce(sum(n), 0), count(*) FILTER (WHERE total <> 0) INTO lines, unbalanced
    FROM (SELECT count(*) AS n, sum(amount_minor) AS total
          FROM journal_line WHERE entry_id = NEW.id GROUP BY currency) AS by_currency;
    IF unbalanced > 0 THEN
        RAISE EXCEPTION 'journal entry % does not balance', NEW.number USING ERRCODE = 'XD002';
    END IF;
    IF lines <> NEW.line_count THEN
        RAISE EXCEPTION 'journal entry % has % of % lines', NEW.number, lines, NEW.line_count
            USING ERRCODE = 'XD002';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER journal_entry_balances AFTER INSERT ON journal_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journal_entry_balances();

-- Line numbers are unique, run from 1 to line_count and are all there when the entry commits:
-- that seals it, nobody can add a line to it later.
CREATE FUNCTION journal_line_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    bad record;
BEGIN
    SELECT a.line_no, e.number, e.line_count, a.booked_on <> e.booked_on AS wrong_day,
           g.code IS NULL AS unknown_account, a.account_id INTO bad
    FROM added a
    JOIN journal_entry e ON e.id = a.entry_id
    LEFT JOIN gl_account g ON g.code = a.account_id
    WHERE a.line_no NOT BETWEEN 1 AND e.line_count OR a.booked_on <> e.booked_on
          OR g.code IS NULL
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'line % does not fit entry % of % lines (other day: %, account %)',
            bad.line_no, bad.number, bad.line_count, bad.wrong_day,
            CASE WHEN bad.unknown_account THEN 'unknown' ELSE bad.account_id END
            USING ERRCODE = 'XD002';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER journal_line_fits AFTER INSERT ON journal_line
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION journal_line_fits();
"""

BOOKING_GATE = """
-- Every posting holds the gate shared until it commits; closing a day or a period takes it
-- alone, so a close sees every posting before it and no posting slips in behind it.
CREATE FUNCTION journal_entry_gate() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    bad date;
    today date;
    closed date;
BEGIN
    PERFORM pg_advisory_xact_lock_shared(7303, 1);
    SELECT a.booked_on INTO bad
    FROM (SELECT DISTINCT booked_on FROM added) a
    LEFT JOIN accounting_period p ON p.month = date_trunc('month', a.booked_on)::date
    WHERE p.status IS DISTINCT FROM 'open' LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'PERIOD_CLOSED|the accounting period of % is not open|booked_on', bad
            USING ERRCODE = 'XD001';
    END IF;
    SELECT current_on, last_closed_on INTO today, closed FROM business_day WHERE id = 1;
    SELECT min(booked_on) INTO bad FROM added;
    IF bad <= closed THEN
        RAISE EXCEPTION 'DAY_CLOSED|the books of % are closed|booked_on', bad
            USING ERRCODE = 'XD001';
    END IF;
    SELECT max(booked_on) INTO bad FROM added;
    IF bad > today THEN
        RAISE EXCEPTION 'BOOKING_IN_FUTURE|% is after the business date|booked_on', bad
            USING ERRCODE = 'XD001';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER journal_entry_gate AFTER INSERT ON journal_entry
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION journal_entry_gate();
"""

INDEXES = """
CREATE INDEX journal_line_booked_on ON journal_line USING brin (booked_on)
    WITH (pages_per_range = 16, autosummarize = on);
CREATE INDEX journal_entry_booked_on ON journal_entry USING brin (booked_on)
    WITH (pages_per_range = 16, autosummarize = on);
CREATE UNIQUE INDEX gl_day_balance_key
    ON gl_day_balance (booked_on, account_id, currency, product_id, branch_id) NULLS NOT DISTINCT;
CREATE INDEX outbox_message_waiting ON outbox_message (id) WHERE published_at IS NULL;
ALTER TABLE outbox_message SET (fillfactor = 70);
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0004_catalogue")]

    operations = [ops.RunSQL(sql) for sql in (ROLE, APPEND_ONLY, BALANCE, BOOKING_GATE, INDEXES)]
