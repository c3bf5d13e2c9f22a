-- The database as the migrations leave it, written by ./scripts/schema. Not meant to be run:
-- ./scripts/xindai migrate makes a database.

CREATE FUNCTION public.accrued_minor(d date, rounding text, carried numeric, base bigint, rate_e8 bigint, num integer, den integer, from_ date) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT CASE
        WHEN from_ IS NULL OR d <= from_ OR base = 0 OR rate_e8 = 0 THEN
            CASE WHEN carried = 0 THEN 0 ELSE round_ratio(carried, 1, rounding) END
        WHEN carried = 0 AND base >= 0
             AND base < 4000000000000000000 / nullif(rate_e8, 0) / nullif(d - from_, 0)
                        / nullif(num, 0) THEN
            CASE rounding
                WHEN 'up' THEN
                    (base * rate_e8 * (d - from_) * num + den * 100000000::bigint - 1)
                    / (den * 100000000::bigint)
                ELSE
                    (2 * base * rate_e8 * (d - from_) * num + den * 100000000::bigint)
                    / (den * 200000000::bigint)
                    - (rounding = 'half_even'
                       AND (2 * base * rate_e8 * (d - from_) * num + den * 100000000::bigint)
                           % (den * 400000000::bigint) = den * 200000000::bigint)::integer
            END
        ELSE round_ratio(carried * den * 100000000 + base::numeric * rate_e8 * (d - from_) * num,
                         den * 100000000::numeric, rounding)
    END
$$;

CREATE FUNCTION public.approval_request_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF (NEW.id, NEW.command, NEW.mutation, NEW.maker, NEW.branch_path, NEW.role_id,
        NEW.created_at, NEW.expires_at)
       IS DISTINCT FROM (OLD.id, OLD.command, OLD.mutation, OLD.maker,
        OLD.branch_path, OLD.role_id, OLD.created_at, OLD.expires_at)
       OR NEW.subject IS DISTINCT FROM OLD.subject
       OR NEW.amount_minor IS DISTINCT FROM OLD.amount_minor
       OR (OLD.checker IS NOT NULL AND NEW.checker IS DISTINCT FROM OLD.checker)
       OR (OLD.status NOT IN ('pending', 'approved') AND NEW.status <> OLD.status) THEN
        RAISE EXCEPTION 'approval % is as it was asked for and decided', OLD.id
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.audit_append(at timestamp with time zone, actor text, action text, subject text, detail jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    mine integer := pg_backend_pid() % 64;
    picked integer;
    last_seq bigint := 0;
    last_hash bytea := '\x';
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
    last_hash := coalesce(last_hash, '\x');
    INSERT INTO audit_record (chain, seq, at, actor, action, subject, detail, prev_hash, hash)
    VALUES (picked, last_seq, at, actor, action, subject, detail, last_hash,
            audit_hash(last_hash, picked::smallint, last_seq, at, actor, action, subject, detail))
    RETURNING id INTO new_id;
    RETURN new_id;
END $$;

CREATE FUNCTION public.audit_hash(prev bytea, chain smallint, seq bigint, at timestamp with time zone, actor text, action text, subject text, detail jsonb) RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT sha256(prev || convert_to(jsonb_build_array(
        chain, seq, (extract(epoch FROM at) * 1000000)::bigint, actor, action, subject, detail
    )::text, 'UTF8'))
$$;

CREATE FUNCTION public.data_key_gate() RETURNS text
    LANGUAGE plpgsql
    AS $$
DECLARE
    version text;
BEGIN
    PERFORM pg_advisory_xact_lock_shared(7304, 1);
    SELECT md5(string_agg(concat_ws(' ', id, extract(epoch FROM created_at), active_at IS NULL,
               retired_at IS NULL, destroyed_at IS NULL), ',' ORDER BY id)) INTO version
    FROM data_key;
    RETURN version;
END $$;

CREATE FUNCTION public.idempotency_claim(p_actor text, p_operation text, p_key text) RETURNS TABLE(input_hash bytea, response jsonb)
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(
        hashtextextended(jsonb_build_array(p_actor, p_operation, p_key)::text, 7302));
    RETURN QUERY SELECT r.input_hash, r.response FROM idempotency_record r
        WHERE r.actor = p_actor AND r.operation = p_operation AND r.key = p_key;
END $$;

CREATE FUNCTION public.journal_entry_balances() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.journal_entry_gate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.journal_line_fits() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.number_with_check(prefix text, sequence bigint, width integer DEFAULT 9) RETURNS text
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
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

CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'XD003';
END $$;

CREATE FUNCTION public.round_ratio(n numeric, d numeric, rounding text) RETURNS bigint
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
DECLARE
    whole numeric := div(abs(n), d);
    twice numeric := 2 * (abs(n) - whole * d);
BEGIN
    IF twice > 0 AND (rounding = 'up' OR twice > d
                      OR (twice = d AND (rounding = 'half_up' OR mod(whole, 2) = 1))) THEN
        whole := whole + 1;
    END IF;
    RETURN sign(n) * whole;
END $$;

CREATE FUNCTION public.running_minor(d date, rounding text, carried bigint, cap bigint, base bigint, rate_e8 bigint, year integer, from_ date, after_ date) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    SELECT CASE
        WHEN after_ IS NULL OR from_ IS NULL OR d <= after_ OR base <= 0 OR rate_e8 <= 0
        THEN carried
        ELSE greatest(carried, least(cap,
            carried + accrued_minor(d, rounding, 0, base, rate_e8, 1, year, from_)))
    END
$$;

CREATE TABLE public.accounting_period (
    month date NOT NULL,
    status character varying(10) NOT NULL,
    CONSTRAINT accounting_period_first_day CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
    CONSTRAINT accounting_period_status CHECK (((status)::text = ANY ((ARRAY['open'::character varying, 'closed'::character varying])::text[])))
);

CREATE TABLE public.api_client (
    id uuid NOT NULL,
    client_id character varying(40) NOT NULL,
    name text NOT NULL,
    branch_id uuid NOT NULL,
    scopes text[] DEFAULT '{}'::text[] NOT NULL,
    allowed_networks text[] DEFAULT '{}'::text[] NOT NULL,
    requests_per_minute integer NOT NULL,
    cost_per_minute integer NOT NULL,
    schema_version text,
    is_active boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    created_by text NOT NULL,
    CONSTRAINT api_client_rates CHECK (((requests_per_minute > 0) AND (cost_per_minute > 0)))
);

CREATE TABLE public.api_client_secret (
    id uuid NOT NULL,
    client_id uuid NOT NULL,
    secret_hash bytea NOT NULL,
    prefix character varying(20) NOT NULL,
    secret_sealed bytea,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone,
    revoked_at timestamp with time zone,
    CONSTRAINT api_client_secret_hash_length CHECK ((octet_length(secret_hash) = 32))
);

CREATE TABLE public.approval_policy (
    id uuid NOT NULL,
    command character varying(80) NOT NULL,
    min_amount_minor bigint DEFAULT 0 NOT NULL,
    role_id character varying(40) NOT NULL,
    valid_hours integer DEFAULT 72 NOT NULL,
    CONSTRAINT approval_policy_bounds CHECK (((min_amount_minor >= 0) AND ((valid_hours >= 1) AND (valid_hours <= 720))))
);

CREATE TABLE public.approval_request (
    id uuid NOT NULL,
    command character varying(80) NOT NULL,
    mutation character varying(80) NOT NULL,
    input_sealed bytea NOT NULL,
    input_index bytea NOT NULL,
    subject text,
    amount_minor bigint,
    maker text NOT NULL,
    branch_path character varying(200) NOT NULL,
    role_id character varying(40) NOT NULL,
    status character varying(20) NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    checker text,
    reason text,
    decided_at timestamp with time zone,
    executed_at timestamp with time zone,
    outcome jsonb,
    CONSTRAINT approval_request_decided CHECK (((checker IS NULL) = ((status)::text = ANY ((ARRAY['pending'::character varying, 'withdrawn'::character varying, 'expired'::character varying])::text[])))),
    CONSTRAINT approval_request_four_eyes CHECK ((checker <> maker)),
    CONSTRAINT approval_request_status CHECK (((status)::text = ANY ((ARRAY['pending'::character varying, 'approved'::character varying, 'executed'::character varying, 'failed'::character varying, 'rejected'::character varying, 'withdrawn'::character varying, 'expired'::character varying])::text[])))
);

CREATE TABLE public.audit_checkpoint (
    number bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    heads jsonb NOT NULL,
    key_id smallint NOT NULL,
    prev_mac bytea NOT NULL,
    mac bytea NOT NULL,
    CONSTRAINT audit_checkpoint_mac_length CHECK ((octet_length(mac) = 32)),
    CONSTRAINT audit_checkpoint_number CHECK ((number >= 1))
);

CREATE TABLE public.audit_record (
    id bigint NOT NULL,
    chain smallint NOT NULL,
    seq bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    subject text NOT NULL,
    detail jsonb NOT NULL,
    prev_hash bytea NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT audit_record_hash_length CHECK ((octet_length(hash) = 32)),
    CONSTRAINT audit_record_position CHECK (((chain >= 0) AND (seq >= 1)))
);

CREATE SEQUENCE public.audit_record_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.audit_record_id_seq OWNED BY public.audit_record.id;

CREATE TABLE public.bank_card (
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    number_sealed bytea NOT NULL,
    number_masked text NOT NULL,
    number_index bytea NOT NULL,
    bank_name text,
    is_default boolean DEFAULT false NOT NULL,
    bound_at timestamp with time zone DEFAULT now() NOT NULL,
    unbound_at timestamp with time zone,
    CONSTRAINT bank_card_default_is_bound CHECK (((NOT is_default) OR (unbound_at IS NULL)))
);

CREATE TABLE public.borrower_account (
    id uuid NOT NULL,
    phone_sealed bytea NOT NULL,
    phone_masked text NOT NULL,
    phone_index bytea NOT NULL,
    password_hash text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    closed_at timestamp with time zone
);

CREATE TABLE public.branch (
    id uuid NOT NULL,
    code character varying(20) NOT NULL,
    name text NOT NULL,
    path character varying(200) NOT NULL,
    parent_id uuid,
    is_active boolean DEFAULT true NOT NULL
);

CREATE TABLE public.business_day (
    id smallint NOT NULL,
    current_on date NOT NULL,
    last_closed_on date,
    accrued_on date,
    CONSTRAINT business_day_one_row CHECK ((id = 1)),
    CONSTRAINT business_day_order CHECK ((last_closed_on < current_on))
);

CREATE SEQUENCE public.business_day_id_seq
    AS smallint
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.business_day_id_seq OWNED BY public.business_day.id;

CREATE TABLE public.consent (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    kind character varying(30) NOT NULL,
    document_version character varying(20) NOT NULL,
    text_hash bytea NOT NULL,
    given_at timestamp with time zone DEFAULT now() NOT NULL,
    withdrawn_at timestamp with time zone,
    address_masked text NOT NULL,
    channel character varying(20) NOT NULL,
    CONSTRAINT consent_text_hash_length CHECK ((octet_length(text_hash) = 32))
);

CREATE TABLE public.contract (
    id uuid NOT NULL,
    number character varying(20) NOT NULL,
    signed_on date NOT NULL,
    principal_minor bigint NOT NULL,
    currency character varying(3) NOT NULL,
    rate_annual numeric(12,8) NOT NULL,
    instalment_count integer NOT NULL,
    terms jsonb NOT NULL,
    source text NOT NULL,
    created_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    customer_id uuid NOT NULL,
    product_version_id uuid NOT NULL,
    CONSTRAINT contract_currency CHECK (((currency)::text ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT contract_instalments CHECK ((instalment_count >= 1)),
    CONSTRAINT contract_principal CHECK ((principal_minor > 0)),
    CONSTRAINT contract_rate CHECK ((rate_annual >= (0)::numeric))
);

CREATE SEQUENCE public.contract_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.customer (
    id uuid NOT NULL,
    number character varying(20) NOT NULL,
    name_sealed bytea NOT NULL,
    name_masked text NOT NULL,
    name_sort character varying(200) NOT NULL,
    phone_sealed bytea,
    phone_masked text,
    phone_index bytea,
    id_number_sealed bytea NOT NULL,
    id_number_masked text NOT NULL,
    id_number_index bytea NOT NULL,
    is_synthetic boolean DEFAULT false NOT NULL,
    source text NOT NULL,
    profile jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    branch_id uuid NOT NULL,
    account_id uuid
);

CREATE SEQUENCE public.customer_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.data_key (
    id smallint NOT NULL,
    purpose character varying(10) NOT NULL,
    wrapped bytea,
    created_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    retired_at timestamp with time zone,
    active_at timestamp with time zone,
    destroyed_at timestamp with time zone,
    CONSTRAINT data_key_destroyed CHECK (((wrapped IS NULL) = (destroyed_at IS NOT NULL))),
    CONSTRAINT data_key_number CHECK (((id >= 1) AND (id <= 255))),
    CONSTRAINT data_key_order CHECK (((destroyed_at IS NULL) OR (retired_at IS NOT NULL))),
    CONSTRAINT data_key_purpose CHECK (((purpose)::text = ANY ((ARRAY['seal'::character varying, 'index'::character varying, 'audit'::character varying])::text[])))
);

CREATE SEQUENCE public.data_key_id_seq
    AS smallint
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.data_key_id_seq OWNED BY public.data_key.id;

CREATE TABLE public.gl_account (
    code character varying(20) NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    kind character varying(10) NOT NULL,
    CONSTRAINT gl_account_kind CHECK (((kind)::text = ANY ((ARRAY['asset'::character varying, 'liability'::character varying, 'equity'::character varying, 'income'::character varying, 'expense'::character varying, 'memo'::character varying])::text[])))
);

CREATE TABLE public.gl_day_balance (
    id bigint NOT NULL,
    booked_on date NOT NULL,
    currency character varying(3) NOT NULL,
    product_id uuid,
    branch_id uuid,
    debit_minor bigint NOT NULL,
    credit_minor bigint NOT NULL,
    closing_minor bigint NOT NULL,
    account_id character varying(20) NOT NULL,
    CONSTRAINT gl_day_balance_sides CHECK (((debit_minor >= 0) AND (credit_minor >= 0)))
);

CREATE SEQUENCE public.gl_day_balance_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.gl_day_balance_id_seq OWNED BY public.gl_day_balance.id;

CREATE TABLE public.gl_mapping (
    id uuid NOT NULL,
    product_id uuid,
    role character varying(30) NOT NULL,
    account_id character varying(20) NOT NULL
);

CREATE TABLE public.idempotency_record (
    id uuid NOT NULL,
    actor character varying(100) NOT NULL,
    operation character varying(100) NOT NULL,
    key character varying(200) NOT NULL,
    input_hash bytea NOT NULL,
    response jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);

CREATE TABLE public.instalment (
    id bigint NOT NULL,
    n integer NOT NULL,
    starts_on date NOT NULL,
    due_on date NOT NULL,
    principal_minor bigint DEFAULT 0 NOT NULL,
    interest_minor bigint DEFAULT 0 NOT NULL,
    earned_minor bigint DEFAULT 0 NOT NULL,
    fee_minor bigint DEFAULT 0 NOT NULL,
    late_fee_minor bigint DEFAULT 0 NOT NULL,
    prepaid_minor bigint DEFAULT 0 NOT NULL,
    principal_paid_minor bigint DEFAULT 0 NOT NULL,
    principal_waived_minor bigint DEFAULT 0 NOT NULL,
    principal_written_off_minor bigint DEFAULT 0 NOT NULL,
    interest_paid_minor bigint DEFAULT 0 NOT NULL,
    interest_waived_minor bigint DEFAULT 0 NOT NULL,
    interest_written_off_minor bigint DEFAULT 0 NOT NULL,
    fee_paid_minor bigint DEFAULT 0 NOT NULL,
    fee_waived_minor bigint DEFAULT 0 NOT NULL,
    fee_written_off_minor bigint DEFAULT 0 NOT NULL,
    late_fee_paid_minor bigint DEFAULT 0 NOT NULL,
    late_fee_waived_minor bigint DEFAULT 0 NOT NULL,
    late_fee_written_off_minor bigint DEFAULT 0 NOT NULL,
    penalty_paid_minor bigint DEFAULT 0 NOT NULL,
    penalty_waived_minor bigint DEFAULT 0 NOT NULL,
    penalty_written_off_minor bigint DEFAULT 0 NOT NULL,
    compound_paid_minor bigint DEFAULT 0 NOT NULL,
    compound_waived_minor bigint DEFAULT 0 NOT NULL,
    compound_written_off_minor bigint DEFAULT 0 NOT NULL,
    pen_from date,
    pen_after date,
    pen_rate_e8 bigint DEFAULT 0 NOT NULL,
    pen_carried_minor bigint DEFAULT 0 NOT NULL,
    pen_cap_minor bigint,
    comp_rate_e8 bigint DEFAULT 0 NOT NULL,
    comp_carried_minor bigint DEFAULT 0 NOT NULL,
    accr_until date,
    accr_base_minor bigint DEFAULT 0 NOT NULL,
    accr_rate_e8 bigint DEFAULT 0 NOT NULL,
    accr_num integer DEFAULT 0 NOT NULL,
    accr_den integer DEFAULT 1 NOT NULL,
    settled_on date,
    customer_id uuid NOT NULL,
    loan_id uuid NOT NULL,
    CONSTRAINT instalment_compound_paid CHECK ((compound_paid_minor >= 0)),
    CONSTRAINT instalment_compound_waived CHECK ((compound_waived_minor >= 0)),
    CONSTRAINT instalment_compound_written_off CHECK ((compound_written_off_minor >= 0)),
    CONSTRAINT instalment_divisor CHECK ((accr_den > 0)),
    CONSTRAINT instalment_fee_due CHECK ((((fee_paid_minor + fee_waived_minor) + fee_written_off_minor) <= fee_minor)),
    CONSTRAINT instalment_fee_paid CHECK ((fee_paid_minor >= 0)),
    CONSTRAINT instalment_fee_waived CHECK ((fee_waived_minor >= 0)),
    CONSTRAINT instalment_fee_written_off CHECK ((fee_written_off_minor >= 0)),
    CONSTRAINT instalment_interest_due CHECK ((((interest_paid_minor + interest_waived_minor) + interest_written_off_minor) <= interest_minor)),
    CONSTRAINT instalment_interest_paid CHECK ((interest_paid_minor >= 0)),
    CONSTRAINT instalment_interest_waived CHECK ((interest_waived_minor >= 0)),
    CONSTRAINT instalment_interest_written_off CHECK ((interest_written_off_minor >= 0)),
    CONSTRAINT instalment_late_fee_due CHECK ((((late_fee_paid_minor + late_fee_waived_minor) + late_fee_written_off_minor) <= late_fee_minor)),
    CONSTRAINT instalment_late_fee_paid CHECK ((late_fee_paid_minor >= 0)),
    CONSTRAINT instalment_late_fee_waived CHECK ((late_fee_waived_minor >= 0)),
    CONSTRAINT instalment_late_fee_written_off CHECK ((late_fee_written_off_minor >= 0)),
    CONSTRAINT instalment_penalty_paid CHECK ((penalty_paid_minor >= 0)),
    CONSTRAINT instalment_penalty_waived CHECK ((penalty_waived_minor >= 0)),
    CONSTRAINT instalment_penalty_written_off CHECK ((penalty_written_off_minor >= 0)),
    CONSTRAINT instalment_principal_due CHECK ((((principal_paid_minor + principal_waived_minor) + principal_written_off_minor) <= principal_minor)),
    CONSTRAINT instalment_principal_paid CHECK ((principal_paid_minor >= 0)),
    CONSTRAINT instalment_principal_waived CHECK ((principal_waived_minor >= 0)),
    CONSTRAINT instalment_principal_written_off CHECK ((principal_written_off_minor >= 0))
)
WITH (fillfactor='70');

CREATE SEQUENCE public.instalment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.instalment_id_seq OWNED BY public.instalment.id;

CREATE TABLE public.job (
    id uuid NOT NULL,
    kind character varying(60) NOT NULL,
    payload jsonb NOT NULL,
    key character varying(200),
    status character varying(10) DEFAULT 'queued'::character varying NOT NULL,
    due_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    fence bigint DEFAULT 0 NOT NULL,
    owner text,
    step text,
    done bigint DEFAULT 0 NOT NULL,
    total bigint,
    version bigint DEFAULT 0 NOT NULL,
    requested_by character varying(100) NOT NULL,
    error_class text,
    error text,
    created_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    CONSTRAINT job_status CHECK (((status)::text = ANY ((ARRAY['queued'::character varying, 'running'::character varying, 'done'::character varying, 'dead'::character varying])::text[])))
)
WITH (fillfactor='70');

CREATE TABLE public.job_run (
    id uuid NOT NULL,
    kind character varying(50) NOT NULL,
    business_on date NOT NULL,
    status character varying(20) NOT NULL,
    lease_owner text,
    lease_until timestamp with time zone,
    fence bigint DEFAULT 0 NOT NULL,
    progress jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    error text,
    CONSTRAINT job_run_status CHECK (((status)::text = ANY ((ARRAY['pending'::character varying, 'running'::character varying, 'done'::character varying, 'failed'::character varying])::text[])))
);

CREATE TABLE public.job_step (
    id uuid NOT NULL,
    name character varying(50) NOT NULL,
    "position" smallint NOT NULL,
    status character varying(20) NOT NULL,
    done bigint DEFAULT 0 NOT NULL,
    total bigint,
    cursor text,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    run_id uuid NOT NULL,
    CONSTRAINT job_step_status CHECK (((status)::text = ANY ((ARRAY['pending'::character varying, 'running'::character varying, 'done'::character varying])::text[])))
);

CREATE TABLE public.job_worker (
    id character varying(100) NOT NULL,
    started_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    seen_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    running integer DEFAULT 0 NOT NULL
);

CREATE TABLE public.journal_entry (
    id uuid NOT NULL,
    number character varying(20) NOT NULL,
    kind character varying(40) NOT NULL,
    booked_on date NOT NULL,
    value_on date NOT NULL,
    loan_id uuid,
    customer_id uuid,
    source_type character varying(40) NOT NULL,
    source_id uuid,
    description text NOT NULL,
    line_count smallint NOT NULL,
    created_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    reverses_id uuid,
    CONSTRAINT journal_entry_not_itself CHECK ((reverses_id <> id)),
    CONSTRAINT journal_entry_two_lines CHECK ((line_count >= 2)),
    CONSTRAINT journal_entry_value_not_future CHECK ((value_on <= booked_on))
);

CREATE SEQUENCE public.journal_entry_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.journal_line (
    id bigint NOT NULL,
    line_no smallint NOT NULL,
    booked_on date NOT NULL,
    account_id character varying(20) NOT NULL,
    currency character varying(3) NOT NULL,
    amount_minor bigint NOT NULL,
    product_id uuid,
    branch_id uuid,
    stage smallint,
    entry_id uuid NOT NULL,
    CONSTRAINT journal_line_amount CHECK ((amount_minor <> 0)),
    CONSTRAINT journal_line_currency CHECK (((currency)::text ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT journal_line_stage CHECK (((stage >= 1) AND (stage <= 3)))
);

CREATE SEQUENCE public.journal_line_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.journal_line_id_seq OWNED BY public.journal_line.id;

CREATE TABLE public.loan (
    id uuid NOT NULL,
    number character varying(20) NOT NULL,
    currency character varying(3) NOT NULL,
    status character varying(20) NOT NULL,
    principal_minor bigint NOT NULL,
    disbursed_minor bigint DEFAULT 0 NOT NULL,
    disbursed_on date,
    maturity_on date,
    closed_on date,
    terms jsonb NOT NULL,
    annual_rate numeric(12,8) NOT NULL,
    instalment_count integer NOT NULL,
    level_minor bigint DEFAULT 0 NOT NULL,
    grade text,
    purpose text,
    principal_paid_minor bigint DEFAULT 0 NOT NULL,
    principal_waived_minor bigint DEFAULT 0 NOT NULL,
    principal_written_off_minor bigint DEFAULT 0 NOT NULL,
    interest_earned_minor bigint DEFAULT 0 NOT NULL,
    interest_paid_minor bigint DEFAULT 0 NOT NULL,
    interest_waived_minor bigint DEFAULT 0 NOT NULL,
    interest_written_off_minor bigint DEFAULT 0 NOT NULL,
    fee_charged_minor bigint DEFAULT 0 NOT NULL,
    fee_paid_minor bigint DEFAULT 0 NOT NULL,
    fee_waived_minor bigint DEFAULT 0 NOT NULL,
    fee_written_off_minor bigint DEFAULT 0 NOT NULL,
    penalty_fixed_minor bigint DEFAULT 0 NOT NULL,
    penalty_paid_minor bigint DEFAULT 0 NOT NULL,
    penalty_waived_minor bigint DEFAULT 0 NOT NULL,
    penalty_written_off_minor bigint DEFAULT 0 NOT NULL,
    credit_minor bigint DEFAULT 0 NOT NULL,
    recovered_minor bigint DEFAULT 0 NOT NULL,
    cash_minor bigint DEFAULT 0 NOT NULL,
    accr_from date,
    accr_until date,
    accr_base_minor bigint DEFAULT 0 NOT NULL,
    accr_rate_e8 bigint DEFAULT 0 NOT NULL,
    accr_num integer DEFAULT 0 NOT NULL,
    accr_den integer DEFAULT 1 NOT NULL,
    accr_carried numeric(30,12) DEFAULT 0 NOT NULL,
    rounding character varying(10) NOT NULL,
    pen_year integer DEFAULT 360 NOT NULL,
    next_due_on date,
    oldest_unpaid_due_on date,
    refold_on date,
    folded_on date,
    booked_on date,
    non_accrual boolean DEFAULT false NOT NULL,
    non_accrual_dpd integer,
    asset_class character varying(20) DEFAULT 'normal'::character varying NOT NULL,
    stage smallint DEFAULT 1 NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    branch_id uuid NOT NULL,
    contract_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    product_id uuid NOT NULL,
    outstanding_minor bigint GENERATED ALWAYS AS ((((disbursed_minor - principal_paid_minor) - principal_waived_minor) - principal_written_off_minor)) STORED NOT NULL,
    CONSTRAINT loan_asset_class CHECK (((asset_class)::text = ANY ((ARRAY['normal'::character varying, 'special_mention'::character varying, 'substandard'::character varying, 'doubtful'::character varying, 'loss'::character varying])::text[]))),
    CONSTRAINT loan_currency CHECK (((currency)::text ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT loan_divisors CHECK (((accr_den > 0) AND (pen_year > 0))),
    CONSTRAINT loan_outstanding CHECK ((outstanding_minor >= 0)),
    CONSTRAINT loan_principal CHECK ((principal_minor > 0)),
    CONSTRAINT loan_rounding CHECK (((rounding)::text = ANY ((ARRAY['half_up'::character varying, 'half_even'::character varying, 'up'::character varying])::text[]))),
    CONSTRAINT loan_stage CHECK (((stage >= 1) AND (stage <= 3))),
    CONSTRAINT loan_status CHECK (((status)::text = ANY ((ARRAY['pending'::character varying, 'active'::character varying, 'closed'::character varying, 'written_off'::character varying])::text[])))
)
WITH (fillfactor='70');

CREATE TABLE public.loan_event (
    id uuid NOT NULL,
    seq integer NOT NULL,
    type text NOT NULL,
    effective_on date NOT NULL,
    booked_on date NOT NULL,
    payload jsonb NOT NULL,
    actor text NOT NULL,
    created_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    customer_id uuid NOT NULL,
    loan_id uuid NOT NULL,
    reverses_id uuid
);

CREATE SEQUENCE public.loan_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.notification (
    id uuid NOT NULL,
    recipient text NOT NULL,
    kind character varying(60) NOT NULL,
    params jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    read_at timestamp with time zone
);

CREATE TABLE public.outbox_message (
    id uuid NOT NULL,
    topic text NOT NULL,
    key text NOT NULL,
    payload jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    claimed_until timestamp with time zone,
    published_at timestamp with time zone
)
WITH (fillfactor='70');

CREATE TABLE public.permission (
    code character varying(80) NOT NULL
);

CREATE TABLE public.portfolio_snapshot (
    id uuid NOT NULL,
    on_date date NOT NULL,
    currency character varying(3) NOT NULL,
    asset_class character varying(20) NOT NULL,
    stage smallint NOT NULL,
    loans integer DEFAULT 0 NOT NULL,
    overdue_loans integer DEFAULT 0 NOT NULL,
    outstanding_minor bigint DEFAULT 0 NOT NULL,
    overdue_principal_minor bigint DEFAULT 0 NOT NULL,
    interest_receivable_minor bigint DEFAULT 0 NOT NULL,
    penalty_receivable_minor bigint DEFAULT 0 NOT NULL,
    provision_minor bigint DEFAULT 0 NOT NULL,
    branch_id uuid NOT NULL,
    product_id uuid NOT NULL,
    CONSTRAINT portfolio_snapshot_class CHECK (((asset_class)::text = ANY ((ARRAY['normal'::character varying, 'special_mention'::character varying, 'substandard'::character varying, 'doubtful'::character varying, 'loss'::character varying])::text[]))),
    CONSTRAINT portfolio_snapshot_stage CHECK (((stage >= 1) AND (stage <= 3)))
);

CREATE TABLE public.product (
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    created_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);

CREATE TABLE public.product_version (
    id uuid NOT NULL,
    version integer NOT NULL,
    status character varying(20) NOT NULL,
    terms jsonb NOT NULL,
    listed_on date,
    created_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    product_id uuid NOT NULL,
    CONSTRAINT product_version_positive CHECK ((version >= 1)),
    CONSTRAINT product_version_status CHECK (((status)::text = ANY ((ARRAY['draft'::character varying, 'under_review'::character varying, 'approved'::character varying, 'listed'::character varying, 'delisted'::character varying])::text[])))
);

CREATE TABLE public.role (
    code character varying(40) NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    is_seeded boolean DEFAULT false NOT NULL,
    needs_factor boolean DEFAULT false NOT NULL
);

CREATE TABLE public.role_permission (
    id uuid NOT NULL,
    role_id character varying(40) NOT NULL,
    permission_id character varying(80) NOT NULL
);

CREATE TABLE public.schedule (
    name character varying(60) NOT NULL,
    kind character varying(60) NOT NULL,
    cron character varying(100) NOT NULL,
    is_enabled boolean NOT NULL,
    next_at timestamp with time zone NOT NULL,
    last_tick_at timestamp with time zone,
    last_job_id uuid,
    changed_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);

CREATE TABLE public.session (
    id uuid NOT NULL,
    token_hash bytea NOT NULL,
    staff_id uuid,
    account_id uuid,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone DEFAULT now() NOT NULL,
    address text DEFAULT ''::text NOT NULL,
    user_agent text DEFAULT ''::text NOT NULL,
    proved_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT session_one_owner CHECK ((num_nonnulls(staff_id, account_id) = 1))
);

CREATE TABLE public.signing_key (
    id uuid NOT NULL,
    kid character varying(64) NOT NULL,
    algorithm character varying(20) NOT NULL,
    public_jwk jsonb NOT NULL,
    private_sealed bytea,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    retired_at timestamp with time zone,
    CONSTRAINT signing_key_wiped CHECK (((private_sealed IS NULL) = (retired_at IS NOT NULL)))
);

CREATE TABLE public.staff_passkey (
    id uuid NOT NULL,
    staff_id uuid NOT NULL,
    name text NOT NULL,
    credential_id bytea NOT NULL,
    public_key bytea NOT NULL,
    sign_count bigint NOT NULL,
    is_backed_up boolean NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    last_used_at timestamp with time zone,
    cloned_at timestamp with time zone,
    CONSTRAINT staff_passkey_sign_count CHECK ((sign_count >= 0))
);

CREATE TABLE public.staff_password (
    id uuid NOT NULL,
    staff_id uuid NOT NULL,
    password_hash text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.staff_recovery_code (
    id uuid NOT NULL,
    staff_id uuid NOT NULL,
    code_hash bytea NOT NULL,
    used_at timestamp with time zone
);

CREATE TABLE public.staff_reset_link (
    id uuid NOT NULL,
    staff_id uuid NOT NULL,
    token_hash bytea NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone
);

CREATE TABLE public.staff_totp (
    id uuid NOT NULL,
    staff_id uuid NOT NULL,
    secret_sealed bytea NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    confirmed_at timestamp with time zone,
    last_step bigint DEFAULT 0 NOT NULL
);

CREATE TABLE public.staff_user (
    id uuid NOT NULL,
    login character varying(100) NOT NULL,
    display_name text NOT NULL,
    password_hash text NOT NULL,
    roles text[] DEFAULT '{}'::text[] NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    branch_id uuid NOT NULL,
    phone_sealed bytea,
    phone_masked text,
    phone_index bytea,
    needs_factor boolean DEFAULT false NOT NULL,
    locked_until timestamp with time zone
);

CREATE TABLE public.webhook_attempt (
    id uuid NOT NULL,
    delivery_id uuid NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    response_status integer,
    duration_ms integer NOT NULL,
    error text,
    excerpt text,
    is_manual boolean DEFAULT false NOT NULL,
    CONSTRAINT webhook_attempt_outcome CHECK (((response_status IS NULL) = (error IS NOT NULL)))
);

CREATE TABLE public.webhook_delivery (
    id uuid NOT NULL,
    endpoint_id uuid NOT NULL,
    message_id uuid NOT NULL,
    topic text NOT NULL,
    payload jsonb NOT NULL,
    status character varying(20) DEFAULT 'pending'::character varying NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    next_attempt_at timestamp with time zone,
    is_by_hand boolean DEFAULT false NOT NULL,
    lease uuid,
    leased_until timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    delivered_at timestamp with time zone,
    CONSTRAINT webhook_delivery_delivered CHECK ((((status)::text <> 'delivered'::text) OR (delivered_at IS NOT NULL))),
    CONSTRAINT webhook_delivery_lease CHECK (((lease IS NULL) = (leased_until IS NULL))),
    CONSTRAINT webhook_delivery_next CHECK ((((status)::text = 'pending'::text) = (next_attempt_at IS NOT NULL))),
    CONSTRAINT webhook_delivery_status CHECK (((status)::text = ANY ((ARRAY['pending'::character varying, 'delivered'::character varying, 'failed'::character varying, 'cancelled'::character varying])::text[])))
)
WITH (fillfactor='70');

CREATE TABLE public.webhook_endpoint (
    id uuid NOT NULL,
    client_id uuid NOT NULL,
    url text NOT NULL,
    topics text[] NOT NULL,
    secret_sealed bytea,
    secret_number integer DEFAULT 1 NOT NULL,
    previous_secret_sealed bytea,
    previous_until timestamp with time zone,
    is_active boolean DEFAULT true NOT NULL,
    disabled_why text,
    consecutive_failures integer DEFAULT 0 NOT NULL,
    failing_since timestamp with time zone,
    paused_until timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    removed_at timestamp with time zone,
    CONSTRAINT webhook_endpoint_failing CHECK (((consecutive_failures > 0) = (failing_since IS NOT NULL))),
    CONSTRAINT webhook_endpoint_previous CHECK (((previous_secret_sealed IS NULL) = (previous_until IS NULL))),
    CONSTRAINT webhook_endpoint_reason CHECK ((disabled_why = ANY (ARRAY['by_hand'::text, 'failing'::text, 'gone'::text, 'removed'::text]))),
    CONSTRAINT webhook_endpoint_why CHECK ((is_active = (disabled_why IS NULL))),
    CONSTRAINT webhook_endpoint_wiped CHECK (((removed_at IS NULL) = (secret_sealed IS NOT NULL)))
);

ALTER TABLE ONLY public.audit_record ALTER COLUMN id SET DEFAULT nextval('public.audit_record_id_seq'::regclass);

ALTER TABLE ONLY public.business_day ALTER COLUMN id SET DEFAULT nextval('public.business_day_id_seq'::regclass);

ALTER TABLE ONLY public.data_key ALTER COLUMN id SET DEFAULT nextval('public.data_key_id_seq'::regclass);

ALTER TABLE ONLY public.gl_day_balance ALTER COLUMN id SET DEFAULT nextval('public.gl_day_balance_id_seq'::regclass);

ALTER TABLE ONLY public.instalment ALTER COLUMN id SET DEFAULT nextval('public.instalment_id_seq'::regclass);

ALTER TABLE ONLY public.journal_line ALTER COLUMN id SET DEFAULT nextval('public.journal_line_id_seq'::regclass);

ALTER TABLE ONLY public.accounting_period
    ADD CONSTRAINT accounting_period_pkey PRIMARY KEY (month);

ALTER TABLE ONLY public.api_client
    ADD CONSTRAINT api_client_client_id_key UNIQUE (client_id);

ALTER TABLE ONLY public.api_client
    ADD CONSTRAINT api_client_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.api_client_secret
    ADD CONSTRAINT api_client_secret_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.api_client_secret
    ADD CONSTRAINT api_client_secret_secret_hash_key UNIQUE (secret_hash);

ALTER TABLE ONLY public.approval_policy
    ADD CONSTRAINT approval_policy_command_min_amount_minor_key UNIQUE (command, min_amount_minor);

ALTER TABLE ONLY public.approval_policy
    ADD CONSTRAINT approval_policy_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.approval_request
    ADD CONSTRAINT approval_request_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.audit_checkpoint
    ADD CONSTRAINT audit_checkpoint_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public.audit_record
    ADD CONSTRAINT audit_record_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bank_card
    ADD CONSTRAINT bank_card_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.borrower_account
    ADD CONSTRAINT borrower_account_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.branch
    ADD CONSTRAINT branch_code_key UNIQUE (code);

ALTER TABLE ONLY public.branch
    ADD CONSTRAINT branch_path_key UNIQUE (path);

ALTER TABLE ONLY public.branch
    ADD CONSTRAINT branch_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.business_day
    ADD CONSTRAINT business_day_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.consent
    ADD CONSTRAINT consent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contract
    ADD CONSTRAINT contract_number_key UNIQUE (number);

ALTER TABLE ONLY public.contract
    ADD CONSTRAINT contract_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.customer
    ADD CONSTRAINT customer_account_once UNIQUE (account_id);

ALTER TABLE ONLY public.customer
    ADD CONSTRAINT customer_number_key UNIQUE (number);

ALTER TABLE ONLY public.customer
    ADD CONSTRAINT customer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.data_key
    ADD CONSTRAINT data_key_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.gl_account
    ADD CONSTRAINT gl_account_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.gl_day_balance
    ADD CONSTRAINT gl_day_balance_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.gl_mapping
    ADD CONSTRAINT gl_mapping_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.gl_mapping
    ADD CONSTRAINT gl_mapping_product_role UNIQUE (product_id, role);

ALTER TABLE ONLY public.idempotency_record
    ADD CONSTRAINT idempotency_record_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.instalment
    ADD CONSTRAINT instalment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.job
    ADD CONSTRAINT job_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.job_run
    ADD CONSTRAINT job_run_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.job_step
    ADD CONSTRAINT job_step_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.job_worker
    ADD CONSTRAINT job_worker_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.journal_entry
    ADD CONSTRAINT journal_entry_number_key UNIQUE (number);

ALTER TABLE ONLY public.journal_entry
    ADD CONSTRAINT journal_entry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.journal_entry
    ADD CONSTRAINT journal_entry_reversed_once UNIQUE (reverses_id);

ALTER TABLE ONLY public.journal_line
    ADD CONSTRAINT journal_line_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.loan
    ADD CONSTRAINT loan_contract_once UNIQUE (contract_id);

ALTER TABLE ONLY public.loan_event
    ADD CONSTRAINT loan_event_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.loan_event
    ADD CONSTRAINT loan_event_reversed_once UNIQUE (reverses_id);

ALTER TABLE ONLY public.loan
    ADD CONSTRAINT loan_number_key UNIQUE (number);

ALTER TABLE ONLY public.loan
    ADD CONSTRAINT loan_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notification
    ADD CONSTRAINT notification_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.outbox_message
    ADD CONSTRAINT outbox_message_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.permission
    ADD CONSTRAINT permission_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.portfolio_snapshot
    ADD CONSTRAINT portfolio_snapshot_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.product
    ADD CONSTRAINT product_code_key UNIQUE (code);

ALTER TABLE ONLY public.product
    ADD CONSTRAINT product_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.product_version
    ADD CONSTRAINT product_version_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.role_permission
    ADD CONSTRAINT role_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.role_permission
    ADD CONSTRAINT role_permission_role_id_permission_id_key UNIQUE (role_id, permission_id);

ALTER TABLE ONLY public.role
    ADD CONSTRAINT role_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.schedule
    ADD CONSTRAINT schedule_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY public.signing_key
    ADD CONSTRAINT signing_key_kid_key UNIQUE (kid);

ALTER TABLE ONLY public.signing_key
    ADD CONSTRAINT signing_key_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.staff_passkey
    ADD CONSTRAINT staff_passkey_credential_id_key UNIQUE (credential_id);

ALTER TABLE ONLY public.staff_passkey
    ADD CONSTRAINT staff_passkey_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.staff_password
    ADD CONSTRAINT staff_password_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.staff_recovery_code
    ADD CONSTRAINT staff_recovery_code_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.staff_recovery_code
    ADD CONSTRAINT staff_recovery_code_staff_id_code_hash_key UNIQUE (staff_id, code_hash);

ALTER TABLE ONLY public.staff_reset_link
    ADD CONSTRAINT staff_reset_link_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.staff_reset_link
    ADD CONSTRAINT staff_reset_link_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY public.staff_totp
    ADD CONSTRAINT staff_totp_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.staff_user
    ADD CONSTRAINT staff_user_login_key UNIQUE (login);

ALTER TABLE ONLY public.staff_user
    ADD CONSTRAINT staff_user_phone_index_key UNIQUE (phone_index);

ALTER TABLE ONLY public.staff_user
    ADD CONSTRAINT staff_user_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.audit_record
    ADD CONSTRAINT uid_audit_recor_chain_b7b6db UNIQUE (chain, seq);

ALTER TABLE ONLY public.customer
    ADD CONSTRAINT uid_customer_id_numb_dcfa09 UNIQUE (id_number_index);

ALTER TABLE ONLY public.idempotency_record
    ADD CONSTRAINT uid_idempotency_actor_7a24a7 UNIQUE (actor, operation, key);

ALTER TABLE ONLY public.instalment
    ADD CONSTRAINT uid_instalment_loan_id_11204b UNIQUE (loan_id, n);

ALTER TABLE ONLY public.job_run
    ADD CONSTRAINT uid_job_run_kind_f0f924 UNIQUE (kind, business_on);

ALTER TABLE ONLY public.job_step
    ADD CONSTRAINT uid_job_step_run_id_4eabea UNIQUE (run_id, "position");

ALTER TABLE ONLY public.job_step
    ADD CONSTRAINT uid_job_step_run_id_e95ff4 UNIQUE (run_id, name);

ALTER TABLE ONLY public.journal_line
    ADD CONSTRAINT uid_journal_lin_entry_i_88e4ff UNIQUE (entry_id, line_no);

ALTER TABLE ONLY public.loan_event
    ADD CONSTRAINT uid_loan_event_loan_id_881d0f UNIQUE (loan_id, seq);

ALTER TABLE ONLY public.portfolio_snapshot
    ADD CONSTRAINT uid_portfolio_s_on_date_e5d610 UNIQUE (on_date, product_id, branch_id, currency, asset_class, stage);

ALTER TABLE ONLY public.product_version
    ADD CONSTRAINT uid_product_ver_product_325f80 UNIQUE (product_id, version);

ALTER TABLE ONLY public.webhook_attempt
    ADD CONSTRAINT webhook_attempt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.webhook_delivery
    ADD CONSTRAINT webhook_delivery_once UNIQUE (endpoint_id, message_id);

ALTER TABLE ONLY public.webhook_delivery
    ADD CONSTRAINT webhook_delivery_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.webhook_endpoint
    ADD CONSTRAINT webhook_endpoint_pkey PRIMARY KEY (id);

CREATE INDEX api_client_secret_client ON public.api_client_secret USING btree (client_id);

CREATE INDEX approval_request_maker ON public.approval_request USING btree (maker);

CREATE INDEX approval_request_queue ON public.approval_request USING btree (status, role_id);

CREATE INDEX audit_record_subject ON public.audit_record USING btree (subject);

CREATE UNIQUE INDEX bank_card_default ON public.bank_card USING btree (customer_id) WHERE is_default;

CREATE UNIQUE INDEX bank_card_once ON public.bank_card USING btree (customer_id, number_index) WHERE (unbound_at IS NULL);

CREATE UNIQUE INDEX borrower_account_phone ON public.borrower_account USING btree (phone_index) WHERE (closed_at IS NULL);

CREATE UNIQUE INDEX consent_standing ON public.consent USING btree (account_id, kind, document_version) WHERE (withdrawn_at IS NULL);

CREATE INDEX contract_customer ON public.contract USING btree (customer_id);

CREATE INDEX customer_branch_name ON public.customer USING btree (branch_id, name_sort);

CREATE INDEX customer_phone_index ON public.customer USING btree (phone_index);

CREATE UNIQUE INDEX gl_day_balance_key ON public.gl_day_balance USING btree (booked_on, account_id, currency, product_id, branch_id) NULLS NOT DISTINCT;

CREATE UNIQUE INDEX gl_mapping_default_role ON public.gl_mapping USING btree (role) WHERE (product_id IS NULL);

CREATE INDEX instalment_unsettled ON public.instalment USING btree (due_on) WHERE (settled_on IS NULL);

CREATE INDEX job_dead ON public.job USING btree (id) WHERE ((status)::text = 'dead'::text);

CREATE INDEX job_due ON public.job USING btree (kind, due_at) WHERE ((status)::text = ANY ((ARRAY['queued'::character varying, 'running'::character varying])::text[]));

CREATE UNIQUE INDEX job_key ON public.job USING btree (kind, key) WHERE ((status)::text = ANY ((ARRAY['queued'::character varying, 'running'::character varying])::text[]));

CREATE INDEX journal_entry_booked_on ON public.journal_entry USING brin (booked_on) WITH (pages_per_range='16', autosummarize='on');

CREATE INDEX journal_entry_loan ON public.journal_entry USING btree (loan_id, id);

CREATE INDEX journal_entry_source ON public.journal_entry USING btree (source_id);

CREATE INDEX journal_line_booked_on ON public.journal_line USING brin (booked_on) WITH (pages_per_range='16', autosummarize='on');

CREATE INDEX loan_branch_status ON public.loan USING btree (branch_id, status);

CREATE INDEX loan_customer ON public.loan USING btree (customer_id);

CREATE INDEX loan_next_due ON public.loan USING btree (next_due_on) WHERE ((status)::text = 'active'::text);

CREATE INDEX loan_overdue ON public.loan USING btree (oldest_unpaid_due_on) WHERE (oldest_unpaid_due_on IS NOT NULL);

CREATE INDEX loan_refold ON public.loan USING btree (refold_on) WHERE (refold_on IS NOT NULL);

CREATE INDEX notification_recipient ON public.notification USING btree (recipient, id);

CREATE INDEX outbox_message_waiting ON public.outbox_message USING btree (id) WHERE (published_at IS NULL);

CREATE INDEX session_account ON public.session USING btree (account_id);

CREATE INDEX session_staff ON public.session USING btree (staff_id);

CREATE UNIQUE INDEX signing_key_current ON public.signing_key USING btree (algorithm) WHERE (retired_at IS NULL);

CREATE INDEX staff_passkey_staff ON public.staff_passkey USING btree (staff_id);

CREATE INDEX staff_password_staff ON public.staff_password USING btree (staff_id);

CREATE INDEX staff_reset_link_staff ON public.staff_reset_link USING btree (staff_id);

CREATE UNIQUE INDEX staff_totp_confirmed ON public.staff_totp USING btree (staff_id) WHERE (confirmed_at IS NOT NULL);

CREATE UNIQUE INDEX staff_totp_draft ON public.staff_totp USING btree (staff_id) WHERE (confirmed_at IS NULL);

CREATE INDEX webhook_attempt_delivery ON public.webhook_attempt USING btree (delivery_id, id);

CREATE INDEX webhook_delivery_due ON public.webhook_delivery USING btree (endpoint_id, next_attempt_at, id) WHERE ((status)::text = 'pending'::text);

CREATE INDEX webhook_delivery_newest ON public.webhook_delivery USING btree (endpoint_id, id);

CREATE INDEX webhook_endpoint_client ON public.webhook_endpoint USING btree (client_id);

CREATE INDEX webhook_endpoint_topics ON public.webhook_endpoint USING gin (topics) WHERE is_active;

CREATE TRIGGER approval_request_stays BEFORE UPDATE ON public.approval_request FOR EACH ROW EXECUTE FUNCTION public.approval_request_stays();

CREATE TRIGGER audit_checkpoint_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER audit_record_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_record FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER consent_is_history BEFORE UPDATE ON public.consent FOR EACH ROW WHEN (((old.withdrawn_at IS NOT NULL) OR (new.withdrawn_at IS NULL) OR ((to_jsonb(old.*) - 'withdrawn_at'::text) <> (to_jsonb(new.*) - 'withdrawn_at'::text)))) EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER consent_stays BEFORE DELETE OR TRUNCATE ON public.consent FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER gl_account_code_stays BEFORE DELETE OR UPDATE OF code OR TRUNCATE ON public.gl_account FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER journal_entry_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.journal_entry FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE CONSTRAINT TRIGGER journal_entry_balances AFTER INSERT ON public.journal_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.journal_entry_balances();

CREATE TRIGGER journal_entry_gate AFTER INSERT ON public.journal_entry REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.journal_entry_gate();

CREATE TRIGGER journal_line_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.journal_line FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER journal_line_fits AFTER INSERT ON public.journal_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.journal_line_fits();

CREATE TRIGGER loan_event_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.loan_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

ALTER TABLE ONLY public.api_client
    ADD CONSTRAINT api_client_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES public.branch(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.api_client_secret
    ADD CONSTRAINT api_client_secret_client_id_fkey FOREIGN KEY (client_id) REFERENCES public.api_client(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.approval_policy
    ADD CONSTRAINT approval_policy_role_id_fkey FOREIGN KEY (role_id) REFERENCES public.role(code) ON DELETE RESTRICT;

ALTER TABLE ONLY public.approval_request
    ADD CONSTRAINT approval_request_role_id_fkey FOREIGN KEY (role_id) REFERENCES public.role(code) ON DELETE RESTRICT;

ALTER TABLE ONLY public.bank_card
    ADD CONSTRAINT bank_card_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.branch
    ADD CONSTRAINT branch_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES public.branch(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.consent
    ADD CONSTRAINT consent_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.borrower_account(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.contract
    ADD CONSTRAINT contract_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.contract
    ADD CONSTRAINT contract_product_version_id_fkey FOREIGN KEY (product_version_id) REFERENCES public.product_version(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.customer
    ADD CONSTRAINT customer_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.borrower_account(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.customer
    ADD CONSTRAINT customer_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES public.branch(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.gl_day_balance
    ADD CONSTRAINT gl_day_balance_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.gl_account(code) ON DELETE RESTRICT;

ALTER TABLE ONLY public.gl_mapping
    ADD CONSTRAINT gl_mapping_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.gl_account(code) ON DELETE RESTRICT;

ALTER TABLE ONLY public.instalment
    ADD CONSTRAINT instalment_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.instalment
    ADD CONSTRAINT instalment_loan_id_fkey FOREIGN KEY (loan_id) REFERENCES public.loan(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.job_step
    ADD CONSTRAINT job_step_run_id_fkey FOREIGN KEY (run_id) REFERENCES public.job_run(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.journal_entry
    ADD CONSTRAINT journal_entry_reverses_id_fkey FOREIGN KEY (reverses_id) REFERENCES public.journal_entry(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.journal_line
    ADD CONSTRAINT journal_line_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES public.journal_entry(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan
    ADD CONSTRAINT loan_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES public.branch(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan
    ADD CONSTRAINT loan_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES public.contract(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan
    ADD CONSTRAINT loan_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan_event
    ADD CONSTRAINT loan_event_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan_event
    ADD CONSTRAINT loan_event_loan_id_fkey FOREIGN KEY (loan_id) REFERENCES public.loan(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan_event
    ADD CONSTRAINT loan_event_reverses_id_fkey FOREIGN KEY (reverses_id) REFERENCES public.loan_event(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan
    ADD CONSTRAINT loan_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.portfolio_snapshot
    ADD CONSTRAINT portfolio_snapshot_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES public.branch(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.portfolio_snapshot
    ADD CONSTRAINT portfolio_snapshot_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.product_version
    ADD CONSTRAINT product_version_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.role_permission
    ADD CONSTRAINT role_permission_permission_id_fkey FOREIGN KEY (permission_id) REFERENCES public.permission(code) ON DELETE RESTRICT;

ALTER TABLE ONLY public.role_permission
    ADD CONSTRAINT role_permission_role_id_fkey FOREIGN KEY (role_id) REFERENCES public.role(code) ON DELETE RESTRICT;

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.borrower_account(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES public.staff_user(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.staff_passkey
    ADD CONSTRAINT staff_passkey_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES public.staff_user(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.staff_password
    ADD CONSTRAINT staff_password_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES public.staff_user(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.staff_recovery_code
    ADD CONSTRAINT staff_recovery_code_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES public.staff_user(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.staff_reset_link
    ADD CONSTRAINT staff_reset_link_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES public.staff_user(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.staff_totp
    ADD CONSTRAINT staff_totp_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES public.staff_user(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.staff_user
    ADD CONSTRAINT staff_user_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES public.branch(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.webhook_attempt
    ADD CONSTRAINT webhook_attempt_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES public.webhook_delivery(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.webhook_delivery
    ADD CONSTRAINT webhook_delivery_endpoint_id_fkey FOREIGN KEY (endpoint_id) REFERENCES public.webhook_endpoint(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.webhook_endpoint
    ADD CONSTRAINT webhook_endpoint_client_id_fkey FOREIGN KEY (client_id) REFERENCES public.api_client(id) ON DELETE RESTRICT;

GRANT USAGE ON SCHEMA public TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.accounting_period TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.api_client TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.api_client_secret TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.approval_policy TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.approval_request TO xindai_app;

GRANT SELECT,INSERT ON TABLE public.audit_checkpoint TO xindai_app;

GRANT SELECT,INSERT ON TABLE public.audit_record TO xindai_app;

GRANT USAGE ON SEQUENCE public.audit_record_id_seq TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.bank_card TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.borrower_account TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.branch TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.business_day TO xindai_app;

GRANT USAGE ON SEQUENCE public.business_day_id_seq TO xindai_app;

GRANT SELECT,INSERT ON TABLE public.consent TO xindai_app;

GRANT UPDATE(withdrawn_at) ON TABLE public.consent TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.contract TO xindai_app;

GRANT USAGE ON SEQUENCE public.contract_number TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.customer TO xindai_app;

GRANT USAGE ON SEQUENCE public.customer_number TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.data_key TO xindai_app;

GRANT USAGE ON SEQUENCE public.data_key_id_seq TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.gl_account TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.gl_day_balance TO xindai_app;

GRANT USAGE ON SEQUENCE public.gl_day_balance_id_seq TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.gl_mapping TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.idempotency_record TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.instalment TO xindai_app;

GRANT USAGE ON SEQUENCE public.instalment_id_seq TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.job TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.job_run TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.job_step TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.job_worker TO xindai_app;

GRANT SELECT,INSERT ON TABLE public.journal_entry TO xindai_app;

GRANT USAGE ON SEQUENCE public.journal_entry_number TO xindai_app;

GRANT SELECT,INSERT ON TABLE public.journal_line TO xindai_app;

GRANT USAGE ON SEQUENCE public.journal_line_id_seq TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.loan TO xindai_app;

GRANT SELECT,INSERT ON TABLE public.loan_event TO xindai_app;

GRANT USAGE ON SEQUENCE public.loan_number TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.notification TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.outbox_message TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.permission TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.portfolio_snapshot TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.product TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.product_version TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.role TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.role_permission TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.schedule TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.session TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.signing_key TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.staff_passkey TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.staff_password TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.staff_recovery_code TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.staff_reset_link TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.staff_totp TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.staff_user TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.webhook_attempt TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.webhook_delivery TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.webhook_endpoint TO xindai_app;

ALTER DEFAULT PRIVILEGES FOR ROLE owner IN SCHEMA public GRANT USAGE ON SEQUENCES TO xindai_app;

ALTER DEFAULT PRIVILEGES FOR ROLE owner IN SCHEMA public GRANT SELECT,INSERT,DELETE,UPDATE ON TABLES TO xindai_app;
