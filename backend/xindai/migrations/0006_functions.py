"""Functions that save round trips: numbers with a check digit, audit append, idempotency claim."""

from tortoise import migrations
from tortoise.migrations import operations as ops

NUMBERS = """
-- ISO 7064 MOD 11,10; the same as xindai.kernel.ids.number_with_check.
CREATE FUNCTION number_with_check(prefix text, sequence bigint, width integer DEFAULT 9)
    RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    digits text := lpad(sequence::text, greatest(width, length(sequence::text)), '0');
    product integer := 10;
BEGIN
    FOR i IN 1..length(digits) LOOP
        product := (substr(digits, i, 1)::integer + product) % 10;
        IF product = 0 THEN product := 10; END IF;
        product := product * 2 % 11;
    END LOOP;
    RETURN prefix || digits || (11 - product) % 10;
END $$;
CREATE SEQUENCE journal_entry_number;
CREATE SEQUENCE customer_number;
CREATE SEQUENCE contract_number;
CREATE SEQUENCE loan_number;
"""

AUDIT = """
CREATE FUNCTION audit_hash(
    prev bytea, chain smallint, seq bigint, at timestamptz,
    actor text, action text, subject text, detail jsonb
) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sha256(prev || convert_to(jsonb_build_array(
        chain, seq, (extract(epoch FROM at) * 1000000)::bigint, actor, action, subject, detail
    )::text, 'UTF8'))
$$;

-- 64 chains: a transaction takes the first free one and holds it until it commits, so two
-- commands never wait for one another's audit record, and none waits while it holds a chain.
CREATE FUNCTION audit_append(
    at timestamptz, actor text, action text, subject text, detail jsonb
) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    mine integer := pg_backend_pid() % 64;
    picked integer;
    last_seq bigint := 0;
    last_hash bytea := '\\x';
    new_id bigint;
BEGIN
    FOR i IN 0..63 LOOP
        picked := (mine + i) % 64;
        EXIT WHEN pg_try_advisory_xact_lock(7301, picked);
        IF i = 63 THEN
            picked := mine;
            PERFORM pg_advisory_xact_lock(7301, picked);
        END IF;
    END LOOP;
    SELECT r.seq, r.hash INTO last_seq, last_hash
    FROM audit_record r WHERE r.chain = picked ORDER BY r.seq DESC LIMIT 1;
    last_seq := coalesce(last_seq, 0) + 1;
    last_hash := coalesce(last_hash, '\\x');
    INSERT INTO audit_record (chain, seq, at, actor, action, subject, detail, prev_hash, hash)
    VALUES (picked, last_seq, at, actor, action, subject, detail, last_hash,
            audit_hash(last_hash, picked::smallint, last_seq, at, actor, action, subject, detail))
    RETURNING id INTO new_id;
    RETURN new_id;
END $$;
"""

IDEMPOTENCY = """
-- Takes the key for this transaction, then looks: whoever waited sees what the first one wrote.
CREATE FUNCTION idempotency_claim(p_actor text, p_operation text, p_key text)
    RETURNS TABLE (input_hash bytea, response jsonb) LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(
        hashtextextended(jsonb_build_array(p_actor, p_operation, p_key)::text, 7302));
    RETURN QUERY SELECT r.input_hash, r.response FROM idempotency_record r
        WHERE r.actor = p_actor AND r.operation = p_operation AND r.key = p_key;
END $$;
"""

GRANTS = """
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO xindai_app;
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0005_guards")]

    operations = [ops.RunSQL(sql) for sql in (NUMBERS, AUDIT, IDEMPOTENCY, GRANTS)]
