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

CREATE FUNCTION public.application_eyes() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    who text := to_jsonb(NEW) ->> CASE TG_TABLE_NAME WHEN 'phone_check' THEN 'caller'
        ELSE 'reviewer' END;
    rung int := coalesce((to_jsonb(NEW) ->> 'level')::int, 0);
BEGIN
    SELECT a.created_by, a.submitted_by, a.round INTO NEW.creator, NEW.submitter, NEW.round
    FROM application a WHERE a.id = NEW.application_id;
    IF EXISTS (SELECT FROM application_review r WHERE r.application_id = NEW.application_id
            AND r.reviewer = who AND r.level <> rung)
       OR EXISTS (SELECT FROM application_event e WHERE e.application_id = NEW.application_id
            AND e.actor = who AND e.verb IN ('create', 'save', 'submit', 'resubmit'))
       OR (rung > 0 AND EXISTS (SELECT FROM phone_check p
            WHERE p.application_id = NEW.application_id AND p.caller = who)) THEN
        RAISE EXCEPTION 'application %: % has worked on it at another step', NEW.application_id, who
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.application_moves() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'draft' OR NEW.version <> 1 THEN
            RAISE EXCEPTION 'an application begins as a draft' USING ERRCODE = 'XD003';
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.id, NEW.number, NEW.customer_id, NEW.product_id, NEW.created_by, NEW.created_at)
       IS DISTINCT FROM
       (OLD.id, OLD.number, OLD.customer_id, OLD.product_id, OLD.created_by, OLD.created_at)
       OR (OLD.status <> 'draft' AND NEW.submitted_by IS NULL AND OLD.submitted_by IS NOT NULL) THEN
        RAISE EXCEPTION 'application %: what it is stays', OLD.number USING ERRCODE = 'XD003';
    END IF;
    IF NEW.status = OLD.status THEN
        RETURN NEW;
    END IF;
    IF NEW.version <> OLD.version + 1 OR (OLD.status, NEW.status) NOT IN (
        ('draft', 'submitted'),
        ('returned', 'submitted'), ('returned', 'phone_verification'), ('returned', 'review_1'),
        ('returned', 'review_2'), ('returned', 'review_3'),
        ('submitted', 'deciding'),
        ('deciding', 'approved'), ('deciding', 'phone_verification'), ('deciding', 'review_1'),
        ('deciding', 'rejected'),
        ('phone_verification', 'review_1'), ('phone_verification', 'approved'),
        ('phone_verification', 'rejected'), ('phone_verification', 'returned'),
        ('review_1', 'review_2'), ('review_1', 'approved'), ('review_1', 'rejected'),
        ('review_1', 'returned'),
        ('review_2', 'review_3'), ('review_2', 'approved'), ('review_2', 'rejected'),
        ('review_2', 'returned'),
        ('review_3', 'approved'), ('review_3', 'rejected'), ('review_3', 'returned'),
        ('approved', 'offer_accepted'),
        ('offer_accepted', 'contract_signed'), ('contract_signed', 'offer_accepted'),
        ('contract_signed', 'disbursing'), ('disbursing', 'disbursed'),
        ('disbursing', 'contract_signed'),
        ('draft', 'withdrawn'), ('submitted', 'withdrawn'), ('deciding', 'withdrawn'),
        ('phone_verification', 'withdrawn'), ('review_1', 'withdrawn'), ('review_2', 'withdrawn'),
        ('review_3', 'withdrawn'), ('returned', 'withdrawn'), ('approved', 'withdrawn'),
        ('offer_accepted', 'withdrawn'),
        ('draft', 'expired'), ('returned', 'expired'), ('approved', 'expired'),
        ('offer_accepted', 'expired')) THEN
        RAISE EXCEPTION 'application %: no way from % to %', OLD.number, OLD.status, NEW.status
            USING ERRCODE = 'XD003';
    END IF;
    IF NEW.status = 'returned' AND NEW.returned_from <> OLD.status
       OR OLD.status = 'returned' AND NEW.status NOT IN ('submitted', 'withdrawn', 'expired',
           OLD.returned_from) THEN
        RAISE EXCEPTION 'application %: it goes back to where it was returned from', OLD.number
            USING ERRCODE = 'XD003';
    END IF;
    IF NEW.status = 'approved' AND (NEW.decision_id IS NULL
        OR (NEW.needs_phone_check AND NOT EXISTS (SELECT FROM phone_check p
            WHERE p.application_id = NEW.id AND p.round = NEW.round AND p.verdict = 'passed'))
        OR (SELECT count(*) FROM application_review r WHERE r.application_id = NEW.id
            AND r.round = NEW.round AND r.verdict = 'approve' AND r.level <= NEW.review_levels)
            <> NEW.review_levels) THEN
        RAISE EXCEPTION 'application %: a step was left out', OLD.number USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;

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

CREATE FUNCTION public.authority_rule_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF (NEW.id, NEW.level, NEW.currency, NEW.max_amount_minor, NEW.maker, NEW.created_at)
       IS DISTINCT FROM
       (OLD.id, OLD.level, OLD.currency, OLD.max_amount_minor, OLD.maker, OLD.created_at)
       OR NEW.product_id IS DISTINCT FROM OLD.product_id OR NEW.grade IS DISTINCT FROM OLD.grade
       OR (OLD.status, NEW.status) NOT IN (('proposed', 'active'), ('proposed', 'rejected'),
           ('active', 'replaced')) THEN
        RAISE EXCEPTION 'rule of authority %: what was decided stays', OLD.id
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.bureau_report_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF to_jsonb(NEW) - 'facts_sealed' IS DISTINCT FROM to_jsonb(OLD) - 'facts_sealed' THEN
        RAISE EXCEPTION 'report % stays as it came', OLD.id USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.contact_attempt_gate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    person contact_person;
    in_force contact_rule_set;
    rule record;
    here timestamp;
    minute int;
    seconds_left float8;
    today_count int;
    week_count int;
    latest timestamptz;
    has_hours boolean := false;
BEGIN
    SELECT * INTO STRICT person FROM contact_person WHERE id = NEW.person_id FOR NO KEY UPDATE;
    NEW.at := contact_clock();
    here := NEW.at AT TIME ZONE person.zone;
    minute := extract(hour FROM here)::int * 60 + extract(minute FROM here)::int;
    seconds_left := 600;
    SELECT * INTO in_force FROM contact_rule_set WHERE status = 'approved';
    IF NOT FOUND THEN
        RAISE EXCEPTION 'CONTACT_NO_RULES|no contact rules are in force|contact'
            USING ERRCODE = 'XD001';
    END IF;
    NEW.rule_set_id := in_force.id;
    IF contact_is_stopped(NEW.person_id, NEW.purpose, NEW.channel, NEW.at) THEN
        RAISE EXCEPTION 'CONTACT_STOPPED|a stop is in force|contact' USING ERRCODE = 'XD001';
    END IF;
    FOR rule IN
        SELECT * FROM jsonb_to_recordset(in_force.rules) AS r (code text, purposes text[],
            roles text[], channels text[], regions text[], is_forbidden boolean, no_debt boolean,
            from_minute int, to_minute int, weekdays int[], closed_days date[], cap_day int,
            cap_week int, gap_minutes int)
        WHERE coalesce(cardinality(purposes), 0) = 0 OR NEW.purpose = ANY (purposes)
    LOOP
        CONTINUE WHEN cardinality(rule.roles) > 0 AND NOT person.role = ANY (rule.roles)
            OR cardinality(rule.channels) > 0 AND NOT NEW.channel = ANY (rule.channels)
            OR cardinality(rule.regions) > 0 AND NOT person.region = ANY (rule.regions);
        IF rule.is_forbidden THEN
            RAISE EXCEPTION 'CONTACT_FORBIDDEN|the rule % forbids it|contact', rule.code
                USING ERRCODE = 'XD001';
        END IF;
        IF rule.no_debt AND NEW.tells_debt THEN
            RAISE EXCEPTION 'CONTACT_TELLS_DEBT|the rule % forbids to tell of a debt|contact',
                rule.code USING ERRCODE = 'XD001';
        END IF;
        IF here::date = ANY (rule.closed_days) OR cardinality(rule.weekdays) > 0
            AND NOT extract(isodow FROM here)::int = ANY (rule.weekdays) THEN
            RAISE EXCEPTION 'CONTACT_CLOSED_DAY|the rule % closes this day|contact', rule.code
                USING ERRCODE = 'XD001';
        END IF;
        IF rule.from_minute IS NOT NULL OR rule.to_minute IS NOT NULL THEN
            IF minute < coalesce(rule.from_minute, 0) OR minute >= coalesce(rule.to_minute, 0) THEN
                RAISE EXCEPTION 'CONTACT_OUT_OF_HOURS|the rule % has other hours|contact',
                    rule.code USING ERRCODE = 'XD001';
            END IF;
            has_hours := true;
            seconds_left := least(seconds_left, rule.to_minute * 60
                - minute * 60 - extract(second FROM here)::float8);
        END IF;
        CONTINUE WHEN num_nonnulls(rule.cap_day, rule.cap_week, rule.gap_minutes) = 0;
        SELECT count(*) FILTER (WHERE (a.at AT TIME ZONE person.zone)::date = here::date),
            count(*) FILTER (WHERE (a.at AT TIME ZONE person.zone)::date > here::date - 7),
            max(a.at)
        INTO today_count, week_count, latest
        FROM contact_attempt a WHERE a.person_id = NEW.person_id
            AND a.at > NEW.at - greatest(interval '9 days',
                make_interval(mins => coalesce(rule.gap_minutes, 0)))
            AND (coalesce(cardinality(rule.purposes), 0) = 0 OR a.purpose = ANY (rule.purposes))
            AND (coalesce(cardinality(rule.channels), 0) = 0 OR a.channel = ANY (rule.channels));
        IF today_count >= rule.cap_day THEN
            RAISE EXCEPTION 'CONTACT_DAY_CAP|the rule % allows no more today|contact', rule.code
                USING ERRCODE = 'XD001';
        END IF;
        IF week_count >= rule.cap_week THEN
            RAISE EXCEPTION 'CONTACT_WEEK_CAP|the rule % allows no more this week|contact',
                rule.code USING ERRCODE = 'XD001';
        END IF;
        IF latest > NEW.at - make_interval(mins => rule.gap_minutes) THEN
            RAISE EXCEPTION 'CONTACT_TOO_SOON|the rule % wants a pause|contact', rule.code
                USING ERRCODE = 'XD001';
        END IF;
    END LOOP;
    IF NOT has_hours THEN
        RAISE EXCEPTION 'CONTACT_NOT_PROVIDED|no rule provides for it|contact'
            USING ERRCODE = 'XD001';
    END IF;
    -- How long the permit holds: ten minutes, less where the hours end, hardly at all where the
    -- clocks are moved meanwhile.
    NEW.valid_until := NEW.at + make_interval(secs => seconds_left);
    IF (NEW.valid_until AT TIME ZONE person.zone) - here
        <> make_interval(secs => seconds_left) THEN
        NEW.valid_until := NEW.at;
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.contact_clock() RETURNS timestamp with time zone
    LANGUAGE sql
    AS $$SELECT clock_timestamp()$$;

CREATE FUNCTION public.contact_is_stopped(person uuid, purpose text, channel text, moment timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE
    AS $_$
    SELECT EXISTS (
        SELECT FROM contact_stop s WHERE s.person_id = $1 AND s.lifted_at IS NULL
        AND s.from_at <= $4 AND (s.until_at IS NULL OR s.until_at > $4)
        AND (cardinality(s.purposes) = 0 OR $2 = ANY (s.purposes))
        AND (cardinality(s.channels) = 0 OR $3 = ANY (s.channels))
    )
$_$;

CREATE FUNCTION public.contact_person_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF (NEW.id, NEW.role, NEW.subject_id) IS DISTINCT FROM (OLD.id, OLD.role, OLD.subject_id) THEN
        RAISE EXCEPTION 'contact_person % is who it is', OLD.id USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.contact_rule_set_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.status <> 'draft' AND (NEW.rules, NEW.makers, NEW.version)
        IS DISTINCT FROM (OLD.rules, OLD.makers, OLD.version) THEN
        RAISE EXCEPTION 'contact rules that are % stay what they are', OLD.status
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.contact_stop_locks() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM FROM contact_person WHERE id = NEW.person_id FOR NO KEY UPDATE;
    RETURN NEW;
END $$;

CREATE FUNCTION public.contact_stop_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.lifted_at IS NOT NULL OR (NEW.id, NEW.person_id, NEW.kind, NEW.purposes, NEW.channels,
        NEW.from_at, NEW.until_at, NEW.created_by, NEW.created_at) IS DISTINCT FROM (OLD.id,
        OLD.person_id, OLD.kind, OLD.purposes, OLD.channels, OLD.from_at, OLD.until_at,
        OLD.created_by, OLD.created_at) THEN
        RAISE EXCEPTION 'contact_stop % may only be lifted, once', OLD.id USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.contract_keeps_application() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.application_id IS DISTINCT FROM OLD.application_id THEN
        RAISE EXCEPTION 'contract % is that of its application', OLD.number
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.contract_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.document_version <= OLD.document_version AND (NEW.customer_id, NEW.product_version_id,
        NEW.principal_minor, NEW.currency, NEW.rate_annual, NEW.instalment_count, NEW.terms,
        NEW.bank_card_id, NEW.merchant_id) IS DISTINCT FROM (OLD.customer_id,
        OLD.product_version_id, OLD.principal_minor, OLD.currency, OLD.rate_annual,
        OLD.instalment_count, OLD.terms, OLD.bank_card_id, OLD.merchant_id)
    THEN
        RAISE EXCEPTION 'contract % says what its document says', OLD.number
            USING ERRCODE = 'XD003';
    END IF;
    IF OLD.status IN ('recorded', 'cancelled') AND NEW.status <> OLD.status THEN
        RAISE EXCEPTION 'contract % is % for good', OLD.number, OLD.status
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.contract_template_version_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.status <> 'draft' AND (NEW.body_zh, NEW.body_en, NEW.makers, NEW.template_id,
        NEW.version) IS DISTINCT FROM (OLD.body_zh, OLD.body_en, OLD.makers, OLD.template_id,
        OLD.version) THEN
        RAISE EXCEPTION 'a template version that is % keeps its text', OLD.status
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;

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

CREATE FUNCTION public.debit_mandate_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.revoked_at IS NOT NULL
        OR (NEW.customer_id, NEW.loan_id, NEW.bank_card_id, NEW.max_minor, NEW.currency,
            NEW.valid_from, NEW.valid_to, NEW.wording_version, NEW.wording_sha256, NEW.evidence,
            NEW.signed_at)
        IS DISTINCT FROM (OLD.customer_id, OLD.loan_id, OLD.bank_card_id, OLD.max_minor,
            OLD.currency, OLD.valid_from, OLD.valid_to, OLD.wording_version, OLD.wording_sha256,
            OLD.evidence, OLD.signed_at) THEN
        RAISE EXCEPTION 'mandate % is as it was signed', OLD.number USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.decision_policy_version_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF (NEW.id, NEW.policy_id, NEW.number, NEW.created_at)
           IS DISTINCT FROM (OLD.id, OLD.policy_id, OLD.number, OLD.created_at)
       OR (OLD.status <> 'draft' AND (NEW.content, NEW.test_cases, NEW.author, NEW.editors)
           IS DISTINCT FROM (OLD.content, OLD.test_cases, OLD.author, OLD.editors))
       OR (OLD.publisher IS NOT NULL AND NEW.publisher IS DISTINCT FROM OLD.publisher)
       OR NOT OLD.editors <@ NEW.editors
       OR (OLD.status, NEW.status) NOT IN (
           ('draft', 'draft'), ('draft', 'in_review'), ('in_review', 'draft'),
           ('in_review', 'in_review'), ('in_review', 'published'), ('published', 'published'),
           ('published', 'retired'), ('retired', 'retired')) THEN
        RAISE EXCEPTION 'version % of a policy is as it was reviewed', OLD.id
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.hardship_offer_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.ended_at IS NOT NULL OR (NEW.loan_id, NEW.customer_id, NEW.kind, NEW.event,
        NEW.schedule, NEW.terms_sha256, NEW.offered_on, NEW.valid_until, NEW.needs_approval,
        NEW.wording, NEW.wording_sha256) IS DISTINCT FROM (OLD.loan_id, OLD.customer_id, OLD.kind,
        OLD.event, OLD.schedule, OLD.terms_sha256, OLD.offered_on, OLD.valid_until,
        OLD.needs_approval, OLD.wording, OLD.wording_sha256)
        OR OLD.signed_at IS NOT NULL AND (NEW.signed_at, NEW.evidence)
            IS DISTINCT FROM (OLD.signed_at, OLD.evidence) THEN
        RAISE EXCEPTION 'hardship offer % stays as it is', OLD.number USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
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

CREATE FUNCTION public.line_pre_approval_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF (NEW.id, NEW.proposal_id, NEW.customer_id, NEW.amount_minor) IS DISTINCT FROM
       (OLD.id, OLD.proposal_id, OLD.customer_id, OLD.amount_minor)
       OR OLD.outcome IS NOT NULL THEN
        RAISE EXCEPTION 'pre-approval % is as it was proposed and done', OLD.id
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.line_proposal_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF (NEW.id, NEW.kind, NEW.branch_id, NEW.currency, NEW.content, NEW.reason, NEW.maker,
        NEW.created_at) IS DISTINCT FROM (OLD.id, OLD.kind, OLD.branch_id, OLD.currency,
        OLD.content, OLD.reason, OLD.maker, OLD.created_at)
       OR NEW.customer_id IS DISTINCT FROM OLD.customer_id
       OR OLD.status <> 'pending' THEN
        RAISE EXCEPTION 'proposal % is as it was made and decided', OLD.id USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.loan_dispute_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.status <> 'open' OR (NEW.loan_id, NEW.customer_id, NEW.reason, NEW.amount_minor,
        NEW.contested_event_id, NEW.opened_on, NEW.loan_event_id, NEW.created_by)
        IS DISTINCT FROM (OLD.loan_id, OLD.customer_id, OLD.reason, OLD.amount_minor,
        OLD.contested_event_id, OLD.opened_on, OLD.loan_event_id, OLD.created_by) THEN
        RAISE EXCEPTION 'dispute % stays as it is', OLD.number USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.loan_payment_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.status <> 'open' THEN
        RAISE EXCEPTION 'loan payment % is % for good', OLD.number, OLD.status
            USING ERRCODE = 'XD003';
    END IF;
    IF (NEW.loan_id, NEW.customer_id, NEW.order_id, NEW.bank_card_id, NEW.is_payoff)
        IS DISTINCT FROM (OLD.loan_id, OLD.customer_id, OLD.order_id, OLD.bank_card_id,
        OLD.is_payoff) THEN
        RAISE EXCEPTION 'loan payment % says what it is for', OLD.number
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.loan_refund_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.status <> 'open' OR (NEW.loan_id, NEW.customer_id, NEW.order_id, NEW.bank_card_id,
        NEW.effective_on) IS DISTINCT FROM (OLD.loan_id, OLD.customer_id, OLD.order_id,
        OLD.bank_card_id, OLD.effective_on) THEN
        RAISE EXCEPTION 'loan refund % stays as it is', OLD.number USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.message_moves() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF (NEW.id, NEW.subject_id, NEW.purpose, NEW.kind, NEW.channel, NEW.template_version_id,
        NEW.params, NEW.dedupe_key) IS DISTINCT FROM (OLD.id, OLD.subject_id, OLD.purpose,
        OLD.kind, OLD.channel, OLD.template_version_id, OLD.params, OLD.dedupe_key) THEN
        RAISE EXCEPTION 'message % says what it says', OLD.id USING ERRCODE = 'XD003';
    END IF;
    IF OLD.status <> NEW.status AND NOT (OLD.status = 'planned'
        OR OLD.status = 'sent' AND NEW.status IN ('delivered', 'failed')) THEN
        RAISE EXCEPTION 'message % is % for good', OLD.id, OLD.status USING ERRCODE = 'XD003';
    END IF;
    IF NEW.status = 'sent' AND NOT EXISTS (SELECT FROM message_send s
        WHERE s.message_id = NEW.id AND s.outcome = 'accepted') THEN
        RAISE EXCEPTION 'message % was not sent', OLD.id USING ERRCODE = 'XD003';
    END IF;
    IF (NEW.status = 'delivered' AND OLD.status <> 'delivered'
        OR OLD.status = 'sent' AND NEW.status = 'failed')
        AND NOT EXISTS (SELECT FROM message_receipt r WHERE r.message_id = NEW.id AND r.status =
            CASE NEW.status WHEN 'delivered' THEN 'delivered' ELSE 'undeliverable' END) THEN
        RAISE EXCEPTION 'nobody said that message % is %', OLD.id, NEW.status
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.message_send_gate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    attempt contact_attempt;
    sent message;
    person contact_person;
BEGIN
    SELECT * INTO STRICT attempt FROM contact_attempt WHERE id = NEW.attempt_id;
    SELECT * INTO STRICT sent FROM message WHERE id = NEW.message_id;
    SELECT * INTO STRICT person FROM contact_person WHERE id = attempt.person_id
        FOR NO KEY UPDATE;
    IF (person.role, person.subject_id, attempt.purpose, attempt.channel, attempt.reference)
        IS DISTINCT FROM ('customer', sent.subject_id, sent.purpose, sent.channel,
        'message:' || sent.id) THEN
        RAISE EXCEPTION 'the attempt % permits another contact', attempt.id
            USING ERRCODE = 'XD003';
    END IF;
    IF contact_clock() > attempt.valid_until
        OR contact_is_stopped(person.id, sent.purpose, sent.channel, contact_clock()) THEN
        RAISE EXCEPTION 'the attempt % is not good any more', attempt.id USING ERRCODE = 'XD003';
    END IF;
    NEW.at := contact_clock();
    RETURN NEW;
END $$;

CREATE FUNCTION public.message_send_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.outcome IS NOT NULL OR (NEW.id, NEW.message_id, NEW.number, NEW.attempt_id, NEW.at)
        IS DISTINCT FROM (OLD.id, OLD.message_id, OLD.number, OLD.attempt_id, OLD.at) THEN
        RAISE EXCEPTION 'message_send % only gets its outcome, once', OLD.id
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.message_template_version_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.status <> 'draft' AND (NEW.texts, NEW.makers, NEW.template_id, NEW.version)
        IS DISTINCT FROM (OLD.texts, OLD.makers, OLD.template_id, OLD.version) THEN
        RAISE EXCEPTION 'a template version that is % keeps its texts', OLD.status
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
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

CREATE FUNCTION public.payment_order_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.request_id IS NOT NULL AND (NEW.request_id, NEW.sent_at, NEW.valid_until)
        IS DISTINCT FROM (OLD.request_id, OLD.sent_at, OLD.valid_until) THEN
        RAISE EXCEPTION 'payment order % was sent: its request stays', OLD.number
            USING ERRCODE = 'XD003';
    END IF;
    IF OLD.status IN ('confirmed', 'failed') AND (NEW.status, NEW.bank_reference, NEW.failure_code,
        NEW.settled_at) IS DISTINCT FROM (OLD.status, OLD.bank_reference, OLD.failure_code,
        OLD.settled_at) THEN
        RAISE EXCEPTION 'payment order % is % for good', OLD.number, OLD.status
            USING ERRCODE = 'XD003';
    END IF;
    IF OLD.status <> 'planned' AND NEW.status = 'planned' THEN
        RAISE EXCEPTION 'payment order % is planned once', OLD.number USING ERRCODE = 'XD003';
    END IF;
    IF (NEW.kind, NEW.purpose, NEW.subject, NEW.branch_id, NEW.customer_id, NEW.merchant_id,
        NEW.amount_minor, NEW.currency, NEW.settle_kind, NEW.payee_number_masked)
        IS DISTINCT FROM (OLD.kind, OLD.purpose, OLD.subject, OLD.branch_id, OLD.customer_id,
        OLD.merchant_id, OLD.amount_minor, OLD.currency, OLD.settle_kind, OLD.payee_number_masked)
    THEN
        RAISE EXCEPTION 'payment order % says what was ordered', OLD.number
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.product_version_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.status <> 'draft' AND (NEW.terms, NEW.makers, NEW.product_id, NEW.version)
        IS DISTINCT FROM (OLD.terms, OLD.makers, OLD.product_id, OLD.version) THEN
        RAISE EXCEPTION 'a product version that is % keeps its terms', OLD.status
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.reconciliation_break_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.state = 'reversed' OR OLD.state = 'posted' AND NEW.state NOT IN ('posted', 'reversed')
        OR OLD.entry_id IS NOT NULL AND (NEW.entry_id, NEW.proposal, NEW.proposed_by,
            NEW.decided_by) IS DISTINCT FROM (OLD.entry_id, OLD.proposal, OLD.proposed_by,
            OLD.decided_by) THEN
        RAISE EXCEPTION 'break % is % for good', OLD.number, OLD.state USING ERRCODE = 'XD003';
    END IF;
    IF (NEW.run_id, NEW.kind, NEW.fingerprint, NEW.difference_minor, NEW.currency)
        IS DISTINCT FROM (OLD.run_id, OLD.kind, OLD.fingerprint, OLD.difference_minor,
        OLD.currency) THEN
        RAISE EXCEPTION 'break % says what was found', OLD.number USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'XD003';
END $$;

CREATE FUNCTION public.reminder_policy_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.status <> 'draft' AND (NEW.steps, NEW.makers, NEW.version)
        IS DISTINCT FROM (OLD.steps, OLD.makers, OLD.version) THEN
        RAISE EXCEPTION 'a reminder policy that is % stays what it is', OLD.status
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
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

CREATE FUNCTION public.scorecard_version_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.suspense_item_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.state IN ('assigned', 'returned', 'removed') THEN
        RAISE EXCEPTION 'suspense % is % for good', OLD.number, OLD.state USING ERRCODE = 'XD003';
    END IF;
    IF (NEW.origin_id, NEW.line_id, NEW.account_id, NEW.amount_minor, NEW.currency)
        IS DISTINCT FROM (OLD.origin_id, OLD.line_id, OLD.account_id, OLD.amount_minor,
        OLD.currency) THEN
        RAISE EXCEPTION 'suspense % says what came', OLD.number USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;

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

CREATE TABLE public.application (
    id uuid NOT NULL,
    number character varying(20) NOT NULL,
    kind character varying(20) NOT NULL,
    customer_id uuid NOT NULL,
    branch_id uuid NOT NULL,
    product_id uuid NOT NULL,
    product_version_id uuid NOT NULL,
    channel character varying(40) NOT NULL,
    sub_product character varying(40),
    merchant_id uuid,
    amount_minor bigint,
    currency character varying(3) NOT NULL,
    instalments integer,
    method character varying(40),
    purpose character varying(40),
    bank_card_id uuid,
    status character varying(30) DEFAULT 'draft'::character varying NOT NULL,
    round integer DEFAULT 0 NOT NULL,
    entered_at timestamp with time zone DEFAULT now() NOT NULL,
    due_at timestamp with time zone,
    overdue_told_at timestamp with time zone,
    expires_on date,
    claimed_by text,
    claimed_until timestamp with time zone,
    created_by text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    submitted_by text,
    submitted_at timestamp with time zone,
    content_hash bytea,
    returned_from character varying(30),
    return_reason text,
    supplement text[] DEFAULT '{}'::text[] NOT NULL,
    decision_id uuid,
    grade character varying(20),
    review_levels smallint,
    needs_phone_check boolean,
    offered_minor bigint,
    offered_instalments integer,
    offered_rate numeric(12,8),
    offered_method character varying(40),
    accepted_minor bigint,
    accepted_by text,
    accepted_at timestamp with time zone,
    in_person text,
    contract_id uuid,
    loan_id uuid,
    version integer DEFAULT 1 NOT NULL,
    rejection jsonb DEFAULT '[]'::jsonb NOT NULL,
    CONSTRAINT application_accepted CHECK ((((accepted_at IS NULL) = (accepted_minor IS NULL)) AND ((accepted_at IS NULL) = (accepted_by IS NULL)) AND ((accepted_minor >= 1) AND (accepted_minor <= offered_minor)) AND ((accepted_at IS NOT NULL) OR ((status)::text <> ALL ((ARRAY['offer_accepted'::character varying, 'contract_signed'::character varying, 'disbursing'::character varying, 'disbursed'::character varying])::text[]))))),
    CONSTRAINT application_claim CHECK (((claimed_by IS NULL) = (claimed_until IS NULL))),
    CONSTRAINT application_complete CHECK (((submitted_at IS NULL) OR ((amount_minor > 0) AND (instalments > 0) AND (method IS NOT NULL)))),
    CONSTRAINT application_decided CHECK ((((decision_id IS NULL) = (review_levels IS NULL)) AND ((decision_id IS NULL) = (needs_phone_check IS NULL)) AND ((review_levels >= 0) AND (review_levels <= 3)))),
    CONSTRAINT application_kind CHECK (((kind)::text = ANY ((ARRAY['loan'::character varying, 'line'::character varying, 'drawing'::character varying])::text[]))),
    CONSTRAINT application_offered CHECK ((((status)::text <> ALL ((ARRAY['approved'::character varying, 'offer_accepted'::character varying, 'contract_signed'::character varying, 'disbursing'::character varying, 'disbursed'::character varying])::text[])) OR ((offered_minor > 0) AND (offered_instalments > 0) AND (offered_rate >= (0)::numeric) AND (offered_method IS NOT NULL)))),
    CONSTRAINT application_rejection CHECK (((rejection = '[]'::jsonb) OR ((status)::text = 'rejected'::text))),
    CONSTRAINT application_returned CHECK ((((status)::text = 'returned'::text) = (returned_from IS NOT NULL))),
    CONSTRAINT application_status CHECK (((status)::text = ANY ((ARRAY['draft'::character varying, 'submitted'::character varying, 'deciding'::character varying, 'phone_verification'::character varying, 'review_1'::character varying, 'review_2'::character varying, 'review_3'::character varying, 'approved'::character varying, 'offer_accepted'::character varying, 'contract_signed'::character varying, 'disbursing'::character varying, 'disbursed'::character varying, 'returned'::character varying, 'rejected'::character varying, 'withdrawn'::character varying, 'expired'::character varying])::text[]))),
    CONSTRAINT application_submitted CHECK ((((submitted_by IS NULL) = (submitted_at IS NULL)) AND ((submitted_at IS NULL) = (content_hash IS NULL)) AND ((submitted_at IS NOT NULL) OR ((status)::text = ANY ((ARRAY['draft'::character varying, 'withdrawn'::character varying, 'expired'::character varying])::text[])))))
)
WITH (fillfactor='70');

CREATE TABLE public.application_document (
    id uuid NOT NULL,
    application_id uuid NOT NULL,
    document_id uuid NOT NULL,
    added_by text NOT NULL,
    added_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.application_event (
    id uuid DEFAULT uuidv7() NOT NULL,
    application_id uuid NOT NULL,
    seq integer NOT NULL,
    from_status character varying(30),
    to_status character varying(30) NOT NULL,
    verb character varying(30) NOT NULL,
    actor text NOT NULL,
    booked_on date NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    reason text,
    detail jsonb DEFAULT '{}'::jsonb NOT NULL
);

CREATE TABLE public.application_note (
    id uuid NOT NULL,
    application_id uuid NOT NULL,
    author text NOT NULL,
    note_sealed bytea NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE SEQUENCE public.application_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.application_party (
    id uuid NOT NULL,
    application_id uuid NOT NULL,
    role character varying(20) NOT NULL,
    customer_id uuid,
    name_sealed bytea,
    name_masked text,
    id_number_sealed bytea,
    id_number_masked text,
    id_number_index bytea,
    phone_sealed bytea,
    phone_masked text,
    CONSTRAINT application_party_role CHECK (((role)::text = ANY ((ARRAY['co_borrower'::character varying, 'guarantor'::character varying])::text[]))),
    CONSTRAINT application_party_who CHECK ((num_nonnulls(name_sealed, name_masked, id_number_sealed, id_number_masked, id_number_index, phone_sealed, phone_masked) =
CASE
    WHEN (customer_id IS NULL) THEN 7
    ELSE 0
END))
);

CREATE TABLE public.application_review (
    id uuid NOT NULL,
    application_id uuid NOT NULL,
    round integer NOT NULL,
    level smallint NOT NULL,
    reviewer text NOT NULL,
    creator text NOT NULL,
    submitter text NOT NULL,
    verdict character varying(20) NOT NULL,
    amount_minor bigint,
    reason text,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT application_review_level CHECK (((level >= 1) AND (level <= 3))),
    CONSTRAINT application_review_other_eyes CHECK (((reviewer <> creator) AND (reviewer <> submitter))),
    CONSTRAINT application_review_verdict CHECK (((verdict)::text = ANY ((ARRAY['approve'::character varying, 'reject'::character varying])::text[])))
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

CREATE TABLE public.audit_verification (
    id uuid NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    records bigint NOT NULL,
    broken jsonb NOT NULL,
    CONSTRAINT audit_verification_broken CHECK ((jsonb_typeof(broken) = 'array'::text)),
    CONSTRAINT audit_verification_records CHECK ((records >= 0))
);

CREATE TABLE public.authority_rule (
    id uuid NOT NULL,
    level smallint NOT NULL,
    product_id uuid,
    grade character varying(20),
    currency character varying(3) NOT NULL,
    max_amount_minor bigint NOT NULL,
    status character varying(20) DEFAULT 'proposed'::character varying NOT NULL,
    maker text NOT NULL,
    checker text,
    reason text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    decided_at timestamp with time zone,
    CONSTRAINT authority_rule_decided CHECK (((((status)::text = 'proposed'::text) = (checker IS NULL)) AND ((checker IS NULL) = (decided_at IS NULL)))),
    CONSTRAINT authority_rule_four_eyes CHECK ((checker <> maker)),
    CONSTRAINT authority_rule_level CHECK ((((level >= 0) AND (level <= 3)) AND (max_amount_minor >= 0))),
    CONSTRAINT authority_rule_status CHECK (((status)::text = ANY ((ARRAY['proposed'::character varying, 'active'::character varying, 'rejected'::character varying, 'replaced'::character varying])::text[])))
);

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

CREATE TABLE public.bank_statement (
    id uuid NOT NULL,
    number character varying(20) NOT NULL,
    account_id uuid NOT NULL,
    statement_on date NOT NULL,
    format character varying(20) NOT NULL,
    sha256 bytea NOT NULL,
    file_id uuid,
    line_count integer NOT NULL,
    opening_minor bigint,
    closing_minor bigint,
    booked_minor bigint NOT NULL,
    imported_by text NOT NULL,
    imported_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT bank_statement_format CHECK (((format)::text = ANY ((ARRAY['csv'::character varying, 'camt053'::character varying, 'camt054'::character varying])::text[]))),
    CONSTRAINT bank_statement_hash CHECK ((octet_length(sha256) = 32)),
    CONSTRAINT bank_statement_lines CHECK ((line_count >= 0))
);

CREATE TABLE public.bank_statement_line (
    id uuid NOT NULL,
    statement_id uuid NOT NULL,
    line_no integer NOT NULL,
    booked_on date NOT NULL,
    value_on date NOT NULL,
    kind character varying(20) NOT NULL,
    status character varying(20) NOT NULL,
    amount_minor bigint NOT NULL,
    currency character varying(3) NOT NULL,
    reference text NOT NULL,
    request_id uuid,
    remark text NOT NULL,
    original text,
    party_name_sealed bytea,
    party_name_masked text,
    party_name_index bytea,
    party_number_sealed bytea,
    party_number_masked text,
    CONSTRAINT bank_statement_line_amount CHECK ((amount_minor <> 0)),
    CONSTRAINT bank_statement_line_currency CHECK (((currency)::text ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT bank_statement_line_kind CHECK (((kind)::text = ANY ((ARRAY['payment'::character varying, 'collection'::character varying, 'transfer'::character varying, 'fee'::character varying, 'return'::character varying, 'chargeback'::character varying, 'refund'::character varying, 'interest'::character varying])::text[]))),
    CONSTRAINT bank_statement_line_status CHECK (((status)::text = ANY ((ARRAY['booked'::character varying, 'pending'::character varying, 'rejected'::character varying])::text[])))
);

CREATE SEQUENCE public.bank_statement_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

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

CREATE TABLE public.bureau_report (
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    request_id uuid NOT NULL,
    outcome character varying(20) NOT NULL,
    why character varying(20),
    requested_by text NOT NULL,
    requested_at timestamp with time zone DEFAULT now() NOT NULL,
    requested_on date NOT NULL,
    valid_until date,
    duration_ms integer NOT NULL,
    facts_sealed bytea,
    CONSTRAINT bureau_report_duration CHECK ((duration_ms >= 0)),
    CONSTRAINT bureau_report_facts CHECK ((((outcome)::text = 'ok'::text) = (facts_sealed IS NOT NULL))),
    CONSTRAINT bureau_report_kind CHECK (((kind)::text = ANY ((ARRAY['bureau'::character varying, 'identity'::character varying])::text[]))),
    CONSTRAINT bureau_report_outcome CHECK (((outcome)::text = ANY ((ARRAY['ok'::character varying, 'missing'::character varying, 'mismatch'::character varying, 'error'::character varying])::text[]))),
    CONSTRAINT bureau_report_valid CHECK ((((outcome)::text = 'ok'::text) = (valid_until IS NOT NULL))),
    CONSTRAINT bureau_report_why CHECK ((((outcome)::text = 'ok'::text) = (why IS NULL)))
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

CREATE TABLE public.collection_action (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    kind character varying(30) NOT NULL,
    channel character varying(10),
    party character varying(20),
    result character varying(30),
    permit_id uuid,
    note_sealed bytea,
    about jsonb NOT NULL,
    by text NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    on_date date NOT NULL,
    next_action_on date,
    CONSTRAINT collection_action_channel CHECK ((((channel)::text = ANY ((ARRAY['call'::character varying, 'sms'::character varying, 'email'::character varying, 'visit'::character varying, 'letter'::character varying])::text[])) AND ((channel IS NOT NULL) = ((kind)::text = 'contact'::text)))),
    CONSTRAINT collection_action_result CHECK (((result IS NOT NULL) = ((kind)::text = 'contact'::text)))
);

CREATE TABLE public.collection_agency (
    id uuid NOT NULL,
    code character varying(20) NOT NULL,
    name text NOT NULL,
    fee_rate numeric(12,8) NOT NULL,
    recall_days integer NOT NULL,
    data_fields text[] NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    changed_by text NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT collection_agency_data CHECK ((data_fields <@ '{name,phone,id_number}'::text[])),
    CONSTRAINT collection_agency_terms CHECK (((fee_rate >= (0)::numeric) AND (fee_rate <= 0.5) AND ((recall_days >= 7) AND (recall_days <= 365))))
);

CREATE TABLE public.collection_batch (
    id uuid NOT NULL,
    number character varying(20) NOT NULL,
    agency_id uuid NOT NULL,
    fee_rate numeric(12,8) NOT NULL,
    data_fields text[] NOT NULL,
    handed_on date NOT NULL,
    recall_on date NOT NULL,
    handed_by text NOT NULL,
    handed_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT collection_batch_days CHECK ((recall_on > handed_on))
);

CREATE TABLE public.collection_case (
    id uuid NOT NULL,
    number character varying(20) NOT NULL,
    customer_id uuid NOT NULL,
    branch_id uuid NOT NULL,
    currency character varying(3) NOT NULL,
    status character varying(20) DEFAULT 'open'::character varying NOT NULL,
    opened_on date NOT NULL,
    opened_at timestamp with time zone DEFAULT now() NOT NULL,
    closed_on date,
    closed_at timestamp with time zone,
    close_reason character varying(20),
    previous_id uuid,
    days_past_due integer NOT NULL,
    overdue_minor bigint NOT NULL,
    outstanding_minor bigint NOT NULL,
    grade text,
    strategy_id uuid NOT NULL,
    queue_id character varying(20) NOT NULL,
    stage character varying(10) NOT NULL,
    priority integer NOT NULL,
    cadence_days integer NOT NULL,
    channels text[] NOT NULL,
    assigned_id uuid,
    assigned_at timestamp with time zone,
    is_disputed boolean DEFAULT false NOT NULL,
    is_placed boolean DEFAULT false NOT NULL,
    next_action_on date,
    last_contact_at timestamp with time zone,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT collection_case_assigned_at CHECK (((assigned_id IS NULL) = (assigned_at IS NULL))),
    CONSTRAINT collection_case_closed CHECK (((((status)::text = 'closed'::text) = (closed_on IS NOT NULL)) AND ((closed_on IS NULL) = (closed_at IS NULL)) AND ((closed_on IS NULL) = (close_reason IS NULL)))),
    CONSTRAINT collection_case_days CHECK (((days_past_due >= 0) AND ((cadence_days >= 1) AND (cadence_days <= 90)))),
    CONSTRAINT collection_case_placed CHECK (((NOT is_placed) OR (assigned_id IS NULL))),
    CONSTRAINT collection_case_reason CHECK (((close_reason)::text = ANY ((ARRAY['cured'::character varying, 'written_off'::character varying])::text[]))),
    CONSTRAINT collection_case_stage CHECK (((stage)::text = ANY ((ARRAY['soft'::character varying, 'm1'::character varying, 'm2'::character varying, 'm3'::character varying, 'm4_plus'::character varying])::text[]))),
    CONSTRAINT collection_case_status CHECK (((status)::text = ANY ((ARRAY['open'::character varying, 'closed'::character varying])::text[])))
);

CREATE TABLE public.collection_case_loan (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    loan_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    days_past_due integer NOT NULL,
    overdue_minor bigint NOT NULL,
    outstanding_minor bigint NOT NULL,
    added_on date NOT NULL,
    cured_on date
);

CREATE TABLE public.collection_day (
    on_date date NOT NULL,
    opened integer NOT NULL,
    closed integer NOT NULL,
    changed integer NOT NULL,
    assigned integer NOT NULL,
    kept integer NOT NULL,
    broken integer NOT NULL,
    recalled integer NOT NULL,
    done_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.collection_legal (
    id uuid NOT NULL,
    number character varying(20) NOT NULL,
    case_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    stage character varying(20) DEFAULT 'preparing'::character varying NOT NULL,
    court text NOT NULL,
    court_number text,
    claimed_minor bigint NOT NULL,
    currency character varying(3) NOT NULL,
    opened_by text NOT NULL,
    opened_on date NOT NULL,
    ended_on date,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT collection_legal_claimed CHECK ((claimed_minor > 0)),
    CONSTRAINT collection_legal_ended CHECK (((ended_on IS NOT NULL) = ((stage)::text = 'ended'::text))),
    CONSTRAINT collection_legal_stage CHECK (((stage)::text = ANY ((ARRAY['preparing'::character varying, 'filed'::character varying, 'hearing'::character varying, 'judgment'::character varying, 'enforcement'::character varying, 'ended'::character varying])::text[])))
);

CREATE TABLE public.collection_legal_step (
    id uuid NOT NULL,
    legal_id uuid NOT NULL,
    stage character varying(20) NOT NULL,
    on_date date NOT NULL,
    cost_minor bigint DEFAULT 0 NOT NULL,
    note_sealed bytea,
    by text NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT collection_legal_step_cost CHECK ((cost_minor >= 0))
);

CREATE SEQUENCE public.collection_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.collection_placement (
    id uuid NOT NULL,
    batch_id uuid NOT NULL,
    case_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    placed_minor bigint NOT NULL,
    after_seq jsonb NOT NULL,
    received_minor bigint DEFAULT 0 NOT NULL,
    ended_on date,
    end_reason character varying(20),
    ended_by text,
    CONSTRAINT collection_placement_ended CHECK ((((end_reason)::text = ANY ((ARRAY['recalled'::character varying, 'expired'::character varying, 'closed'::character varying])::text[])) AND ((end_reason IS NULL) = (ended_on IS NULL)) AND ((ended_by IS NULL) = (ended_on IS NULL))))
);

CREATE TABLE public.collection_promise (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    currency character varying(3) NOT NULL,
    amount_minor bigint NOT NULL,
    received_minor bigint DEFAULT 0 NOT NULL,
    due_on date NOT NULL,
    grace_days integer NOT NULL,
    after_seq jsonb NOT NULL,
    status character varying(20) DEFAULT 'open'::character varying NOT NULL,
    made_by text NOT NULL,
    made_at timestamp with time zone DEFAULT now() NOT NULL,
    made_on date NOT NULL,
    settled_on date,
    CONSTRAINT collection_promise_amount CHECK (((amount_minor > 0) AND (received_minor >= 0) AND (grace_days >= 0))),
    CONSTRAINT collection_promise_kept CHECK ((((status)::text <> 'kept'::text) OR (received_minor >= amount_minor))),
    CONSTRAINT collection_promise_settled CHECK (((settled_on IS NULL) = ((status)::text = 'open'::text))),
    CONSTRAINT collection_promise_status CHECK (((status)::text = ANY ((ARRAY['open'::character varying, 'kept'::character varying, 'broken'::character varying, 'cancelled'::character varying])::text[])))
);

CREATE TABLE public.collection_queue (
    code character varying(20) NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    "position" integer NOT NULL
);

CREATE TABLE public.collection_strategy (
    id uuid NOT NULL,
    number integer NOT NULL,
    rules jsonb NOT NULL,
    continuity_days integer NOT NULL,
    grace_days integer NOT NULL,
    longest_promise_days integer NOT NULL,
    note text NOT NULL,
    status character varying(20) DEFAULT 'proposed'::character varying NOT NULL,
    proposed_by text NOT NULL,
    proposed_at timestamp with time zone DEFAULT now() NOT NULL,
    decided_by text,
    decided_at timestamp with time zone,
    CONSTRAINT collection_strategy_days CHECK ((((continuity_days >= 0) AND (continuity_days <= 365)) AND ((grace_days >= 0) AND (grace_days <= 30)) AND ((longest_promise_days >= 1) AND (longest_promise_days <= 90)))),
    CONSTRAINT collection_strategy_decided CHECK ((((decided_by IS NULL) = ((status)::text = 'proposed'::text)) AND ((decided_by IS NULL) = (decided_at IS NULL)))),
    CONSTRAINT collection_strategy_other_eyes CHECK ((decided_by <> proposed_by)),
    CONSTRAINT collection_strategy_status CHECK (((status)::text = ANY ((ARRAY['proposed'::character varying, 'active'::character varying, 'retired'::character varying, 'turned_down'::character varying])::text[])))
);

CREATE TABLE public.collection_write_off (
    id uuid NOT NULL,
    number character varying(20) NOT NULL,
    case_id uuid NOT NULL,
    loan_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    reason character varying(30) NOT NULL,
    note_sealed bytea,
    outstanding_minor bigint NOT NULL,
    currency character varying(3) NOT NULL,
    status character varying(20) DEFAULT 'proposed'::character varying NOT NULL,
    proposed_by text NOT NULL,
    proposed_at timestamp with time zone DEFAULT now() NOT NULL,
    decided_by text,
    decided_at timestamp with time zone,
    loan_event_id uuid,
    CONSTRAINT collection_write_off_decided CHECK ((((decided_by IS NULL) = ((status)::text = 'proposed'::text)) AND ((decided_by IS NULL) = (decided_at IS NULL)))),
    CONSTRAINT collection_write_off_done CHECK (((loan_event_id IS NOT NULL) = ((status)::text = 'done'::text))),
    CONSTRAINT collection_write_off_other_eyes CHECK ((decided_by <> proposed_by)),
    CONSTRAINT collection_write_off_reason CHECK (((reason)::text = ANY ((ARRAY['uncollectable'::character varying, 'bankruptcy'::character varying, 'deceased'::character varying, 'fraud'::character varying, 'court_ended'::character varying, 'settlement'::character varying])::text[]))),
    CONSTRAINT collection_write_off_status CHECK (((status)::text = ANY ((ARRAY['proposed'::character varying, 'done'::character varying, 'turned_down'::character varying])::text[])))
);

CREATE TABLE public.collector (
    id uuid NOT NULL,
    staff_id uuid NOT NULL,
    queues text[] DEFAULT '{}'::text[] NOT NULL,
    most_cases integer NOT NULL,
    most_minor bigint NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    changed_by text NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT collector_limits CHECK (((most_cases > 0) AND (most_minor > 0)))
);

CREATE TABLE public.collector_absence (
    id uuid NOT NULL,
    staff_id uuid NOT NULL,
    from_on date NOT NULL,
    to_on date NOT NULL,
    added_by text NOT NULL,
    added_at timestamp with time zone DEFAULT now() NOT NULL,
    removed_by text,
    CONSTRAINT collector_absence_days CHECK ((from_on <= to_on))
);

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

CREATE TABLE public.contact_attempt (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    purpose character varying(20) NOT NULL,
    channel character varying(20) NOT NULL,
    tells_debt boolean NOT NULL,
    about_id uuid,
    reference text NOT NULL,
    rule_set_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    valid_until timestamp with time zone NOT NULL,
    created_by text NOT NULL,
    CONSTRAINT contact_attempt_channel CHECK (((channel)::text = ANY ((ARRAY['sms'::character varying, 'email'::character varying, 'push'::character varying, 'call'::character varying, 'visit'::character varying, 'letter'::character varying])::text[]))),
    CONSTRAINT contact_attempt_purpose CHECK (((purpose)::text = ANY ((ARRAY['service'::character varying, 'reminder'::character varying, 'collection'::character varying, 'marketing'::character varying])::text[]))),
    CONSTRAINT contact_attempt_valid CHECK ((valid_until >= at))
);

CREATE TABLE public.contact_person (
    id uuid NOT NULL,
    role character varying(20) NOT NULL,
    subject_id uuid NOT NULL,
    zone character varying(60) NOT NULL,
    region character varying(10) NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT contact_person_region CHECK (((region)::text ~ '^[A-Z]{2}(-[A-Z0-9]{1,3})?$'::text)),
    CONSTRAINT contact_person_role CHECK (((role)::text = ANY ((ARRAY['customer'::character varying, 'guarantor'::character varying, 'third_party'::character varying])::text[]))),
    CONSTRAINT contact_person_zone CHECK (((zone)::text ~ '^[A-Za-z_]+(/[A-Za-z0-9_+-]+)*$'::text))
);

CREATE TABLE public.contact_rule_set (
    id uuid NOT NULL,
    version integer NOT NULL,
    status character varying(20) DEFAULT 'draft'::character varying NOT NULL,
    rules jsonb NOT NULL,
    makers text[] NOT NULL,
    checker text,
    reason text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    approved_at timestamp with time zone,
    retired_at timestamp with time zone,
    CONSTRAINT contact_rule_set_approved CHECK ((((approved_at IS NOT NULL) = ((status)::text = ANY ((ARRAY['approved'::character varying, 'retired'::character varying])::text[]))) AND ((approved_at IS NOT NULL) = (checker IS NOT NULL)))),
    CONSTRAINT contact_rule_set_four_eyes CHECK ((NOT (checker = ANY (makers)))),
    CONSTRAINT contact_rule_set_makers CHECK ((cardinality(makers) >= 1)),
    CONSTRAINT contact_rule_set_retired CHECK (((retired_at IS NOT NULL) = ((status)::text = 'retired'::text))),
    CONSTRAINT contact_rule_set_rules CHECK ((jsonb_typeof(rules) = 'array'::text)),
    CONSTRAINT contact_rule_set_status CHECK (((status)::text = ANY ((ARRAY['draft'::character varying, 'in_review'::character varying, 'approved'::character varying, 'retired'::character varying])::text[])))
);

CREATE TABLE public.contact_stop (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    purposes text[] NOT NULL,
    channels text[] NOT NULL,
    from_at timestamp with time zone DEFAULT now() NOT NULL,
    until_at timestamp with time zone,
    reference text,
    created_by text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    lifted_by text,
    lifted_at timestamp with time zone,
    CONSTRAINT contact_stop_channels CHECK ((channels <@ ARRAY['sms'::text, 'email'::text, 'push'::text, 'call'::text, 'visit'::text, 'letter'::text])),
    CONSTRAINT contact_stop_kind CHECK (((kind)::text = ANY ((ARRAY['stop_request'::character varying, 'cease_and_desist'::character varying, 'dispute'::character varying, 'legal_hold'::character varying, 'deceased'::character varying, 'insolvency'::character varying, 'wrong_person'::character varying])::text[]))),
    CONSTRAINT contact_stop_lifted CHECK (((lifted_by IS NULL) = (lifted_at IS NULL))),
    CONSTRAINT contact_stop_purposes CHECK ((purposes <@ ARRAY['service'::text, 'reminder'::text, 'collection'::text, 'marketing'::text])),
    CONSTRAINT contact_stop_until CHECK ((until_at > from_at)),
    CONSTRAINT contact_stop_whole CHECK ((((kind)::text <> ALL ((ARRAY['deceased'::character varying, 'wrong_person'::character varying])::text[])) OR ((cardinality(purposes) = 0) AND (cardinality(channels) = 0))))
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
    status character varying(20) DEFAULT 'recorded'::character varying NOT NULL,
    document_version integer DEFAULT 0 NOT NULL,
    template_version_id uuid,
    bank_card_id uuid,
    merchant_id uuid,
    is_bilingual boolean DEFAULT false NOT NULL,
    disbursing_at timestamp with time zone,
    cancelled_at timestamp with time zone,
    cancelled_by text,
    cancel_reason text,
    application_id uuid,
    CONSTRAINT contract_cancelled CHECK (((((status)::text = 'cancelled'::text) = (cancelled_at IS NOT NULL)) AND (((status)::text = 'cancelled'::text) = (cancelled_by IS NOT NULL)) AND (((status)::text = 'cancelled'::text) = (cancel_reason IS NOT NULL)))),
    CONSTRAINT contract_currency CHECK (((currency)::text ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT contract_document_version CHECK ((document_version >= 0)),
    CONSTRAINT contract_instalments CHECK ((instalment_count >= 1)),
    CONSTRAINT contract_principal CHECK ((principal_minor > 0)),
    CONSTRAINT contract_rate CHECK ((rate_annual >= (0)::numeric)),
    CONSTRAINT contract_status CHECK (((status)::text = ANY ((ARRAY['recorded'::character varying, 'draft'::character varying, 'signed'::character varying, 'sealed'::character varying, 'cancelled'::character varying])::text[])))
);

CREATE TABLE public.contract_document (
    id uuid NOT NULL,
    contract_id uuid NOT NULL,
    version integer CONSTRAINT contract_document_version_not_null1 NOT NULL,
    kind character varying(20) NOT NULL,
    file_id uuid NOT NULL,
    sha256 bytea NOT NULL,
    size_bytes integer NOT NULL,
    template_version_id uuid NOT NULL,
    terms jsonb NOT NULL,
    reason text,
    created_by text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT contract_document_hash CHECK ((octet_length(sha256) = 32)),
    CONSTRAINT contract_document_kind CHECK (((kind)::text = ANY ((ARRAY['unsigned'::character varying, 'sealed'::character varying])::text[]))),
    CONSTRAINT contract_document_reason CHECK (((version > 1) = (reason IS NOT NULL))),
    CONSTRAINT contract_document_size CHECK ((size_bytes > 0))
);

CREATE TABLE public.contract_in_person (
    id uuid NOT NULL,
    contract_id uuid NOT NULL,
    document_id uuid NOT NULL,
    officer text NOT NULL,
    place_sealed bytea NOT NULL,
    photos text[] NOT NULL,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    witness text,
    witnessed_at timestamp with time zone,
    CONSTRAINT contract_in_person_photos CHECK ((cardinality(photos) >= 1)),
    CONSTRAINT contract_in_person_two CHECK ((witness <> officer)),
    CONSTRAINT contract_in_person_witnessed CHECK (((witness IS NULL) = (witnessed_at IS NULL)))
);

CREATE SEQUENCE public.contract_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.contract_signature (
    id uuid NOT NULL,
    contract_id uuid NOT NULL,
    document_id uuid NOT NULL,
    party character varying(20) NOT NULL,
    method character varying(20) NOT NULL,
    signer text NOT NULL,
    document_sha256 bytea NOT NULL,
    evidence jsonb NOT NULL,
    address_sealed bytea,
    signed_on date NOT NULL,
    signed_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT contract_signature_hash CHECK ((octet_length(document_sha256) = 32)),
    CONSTRAINT contract_signature_method CHECK (((((party)::text = 'borrower'::text) AND ((method)::text = ANY ((ARRAY['code'::character varying, 'in_person'::character varying])::text[]))) OR (((party)::text = 'company'::text) AND ((method)::text = 'seal'::text))))
);

CREATE TABLE public.contract_template (
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    kind character varying(20) NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT contract_template_code CHECK (((code)::text ~ '^[a-z][a-z0-9_]*$'::text)),
    CONSTRAINT contract_template_kind CHECK (((kind)::text = ANY ((ARRAY['loan'::character varying, 'line'::character varying, 'guarantee'::character varying])::text[])))
);

CREATE TABLE public.contract_template_version (
    id uuid NOT NULL,
    template_id uuid NOT NULL,
    version integer NOT NULL,
    status character varying(20) DEFAULT 'draft'::character varying NOT NULL,
    body_zh text NOT NULL,
    body_en text NOT NULL,
    makers text[] NOT NULL,
    checker text,
    reason text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    approved_at timestamp with time zone,
    retired_at timestamp with time zone,
    CONSTRAINT contract_template_version_approved CHECK ((((approved_at IS NOT NULL) = ((status)::text = ANY ((ARRAY['approved'::character varying, 'retired'::character varying])::text[]))) AND ((approved_at IS NOT NULL) = (checker IS NOT NULL)))),
    CONSTRAINT contract_template_version_four_eyes CHECK ((NOT (checker = ANY (makers)))),
    CONSTRAINT contract_template_version_makers CHECK ((cardinality(makers) >= 1)),
    CONSTRAINT contract_template_version_retired CHECK (((retired_at IS NOT NULL) = ((status)::text = 'retired'::text))),
    CONSTRAINT contract_template_version_status CHECK (((status)::text = ANY ((ARRAY['draft'::character varying, 'in_review'::character varying, 'approved'::character varying, 'retired'::character varying])::text[])))
);

CREATE TABLE public.credit_line (
    id uuid NOT NULL,
    number character varying(20) NOT NULL,
    customer_id uuid NOT NULL,
    currency character varying(3) NOT NULL,
    status character varying(20) NOT NULL,
    limit_minor bigint DEFAULT 0 NOT NULL,
    temporary_minor bigint DEFAULT 0 NOT NULL,
    temporary_until date,
    reserved_minor bigint DEFAULT 0 NOT NULL,
    used_minor bigint DEFAULT 0 NOT NULL,
    expires_on date NOT NULL,
    frozen_reason text,
    version integer DEFAULT 0 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT credit_line_amounts CHECK (((limit_minor >= 0) AND (reserved_minor >= 0) AND (used_minor >= 0))),
    CONSTRAINT credit_line_closed CHECK ((((status)::text <> 'closed'::text) OR ((reserved_minor = 0) AND (limit_minor = 0)))),
    CONSTRAINT credit_line_frozen CHECK ((((status)::text = 'frozen'::text) = (frozen_reason IS NOT NULL))),
    CONSTRAINT credit_line_status CHECK (((status)::text = ANY ((ARRAY['active'::character varying, 'frozen'::character varying, 'expired'::character varying, 'closed'::character varying])::text[]))),
    CONSTRAINT credit_line_temporary CHECK ((((temporary_minor > 0) = (temporary_until IS NOT NULL)) AND (temporary_minor >= 0)))
)
WITH (fillfactor='70');

CREATE SEQUENCE public.credit_line_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.credit_sub_line (
    id uuid NOT NULL,
    line_id uuid NOT NULL,
    product_id uuid NOT NULL,
    limit_minor bigint DEFAULT 0 NOT NULL,
    is_revolving boolean NOT NULL,
    reserved_minor bigint DEFAULT 0 NOT NULL,
    used_minor bigint DEFAULT 0 NOT NULL,
    CONSTRAINT credit_sub_line_amounts CHECK (((limit_minor >= 0) AND (reserved_minor >= 0) AND (used_minor >= 0)))
)
WITH (fillfactor='70');

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

CREATE TABLE public.customer_contact (
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    relation character varying(20) NOT NULL,
    name_sealed bytea NOT NULL,
    name_masked text NOT NULL,
    phone_sealed bytea NOT NULL,
    phone_masked text NOT NULL,
    phone_index bytea NOT NULL,
    added_by text NOT NULL,
    added_at timestamp with time zone DEFAULT now() NOT NULL,
    removed_at timestamp with time zone
);

CREATE TABLE public.customer_document (
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    category character varying(40) NOT NULL,
    file_id uuid NOT NULL,
    expires_on date,
    status character varying(20) DEFAULT 'unverified'::character varying NOT NULL,
    added_by text NOT NULL,
    added_at timestamp with time zone DEFAULT now() NOT NULL,
    verified_by text,
    verified_at timestamp with time zone,
    note text,
    CONSTRAINT customer_document_other_eyes CHECK ((verified_by <> added_by)),
    CONSTRAINT customer_document_status CHECK (((status)::text = ANY ((ARRAY['unverified'::character varying, 'verified'::character varying, 'rejected'::character varying])::text[]))),
    CONSTRAINT customer_document_verified CHECK (((((status)::text = 'unverified'::text) = (verified_by IS NULL)) AND ((verified_by IS NULL) = (verified_at IS NULL))))
);

CREATE TABLE public.customer_employment (
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    employer_sealed bytea,
    employer_masked text,
    position_sealed bytea,
    since_on date,
    added_by text NOT NULL,
    added_at timestamp with time zone DEFAULT now() NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT customer_employment_employer CHECK (((employer_sealed IS NULL) = (employer_masked IS NULL)))
);

CREATE TABLE public.customer_monthly_amount (
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    side character varying(20) NOT NULL,
    kind character varying(20) NOT NULL,
    amount_minor bigint NOT NULL,
    currency character varying(3) NOT NULL,
    document_id uuid,
    added_by text NOT NULL,
    added_at timestamp with time zone DEFAULT now() NOT NULL,
    removed_at timestamp with time zone,
    CONSTRAINT customer_monthly_amount_side CHECK (((side)::text = ANY ((ARRAY['income'::character varying, 'expense'::character varying, 'obligation'::character varying])::text[]))),
    CONSTRAINT customer_monthly_amount_stated CHECK (((amount_minor >= 0) AND (((kind)::text <> 'none'::text) OR (amount_minor = 0))))
);

CREATE SEQUENCE public.customer_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.customer_profile (
    customer_id uuid NOT NULL,
    marital_status character varying(20),
    education character varying(20),
    residence character varying(20),
    dependants integer,
    address_sealed bytea,
    address_masked text,
    changed_by text NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT customer_profile_address CHECK (((address_sealed IS NULL) = (address_masked IS NULL))),
    CONSTRAINT customer_profile_dependants CHECK (((dependants >= 0) AND (dependants <= 30)))
);

CREATE TABLE public.customer_rating (
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    grade character varying(1) NOT NULL,
    reason text NOT NULL,
    rated_by text NOT NULL,
    rated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT customer_rating_grade CHECK (((grade)::text = ANY ((ARRAY['A'::character varying, 'B'::character varying, 'C'::character varying, 'D'::character varying, 'E'::character varying])::text[])))
);

CREATE TABLE public.customer_relation (
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    other_id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    added_by text NOT NULL,
    added_at timestamp with time zone DEFAULT now() NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT customer_relation_not_self CHECK ((customer_id <> other_id)),
    CONSTRAINT customer_relation_symmetric CHECK ((((kind)::text = ANY ((ARRAY['guarantor_of'::character varying, 'parent_of'::character varying, 'employer_of'::character varying])::text[])) OR (customer_id < other_id)))
);

CREATE TABLE public.customer_tag (
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    code character varying(40) NOT NULL,
    added_by text NOT NULL,
    added_at timestamp with time zone DEFAULT now() NOT NULL,
    removed_at timestamp with time zone,
    CONSTRAINT customer_tag_kind CHECK (((kind)::text = ANY ((ARRAY['segment'::character varying, 'tag'::character varying])::text[])))
);

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

CREATE TABLE public.debit_mandate (
    id uuid NOT NULL,
    number character varying(20) NOT NULL,
    customer_id uuid NOT NULL,
    loan_id uuid,
    bank_card_id uuid NOT NULL,
    max_minor bigint NOT NULL,
    currency character varying(3) NOT NULL,
    valid_from date NOT NULL,
    valid_to date NOT NULL,
    wording_version character varying(20) NOT NULL,
    wording text NOT NULL,
    wording_sha256 bytea NOT NULL,
    evidence jsonb NOT NULL,
    signed_by text NOT NULL,
    signed_at timestamp with time zone DEFAULT now() NOT NULL,
    revoked_by text,
    revoked_at timestamp with time zone,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT debit_mandate_currency CHECK (((currency)::text ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT debit_mandate_hash CHECK ((octet_length(wording_sha256) = 32)),
    CONSTRAINT debit_mandate_max CHECK ((max_minor > 0)),
    CONSTRAINT debit_mandate_period CHECK ((valid_from <= valid_to)),
    CONSTRAINT debit_mandate_revoked CHECK (((revoked_by IS NULL) = (revoked_at IS NULL)))
);

CREATE SEQUENCE public.debit_mandate_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.decision (
    id uuid NOT NULL,
    subject text NOT NULL,
    customer_id uuid,
    policy_version_id uuid CONSTRAINT decision_policy_version_id_not_null1 NOT NULL,
    arm character varying(20) NOT NULL,
    product_code character varying(40) NOT NULL,
    channel character varying(40) NOT NULL,
    segment character varying(40),
    currency character varying(3) NOT NULL,
    amount_asked_minor bigint NOT NULL,
    instalments_asked integer NOT NULL,
    list_rate numeric(12,8) NOT NULL,
    priced_on date NOT NULL,
    outcome character varying(20) NOT NULL,
    amount_minor bigint NOT NULL,
    instalments integer NOT NULL,
    rate_annual numeric(12,8) NOT NULL,
    grade character varying(20) NOT NULL,
    scorecard text,
    score integer,
    capacity_minor bigint,
    review_levels smallint NOT NULL,
    needs_phone_check boolean NOT NULL,
    facts jsonb NOT NULL,
    reports jsonb NOT NULL,
    reasons jsonb NOT NULL,
    trace jsonb NOT NULL,
    counterfactual jsonb,
    duration_us integer NOT NULL,
    decided_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT decision_amounts CHECK ((((amount_minor >= 0) AND (amount_minor <= amount_asked_minor)) AND (instalments >= 1) AND (rate_annual >= (0)::numeric) AND (duration_us >= 0))),
    CONSTRAINT decision_arm CHECK (((arm)::text = ANY ((ARRAY['champion'::character varying, 'challenger'::character varying])::text[]))),
    CONSTRAINT decision_declined CHECK ((((outcome)::text = 'decline'::text) = (amount_minor = 0))),
    CONSTRAINT decision_levels CHECK (((review_levels >= 0) AND (review_levels <= 3))),
    CONSTRAINT decision_outcome CHECK (((outcome)::text = ANY ((ARRAY['approve'::character varying, 'refer'::character varying, 'decline'::character varying])::text[]))),
    CONSTRAINT decision_reasoned CHECK ((jsonb_array_length(reasons) >= 1))
);

CREATE TABLE public.decision_policy (
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    name_zh character varying(100) NOT NULL,
    name_en character varying(100) NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT decision_policy_code CHECK (((code)::text ~ '^[A-Za-z][A-Za-z0-9_-]{0,39}$'::text))
);

CREATE TABLE public.decision_policy_version (
    id uuid NOT NULL,
    policy_id uuid NOT NULL,
    number integer NOT NULL,
    status character varying(20) DEFAULT 'draft'::character varying NOT NULL,
    content jsonb NOT NULL,
    test_cases jsonb DEFAULT '[]'::jsonb NOT NULL,
    author text NOT NULL,
    editors text[] NOT NULL,
    publisher text,
    arm character varying(20),
    share_percent smallint,
    note text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    submitted_at timestamp with time zone,
    published_at timestamp with time zone,
    retired_at timestamp with time zone,
    CONSTRAINT decision_policy_version_arm CHECK (((arm)::text = ANY ((ARRAY['champion'::character varying, 'challenger'::character varying])::text[]))),
    CONSTRAINT decision_policy_version_arm_when CHECK (((arm IS NOT NULL) = ((status)::text = 'published'::text))),
    CONSTRAINT decision_policy_version_four_eyes CHECK (((author <> publisher) AND (NOT (publisher = ANY (editors))))),
    CONSTRAINT decision_policy_version_publisher CHECK ((((status)::text = ANY ((ARRAY['published'::character varying, 'retired'::character varying])::text[])) = (publisher IS NOT NULL))),
    CONSTRAINT decision_policy_version_share CHECK ((((share_percent IS NOT NULL) = (NOT ((arm)::text IS DISTINCT FROM 'challenger'::text))) AND ((share_percent >= 0) AND (share_percent <= 100)))),
    CONSTRAINT decision_policy_version_status CHECK (((status)::text = ANY ((ARRAY['draft'::character varying, 'in_review'::character varying, 'published'::character varying, 'retired'::character varying])::text[])))
);

CREATE TABLE public.decision_simulation (
    id uuid NOT NULL,
    version_id uuid NOT NULL,
    against_id uuid,
    source character varying(60),
    status character varying(20) DEFAULT 'queued'::character varying NOT NULL,
    job_id uuid,
    requested_by text NOT NULL,
    totals jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    finished_at timestamp with time zone,
    first_day date,
    last_day date,
    CONSTRAINT decision_simulation_days CHECK ((first_day <= last_day)),
    CONSTRAINT decision_simulation_finished CHECK ((((status)::text = 'done'::text) = (finished_at IS NOT NULL))),
    CONSTRAINT decision_simulation_status CHECK (((status)::text = ANY ((ARRAY['queued'::character varying, 'running'::character varying, 'done'::character varying])::text[])))
);

CREATE TABLE public.decision_simulation_change (
    id uuid NOT NULL,
    simulation_id uuid NOT NULL,
    decision_id uuid NOT NULL,
    before jsonb NOT NULL,
    after jsonb NOT NULL
);

CREATE TABLE public.disbursement (
    id uuid NOT NULL,
    number character varying(20) NOT NULL,
    contract_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    order_id uuid NOT NULL,
    loan_id uuid,
    bank_card_id uuid,
    attempt integer NOT NULL,
    status character varying(20) DEFAULT 'open'::character varying NOT NULL,
    failure_code text,
    created_by text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    settled_at timestamp with time zone,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT disbursement_attempt CHECK ((attempt >= 1)),
    CONSTRAINT disbursement_failure CHECK (((failure_code IS NOT NULL) = ((status)::text = 'failed'::text))),
    CONSTRAINT disbursement_loan CHECK (((loan_id IS NOT NULL) = ((status)::text = 'paid'::text))),
    CONSTRAINT disbursement_settled CHECK (((settled_at IS NULL) = ((status)::text = 'open'::text))),
    CONSTRAINT disbursement_status CHECK (((status)::text = ANY ((ARRAY['open'::character varying, 'paid'::character varying, 'failed'::character varying])::text[])))
);

CREATE SEQUENCE public.disbursement_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

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

CREATE TABLE public.hardship_offer (
    id uuid NOT NULL,
    number character varying(20) NOT NULL,
    loan_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    reason character varying(40) NOT NULL,
    status character varying(20) DEFAULT 'chosen'::character varying NOT NULL,
    event jsonb NOT NULL,
    schedule jsonb NOT NULL,
    terms_sha256 bytea NOT NULL,
    offered_on date NOT NULL,
    valid_until date NOT NULL,
    to_pay_before_minor bigint NOT NULL,
    to_pay_after_minor bigint NOT NULL,
    apr_before text,
    apr_after text,
    needs_approval boolean NOT NULL,
    wording_version character varying(20) NOT NULL,
    wording text NOT NULL,
    wording_sha256 bytea NOT NULL,
    evidence jsonb,
    request_id uuid,
    loan_event_id uuid,
    created_by text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    signed_at timestamp with time zone,
    ended_by text,
    ended_at timestamp with time zone,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT hardship_offer_ended CHECK ((((ended_by IS NULL) = (ended_at IS NULL)) AND ((ended_at IS NULL) = ((status)::text = ANY ((ARRAY['chosen'::character varying, 'signed'::character varying])::text[]))))),
    CONSTRAINT hardship_offer_executed CHECK (((loan_event_id IS NOT NULL) = ((status)::text = 'executed'::text))),
    CONSTRAINT hardship_offer_hashes CHECK (((octet_length(terms_sha256) = 32) AND (octet_length(wording_sha256) = 32))),
    CONSTRAINT hardship_offer_kind CHECK (((kind)::text = ANY ((ARRAY['extension'::character varying, 'shortening'::character varying, 'waiver'::character varying, 'restructuring'::character varying, 'due_shift'::character varying, 'payment_holiday'::character varying])::text[]))),
    CONSTRAINT hardship_offer_signed CHECK ((((signed_at IS NULL) = (evidence IS NULL)) AND (((status)::text <> ALL ((ARRAY['signed'::character varying, 'executed'::character varying, 'declined'::character varying])::text[])) OR (signed_at IS NOT NULL)) AND (((status)::text <> 'chosen'::text) OR (signed_at IS NULL)))),
    CONSTRAINT hardship_offer_status CHECK (((status)::text = ANY ((ARRAY['chosen'::character varying, 'signed'::character varying, 'executed'::character varying, 'declined'::character varying, 'withdrawn'::character varying, 'outdated'::character varying])::text[]))),
    CONSTRAINT hardship_offer_valid CHECK ((offered_on <= valid_until))
);

CREATE SEQUENCE public.hardship_offer_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

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

CREATE TABLE public.line_movement (
    id uuid DEFAULT uuidv7() NOT NULL,
    line_id uuid NOT NULL,
    seq integer NOT NULL,
    kind character varying(20) NOT NULL,
    amount_minor bigint NOT NULL,
    sub_line_id uuid,
    subject text,
    reason text,
    actor text NOT NULL,
    booked_on date NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    limit_before bigint NOT NULL,
    limit_after bigint NOT NULL,
    temporary_before bigint NOT NULL,
    temporary_after bigint NOT NULL,
    temporary_until date,
    reserved_before bigint NOT NULL,
    reserved_after bigint NOT NULL,
    used_before bigint NOT NULL,
    used_after bigint NOT NULL,
    status_after character varying(20) NOT NULL,
    sub_limit_before bigint,
    sub_limit_after bigint,
    sub_reserved_after bigint,
    sub_used_after bigint,
    CONSTRAINT line_movement_kind CHECK (((kind)::text = ANY ((ARRAY['grant'::character varying, 'adjust'::character varying, 'temporary_raise'::character varying, 'sub_line'::character varying, 'freeze'::character varying, 'unfreeze'::character varying, 'expire'::character varying, 'close'::character varying, 'reserve'::character varying, 'cancel'::character varying, 'use'::character varying, 'release'::character varying, 'retake'::character varying])::text[]))),
    CONSTRAINT line_movement_not_overdrawn CHECK ((((kind)::text <> 'reserve'::text) OR ((reserved_after + used_after) <= (limit_after +
CASE
    WHEN (temporary_until >= booked_on) THEN temporary_after
    ELSE (0)::bigint
END)))),
    CONSTRAINT line_movement_sub CHECK (((sub_line_id IS NULL) = (sub_limit_after IS NULL))),
    CONSTRAINT line_movement_sub_not_overdrawn CHECK ((((kind)::text <> 'reserve'::text) OR (sub_line_id IS NULL) OR ((sub_reserved_after + sub_used_after) <= sub_limit_after)))
);

CREATE TABLE public.line_pre_approval (
    id uuid NOT NULL,
    proposal_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    amount_minor bigint NOT NULL,
    outcome text,
    CONSTRAINT line_pre_approval_amount CHECK ((amount_minor > 0))
);

CREATE TABLE public.line_proposal (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    customer_id uuid,
    branch_id uuid NOT NULL,
    currency character varying(3) NOT NULL,
    content jsonb NOT NULL,
    reason text NOT NULL,
    status character varying(20) NOT NULL,
    maker text NOT NULL,
    checker text,
    decision_reason text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    decided_at timestamp with time zone,
    CONSTRAINT line_proposal_customer CHECK (((customer_id IS NULL) = ((kind)::text = 'pre_approval'::text))),
    CONSTRAINT line_proposal_decided CHECK ((((checker IS NULL) = ((status)::text = 'pending'::text)) AND ((checker IS NULL) = (decided_at IS NULL)))),
    CONSTRAINT line_proposal_four_eyes CHECK ((checker <> maker)),
    CONSTRAINT line_proposal_kind CHECK (((kind)::text = ANY ((ARRAY['grant'::character varying, 'adjust'::character varying, 'temporary_raise'::character varying, 'sub_line'::character varying, 'unfreeze'::character varying, 'pre_approval'::character varying])::text[]))),
    CONSTRAINT line_proposal_status CHECK (((status)::text = ANY ((ARRAY['pending'::character varying, 'approved'::character varying, 'rejected'::character varying])::text[])))
);

CREATE TABLE public.line_reservation (
    id uuid NOT NULL,
    line_id uuid NOT NULL,
    sub_line_id uuid,
    product_id uuid NOT NULL,
    subject text NOT NULL,
    amount_minor bigint NOT NULL,
    status character varying(20) NOT NULL,
    CONSTRAINT line_reservation_amount CHECK ((amount_minor > 0)),
    CONSTRAINT line_reservation_status CHECK (((status)::text = ANY ((ARRAY['held'::character varying, 'used'::character varying, 'cancelled'::character varying])::text[])))
);

CREATE TABLE public.line_use (
    id uuid NOT NULL,
    line_id uuid NOT NULL,
    sub_line_id uuid,
    reservation_id uuid NOT NULL,
    loan character varying(60) NOT NULL,
    drawn_minor bigint NOT NULL,
    counted_minor bigint NOT NULL,
    principal_minor bigint NOT NULL,
    is_revolving boolean NOT NULL,
    CONSTRAINT line_use_amounts CHECK (((drawn_minor > 0) AND (counted_minor >= 0) AND (principal_minor >= 0)))
)
WITH (fillfactor='70');

CREATE TABLE public.list_entry (
    id uuid NOT NULL,
    list character varying(10) NOT NULL,
    status character varying(20) NOT NULL,
    id_number_sealed bytea NOT NULL,
    id_number_masked text NOT NULL,
    id_number_index bytea NOT NULL,
    reason text NOT NULL,
    source character varying(40) NOT NULL,
    amount_minor bigint,
    currency character varying(3),
    valid_until date,
    list_import_id uuid,
    added_by text NOT NULL,
    added_at timestamp with time zone DEFAULT now() NOT NULL,
    confirmed_by text,
    confirmed_at timestamp with time zone,
    removal_asked_by text,
    removal_reason text,
    removal_asked_at timestamp with time zone,
    removed_by text,
    removed_at timestamp with time zone,
    CONSTRAINT list_entry_amount CHECK (((((list)::text = 'whitelist'::text) = (amount_minor IS NOT NULL)) AND ((amount_minor IS NULL) = (currency IS NULL)))),
    CONSTRAINT list_entry_confirmed CHECK ((confirmed_by <> added_by)),
    CONSTRAINT list_entry_list CHECK (((list)::text = ANY ((ARRAY['blacklist'::character varying, 'whitelist'::character varying])::text[]))),
    CONSTRAINT list_entry_other_eyes CHECK ((((list)::text <> 'blacklist'::text) OR (removed_by IS NULL) OR ((removal_asked_by IS NOT NULL) AND (removed_by <> removal_asked_by)))),
    CONSTRAINT list_entry_positive CHECK ((amount_minor > 0)),
    CONSTRAINT list_entry_removed CHECK (((((status)::text = 'removed'::text) = (removed_by IS NOT NULL)) AND ((removed_by IS NULL) = (removed_at IS NULL)))),
    CONSTRAINT list_entry_status CHECK (((status)::text = ANY ((ARRAY['proposed'::character varying, 'active'::character varying, 'removal_asked'::character varying, 'removed'::character varying, 'turned_down'::character varying])::text[]))),
    CONSTRAINT list_entry_until CHECK ((((list)::text <> 'whitelist'::text) OR (valid_until IS NOT NULL))),
    CONSTRAINT list_entry_whitelisted CHECK ((((list)::text <> 'whitelist'::text) OR ((status)::text <> ALL ((ARRAY['active'::character varying, 'removed'::character varying, 'removal_asked'::character varying])::text[])) OR (confirmed_by IS NOT NULL)))
);

CREATE TABLE public.list_import (
    id uuid NOT NULL,
    list character varying(10) NOT NULL,
    file_id uuid NOT NULL,
    status character varying(10) DEFAULT 'reading'::character varying NOT NULL,
    failure character varying(40),
    rows_total integer DEFAULT 0 NOT NULL,
    rows_accepted integer DEFAULT 0 NOT NULL,
    entries_made integer,
    started_by text NOT NULL,
    started_at timestamp with time zone DEFAULT now() NOT NULL,
    checked_at timestamp with time zone,
    applied_by text,
    applied_at timestamp with time zone,
    CONSTRAINT list_import_applied CHECK (((((status)::text = 'applied'::text) = (applied_by IS NOT NULL)) AND ((applied_by IS NULL) = (applied_at IS NULL)) AND ((applied_by IS NULL) = (entries_made IS NULL)))),
    CONSTRAINT list_import_failure CHECK ((((status)::text = 'failed'::text) = (failure IS NOT NULL))),
    CONSTRAINT list_import_list CHECK (((list)::text = ANY ((ARRAY['blacklist'::character varying, 'whitelist'::character varying])::text[]))),
    CONSTRAINT list_import_other_eyes CHECK ((((list)::text <> 'whitelist'::text) OR (applied_by <> started_by))),
    CONSTRAINT list_import_status CHECK (((status)::text = ANY ((ARRAY['reading'::character varying, 'checked'::character varying, 'failed'::character varying, 'applied'::character varying])::text[])))
);

CREATE TABLE public.list_import_row (
    id uuid NOT NULL,
    list_import_id uuid NOT NULL,
    n integer NOT NULL,
    verdict character varying(30) NOT NULL,
    id_number_sealed bytea,
    id_number_masked text,
    amount_minor bigint,
    valid_until date,
    reason text,
    customer_id uuid,
    CONSTRAINT list_import_row_accepted CHECK ((((verdict)::text <> ALL ((ARRAY['accepted'::character varying, 'accepted_unknown'::character varying])::text[])) OR (id_number_sealed IS NOT NULL))),
    CONSTRAINT list_import_row_sealed CHECK (((id_number_sealed IS NULL) = (id_number_masked IS NULL)))
);

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
    disputed_on date,
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

CREATE TABLE public.loan_debit (
    id uuid NOT NULL,
    loan_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    mandate_id uuid NOT NULL,
    due_on date NOT NULL,
    attempt integer NOT NULL,
    planned_on date NOT NULL,
    planned_at timestamp with time zone DEFAULT now() NOT NULL,
    amount_minor bigint,
    payment_id uuid,
    status character varying(20) DEFAULT 'planned'::character varying NOT NULL,
    failure_code text,
    next_try_at timestamp with time zone,
    settled_at timestamp with time zone,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT loan_debit_again CHECK (((next_try_at IS NULL) OR ((status)::text = 'failed'::text))),
    CONSTRAINT loan_debit_amount CHECK ((amount_minor > 0)),
    CONSTRAINT loan_debit_attempt CHECK ((attempt >= 1)),
    CONSTRAINT loan_debit_failure CHECK (((failure_code IS NOT NULL) = ((status)::text = 'failed'::text))),
    CONSTRAINT loan_debit_payment CHECK ((((payment_id IS NULL) = (amount_minor IS NULL)) AND (((status)::text <> ALL ((ARRAY['paying'::character varying, 'paid'::character varying])::text[])) OR (payment_id IS NOT NULL)) AND (((status)::text <> 'planned'::text) OR (payment_id IS NULL)))),
    CONSTRAINT loan_debit_settled CHECK (((settled_at IS NOT NULL) = ((status)::text = ANY ((ARRAY['paid'::character varying, 'failed'::character varying])::text[])))),
    CONSTRAINT loan_debit_status CHECK (((status)::text = ANY ((ARRAY['planned'::character varying, 'paying'::character varying, 'paid'::character varying, 'failed'::character varying])::text[])))
);

CREATE TABLE public.loan_dispute (
    id uuid NOT NULL,
    number character varying(20) NOT NULL,
    loan_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    reason character varying(40) NOT NULL,
    amount_minor bigint NOT NULL,
    contested_event_id uuid,
    text_sealed bytea NOT NULL,
    status character varying(20) DEFAULT 'open'::character varying NOT NULL,
    opened_on date NOT NULL,
    answer_due_on date NOT NULL,
    loan_event_id uuid NOT NULL,
    answer_sealed bytea,
    correction character varying(20),
    correction_event_id uuid,
    created_by text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    ended_by text,
    ended_on date,
    ended_at timestamp with time zone,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT loan_dispute_amount CHECK (((amount_minor > 0) AND (answer_due_on > opened_on))),
    CONSTRAINT loan_dispute_answered CHECK (((answer_sealed IS NOT NULL) = ((status)::text = ANY ((ARRAY['upheld'::character varying, 'rejected'::character varying])::text[])))),
    CONSTRAINT loan_dispute_corrected CHECK ((num_nonnulls(correction, correction_event_id) =
CASE status
    WHEN 'upheld'::text THEN 2
    ELSE 0
END)),
    CONSTRAINT loan_dispute_ended CHECK ((num_nonnulls(ended_by, ended_on, ended_at) =
CASE status
    WHEN 'open'::text THEN 0
    ELSE 3
END)),
    CONSTRAINT loan_dispute_reason CHECK (((reason)::text = ANY ((ARRAY['payment_missing'::character varying, 'payment_date'::character varying, 'fee_wrong'::character varying, 'interest_wrong'::character varying, 'amount_wrong'::character varying, 'not_borrowed'::character varying, 'other'::character varying])::text[]))),
    CONSTRAINT loan_dispute_status CHECK (((status)::text = ANY ((ARRAY['open'::character varying, 'upheld'::character varying, 'rejected'::character varying, 'withdrawn'::character varying])::text[])))
);

CREATE TABLE public.loan_dispute_document (
    id uuid NOT NULL,
    dispute_id uuid NOT NULL,
    document_id uuid NOT NULL
);

CREATE SEQUENCE public.loan_dispute_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

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

CREATE TABLE public.loan_month (
    id bigint NOT NULL,
    on_date date NOT NULL,
    loan_id uuid NOT NULL,
    bucket smallint NOT NULL,
    days_past_due integer DEFAULT 0 NOT NULL,
    asset_class character varying(20) NOT NULL,
    outstanding_minor bigint DEFAULT 0 NOT NULL,
    written_off_minor bigint DEFAULT 0 NOT NULL,
    is_first_missed boolean DEFAULT false NOT NULL,
    CONSTRAINT loan_month_amounts CHECK (((written_off_minor >= 0) AND (days_past_due >= 0))),
    CONSTRAINT loan_month_bucket CHECK (((bucket >= 0) AND (bucket <= 9))),
    CONSTRAINT loan_month_class CHECK (((asset_class)::text = ANY ((ARRAY['normal'::character varying, 'special_mention'::character varying, 'substandard'::character varying, 'doubtful'::character varying, 'loss'::character varying])::text[])))
);

ALTER TABLE public.loan_month ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.loan_month_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE SEQUENCE public.loan_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.loan_paper (
    id uuid NOT NULL,
    number character varying(20) NOT NULL,
    loan_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    format character varying(10) NOT NULL,
    from_on date,
    to_on date,
    loan_version integer NOT NULL,
    file_id uuid NOT NULL,
    sha256 bytea NOT NULL,
    code_hash bytea NOT NULL,
    created_by text NOT NULL,
    created_on date NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    dispute_id uuid,
    CONSTRAINT loan_paper_dispute CHECK (((dispute_id IS NOT NULL) = ((kind)::text = 'dispute_evidence'::text))),
    CONSTRAINT loan_paper_format CHECK ((((format)::text = 'pdf'::text) OR (((format)::text = 'xlsx'::text) AND ((kind)::text = 'statement'::text)))),
    CONSTRAINT loan_paper_hashes CHECK (((octet_length(sha256) = 32) AND (octet_length(code_hash) = 32))),
    CONSTRAINT loan_paper_kind CHECK (((kind)::text = ANY ((ARRAY['settlement'::character varying, 'statement'::character varying, 'dispute_evidence'::character varying])::text[]))),
    CONSTRAINT loan_paper_period CHECK (((num_nonnulls(from_on, to_on) =
CASE kind
    WHEN 'statement'::text THEN 2
    ELSE 0
END) AND (from_on <= to_on)))
);

CREATE SEQUENCE public.loan_paper_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.loan_payment (
    id uuid NOT NULL,
    number character varying(20) NOT NULL,
    loan_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    order_id uuid NOT NULL,
    bank_card_id uuid NOT NULL,
    is_payoff boolean NOT NULL,
    event_id uuid,
    status character varying(20) DEFAULT 'open'::character varying NOT NULL,
    failure_code text,
    created_by text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    settled_at timestamp with time zone,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT loan_payment_event CHECK (((event_id IS NOT NULL) = ((status)::text = 'paid'::text))),
    CONSTRAINT loan_payment_failure CHECK (((failure_code IS NOT NULL) = ((status)::text = 'failed'::text))),
    CONSTRAINT loan_payment_settled CHECK (((settled_at IS NULL) = ((status)::text = 'open'::text))),
    CONSTRAINT loan_payment_status CHECK (((status)::text = ANY ((ARRAY['open'::character varying, 'paid'::character varying, 'failed'::character varying])::text[])))
);

CREATE SEQUENCE public.loan_payment_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.loan_refund (
    id uuid NOT NULL,
    number character varying(20) NOT NULL,
    loan_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    order_id uuid NOT NULL,
    bank_card_id uuid NOT NULL,
    effective_on date NOT NULL,
    event_id uuid,
    status character varying(20) DEFAULT 'open'::character varying NOT NULL,
    failure_code text,
    created_by text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    settled_at timestamp with time zone,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT loan_refund_event CHECK (((event_id IS NOT NULL) = ((status)::text = 'paid'::text))),
    CONSTRAINT loan_refund_failure CHECK (((failure_code IS NOT NULL) = ((status)::text = 'failed'::text))),
    CONSTRAINT loan_refund_settled CHECK (((settled_at IS NULL) = ((status)::text = 'open'::text))),
    CONSTRAINT loan_refund_status CHECK (((status)::text = ANY ((ARRAY['open'::character varying, 'paid'::character varying, 'failed'::character varying])::text[])))
);

CREATE SEQUENCE public.loan_refund_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.merchant (
    id uuid NOT NULL,
    code character varying(20) NOT NULL,
    name text NOT NULL,
    name_en text,
    branch_id uuid NOT NULL,
    status character varying(20) NOT NULL,
    fee_rate numeric(12,8) NOT NULL,
    settlement_days integer NOT NULL,
    makers text[] NOT NULL,
    checker text,
    reason text,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    activated_at timestamp with time zone,
    CONSTRAINT merchant_activated CHECK ((((status)::text <> 'active'::text) OR (checker IS NOT NULL))),
    CONSTRAINT merchant_four_eyes CHECK ((checker <> ALL (makers))),
    CONSTRAINT merchant_status CHECK (((status)::text = ANY ((ARRAY['applied'::character varying, 'active'::character varying, 'suspended'::character varying, 'ended'::character varying])::text[]))),
    CONSTRAINT merchant_terms CHECK (((fee_rate >= (0)::numeric) AND (fee_rate <= 0.5) AND ((settlement_days >= 0) AND (settlement_days <= 90))))
);

CREATE TABLE public.merchant_account (
    id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    name_sealed bytea NOT NULL,
    name_masked text NOT NULL,
    number_sealed bytea NOT NULL,
    number_masked text NOT NULL,
    bank_sealed bytea NOT NULL,
    status character varying(20) NOT NULL,
    maker text NOT NULL,
    checker text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    decided_at timestamp with time zone,
    CONSTRAINT merchant_account_checked CHECK (((checker IS NULL) = ((status)::text = ANY ((ARRAY['proposed'::character varying, 'dropped'::character varying])::text[])))),
    CONSTRAINT merchant_account_four_eyes CHECK ((checker <> maker)),
    CONSTRAINT merchant_account_status CHECK (((status)::text = ANY ((ARRAY['proposed'::character varying, 'current'::character varying, 'former'::character varying, 'dropped'::character varying])::text[])))
);

CREATE TABLE public.merchant_store (
    id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    code character varying(20) NOT NULL,
    name text NOT NULL,
    region text,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.message (
    id uuid NOT NULL,
    subject_id uuid NOT NULL,
    purpose character varying(20) NOT NULL,
    kind character varying(60) NOT NULL,
    channel character varying(20) NOT NULL,
    template_version_id uuid CONSTRAINT message_template_version_id_not_null1 NOT NULL,
    language character varying(2) NOT NULL,
    params jsonb NOT NULL,
    reference text NOT NULL,
    dedupe_key character varying(200) NOT NULL,
    status character varying(20) DEFAULT 'planned'::character varying NOT NULL,
    reason text,
    due_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    tries integer DEFAULT 0 NOT NULL,
    created_by text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    sent_at timestamp with time zone,
    settled_at timestamp with time zone,
    delivered_at timestamp with time zone,
    ask_at timestamp with time zone,
    asks integer DEFAULT 0 NOT NULL,
    CONSTRAINT message_ask CHECK (((ask_at IS NULL) OR ((status)::text = 'sent'::text))),
    CONSTRAINT message_channel CHECK (((channel)::text = ANY ((ARRAY['sms'::character varying, 'email'::character varying, 'push'::character varying])::text[]))),
    CONSTRAINT message_delivered CHECK (((delivered_at IS NOT NULL) = ((status)::text = 'delivered'::text))),
    CONSTRAINT message_language CHECK (((language)::text = ANY ((ARRAY['zh'::character varying, 'en'::character varying])::text[]))),
    CONSTRAINT message_purpose CHECK (((purpose)::text = ANY ((ARRAY['service'::character varying, 'reminder'::character varying, 'collection'::character varying, 'marketing'::character varying])::text[]))),
    CONSTRAINT message_reason CHECK (((reason IS NOT NULL) = ((status)::text = ANY ((ARRAY['failed'::character varying, 'suppressed'::character varying, 'expired'::character varying])::text[])))),
    CONSTRAINT message_sent CHECK ((((status)::text <> ALL ((ARRAY['sent'::character varying, 'delivered'::character varying])::text[])) OR (sent_at IS NOT NULL))),
    CONSTRAINT message_settled CHECK (((settled_at IS NOT NULL) = ((status)::text <> 'planned'::text))),
    CONSTRAINT message_status CHECK (((status)::text = ANY ((ARRAY['planned'::character varying, 'sent'::character varying, 'delivered'::character varying, 'failed'::character varying, 'suppressed'::character varying, 'expired'::character varying])::text[])))
);

CREATE TABLE public.message_preference (
    id uuid NOT NULL,
    subject_id uuid NOT NULL,
    language character varying(2) DEFAULT 'zh'::character varying NOT NULL,
    channels jsonb DEFAULT '{}'::jsonb NOT NULL,
    email_sealed bytea,
    email_masked text,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    email_confirmed_at timestamp with time zone,
    email_code_hash bytea,
    email_code_until timestamp with time zone,
    email_code_tries integer DEFAULT 0 NOT NULL,
    email_codes_on date,
    email_codes integer DEFAULT 0 NOT NULL,
    CONSTRAINT message_preference_channels CHECK ((jsonb_typeof(channels) = 'object'::text)),
    CONSTRAINT message_preference_code CHECK ((((email_code_hash IS NULL) = (email_code_until IS NULL)) AND ((email_code_hash IS NULL) OR (email_confirmed_at IS NULL)))),
    CONSTRAINT message_preference_confirmed CHECK (((email_confirmed_at IS NULL) OR (email_sealed IS NOT NULL))),
    CONSTRAINT message_preference_email CHECK (((email_sealed IS NULL) = (email_masked IS NULL))),
    CONSTRAINT message_preference_language CHECK (((language)::text = ANY ((ARRAY['zh'::character varying, 'en'::character varying])::text[])))
);

CREATE TABLE public.message_receipt (
    id uuid NOT NULL,
    message_id uuid NOT NULL,
    event_id character varying(80) NOT NULL,
    status character varying(20) NOT NULL,
    reason character varying(40),
    said_at timestamp with time zone NOT NULL,
    source character varying(20) NOT NULL,
    heard_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT message_receipt_reason CHECK (((reason IS NOT NULL) = ((status)::text = 'undeliverable'::text))),
    CONSTRAINT message_receipt_source CHECK (((source)::text = ANY ((ARRAY['callback'::character varying, 'question'::character varying])::text[]))),
    CONSTRAINT message_receipt_status CHECK (((status)::text = ANY ((ARRAY['delivered'::character varying, 'undeliverable'::character varying])::text[])))
);

CREATE TABLE public.message_send (
    id uuid NOT NULL,
    message_id uuid NOT NULL,
    number integer NOT NULL,
    attempt_id uuid NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    outcome character varying(20),
    detail text,
    ended_at timestamp with time zone,
    CONSTRAINT message_send_ended CHECK (((outcome IS NULL) = (ended_at IS NULL))),
    CONSTRAINT message_send_outcome CHECK (((outcome)::text = ANY ((ARRAY['accepted'::character varying, 'refused'::character varying, 'trouble'::character varying, 'lost'::character varying])::text[])))
);

CREATE TABLE public.message_template (
    id uuid NOT NULL,
    kind character varying(60) NOT NULL
);

CREATE TABLE public.message_template_version (
    id uuid NOT NULL,
    template_id uuid NOT NULL,
    version integer NOT NULL,
    status character varying(20) DEFAULT 'draft'::character varying NOT NULL,
    texts jsonb NOT NULL,
    makers text[] NOT NULL,
    checker text,
    reason text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    approved_at timestamp with time zone,
    retired_at timestamp with time zone,
    CONSTRAINT message_template_version_approved CHECK ((((approved_at IS NOT NULL) = ((status)::text = ANY ((ARRAY['approved'::character varying, 'retired'::character varying])::text[]))) AND ((approved_at IS NOT NULL) = (checker IS NOT NULL)))),
    CONSTRAINT message_template_version_four_eyes CHECK ((NOT (checker = ANY (makers)))),
    CONSTRAINT message_template_version_makers CHECK ((cardinality(makers) >= 1)),
    CONSTRAINT message_template_version_retired CHECK (((retired_at IS NOT NULL) = ((status)::text = 'retired'::text))),
    CONSTRAINT message_template_version_status CHECK (((status)::text = ANY ((ARRAY['draft'::character varying, 'in_review'::character varying, 'approved'::character varying, 'retired'::character varying])::text[])))
);

CREATE TABLE public.notification (
    id uuid NOT NULL,
    recipient text NOT NULL,
    kind character varying(60) NOT NULL,
    params jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    read_at timestamp with time zone,
    delivered_at timestamp with time zone,
    CONSTRAINT notification_delivered CHECK (((read_at IS NULL) OR (delivered_at IS NOT NULL)))
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

CREATE TABLE public.payment_booking (
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    source_id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.payment_order (
    id uuid NOT NULL,
    number character varying(20) NOT NULL,
    kind character varying(20) NOT NULL,
    purpose text NOT NULL,
    subject text NOT NULL,
    branch_id uuid NOT NULL,
    customer_id uuid,
    merchant_id uuid,
    payee_name_sealed bytea NOT NULL,
    payee_name_masked text NOT NULL,
    payee_number_sealed bytea NOT NULL,
    payee_number_masked text NOT NULL,
    payee_bank text,
    amount_minor bigint NOT NULL,
    currency character varying(3) NOT NULL,
    status character varying(20) DEFAULT 'planned'::character varying NOT NULL,
    request_id uuid,
    bank_reference text,
    failure_code text,
    attempts integer DEFAULT 0 NOT NULL,
    settle_kind character varying(80) NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_by text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    sent_at timestamp with time zone,
    valid_until timestamp with time zone,
    next_query_at timestamp with time zone,
    settled_at timestamp with time zone,
    CONSTRAINT payment_order_amount CHECK ((amount_minor > 0)),
    CONSTRAINT payment_order_currency CHECK (((currency)::text ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT payment_order_failure CHECK (((failure_code IS NOT NULL) = ((status)::text = 'failed'::text))),
    CONSTRAINT payment_order_kind CHECK (((kind)::text = ANY ((ARRAY['payout'::character varying, 'collection'::character varying, 'refund'::character varying])::text[]))),
    CONSTRAINT payment_order_payee CHECK (((num_nonnulls(customer_id, merchant_id) >= 1) OR (purpose = 'suspense.return'::text))),
    CONSTRAINT payment_order_payer CHECK ((((kind)::text = 'payout'::text) OR ((customer_id IS NOT NULL) AND (merchant_id IS NULL)))),
    CONSTRAINT payment_order_reference CHECK (((bank_reference IS NOT NULL) = ((status)::text = 'confirmed'::text))),
    CONSTRAINT payment_order_request CHECK ((((request_id IS NULL) = (sent_at IS NULL)) AND ((request_id IS NULL) = (valid_until IS NULL)) AND
CASE
    WHEN ((status)::text = 'planned'::text) THEN (request_id IS NULL)
    WHEN ((status)::text = 'failed'::text) THEN true
    ELSE (request_id IS NOT NULL)
END)),
    CONSTRAINT payment_order_settled CHECK (((settled_at IS NOT NULL) = ((status)::text = ANY ((ARRAY['confirmed'::character varying, 'failed'::character varying])::text[])))),
    CONSTRAINT payment_order_status CHECK (((status)::text = ANY ((ARRAY['planned'::character varying, 'sent'::character varying, 'confirmed'::character varying, 'failed'::character varying, 'unknown'::character varying])::text[])))
);

CREATE TABLE public.payment_order_event (
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    event character varying(20) NOT NULL,
    status_before character varying(20),
    status_after character varying(20) NOT NULL,
    source character varying(20) NOT NULL,
    code text,
    actor text NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT payment_order_event_source CHECK (((source)::text = ANY ((ARRAY['person'::character varying, 'send'::character varying, 'query'::character varying])::text[])))
);

CREATE SEQUENCE public.payment_order_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.permission (
    code character varying(80) NOT NULL
);

CREATE TABLE public.phone_check (
    id uuid NOT NULL,
    application_id uuid NOT NULL,
    round integer NOT NULL,
    caller text NOT NULL,
    creator text NOT NULL,
    submitter text NOT NULL,
    verdict character varying(20) NOT NULL,
    answers jsonb NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT phone_check_other_eyes CHECK (((caller <> creator) AND (caller <> submitter))),
    CONSTRAINT phone_check_verdict CHECK (((verdict)::text = ANY ((ARRAY['passed'::character varying, 'failed'::character varying, 'unreachable'::character varying])::text[])))
);

CREATE TABLE public.portfolio_borrower (
    id bigint NOT NULL,
    on_date date NOT NULL,
    branch_id uuid NOT NULL,
    borrowers integer DEFAULT 0 NOT NULL,
    late_borrowers integer DEFAULT 0 NOT NULL,
    new_borrowers integer DEFAULT 0 NOT NULL,
    returning_borrowers integer DEFAULT 0 NOT NULL
);

ALTER TABLE public.portfolio_borrower ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portfolio_borrower_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.portfolio_flow (
    id uuid NOT NULL,
    on_date date NOT NULL,
    product_id uuid NOT NULL,
    branch_id uuid NOT NULL,
    currency character varying(3) NOT NULL,
    disbursed_minor bigint DEFAULT 0 NOT NULL,
    disbursed_count integer DEFAULT 0 NOT NULL,
    collected_minor bigint DEFAULT 0 NOT NULL,
    collected_count integer DEFAULT 0 NOT NULL,
    due_minor bigint DEFAULT 0 NOT NULL,
    due_count integer DEFAULT 0 NOT NULL,
    other_minor bigint DEFAULT 0 NOT NULL,
    CONSTRAINT portfolio_flow_currency CHECK (((currency)::text ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT portfolio_flow_due CHECK (((due_minor >= 0) AND (due_count >= 0)))
);

CREATE TABLE public.portfolio_roll (
    id bigint NOT NULL,
    on_date date NOT NULL,
    product_id uuid NOT NULL,
    branch_id uuid NOT NULL,
    channel character varying(40) NOT NULL,
    officer text NOT NULL,
    currency character varying(3) NOT NULL,
    bucket_from smallint NOT NULL,
    bucket smallint NOT NULL,
    class_from character varying(20) NOT NULL,
    asset_class character varying(20) NOT NULL,
    loans integer DEFAULT 0 NOT NULL,
    from_minor bigint DEFAULT 0 NOT NULL,
    outstanding_minor bigint DEFAULT 0 NOT NULL,
    CONSTRAINT portfolio_roll_buckets CHECK ((((bucket_from >= '-1'::integer) AND (bucket_from <= 9)) AND ((bucket >= 0) AND (bucket <= 9))))
);

ALTER TABLE public.portfolio_roll ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portfolio_roll_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
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
    overdue_minor bigint DEFAULT 0 NOT NULL,
    overdue_30_loans integer DEFAULT 0 NOT NULL,
    overdue_30_minor bigint DEFAULT 0 NOT NULL,
    overdue_90_loans integer DEFAULT 0 NOT NULL,
    overdue_90_minor bigint DEFAULT 0 NOT NULL,
    CONSTRAINT portfolio_snapshot_class CHECK (((asset_class)::text = ANY ((ARRAY['normal'::character varying, 'special_mention'::character varying, 'substandard'::character varying, 'doubtful'::character varying, 'loss'::character varying])::text[]))),
    CONSTRAINT portfolio_snapshot_stage CHECK (((stage >= 1) AND (stage <= 3)))
);

CREATE TABLE public.portfolio_vintage (
    id bigint NOT NULL,
    on_date date NOT NULL,
    product_id uuid NOT NULL,
    branch_id uuid NOT NULL,
    channel character varying(40) NOT NULL,
    officer text NOT NULL,
    currency character varying(3) NOT NULL,
    cohort date NOT NULL,
    loans integer DEFAULT 0 NOT NULL,
    disbursed_minor bigint DEFAULT 0 NOT NULL,
    active_loans integer DEFAULT 0 NOT NULL,
    outstanding_minor bigint DEFAULT 0 NOT NULL,
    late_30_loans integer DEFAULT 0 NOT NULL,
    late_30_minor bigint DEFAULT 0 NOT NULL,
    late_90_loans integer DEFAULT 0 NOT NULL,
    late_90_minor bigint DEFAULT 0 NOT NULL,
    written_off_loans integer DEFAULT 0 NOT NULL,
    written_off_minor bigint DEFAULT 0 NOT NULL,
    first_due_loans integer DEFAULT 0 NOT NULL,
    first_due_minor bigint DEFAULT 0 NOT NULL,
    first_missed_loans integer DEFAULT 0 NOT NULL,
    first_missed_minor bigint DEFAULT 0 NOT NULL,
    CONSTRAINT portfolio_vintage_cohort CHECK (((EXTRACT(day FROM cohort) = (1)::numeric) AND (cohort <= on_date)))
);

ALTER TABLE public.portfolio_vintage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portfolio_vintage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.product (
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    created_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);

CREATE TABLE public.product_golden_case (
    id uuid NOT NULL,
    product_id uuid NOT NULL,
    name character varying(80) NOT NULL,
    given jsonb NOT NULL,
    expected jsonb NOT NULL,
    created_by text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.product_version (
    id uuid NOT NULL,
    version integer NOT NULL,
    status character varying(20) NOT NULL,
    terms jsonb NOT NULL,
    listed_on date,
    created_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    product_id uuid NOT NULL,
    makers text[] DEFAULT '{}'::text[] NOT NULL,
    submitted_by text,
    approved_by text,
    reason text,
    explanations jsonb DEFAULT '{}'::jsonb NOT NULL,
    CONSTRAINT product_version_approved CHECK (((approved_by IS NOT NULL) = ((status)::text = ANY ((ARRAY['approved'::character varying, 'listed'::character varying, 'delisted'::character varying])::text[])))),
    CONSTRAINT product_version_four_eyes CHECK (((approved_by ~~ 'system:%'::text) OR (NOT (approved_by = ANY ((makers || submitted_by)))))),
    CONSTRAINT product_version_positive CHECK ((version >= 1)),
    CONSTRAINT product_version_status CHECK (((status)::text = ANY ((ARRAY['draft'::character varying, 'under_review'::character varying, 'approved'::character varying, 'listed'::character varying, 'delisted'::character varying])::text[])))
);

CREATE TABLE public.push_subscription (
    id uuid NOT NULL,
    subject_id uuid NOT NULL,
    endpoint_sealed bytea NOT NULL,
    keys_sealed bytea NOT NULL,
    endpoint_index bytea NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    gone_at timestamp with time zone
);

CREATE TABLE public.reconciliation_break (
    id uuid NOT NULL,
    number character varying(20) NOT NULL,
    run_id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    severity character varying(20) NOT NULL,
    fingerprint character varying(32) NOT NULL,
    state character varying(20) DEFAULT 'open'::character varying NOT NULL,
    branch_id uuid NOT NULL,
    merchant_id uuid,
    order_id uuid,
    line_ids uuid[] NOT NULL,
    entry_ids uuid[] NOT NULL,
    bank_minor bigint,
    order_minor bigint,
    ledger_minor bigint,
    difference_minor bigint NOT NULL,
    currency character varying(3) NOT NULL,
    proposal jsonb,
    no_entry character varying(20),
    note text,
    proposed_by text,
    proposed_at timestamp with time zone,
    decided_by text,
    decided_at timestamp with time zone,
    entry_id uuid,
    reversal_id uuid,
    matched_run_id uuid,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT reconciliation_break_explained CHECK ((((state)::text <> 'explained'::text) OR ((length(note) >= 2) AND (decided_by IS NOT NULL)))),
    CONSTRAINT reconciliation_break_matched CHECK (((matched_run_id IS NOT NULL) = ((state)::text = 'matched'::text))),
    CONSTRAINT reconciliation_break_no_entry CHECK (((no_entry)::text = ANY ((ARRAY['nothing_to_book'::character varying, 'wait_for_bank'::character varying, 'query_order'::character varying, 'ask_bank'::character varying])::text[]))),
    CONSTRAINT reconciliation_break_posted CHECK ((((entry_id IS NOT NULL) = ((state)::text = ANY ((ARRAY['posted'::character varying, 'reversed'::character varying])::text[]))) AND ((reversal_id IS NOT NULL) = ((state)::text = 'reversed'::text)))),
    CONSTRAINT reconciliation_break_proposed CHECK ((((proposed_by IS NULL) = (proposed_at IS NULL)) AND (((state)::text <> 'proposed'::text) OR ((proposed_by IS NOT NULL) AND (proposal IS NOT NULL))))),
    CONSTRAINT reconciliation_break_remedy CHECK ((num_nonnulls(proposal, no_entry) = 1)),
    CONSTRAINT reconciliation_break_severity CHECK (((severity)::text = ANY ((ARRAY['info'::character varying, 'warning'::character varying, 'serious'::character varying, 'critical'::character varying])::text[]))),
    CONSTRAINT reconciliation_break_state CHECK (((state)::text = ANY ((ARRAY['open'::character varying, 'proposed'::character varying, 'posted'::character varying, 'reversed'::character varying, 'explained'::character varying, 'carried'::character varying, 'matched'::character varying, 'gone'::character varying])::text[]))),
    CONSTRAINT reconciliation_break_two_people CHECK (((entry_id IS NULL) OR ((proposed_by IS NOT NULL) AND (decided_by IS NOT NULL) AND (proposed_by <> decided_by))))
);

CREATE SEQUENCE public.reconciliation_break_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.reconciliation_run (
    id uuid NOT NULL,
    number character varying(20) NOT NULL,
    account_id uuid NOT NULL,
    run_on date NOT NULL,
    status character varying(20) DEFAULT 'running'::character varying NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    line_count integer DEFAULT 0 NOT NULL,
    order_count integer DEFAULT 0 NOT NULL,
    booking_count integer DEFAULT 0 NOT NULL,
    clean_count integer DEFAULT 0 NOT NULL,
    break_count integer DEFAULT 0 NOT NULL,
    in_minor bigint DEFAULT 0 NOT NULL,
    out_minor bigint DEFAULT 0 NOT NULL,
    fee_minor bigint DEFAULT 0 NOT NULL,
    started_by text NOT NULL,
    started_at timestamp with time zone DEFAULT now() NOT NULL,
    ended_at timestamp with time zone,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT reconciliation_run_ended CHECK (((ended_at IS NOT NULL) = ((status)::text = 'done'::text))),
    CONSTRAINT reconciliation_run_status CHECK (((status)::text = ANY ((ARRAY['running'::character varying, 'done'::character varying])::text[])))
);

CREATE SEQUENCE public.reconciliation_run_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.reminder_policy (
    id uuid NOT NULL,
    version integer NOT NULL,
    status character varying(20) DEFAULT 'draft'::character varying NOT NULL,
    steps jsonb NOT NULL,
    makers text[] NOT NULL,
    checker text,
    reason text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    approved_at timestamp with time zone,
    retired_at timestamp with time zone,
    CONSTRAINT reminder_policy_approved CHECK ((((approved_at IS NOT NULL) = ((status)::text = ANY ((ARRAY['approved'::character varying, 'retired'::character varying])::text[]))) AND ((approved_at IS NOT NULL) = (checker IS NOT NULL)))),
    CONSTRAINT reminder_policy_four_eyes CHECK ((NOT (checker = ANY (makers)))),
    CONSTRAINT reminder_policy_makers CHECK ((cardinality(makers) >= 1)),
    CONSTRAINT reminder_policy_retired CHECK (((retired_at IS NOT NULL) = ((status)::text = 'retired'::text))),
    CONSTRAINT reminder_policy_status CHECK (((status)::text = ANY ((ARRAY['draft'::character varying, 'in_review'::character varying, 'approved'::character varying, 'retired'::character varying])::text[]))),
    CONSTRAINT reminder_policy_steps CHECK ((jsonb_typeof(steps) = 'array'::text))
);

CREATE TABLE public.reminder_run (
    id uuid NOT NULL,
    business_on date NOT NULL,
    planned integer NOT NULL,
    ended_at timestamp with time zone DEFAULT now() NOT NULL,
    policy_id uuid
);

CREATE VIEW public.report_balance AS
 SELECT on_date,
    product_id,
    branch_id,
    currency,
    asset_class,
    stage,
    loans,
    outstanding_minor,
    overdue_loans,
    overdue_minor,
    overdue_principal_minor,
    overdue_30_loans,
    overdue_30_minor,
    overdue_90_loans,
    overdue_90_minor,
    interest_receivable_minor,
    penalty_receivable_minor,
    provision_minor
   FROM public.portfolio_snapshot s;

CREATE VIEW public.report_borrower AS
 SELECT on_date,
    branch_id,
    borrowers,
    late_borrowers,
    new_borrowers,
    returning_borrowers
   FROM public.portfolio_borrower b;

CREATE VIEW public.report_cash AS
 SELECT on_date,
    product_id,
    branch_id,
    currency,
    disbursed_minor,
    disbursed_count,
    collected_minor,
    collected_count,
    other_minor,
    due_minor,
    due_count
   FROM public.portfolio_flow f;

CREATE TABLE public.report_definition (
    id uuid NOT NULL,
    owner text NOT NULL,
    report character varying(40) NOT NULL,
    name_sealed bytea NOT NULL,
    name_index bytea NOT NULL,
    content jsonb NOT NULL,
    language character varying(5) NOT NULL,
    cadence character varying(10),
    mail_sealed bytea,
    next_on date,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT report_definition_cadence CHECK (((cadence)::text = ANY ((ARRAY['daily'::character varying, 'weekly'::character varying, 'monthly'::character varying])::text[]))),
    CONSTRAINT report_definition_language CHECK (((language)::text = ANY ((ARRAY['zh'::character varying, 'en'::character varying])::text[]))),
    CONSTRAINT report_definition_name_length CHECK ((octet_length(name_index) = 32)),
    CONSTRAINT report_definition_next CHECK ((((cadence IS NULL) = (next_on IS NULL)) AND ((mail_sealed IS NULL) OR (cadence IS NOT NULL)))),
    CONSTRAINT report_definition_owner CHECK ((owner ~~ 'staff:%'::text))
);

CREATE TABLE public.report_export (
    id uuid NOT NULL,
    owner text NOT NULL,
    list character varying(40) NOT NULL,
    wanted_sealed bytea NOT NULL,
    language character varying(5) NOT NULL,
    status character varying(10) DEFAULT 'waiting'::character varying NOT NULL,
    failure character varying(60),
    job_id uuid NOT NULL,
    rows_written integer DEFAULT 0 NOT NULL,
    file_id uuid,
    started_at timestamp with time zone DEFAULT now() NOT NULL,
    finished_at timestamp with time zone,
    expires_at timestamp with time zone,
    definition_id uuid,
    CONSTRAINT report_export_failed CHECK ((((status)::text = 'failed'::text) = (failure IS NOT NULL))),
    CONSTRAINT report_export_file CHECK ((((file_id IS NOT NULL) = ((status)::text = ANY ((ARRAY['ready'::character varying, 'expired'::character varying])::text[]))) AND ((expires_at IS NULL) = (file_id IS NULL)))),
    CONSTRAINT report_export_finished CHECK (((finished_at IS NULL) = ((status)::text = 'waiting'::text))),
    CONSTRAINT report_export_language CHECK (((language)::text = ANY ((ARRAY['zh'::character varying, 'en'::character varying])::text[]))),
    CONSTRAINT report_export_owner CHECK ((owner ~~ 'staff:%'::text)),
    CONSTRAINT report_export_rows CHECK ((rows_written >= 0)),
    CONSTRAINT report_export_status CHECK (((status)::text = ANY ((ARRAY['waiting'::character varying, 'ready'::character varying, 'failed'::character varying, 'expired'::character varying])::text[])))
);

CREATE VIEW public.report_funnel AS
 SELECT ((a.submitted_at AT TIME ZONE 'Asia/Shanghai'::text))::date AS on_date,
    a.submitted_at,
    a.product_id,
    a.branch_id,
    a.channel,
        CASE
            WHEN (a.submitted_by ~~ 'staff:%'::text) THEN a.submitted_by
            ELSE ''::text
        END AS officer,
    a.currency,
    1 AS submitted,
    (e.decided)::integer AS decided,
    (e.approved)::integer AS approved,
    (e.accepted)::integer AS accepted,
    (e.signed)::integer AS signed,
    (e.disbursed)::integer AS disbursed,
    COALESCE(a.amount_minor, (0)::bigint) AS asked_minor,
        CASE
            WHEN e.disbursed THEN COALESCE(a.accepted_minor, (0)::bigint)
            ELSE (0)::bigint
        END AS disbursed_minor
   FROM (public.application a
     CROSS JOIN LATERAL ( SELECT COALESCE(bool_or(((x.to_status)::text = ANY ((ARRAY['phone_verification'::character varying, 'review_1'::character varying, 'approved'::character varying, 'rejected'::character varying])::text[]))), false) AS decided,
            COALESCE(bool_or(((x.to_status)::text = 'approved'::text)), false) AS approved,
            COALESCE(bool_or(((x.to_status)::text = 'offer_accepted'::text)), false) AS accepted,
            COALESCE(bool_or(((x.to_status)::text = 'contract_signed'::text)), false) AS signed,
            COALESCE(bool_or(((x.to_status)::text = 'disbursed'::text)), false) AS disbursed
           FROM public.application_event x
          WHERE (x.application_id = a.id)) e)
  WHERE (a.submitted_at IS NOT NULL);

CREATE VIEW public.report_income AS
 SELECT g.booked_on AS on_date,
    g.product_id,
    g.branch_id,
    g.currency,
    g.account_id AS account,
    a.kind,
    (g.credit_minor - g.debit_minor) AS amount_minor
   FROM (public.gl_day_balance g
     JOIN public.gl_account a ON (((a.code)::text = (g.account_id)::text)))
  WHERE (((a.kind)::text = ANY ((ARRAY['income'::character varying, 'expense'::character varying])::text[])) AND (g.branch_id IS NOT NULL));

CREATE VIEW public.report_loan AS
 SELECT m.on_date,
    m.loan_id,
    l.number,
    l.product_id,
    l.branch_id,
    l.currency,
    l.disbursed_on,
    (date_trunc('month'::text, (l.disbursed_on)::timestamp with time zone))::date AS cohort,
    (((((EXTRACT(year FROM m.on_date) - EXTRACT(year FROM l.disbursed_on)) * (12)::numeric) + EXTRACT(month FROM m.on_date)) - EXTRACT(month FROM l.disbursed_on)))::integer AS age,
    COALESCE(a.channel, ''::character varying) AS channel,
        CASE
            WHEN (a.submitted_by ~~ 'staff:%'::text) THEN a.submitted_by
            ELSE ''::text
        END AS officer,
    COALESCE((p.bucket)::integer, '-1'::integer) AS bucket_from,
    m.bucket,
    COALESCE(p.asset_class, ''::character varying) AS class_from,
    m.asset_class,
    m.days_past_due,
    l.disbursed_minor,
    m.outstanding_minor,
    m.written_off_minor,
    m.is_first_missed
   FROM ((((public.loan_month m
     JOIN public.loan l ON ((l.id = m.loan_id)))
     LEFT JOIN public.loan_month p ON (((p.loan_id = m.loan_id) AND (p.on_date = ((date_trunc('month'::text, (m.on_date)::timestamp with time zone) - '1 day'::interval))::date))))
     LEFT JOIN public.contract c ON ((c.id = l.contract_id)))
     LEFT JOIN public.application a ON ((a.id = c.application_id)));

CREATE VIEW public.report_roll AS
 SELECT on_date,
    product_id,
    branch_id,
    channel,
    officer,
    currency,
    bucket_from,
    bucket,
    class_from,
    asset_class,
    loans,
    from_minor,
    outstanding_minor
   FROM public.portfolio_roll r;

CREATE VIEW public.report_vintage AS
 SELECT on_date,
    product_id,
    branch_id,
    channel,
    officer,
    currency,
    cohort,
    (((((EXTRACT(year FROM on_date) - EXTRACT(year FROM cohort)) * (12)::numeric) + EXTRACT(month FROM on_date)) - EXTRACT(month FROM cohort)))::integer AS age,
    loans,
    disbursed_minor,
    active_loans,
    outstanding_minor,
    late_30_loans,
    late_30_minor,
    late_90_loans,
    late_90_minor,
    written_off_loans,
    written_off_minor,
    first_due_loans,
    first_due_minor,
    first_missed_loans,
    first_missed_minor
   FROM public.portfolio_vintage v;

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

CREATE TABLE public.sales_rep (
    id uuid NOT NULL,
    store_id uuid NOT NULL,
    name_sealed bytea NOT NULL,
    name_masked text NOT NULL,
    phone_sealed bytea NOT NULL,
    phone_masked text NOT NULL,
    phone_index bytea NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.saved_view (
    id uuid NOT NULL,
    owner text NOT NULL,
    list character varying(40) NOT NULL,
    name_sealed bytea NOT NULL,
    name_index bytea NOT NULL,
    content_sealed bytea NOT NULL,
    is_default boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT saved_view_name_length CHECK ((octet_length(name_index) = 32)),
    CONSTRAINT saved_view_owner CHECK ((owner ~~ 'staff:%'::text))
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

CREATE TABLE public.scorecard_version (
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    version integer NOT NULL,
    status character varying(20) DEFAULT 'draft'::character varying NOT NULL,
    content jsonb NOT NULL,
    maker text NOT NULL,
    checker text,
    note text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    submitted_at timestamp with time zone,
    activated_at timestamp with time zone,
    retired_at timestamp with time zone,
    measures jsonb,
    CONSTRAINT scorecard_version_activated CHECK ((((status)::text = ANY ((ARRAY['active'::character varying, 'retired'::character varying])::text[])) = (activated_at IS NOT NULL))),
    CONSTRAINT scorecard_version_checked CHECK (((activated_at IS NULL) OR (checker IS NOT NULL))),
    CONSTRAINT scorecard_version_four_eyes CHECK ((checker <> maker)),
    CONSTRAINT scorecard_version_positive CHECK ((version >= 1)),
    CONSTRAINT scorecard_version_retired CHECK ((((status)::text = 'retired'::text) = (retired_at IS NOT NULL))),
    CONSTRAINT scorecard_version_status CHECK (((status)::text = ANY ((ARRAY['draft'::character varying, 'submitted'::character varying, 'active'::character varying, 'retired'::character varying])::text[])))
);

CREATE TABLE public.service_request (
    id uuid NOT NULL,
    number character varying(20) NOT NULL,
    loan_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    reason character varying(40) NOT NULL,
    wish_instalments integer,
    wish_from_due date,
    wish_to_due date,
    wish_until date,
    wish_monthly_minor bigint,
    text_sealed bytea,
    status character varying(20) DEFAULT 'submitted'::character varying NOT NULL,
    claimed_by text,
    claimed_until timestamp with time zone,
    answer_sealed bytea,
    loan_event_id uuid,
    created_by text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    decided_by text,
    decided_at timestamp with time zone,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT service_request_approved CHECK ((((status)::text <> 'approved'::text) OR (loan_event_id IS NOT NULL) OR (answer_sealed IS NOT NULL))),
    CONSTRAINT service_request_claim CHECK ((((claimed_by IS NULL) = (claimed_until IS NULL)) AND ((claimed_by IS NOT NULL) = ((status)::text = 'under_review'::text)))),
    CONSTRAINT service_request_decided CHECK ((((decided_by IS NULL) = (decided_at IS NULL)) AND ((decided_at IS NULL) = ((status)::text = ANY ((ARRAY['submitted'::character varying, 'under_review'::character varying])::text[]))))),
    CONSTRAINT service_request_declined CHECK ((((status)::text <> 'declined'::text) OR (answer_sealed IS NOT NULL))),
    CONSTRAINT service_request_event CHECK (((loan_event_id IS NULL) OR ((status)::text = 'approved'::text))),
    CONSTRAINT service_request_kind CHECK (((kind)::text = ANY ((ARRAY['extension'::character varying, 'due_shift'::character varying, 'payment_holiday'::character varying, 'restructure'::character varying, 'repayment_method_change'::character varying, 'other'::character varying])::text[]))),
    CONSTRAINT service_request_status CHECK (((status)::text = ANY ((ARRAY['submitted'::character varying, 'under_review'::character varying, 'approved'::character varying, 'declined'::character varying, 'withdrawn'::character varying])::text[]))),
    CONSTRAINT service_request_wish CHECK (((wish_instalments > 0) AND (wish_monthly_minor > 0)))
);

CREATE TABLE public.service_request_document (
    id uuid NOT NULL,
    request_id uuid NOT NULL,
    document_id uuid NOT NULL
);

CREATE SEQUENCE public.service_request_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

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

CREATE TABLE public.settlement_account (
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    channel character varying(20) NOT NULL,
    branch_id uuid NOT NULL,
    currency character varying(3) NOT NULL,
    number_masked text NOT NULL,
    cut_off_minute integer NOT NULL,
    payout_fee_minor bigint DEFAULT 0 NOT NULL,
    collection_fee_minor bigint DEFAULT 0 NOT NULL,
    rounding_minor bigint DEFAULT 5 NOT NULL,
    created_by text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT settlement_account_channel CHECK (((channel)::text = ANY ((ARRAY['http'::character varying, 'iso20022'::character varying])::text[]))),
    CONSTRAINT settlement_account_currency CHECK (((currency)::text ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT settlement_account_cut_off CHECK (((cut_off_minute >= 1) AND (cut_off_minute <= 1440))),
    CONSTRAINT settlement_account_fees CHECK (((payout_fee_minor >= 0) AND (collection_fee_minor >= 0) AND ((rounding_minor >= 0) AND (rounding_minor <= 100))))
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

CREATE TABLE public.staff_conflict (
    id uuid NOT NULL,
    staff_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    reason text NOT NULL,
    declared_by text NOT NULL,
    declared_at timestamp with time zone DEFAULT now() NOT NULL,
    ended_by text,
    ended_at timestamp with time zone,
    CONSTRAINT staff_conflict_ended CHECK (((ended_by IS NULL) = (ended_at IS NULL))),
    CONSTRAINT staff_conflict_other_eyes CHECK ((ended_by <> ('staff:'::text || staff_id)))
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

CREATE TABLE public.stored_file (
    id uuid NOT NULL,
    purpose character varying(40) NOT NULL,
    name_sealed bytea NOT NULL,
    uploaded_by text NOT NULL,
    status character varying(10) DEFAULT 'waiting'::character varying NOT NULL,
    refusal character varying(40),
    declared_bytes bigint NOT NULL,
    size_bytes bigint,
    sha256 bytea,
    media_type character varying(100),
    key_sealed bytea,
    upload_until timestamp with time zone,
    upload_began_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT stored_file_declared CHECK ((declared_bytes > 0)),
    CONSTRAINT stored_file_hash CHECK ((octet_length(sha256) = 32)),
    CONSTRAINT stored_file_ready CHECK ((((status)::text = 'ready'::text) = ((sha256 IS NOT NULL) AND (size_bytes IS NOT NULL) AND (media_type IS NOT NULL) AND (key_sealed IS NOT NULL)))),
    CONSTRAINT stored_file_refused CHECK ((((status)::text = 'refused'::text) = (refusal IS NOT NULL))),
    CONSTRAINT stored_file_status CHECK (((status)::text = ANY ((ARRAY['waiting'::character varying, 'ready'::character varying, 'refused'::character varying])::text[])))
);

CREATE TABLE public.suspense_item (
    id uuid NOT NULL,
    number character varying(20) NOT NULL,
    origin_id uuid NOT NULL,
    line_id uuid NOT NULL,
    account_id uuid NOT NULL,
    branch_id uuid NOT NULL,
    amount_minor bigint NOT NULL,
    currency character varying(3) NOT NULL,
    received_on date NOT NULL,
    state character varying(20) DEFAULT 'waiting'::character varying NOT NULL,
    subject text,
    label text,
    note text,
    source_id uuid,
    order_id uuid,
    proposed_by text,
    proposed_at timestamp with time zone,
    decided_by text,
    decided_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT suspense_item_amount CHECK ((amount_minor > 0)),
    CONSTRAINT suspense_item_currency CHECK (((currency)::text ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT suspense_item_order CHECK (((order_id IS NOT NULL) = ((state)::text = ANY ((ARRAY['returning'::character varying, 'returned'::character varying])::text[])))),
    CONSTRAINT suspense_item_proposed CHECK ((((subject IS NOT NULL) = ((state)::text = ANY ((ARRAY['proposed'::character varying, 'assigned'::character varying, 'returning'::character varying, 'returned'::character varying])::text[]))) AND ((subject IS NULL) = (proposed_by IS NULL)) AND ((proposed_by IS NULL) = (proposed_at IS NULL)))),
    CONSTRAINT suspense_item_source CHECK (((source_id IS NOT NULL) = ((state)::text = 'assigned'::text))),
    CONSTRAINT suspense_item_state CHECK (((state)::text = ANY ((ARRAY['waiting'::character varying, 'proposed'::character varying, 'assigned'::character varying, 'returning'::character varying, 'returned'::character varying, 'removed'::character varying])::text[]))),
    CONSTRAINT suspense_item_two_people CHECK ((((state)::text <> ALL ((ARRAY['assigned'::character varying, 'returning'::character varying, 'returned'::character varying])::text[])) OR ((decided_by IS NOT NULL) AND (decided_by <> proposed_by))))
);

CREATE SEQUENCE public.suspense_item_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.warning_day (
    on_date date NOT NULL,
    raised integer NOT NULL,
    lapsed integer NOT NULL,
    watched integer NOT NULL,
    tasks integer NOT NULL,
    escalated integer NOT NULL,
    done_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.warning_hold (
    id uuid NOT NULL,
    signal_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    line_id uuid NOT NULL,
    status character varying(20) DEFAULT 'wanted'::character varying NOT NULL,
    void_code text,
    wanted_at timestamp with time zone DEFAULT now() NOT NULL,
    asked_by text,
    released_at timestamp with time zone,
    CONSTRAINT warning_hold_known CHECK ((((status)::text = ANY ((ARRAY['wanted'::character varying, 'in_force'::character varying, 'void'::character varying, 'released'::character varying])::text[])) AND (((status)::text = 'void'::text) = (void_code IS NOT NULL)) AND (((status)::text = 'released'::text) = (released_at IS NOT NULL))))
);

CREATE TABLE public.warning_policy (
    id uuid NOT NULL,
    number integer NOT NULL,
    rules jsonb NOT NULL,
    elevated_score integer NOT NULL,
    high_score integer NOT NULL,
    task_days integer NOT NULL,
    note text NOT NULL,
    status character varying(20) DEFAULT 'proposed'::character varying NOT NULL,
    proposed_by text NOT NULL,
    proposed_at timestamp with time zone DEFAULT now() NOT NULL,
    decided_by text,
    decided_at timestamp with time zone,
    CONSTRAINT warning_policy_decided CHECK ((((decided_by IS NULL) = ((status)::text = 'proposed'::text)) AND ((decided_by IS NULL) = (decided_at IS NULL)))),
    CONSTRAINT warning_policy_numbers CHECK (((0 < elevated_score) AND (elevated_score < high_score) AND ((task_days >= 0) AND (task_days <= 60)))),
    CONSTRAINT warning_policy_other_eyes CHECK ((decided_by <> proposed_by)),
    CONSTRAINT warning_policy_status CHECK (((status)::text = ANY ((ARRAY['proposed'::character varying, 'active'::character varying, 'retired'::character varying, 'turned_down'::character varying])::text[])))
);

CREATE TABLE public.warning_signal (
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    subject text NOT NULL,
    cause text NOT NULL,
    customer_id uuid,
    branch_id uuid NOT NULL,
    loan_id uuid,
    task_id uuid,
    policy_id uuid NOT NULL,
    severity character varying(10) NOT NULL,
    weight integer NOT NULL,
    action character varying(10) NOT NULL,
    facts jsonb NOT NULL,
    raised_on date NOT NULL,
    raised_at timestamp with time zone DEFAULT now() NOT NULL,
    lapsed_on date,
    finding character varying(20),
    CONSTRAINT warning_signal_action CHECK (((action)::text = ANY ((ARRAY['watch'::character varying, 'task'::character varying, 'block'::character varying])::text[]))),
    CONSTRAINT warning_signal_finding CHECK (((finding)::text = ANY ((ARRAY['confirmed'::character varying, 'false_alarm'::character varying, 'contacted'::character varying, 'line_cut'::character varying])::text[]))),
    CONSTRAINT warning_signal_severity CHECK (((severity)::text = ANY ((ARRAY['low'::character varying, 'medium'::character varying, 'high'::character varying])::text[]))),
    CONSTRAINT warning_signal_weight CHECK (((weight >= 0) AND (weight <= 1000)))
);

CREATE TABLE public.warning_task (
    id uuid NOT NULL,
    number character varying(20) NOT NULL,
    subject text NOT NULL,
    customer_id uuid,
    branch_id uuid NOT NULL,
    status character varying(20) DEFAULT 'open'::character varying NOT NULL,
    severity character varying(10) NOT NULL,
    assigned text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    due_on date NOT NULL,
    escalated_on date,
    finding character varying(20),
    comment_sealed bytea,
    resolved_by text,
    resolved_at timestamp with time zone,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT warning_task_claimed CHECK ((((status)::text <> 'claimed'::text) OR (assigned IS NOT NULL))),
    CONSTRAINT warning_task_finding CHECK ((((finding)::text = ANY ((ARRAY['confirmed'::character varying, 'false_alarm'::character varying, 'contacted'::character varying, 'line_cut'::character varying])::text[])) AND ((finding IS NULL) = ((status)::text <> 'resolved'::text)) AND ((finding IS NULL) = (comment_sealed IS NULL)) AND ((finding IS NULL) = (resolved_by IS NULL)) AND ((finding IS NULL) = (resolved_at IS NULL)))),
    CONSTRAINT warning_task_severity CHECK (((severity)::text = ANY ((ARRAY['low'::character varying, 'medium'::character varying, 'high'::character varying])::text[]))),
    CONSTRAINT warning_task_status CHECK (((status)::text = ANY ((ARRAY['open'::character varying, 'claimed'::character varying, 'resolved'::character varying])::text[])))
);

CREATE SEQUENCE public.warning_task_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.watch_entry (
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    branch_id uuid NOT NULL,
    level character varying(10) NOT NULL,
    score integer NOT NULL,
    signals integer NOT NULL,
    since_on date NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT watch_entry_known CHECK ((((level)::text = ANY ((ARRAY['none'::character varying, 'attention'::character varying, 'elevated'::character varying, 'high'::character varying])::text[])) AND (((level)::text = 'none'::text) = (signals = 0))))
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

ALTER TABLE ONLY public.application_document
    ADD CONSTRAINT application_document_application_id_document_id_key UNIQUE (application_id, document_id);

ALTER TABLE ONLY public.application_document
    ADD CONSTRAINT application_document_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.application_event
    ADD CONSTRAINT application_event_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.application_event
    ADD CONSTRAINT application_event_seq UNIQUE (application_id, seq);

ALTER TABLE ONLY public.application_note
    ADD CONSTRAINT application_note_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.application
    ADD CONSTRAINT application_number_key UNIQUE (number);

ALTER TABLE ONLY public.application_party
    ADD CONSTRAINT application_party_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.application
    ADD CONSTRAINT application_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.application_review
    ADD CONSTRAINT application_review_once UNIQUE (application_id, round, level);

ALTER TABLE ONLY public.application_review
    ADD CONSTRAINT application_review_one_level UNIQUE (application_id, round, reviewer);

ALTER TABLE ONLY public.application_review
    ADD CONSTRAINT application_review_pkey PRIMARY KEY (id);

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

ALTER TABLE ONLY public.audit_verification
    ADD CONSTRAINT audit_verification_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.authority_rule
    ADD CONSTRAINT authority_rule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bank_card
    ADD CONSTRAINT bank_card_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bank_statement_line
    ADD CONSTRAINT bank_statement_line_once UNIQUE (statement_id, line_no);

ALTER TABLE ONLY public.bank_statement_line
    ADD CONSTRAINT bank_statement_line_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bank_statement
    ADD CONSTRAINT bank_statement_number_key UNIQUE (number);

ALTER TABLE ONLY public.bank_statement
    ADD CONSTRAINT bank_statement_once UNIQUE (account_id, sha256);

ALTER TABLE ONLY public.bank_statement
    ADD CONSTRAINT bank_statement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.borrower_account
    ADD CONSTRAINT borrower_account_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.branch
    ADD CONSTRAINT branch_code_key UNIQUE (code);

ALTER TABLE ONLY public.branch
    ADD CONSTRAINT branch_path_key UNIQUE (path);

ALTER TABLE ONLY public.branch
    ADD CONSTRAINT branch_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bureau_report
    ADD CONSTRAINT bureau_report_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bureau_report
    ADD CONSTRAINT bureau_report_request UNIQUE (request_id);

ALTER TABLE ONLY public.business_day
    ADD CONSTRAINT business_day_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.collection_action
    ADD CONSTRAINT collection_action_permit_id_key UNIQUE (permit_id);

ALTER TABLE ONLY public.collection_action
    ADD CONSTRAINT collection_action_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.collection_agency
    ADD CONSTRAINT collection_agency_code_key UNIQUE (code);

ALTER TABLE ONLY public.collection_agency
    ADD CONSTRAINT collection_agency_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.collection_batch
    ADD CONSTRAINT collection_batch_number_key UNIQUE (number);

ALTER TABLE ONLY public.collection_batch
    ADD CONSTRAINT collection_batch_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.collection_case_loan
    ADD CONSTRAINT collection_case_loan_case_id_loan_id_key UNIQUE (case_id, loan_id);

ALTER TABLE ONLY public.collection_case_loan
    ADD CONSTRAINT collection_case_loan_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.collection_case
    ADD CONSTRAINT collection_case_number_key UNIQUE (number);

ALTER TABLE ONLY public.collection_case
    ADD CONSTRAINT collection_case_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.collection_day
    ADD CONSTRAINT collection_day_pkey PRIMARY KEY (on_date);

ALTER TABLE ONLY public.collection_legal
    ADD CONSTRAINT collection_legal_number_key UNIQUE (number);

ALTER TABLE ONLY public.collection_legal
    ADD CONSTRAINT collection_legal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.collection_legal_step
    ADD CONSTRAINT collection_legal_step_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.collection_placement
    ADD CONSTRAINT collection_placement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.collection_promise
    ADD CONSTRAINT collection_promise_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.collection_queue
    ADD CONSTRAINT collection_queue_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.collection_strategy
    ADD CONSTRAINT collection_strategy_number_key UNIQUE (number);

ALTER TABLE ONLY public.collection_strategy
    ADD CONSTRAINT collection_strategy_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.collection_write_off
    ADD CONSTRAINT collection_write_off_loan_event_id_key UNIQUE (loan_event_id);

ALTER TABLE ONLY public.collection_write_off
    ADD CONSTRAINT collection_write_off_number_key UNIQUE (number);

ALTER TABLE ONLY public.collection_write_off
    ADD CONSTRAINT collection_write_off_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.collector_absence
    ADD CONSTRAINT collector_absence_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.collector
    ADD CONSTRAINT collector_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.collector
    ADD CONSTRAINT collector_staff_id_key UNIQUE (staff_id);

ALTER TABLE ONLY public.consent
    ADD CONSTRAINT consent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contact_attempt
    ADD CONSTRAINT contact_attempt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contact_person
    ADD CONSTRAINT contact_person_once UNIQUE (role, subject_id);

ALTER TABLE ONLY public.contact_person
    ADD CONSTRAINT contact_person_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contact_rule_set
    ADD CONSTRAINT contact_rule_set_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contact_rule_set
    ADD CONSTRAINT contact_rule_set_version_key UNIQUE (version);

ALTER TABLE ONLY public.contact_stop
    ADD CONSTRAINT contact_stop_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contract_document
    ADD CONSTRAINT contract_document_once UNIQUE (contract_id, version, kind);

ALTER TABLE ONLY public.contract_document
    ADD CONSTRAINT contract_document_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contract_in_person
    ADD CONSTRAINT contract_in_person_document_id_key UNIQUE (document_id);

ALTER TABLE ONLY public.contract_in_person
    ADD CONSTRAINT contract_in_person_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contract
    ADD CONSTRAINT contract_number_key UNIQUE (number);

ALTER TABLE ONLY public.contract
    ADD CONSTRAINT contract_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contract_signature
    ADD CONSTRAINT contract_signature_once UNIQUE (document_id, party);

ALTER TABLE ONLY public.contract_signature
    ADD CONSTRAINT contract_signature_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contract_template
    ADD CONSTRAINT contract_template_code_key UNIQUE (code);

ALTER TABLE ONLY public.contract_template
    ADD CONSTRAINT contract_template_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.contract_template_version
    ADD CONSTRAINT contract_template_version_number UNIQUE (template_id, version);

ALTER TABLE ONLY public.contract_template_version
    ADD CONSTRAINT contract_template_version_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.credit_line
    ADD CONSTRAINT credit_line_number_key UNIQUE (number);

ALTER TABLE ONLY public.credit_line
    ADD CONSTRAINT credit_line_one UNIQUE (customer_id, currency);

ALTER TABLE ONLY public.credit_line
    ADD CONSTRAINT credit_line_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.credit_sub_line
    ADD CONSTRAINT credit_sub_line_one UNIQUE (line_id, product_id);

ALTER TABLE ONLY public.credit_sub_line
    ADD CONSTRAINT credit_sub_line_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.customer
    ADD CONSTRAINT customer_account_once UNIQUE (account_id);

ALTER TABLE ONLY public.customer_contact
    ADD CONSTRAINT customer_contact_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.customer_document
    ADD CONSTRAINT customer_document_file_id_key UNIQUE (file_id);

ALTER TABLE ONLY public.customer_document
    ADD CONSTRAINT customer_document_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.customer_employment
    ADD CONSTRAINT customer_employment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.customer_monthly_amount
    ADD CONSTRAINT customer_monthly_amount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.customer
    ADD CONSTRAINT customer_number_key UNIQUE (number);

ALTER TABLE ONLY public.customer
    ADD CONSTRAINT customer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.customer_profile
    ADD CONSTRAINT customer_profile_pkey PRIMARY KEY (customer_id);

ALTER TABLE ONLY public.customer_rating
    ADD CONSTRAINT customer_rating_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.customer_relation
    ADD CONSTRAINT customer_relation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.customer_tag
    ADD CONSTRAINT customer_tag_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.data_key
    ADD CONSTRAINT data_key_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.debit_mandate
    ADD CONSTRAINT debit_mandate_number_key UNIQUE (number);

ALTER TABLE ONLY public.debit_mandate
    ADD CONSTRAINT debit_mandate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.decision
    ADD CONSTRAINT decision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.decision_policy
    ADD CONSTRAINT decision_policy_code_key UNIQUE (code);

ALTER TABLE ONLY public.decision_policy
    ADD CONSTRAINT decision_policy_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.decision_policy_version
    ADD CONSTRAINT decision_policy_version_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.decision_policy_version
    ADD CONSTRAINT decision_policy_version_policy_id_number_key UNIQUE (policy_id, number);

ALTER TABLE ONLY public.decision_simulation_change
    ADD CONSTRAINT decision_simulation_change_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.decision_simulation_change
    ADD CONSTRAINT decision_simulation_change_simulation_id_decision_id_key UNIQUE (simulation_id, decision_id);

ALTER TABLE ONLY public.decision_simulation
    ADD CONSTRAINT decision_simulation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.disbursement
    ADD CONSTRAINT disbursement_attempt_once UNIQUE (contract_id, attempt);

ALTER TABLE ONLY public.disbursement
    ADD CONSTRAINT disbursement_loan_id_key UNIQUE (loan_id);

ALTER TABLE ONLY public.disbursement
    ADD CONSTRAINT disbursement_number_key UNIQUE (number);

ALTER TABLE ONLY public.disbursement
    ADD CONSTRAINT disbursement_order_id_key UNIQUE (order_id);

ALTER TABLE ONLY public.disbursement
    ADD CONSTRAINT disbursement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.gl_account
    ADD CONSTRAINT gl_account_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.gl_day_balance
    ADD CONSTRAINT gl_day_balance_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.gl_mapping
    ADD CONSTRAINT gl_mapping_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.gl_mapping
    ADD CONSTRAINT gl_mapping_product_role UNIQUE (product_id, role);

ALTER TABLE ONLY public.hardship_offer
    ADD CONSTRAINT hardship_offer_loan_event_id_key UNIQUE (loan_event_id);

ALTER TABLE ONLY public.hardship_offer
    ADD CONSTRAINT hardship_offer_number_key UNIQUE (number);

ALTER TABLE ONLY public.hardship_offer
    ADD CONSTRAINT hardship_offer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.hardship_offer
    ADD CONSTRAINT hardship_offer_request_id_key UNIQUE (request_id);

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

ALTER TABLE ONLY public.line_movement
    ADD CONSTRAINT line_movement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.line_movement
    ADD CONSTRAINT line_movement_seq UNIQUE (line_id, seq);

ALTER TABLE ONLY public.line_pre_approval
    ADD CONSTRAINT line_pre_approval_once UNIQUE (proposal_id, customer_id);

ALTER TABLE ONLY public.line_pre_approval
    ADD CONSTRAINT line_pre_approval_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.line_proposal
    ADD CONSTRAINT line_proposal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.line_reservation
    ADD CONSTRAINT line_reservation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.line_use
    ADD CONSTRAINT line_use_loan_key UNIQUE (loan);

ALTER TABLE ONLY public.line_use
    ADD CONSTRAINT line_use_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.line_use
    ADD CONSTRAINT line_use_reservation_id_key UNIQUE (reservation_id);

ALTER TABLE ONLY public.list_entry
    ADD CONSTRAINT list_entry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.list_import
    ADD CONSTRAINT list_import_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.list_import_row
    ADD CONSTRAINT list_import_row_once UNIQUE (list_import_id, n);

ALTER TABLE ONLY public.list_import_row
    ADD CONSTRAINT list_import_row_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.loan
    ADD CONSTRAINT loan_contract_once UNIQUE (contract_id);

ALTER TABLE ONLY public.loan_debit
    ADD CONSTRAINT loan_debit_once UNIQUE (loan_id, due_on, attempt);

ALTER TABLE ONLY public.loan_debit
    ADD CONSTRAINT loan_debit_payment_id_key UNIQUE (payment_id);

ALTER TABLE ONLY public.loan_debit
    ADD CONSTRAINT loan_debit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.loan_dispute
    ADD CONSTRAINT loan_dispute_correction_event_id_key UNIQUE (correction_event_id);

ALTER TABLE ONLY public.loan_dispute_document
    ADD CONSTRAINT loan_dispute_document_dispute_id_document_id_key UNIQUE (dispute_id, document_id);

ALTER TABLE ONLY public.loan_dispute_document
    ADD CONSTRAINT loan_dispute_document_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.loan_dispute
    ADD CONSTRAINT loan_dispute_loan_event_id_key UNIQUE (loan_event_id);

ALTER TABLE ONLY public.loan_dispute
    ADD CONSTRAINT loan_dispute_number_key UNIQUE (number);

ALTER TABLE ONLY public.loan_dispute
    ADD CONSTRAINT loan_dispute_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.loan_event
    ADD CONSTRAINT loan_event_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.loan_event
    ADD CONSTRAINT loan_event_reversed_once UNIQUE (reverses_id);

ALTER TABLE ONLY public.loan_month
    ADD CONSTRAINT loan_month_once UNIQUE (on_date, loan_id);

ALTER TABLE ONLY public.loan_month
    ADD CONSTRAINT loan_month_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.loan
    ADD CONSTRAINT loan_number_key UNIQUE (number);

ALTER TABLE ONLY public.loan_paper
    ADD CONSTRAINT loan_paper_file_id_key UNIQUE (file_id);

ALTER TABLE ONLY public.loan_paper
    ADD CONSTRAINT loan_paper_number_key UNIQUE (number);

ALTER TABLE ONLY public.loan_paper
    ADD CONSTRAINT loan_paper_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.loan_payment
    ADD CONSTRAINT loan_payment_event_id_key UNIQUE (event_id);

ALTER TABLE ONLY public.loan_payment
    ADD CONSTRAINT loan_payment_number_key UNIQUE (number);

ALTER TABLE ONLY public.loan_payment
    ADD CONSTRAINT loan_payment_order_id_key UNIQUE (order_id);

ALTER TABLE ONLY public.loan_payment
    ADD CONSTRAINT loan_payment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.loan
    ADD CONSTRAINT loan_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.loan_refund
    ADD CONSTRAINT loan_refund_event_id_key UNIQUE (event_id);

ALTER TABLE ONLY public.loan_refund
    ADD CONSTRAINT loan_refund_number_key UNIQUE (number);

ALTER TABLE ONLY public.loan_refund
    ADD CONSTRAINT loan_refund_order_id_key UNIQUE (order_id);

ALTER TABLE ONLY public.loan_refund
    ADD CONSTRAINT loan_refund_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.merchant_account
    ADD CONSTRAINT merchant_account_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.merchant
    ADD CONSTRAINT merchant_code_key UNIQUE (code);

ALTER TABLE ONLY public.merchant
    ADD CONSTRAINT merchant_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.merchant_store
    ADD CONSTRAINT merchant_store_code UNIQUE (merchant_id, code);

ALTER TABLE ONLY public.merchant_store
    ADD CONSTRAINT merchant_store_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_dedupe_key_key UNIQUE (dedupe_key);

ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.message_preference
    ADD CONSTRAINT message_preference_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.message_preference
    ADD CONSTRAINT message_preference_subject_id_key UNIQUE (subject_id);

ALTER TABLE ONLY public.message_receipt
    ADD CONSTRAINT message_receipt_event_id_key UNIQUE (event_id);

ALTER TABLE ONLY public.message_receipt
    ADD CONSTRAINT message_receipt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.message_send
    ADD CONSTRAINT message_send_number UNIQUE (message_id, number);

ALTER TABLE ONLY public.message_send
    ADD CONSTRAINT message_send_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.message_template
    ADD CONSTRAINT message_template_kind_key UNIQUE (kind);

ALTER TABLE ONLY public.message_template
    ADD CONSTRAINT message_template_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.message_template_version
    ADD CONSTRAINT message_template_version_number UNIQUE (template_id, version);

ALTER TABLE ONLY public.message_template_version
    ADD CONSTRAINT message_template_version_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notification
    ADD CONSTRAINT notification_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.outbox_message
    ADD CONSTRAINT outbox_message_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payment_booking
    ADD CONSTRAINT payment_booking_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payment_booking
    ADD CONSTRAINT payment_booking_source_id_key UNIQUE (source_id);

ALTER TABLE ONLY public.payment_order_event
    ADD CONSTRAINT payment_order_event_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payment_order
    ADD CONSTRAINT payment_order_number_key UNIQUE (number);

ALTER TABLE ONLY public.payment_order
    ADD CONSTRAINT payment_order_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payment_order
    ADD CONSTRAINT payment_order_request_id_key UNIQUE (request_id);

ALTER TABLE ONLY public.permission
    ADD CONSTRAINT permission_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.phone_check
    ADD CONSTRAINT phone_check_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portfolio_borrower
    ADD CONSTRAINT portfolio_borrower_once UNIQUE (on_date, branch_id);

ALTER TABLE ONLY public.portfolio_borrower
    ADD CONSTRAINT portfolio_borrower_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portfolio_flow
    ADD CONSTRAINT portfolio_flow_once UNIQUE (on_date, product_id, branch_id, currency);

ALTER TABLE ONLY public.portfolio_flow
    ADD CONSTRAINT portfolio_flow_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portfolio_roll
    ADD CONSTRAINT portfolio_roll_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portfolio_snapshot
    ADD CONSTRAINT portfolio_snapshot_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portfolio_vintage
    ADD CONSTRAINT portfolio_vintage_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.product
    ADD CONSTRAINT product_code_key UNIQUE (code);

ALTER TABLE ONLY public.product_golden_case
    ADD CONSTRAINT product_golden_case_once UNIQUE (product_id, name);

ALTER TABLE ONLY public.product_golden_case
    ADD CONSTRAINT product_golden_case_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.product
    ADD CONSTRAINT product_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.product_version
    ADD CONSTRAINT product_version_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.push_subscription
    ADD CONSTRAINT push_subscription_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reconciliation_break
    ADD CONSTRAINT reconciliation_break_entry_id_key UNIQUE (entry_id);

ALTER TABLE ONLY public.reconciliation_break
    ADD CONSTRAINT reconciliation_break_number_key UNIQUE (number);

ALTER TABLE ONLY public.reconciliation_break
    ADD CONSTRAINT reconciliation_break_once UNIQUE (run_id, fingerprint);

ALTER TABLE ONLY public.reconciliation_break
    ADD CONSTRAINT reconciliation_break_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reconciliation_break
    ADD CONSTRAINT reconciliation_break_reversal_id_key UNIQUE (reversal_id);

ALTER TABLE ONLY public.reconciliation_run
    ADD CONSTRAINT reconciliation_run_day UNIQUE (account_id, run_on);

ALTER TABLE ONLY public.reconciliation_run
    ADD CONSTRAINT reconciliation_run_number_key UNIQUE (number);

ALTER TABLE ONLY public.reconciliation_run
    ADD CONSTRAINT reconciliation_run_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reminder_policy
    ADD CONSTRAINT reminder_policy_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reminder_policy
    ADD CONSTRAINT reminder_policy_version_key UNIQUE (version);

ALTER TABLE ONLY public.reminder_run
    ADD CONSTRAINT reminder_run_business_on_key UNIQUE (business_on);

ALTER TABLE ONLY public.reminder_run
    ADD CONSTRAINT reminder_run_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.report_definition
    ADD CONSTRAINT report_definition_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.report_export
    ADD CONSTRAINT report_export_file_id_key UNIQUE (file_id);

ALTER TABLE ONLY public.report_export
    ADD CONSTRAINT report_export_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.role_permission
    ADD CONSTRAINT role_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.role_permission
    ADD CONSTRAINT role_permission_role_id_permission_id_key UNIQUE (role_id, permission_id);

ALTER TABLE ONLY public.role
    ADD CONSTRAINT role_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.sales_rep
    ADD CONSTRAINT sales_rep_once UNIQUE (store_id, phone_index);

ALTER TABLE ONLY public.sales_rep
    ADD CONSTRAINT sales_rep_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.saved_view
    ADD CONSTRAINT saved_view_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.schedule
    ADD CONSTRAINT schedule_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.scorecard_version
    ADD CONSTRAINT scorecard_version_once UNIQUE (code, version);

ALTER TABLE ONLY public.scorecard_version
    ADD CONSTRAINT scorecard_version_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.service_request_document
    ADD CONSTRAINT service_request_document_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.service_request_document
    ADD CONSTRAINT service_request_document_request_id_document_id_key UNIQUE (request_id, document_id);

ALTER TABLE ONLY public.service_request
    ADD CONSTRAINT service_request_loan_event_id_key UNIQUE (loan_event_id);

ALTER TABLE ONLY public.service_request
    ADD CONSTRAINT service_request_number_key UNIQUE (number);

ALTER TABLE ONLY public.service_request
    ADD CONSTRAINT service_request_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY public.settlement_account
    ADD CONSTRAINT settlement_account_branch UNIQUE (branch_id, currency);

ALTER TABLE ONLY public.settlement_account
    ADD CONSTRAINT settlement_account_code_key UNIQUE (code);

ALTER TABLE ONLY public.settlement_account
    ADD CONSTRAINT settlement_account_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.signing_key
    ADD CONSTRAINT signing_key_kid_key UNIQUE (kid);

ALTER TABLE ONLY public.signing_key
    ADD CONSTRAINT signing_key_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.staff_conflict
    ADD CONSTRAINT staff_conflict_pkey PRIMARY KEY (id);

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

ALTER TABLE ONLY public.stored_file
    ADD CONSTRAINT stored_file_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.suspense_item
    ADD CONSTRAINT suspense_item_line_id_key UNIQUE (line_id);

ALTER TABLE ONLY public.suspense_item
    ADD CONSTRAINT suspense_item_number_key UNIQUE (number);

ALTER TABLE ONLY public.suspense_item
    ADD CONSTRAINT suspense_item_order_id_key UNIQUE (order_id);

ALTER TABLE ONLY public.suspense_item
    ADD CONSTRAINT suspense_item_origin_id_key UNIQUE (origin_id);

ALTER TABLE ONLY public.suspense_item
    ADD CONSTRAINT suspense_item_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.suspense_item
    ADD CONSTRAINT suspense_item_source_id_key UNIQUE (source_id);

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

ALTER TABLE ONLY public.warning_day
    ADD CONSTRAINT warning_day_pkey PRIMARY KEY (on_date);

ALTER TABLE ONLY public.warning_hold
    ADD CONSTRAINT warning_hold_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.warning_hold
    ADD CONSTRAINT warning_hold_signal_id_line_id_key UNIQUE (signal_id, line_id);

ALTER TABLE ONLY public.warning_policy
    ADD CONSTRAINT warning_policy_number_key UNIQUE (number);

ALTER TABLE ONLY public.warning_policy
    ADD CONSTRAINT warning_policy_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.warning_signal
    ADD CONSTRAINT warning_signal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.warning_signal
    ADD CONSTRAINT warning_signal_subject_code_cause_key UNIQUE (subject, code, cause);

ALTER TABLE ONLY public.warning_task
    ADD CONSTRAINT warning_task_number_key UNIQUE (number);

ALTER TABLE ONLY public.warning_task
    ADD CONSTRAINT warning_task_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.watch_entry
    ADD CONSTRAINT watch_entry_customer_id_key UNIQUE (customer_id);

ALTER TABLE ONLY public.watch_entry
    ADD CONSTRAINT watch_entry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.webhook_attempt
    ADD CONSTRAINT webhook_attempt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.webhook_delivery
    ADD CONSTRAINT webhook_delivery_once UNIQUE (endpoint_id, message_id);

ALTER TABLE ONLY public.webhook_delivery
    ADD CONSTRAINT webhook_delivery_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.webhook_endpoint
    ADD CONSTRAINT webhook_endpoint_pkey PRIMARY KEY (id);

CREATE INDEX api_client_secret_client ON public.api_client_secret USING btree (client_id);

CREATE INDEX application_branch ON public.application USING btree (branch_id, id);

CREATE INDEX application_content ON public.application USING btree (content_hash) WHERE (content_hash IS NOT NULL);

CREATE INDEX application_customer ON public.application USING btree (customer_id);

CREATE INDEX application_due ON public.application USING btree (due_at) WHERE ((due_at IS NOT NULL) AND (overdue_told_at IS NULL));

CREATE INDEX application_event_day ON public.application_event USING btree (booked_on, to_status);

CREATE INDEX application_expiring ON public.application USING btree (expires_on) WHERE (expires_on IS NOT NULL);

CREATE INDEX application_note_application ON public.application_note USING btree (application_id, id);

CREATE UNIQUE INDEX application_open_once ON public.application USING btree (customer_id, product_id) WHERE (((status)::text = ANY ((ARRAY['submitted'::character varying, 'deciding'::character varying, 'phone_verification'::character varying, 'review_1'::character varying, 'review_2'::character varying, 'review_3'::character varying, 'returned'::character varying, 'approved'::character varying, 'contract_signed'::character varying, 'disbursing'::character varying])::text[])) OR (((status)::text = 'offer_accepted'::text) AND ((kind)::text <> 'line'::text)));

CREATE INDEX application_party_application ON public.application_party USING btree (application_id);

CREATE INDEX application_queue ON public.application USING btree (status, due_at, id) WHERE ((status)::text = ANY ((ARRAY['phone_verification'::character varying, 'review_1'::character varying, 'review_2'::character varying, 'review_3'::character varying])::text[]));

CREATE INDEX application_submitted ON public.application USING btree (submitted_at);

CREATE INDEX approval_request_maker ON public.approval_request USING btree (maker);

CREATE INDEX approval_request_queue ON public.approval_request USING btree (status, role_id);

CREATE INDEX audit_record_action ON public.audit_record USING btree (action, at, id);

CREATE INDEX audit_record_actor ON public.audit_record USING btree (actor, at, id);

CREATE INDEX audit_record_newest ON public.audit_record USING btree (at, id);

CREATE INDEX audit_record_subject ON public.audit_record USING btree (subject);

CREATE UNIQUE INDEX authority_rule_active ON public.authority_rule USING btree (level, product_id, grade, currency) NULLS NOT DISTINCT WHERE ((status)::text = 'active'::text);

CREATE UNIQUE INDEX bank_card_default ON public.bank_card USING btree (customer_id) WHERE is_default;

CREATE UNIQUE INDEX bank_card_once ON public.bank_card USING btree (customer_id, number_index) WHERE (unbound_at IS NULL);

CREATE INDEX bank_statement_day ON public.bank_statement USING btree (account_id, statement_on);

CREATE INDEX bank_statement_line_original ON public.bank_statement_line USING btree (original) WHERE (original IS NOT NULL);

CREATE INDEX bank_statement_line_request ON public.bank_statement_line USING btree (request_id) WHERE (request_id IS NOT NULL);

CREATE UNIQUE INDEX borrower_account_phone ON public.borrower_account USING btree (phone_index) WHERE (closed_at IS NULL);

CREATE INDEX bureau_report_customer ON public.bureau_report USING btree (customer_id, kind, id);

CREATE INDEX collection_action_case ON public.collection_action USING btree (case_id, id);

CREATE INDEX collection_action_customer ON public.collection_action USING btree (customer_id);

CREATE INDEX collection_action_day ON public.collection_action USING btree (on_date, kind);

CREATE INDEX collection_batch_agency ON public.collection_batch USING btree (agency_id);

CREATE INDEX collection_case_assigned ON public.collection_case USING btree (assigned_id, status);

CREATE INDEX collection_case_customer ON public.collection_case USING btree (customer_id);

CREATE INDEX collection_case_loan_loan ON public.collection_case_loan USING btree (loan_id);

CREATE UNIQUE INDEX collection_case_open_once ON public.collection_case USING btree (customer_id) WHERE ((status)::text = 'open'::text);

CREATE INDEX collection_case_queue ON public.collection_case USING btree (status, queue_id, priority);

CREATE INDEX collection_legal_customer ON public.collection_legal USING btree (customer_id);

CREATE UNIQUE INDEX collection_legal_once ON public.collection_legal USING btree (case_id) WHERE ((stage)::text <> 'ended'::text);

CREATE INDEX collection_legal_step_legal ON public.collection_legal_step USING btree (legal_id, id);

CREATE INDEX collection_placement_batch ON public.collection_placement USING btree (batch_id);

CREATE INDEX collection_placement_customer ON public.collection_placement USING btree (customer_id);

CREATE UNIQUE INDEX collection_placement_once ON public.collection_placement USING btree (case_id) WHERE (ended_on IS NULL);

CREATE INDEX collection_promise_case ON public.collection_promise USING btree (case_id);

CREATE INDEX collection_promise_customer ON public.collection_promise USING btree (customer_id);

CREATE INDEX collection_promise_due ON public.collection_promise USING btree (status, due_on);

CREATE UNIQUE INDEX collection_promise_open_once ON public.collection_promise USING btree (case_id) WHERE ((status)::text = 'open'::text);

CREATE UNIQUE INDEX collection_strategy_one_active ON public.collection_strategy USING btree (status) WHERE ((status)::text = 'active'::text);

CREATE INDEX collection_write_off_case ON public.collection_write_off USING btree (case_id);

CREATE INDEX collection_write_off_customer ON public.collection_write_off USING btree (customer_id);

CREATE UNIQUE INDEX collection_write_off_open_once ON public.collection_write_off USING btree (loan_id) WHERE ((status)::text = 'proposed'::text);

CREATE INDEX collector_absence_staff ON public.collector_absence USING btree (staff_id, to_on);

CREATE UNIQUE INDEX consent_standing ON public.consent USING btree (account_id, kind, document_version) WHERE (withdrawn_at IS NULL);

CREATE INDEX contact_attempt_about ON public.contact_attempt USING btree (about_id, at);

CREATE INDEX contact_attempt_person ON public.contact_attempt USING btree (person_id, at);

CREATE UNIQUE INDEX contact_rule_set_one_each ON public.contact_rule_set USING btree (status) WHERE ((status)::text <> 'retired'::text);

CREATE INDEX contact_stop_person ON public.contact_stop USING btree (person_id);

CREATE UNIQUE INDEX contract_application_once ON public.contract USING btree (application_id) WHERE ((status)::text <> 'cancelled'::text);

CREATE INDEX contract_customer ON public.contract USING btree (customer_id);

CREATE INDEX contract_in_person_contract ON public.contract_in_person USING btree (contract_id);

CREATE INDEX contract_signature_contract ON public.contract_signature USING btree (contract_id);

CREATE INDEX contract_status_signed ON public.contract USING btree (status, signed_on);

CREATE UNIQUE INDEX contract_template_version_in_force ON public.contract_template_version USING btree (template_id) WHERE ((status)::text = 'approved'::text);

CREATE UNIQUE INDEX contract_template_version_open ON public.contract_template_version USING btree (template_id) WHERE ((status)::text = ANY ((ARRAY['draft'::character varying, 'in_review'::character varying])::text[]));

CREATE INDEX credit_line_expiring ON public.credit_line USING btree (expires_on) WHERE ((status)::text = ANY ((ARRAY['active'::character varying, 'frozen'::character varying])::text[]));

CREATE INDEX customer_branch_name ON public.customer USING btree (branch_id, name_sort);

CREATE INDEX customer_contact_customer ON public.customer_contact USING btree (customer_id);

CREATE UNIQUE INDEX customer_contact_once ON public.customer_contact USING btree (customer_id, phone_index) WHERE (removed_at IS NULL);

CREATE INDEX customer_contact_phone ON public.customer_contact USING btree (phone_index);

CREATE INDEX customer_document_customer ON public.customer_document USING btree (customer_id);

CREATE UNIQUE INDEX customer_employment_present ON public.customer_employment USING btree (customer_id) WHERE (ended_at IS NULL);

CREATE INDEX customer_monthly_amount_customer ON public.customer_monthly_amount USING btree (customer_id);

CREATE INDEX customer_name_sort ON public.customer USING btree (name_sort, name_masked);

CREATE INDEX customer_phone_index ON public.customer USING btree (phone_index);

CREATE INDEX customer_rating_customer ON public.customer_rating USING btree (customer_id, id);

CREATE UNIQUE INDEX customer_relation_once ON public.customer_relation USING btree (customer_id, other_id, kind) WHERE (ended_at IS NULL);

CREATE INDEX customer_relation_other ON public.customer_relation USING btree (other_id);

CREATE UNIQUE INDEX customer_tag_once ON public.customer_tag USING btree (customer_id, kind, code) WHERE (removed_at IS NULL);

CREATE INDEX debit_mandate_customer ON public.debit_mandate USING btree (customer_id, id);

CREATE UNIQUE INDEX debit_mandate_of_all ON public.debit_mandate USING btree (customer_id) WHERE ((revoked_at IS NULL) AND (loan_id IS NULL));

CREATE UNIQUE INDEX debit_mandate_of_loan ON public.debit_mandate USING btree (loan_id) WHERE ((revoked_at IS NULL) AND (loan_id IS NOT NULL));

CREATE INDEX decision_customer ON public.decision USING btree (customer_id);

CREATE UNIQUE INDEX decision_policy_version_draft ON public.decision_policy_version USING btree (policy_id) WHERE ((status)::text = ANY ((ARRAY['draft'::character varying, 'in_review'::character varying])::text[]));

CREATE UNIQUE INDEX decision_policy_version_one ON public.decision_policy_version USING btree (policy_id, arm) WHERE ((status)::text = 'published'::text);

CREATE INDEX decision_simulation_version ON public.decision_simulation USING btree (version_id, id);

CREATE INDEX decision_subject ON public.decision USING btree (subject);

CREATE INDEX decision_version ON public.decision USING btree (policy_version_id, id);

CREATE INDEX disbursement_customer ON public.disbursement USING btree (customer_id);

CREATE UNIQUE INDEX disbursement_live ON public.disbursement USING btree (contract_id) WHERE ((status)::text <> 'failed'::text);

CREATE UNIQUE INDEX gl_day_balance_key ON public.gl_day_balance USING btree (booked_on, account_id, currency, product_id, branch_id) NULLS NOT DISTINCT;

CREATE UNIQUE INDEX gl_mapping_default_role ON public.gl_mapping USING btree (role) WHERE (product_id IS NULL);

CREATE INDEX hardship_offer_customer ON public.hardship_offer USING btree (customer_id);

CREATE INDEX hardship_offer_loan ON public.hardship_offer USING btree (loan_id, id);

CREATE UNIQUE INDEX hardship_offer_open ON public.hardship_offer USING btree (loan_id) WHERE ((status)::text = ANY ((ARRAY['chosen'::character varying, 'signed'::character varying])::text[]));

CREATE INDEX instalment_first_due ON public.instalment USING btree (due_on) WHERE (n = 1);

CREATE INDEX instalment_unsettled ON public.instalment USING btree (due_on) WHERE (settled_on IS NULL);

CREATE INDEX job_dead ON public.job USING btree (id) WHERE ((status)::text = 'dead'::text);

CREATE INDEX job_due ON public.job USING btree (kind, due_at) WHERE ((status)::text = ANY ((ARRAY['queued'::character varying, 'running'::character varying])::text[]));

CREATE UNIQUE INDEX job_key ON public.job USING btree (kind, key) WHERE ((status)::text = ANY ((ARRAY['queued'::character varying, 'running'::character varying])::text[]));

CREATE INDEX journal_entry_booked_on ON public.journal_entry USING brin (booked_on) WITH (pages_per_range='16', autosummarize='on');

CREATE INDEX journal_entry_loan ON public.journal_entry USING btree (loan_id, id);

CREATE INDEX journal_entry_source ON public.journal_entry USING btree (source_id);

CREATE INDEX journal_line_booked_on ON public.journal_line USING brin (booked_on) WITH (pages_per_range='16', autosummarize='on');

CREATE INDEX line_movement_newest ON public.line_movement USING btree (line_id, id);

CREATE INDEX line_proposal_customer_newest ON public.line_proposal USING btree (customer_id, id);

CREATE INDEX line_proposal_queue ON public.line_proposal USING btree (status, id);

CREATE UNIQUE INDEX line_reservation_held ON public.line_reservation USING btree (subject) WHERE ((status)::text = 'held'::text);

CREATE INDEX line_reservation_line ON public.line_reservation USING btree (line_id);

CREATE INDEX line_use_line ON public.line_use USING btree (line_id);

CREATE UNIQUE INDEX list_entry_once ON public.list_entry USING btree (list, id_number_index) WHERE ((status)::text = ANY ((ARRAY['proposed'::character varying, 'active'::character varying, 'removal_asked'::character varying])::text[]));

CREATE INDEX list_entry_person ON public.list_entry USING btree (id_number_index);

CREATE INDEX loan_branch_disbursed ON public.loan USING btree (branch_id, status, COALESCE(disbursed_on, '9999-12-31'::date), id);

CREATE INDEX loan_branch_due ON public.loan USING btree (branch_id, status, COALESCE(next_due_on, '9999-12-31'::date), id);

CREATE INDEX loan_branch_number ON public.loan USING btree (branch_id, status, number, id);

CREATE INDEX loan_branch_outstanding ON public.loan USING btree (branch_id, status, outstanding_minor, id);

CREATE INDEX loan_class_disbursed ON public.loan USING btree (asset_class, COALESCE(disbursed_on, '9999-12-31'::date), id) WHERE ((asset_class)::text <> 'normal'::text);

CREATE INDEX loan_class_due ON public.loan USING btree (asset_class, COALESCE(next_due_on, '9999-12-31'::date), id) WHERE ((asset_class)::text <> 'normal'::text);

CREATE INDEX loan_class_number ON public.loan USING btree (asset_class, number, id) WHERE ((asset_class)::text <> 'normal'::text);

CREATE INDEX loan_class_outstanding ON public.loan USING btree (asset_class, outstanding_minor, id) WHERE ((asset_class)::text <> 'normal'::text);

CREATE INDEX loan_customer ON public.loan USING btree (customer_id);

CREATE INDEX loan_debit_customer ON public.loan_debit USING btree (customer_id);

CREATE INDEX loan_debit_mandate ON public.loan_debit USING btree (mandate_id);

CREATE UNIQUE INDEX loan_debit_open ON public.loan_debit USING btree (loan_id) WHERE ((status)::text = ANY ((ARRAY['planned'::character varying, 'paying'::character varying])::text[]));

CREATE INDEX loan_debit_planned ON public.loan_debit USING btree (id) WHERE ((status)::text = 'planned'::text);

CREATE INDEX loan_dispute_customer ON public.loan_dispute USING btree (customer_id);

CREATE INDEX loan_dispute_loan ON public.loan_dispute USING btree (loan_id, id);

CREATE UNIQUE INDEX loan_dispute_open_once ON public.loan_dispute USING btree (loan_id) WHERE ((status)::text = 'open'::text);

CREATE INDEX loan_dispute_status_id ON public.loan_dispute USING btree (status, id);

CREATE INDEX loan_disputed ON public.loan USING btree (id) WHERE (disputed_on IS NOT NULL);

CREATE INDEX loan_late_branch ON public.loan USING btree (branch_id, oldest_unpaid_due_on) WHERE (oldest_unpaid_due_on IS NOT NULL);

CREATE INDEX loan_late_disbursed ON public.loan USING btree (COALESCE(disbursed_on, '9999-12-31'::date), id) WHERE (oldest_unpaid_due_on IS NOT NULL);

CREATE INDEX loan_late_due ON public.loan USING btree (COALESCE(next_due_on, '9999-12-31'::date), id) WHERE (oldest_unpaid_due_on IS NOT NULL);

CREATE INDEX loan_late_number ON public.loan USING btree (number, id) WHERE (oldest_unpaid_due_on IS NOT NULL);

CREATE INDEX loan_late_outstanding ON public.loan USING btree (outstanding_minor, id) WHERE (oldest_unpaid_due_on IS NOT NULL);

CREATE INDEX loan_list_disbursed ON public.loan USING btree (status, COALESCE(disbursed_on, '9999-12-31'::date), id);

CREATE INDEX loan_list_due ON public.loan USING btree (status, COALESCE(next_due_on, '9999-12-31'::date), id);

CREATE INDEX loan_list_number ON public.loan USING btree (status, number, id);

CREATE INDEX loan_list_outstanding ON public.loan USING btree (status, outstanding_minor, id);

CREATE INDEX loan_month_first_missed ON public.loan_month USING btree (loan_id) WHERE is_first_missed;

CREATE INDEX loan_month_loan ON public.loan_month USING btree (loan_id);

CREATE INDEX loan_next_due ON public.loan USING btree (next_due_on) WHERE ((status)::text = 'active'::text);

CREATE INDEX loan_overdue ON public.loan USING btree (oldest_unpaid_due_on) WHERE (oldest_unpaid_due_on IS NOT NULL);

CREATE INDEX loan_paper_customer ON public.loan_paper USING btree (customer_id);

CREATE INDEX loan_paper_loan ON public.loan_paper USING btree (loan_id, created_on);

CREATE INDEX loan_paper_of_dispute ON public.loan_paper USING btree (dispute_id) WHERE (dispute_id IS NOT NULL);

CREATE INDEX loan_payment_customer ON public.loan_payment USING btree (customer_id);

CREATE INDEX loan_payment_loan ON public.loan_payment USING btree (loan_id, id);

CREATE UNIQUE INDEX loan_payment_open ON public.loan_payment USING btree (loan_id) WHERE ((status)::text = 'open'::text);

CREATE INDEX loan_product_disbursed ON public.loan USING btree (product_id, status, COALESCE(disbursed_on, '9999-12-31'::date), id);

CREATE INDEX loan_product_number ON public.loan USING btree (product_id, status, number, id);

CREATE INDEX loan_refold ON public.loan USING btree (refold_on) WHERE (refold_on IS NOT NULL);

CREATE INDEX loan_refund_customer ON public.loan_refund USING btree (customer_id);

CREATE INDEX loan_refund_loan ON public.loan_refund USING btree (loan_id, id);

CREATE UNIQUE INDEX loan_refund_open ON public.loan_refund USING btree (loan_id) WHERE ((status)::text = 'open'::text);

CREATE UNIQUE INDEX merchant_account_one_current ON public.merchant_account USING btree (merchant_id) WHERE ((status)::text = 'current'::text);

CREATE UNIQUE INDEX merchant_account_one_proposed ON public.merchant_account USING btree (merchant_id) WHERE ((status)::text = 'proposed'::text);

CREATE INDEX merchant_branch ON public.merchant USING btree (branch_id, code);

CREATE INDEX message_ask_at ON public.message USING btree (ask_at) WHERE (ask_at IS NOT NULL);

CREATE INDEX message_planned ON public.message USING btree (due_at) WHERE ((status)::text = 'planned'::text);

CREATE INDEX message_receipt_message ON public.message_receipt USING btree (message_id, id);

CREATE INDEX message_send_attempt ON public.message_send USING btree (attempt_id);

CREATE INDEX message_status_id ON public.message USING btree (status, id);

CREATE INDEX message_subject ON public.message USING btree (subject_id, id);

CREATE UNIQUE INDEX message_template_version_in_force ON public.message_template_version USING btree (template_id) WHERE ((status)::text = 'approved'::text);

CREATE UNIQUE INDEX message_template_version_open ON public.message_template_version USING btree (template_id) WHERE ((status)::text = ANY ((ARRAY['draft'::character varying, 'in_review'::character varying])::text[]));

CREATE INDEX notification_recipient ON public.notification USING btree (recipient, id);

CREATE INDEX outbox_message_waiting ON public.outbox_message USING btree (id) WHERE (published_at IS NULL);

CREATE INDEX payment_booking_order ON public.payment_booking USING btree (order_id);

CREATE INDEX payment_order_bank_reference ON public.payment_order USING btree (bank_reference) WHERE (bank_reference IS NOT NULL);

CREATE INDEX payment_order_branch ON public.payment_order USING btree (branch_id, id);

CREATE INDEX payment_order_event_order ON public.payment_order_event USING btree (order_id, id);

CREATE INDEX payment_order_open ON public.payment_order USING btree (next_query_at) WHERE ((status)::text = ANY ((ARRAY['sent'::character varying, 'unknown'::character varying])::text[]));

CREATE INDEX payment_order_planned ON public.payment_order USING btree (created_at) WHERE ((status)::text = 'planned'::text);

CREATE INDEX payment_order_settled_at ON public.payment_order USING btree (settled_at) WHERE ((status)::text = 'confirmed'::text);

CREATE INDEX payment_order_subject ON public.payment_order USING btree (subject);

CREATE INDEX phone_check_application ON public.phone_check USING btree (application_id, id);

CREATE INDEX portfolio_roll_day ON public.portfolio_roll USING btree (on_date, currency);

CREATE INDEX portfolio_vintage_day ON public.portfolio_vintage USING btree (on_date, currency);

CREATE UNIQUE INDEX product_version_on_offer ON public.product_version USING btree (product_id) WHERE ((status)::text = 'listed'::text);

CREATE UNIQUE INDEX product_version_open ON public.product_version USING btree (product_id) WHERE ((status)::text = ANY ((ARRAY['draft'::character varying, 'under_review'::character varying, 'approved'::character varying])::text[]));

CREATE UNIQUE INDEX push_subscription_once ON public.push_subscription USING btree (endpoint_index) WHERE (gone_at IS NULL);

CREATE INDEX push_subscription_subject ON public.push_subscription USING btree (subject_id);

CREATE INDEX reconciliation_break_order ON public.reconciliation_break USING btree (order_id);

CREATE INDEX reconciliation_break_waiting ON public.reconciliation_break USING btree (state, id) WHERE ((state)::text = ANY ((ARRAY['open'::character varying, 'proposed'::character varying, 'carried'::character varying])::text[]));

CREATE UNIQUE INDEX reminder_policy_one_each ON public.reminder_policy USING btree (status) WHERE ((status)::text <> 'retired'::text);

CREATE INDEX report_definition_due ON public.report_definition USING btree (next_on) WHERE (next_on IS NOT NULL);

CREATE UNIQUE INDEX report_definition_once ON public.report_definition USING btree (owner, name_index);

CREATE INDEX report_export_expiring ON public.report_export USING btree (expires_at) WHERE ((status)::text = 'ready'::text);

CREATE INDEX report_export_owner_newest ON public.report_export USING btree (owner, id);

CREATE UNIQUE INDEX saved_view_default ON public.saved_view USING btree (owner, list) WHERE is_default;

CREATE UNIQUE INDEX saved_view_once ON public.saved_view USING btree (owner, list, name_index);

CREATE UNIQUE INDEX scorecard_version_active ON public.scorecard_version USING btree (code) WHERE ((status)::text = 'active'::text);

CREATE INDEX service_request_customer ON public.service_request USING btree (customer_id);

CREATE INDEX service_request_loan ON public.service_request USING btree (loan_id);

CREATE UNIQUE INDEX service_request_open_once ON public.service_request USING btree (loan_id) WHERE ((status)::text = ANY ((ARRAY['submitted'::character varying, 'under_review'::character varying])::text[]));

CREATE INDEX service_request_status_id ON public.service_request USING btree (status, id);

CREATE INDEX session_account ON public.session USING btree (account_id);

CREATE INDEX session_staff ON public.session USING btree (staff_id);

CREATE UNIQUE INDEX signing_key_current ON public.signing_key USING btree (algorithm) WHERE (retired_at IS NULL);

CREATE INDEX staff_conflict_customer ON public.staff_conflict USING btree (customer_id);

CREATE UNIQUE INDEX staff_conflict_once ON public.staff_conflict USING btree (staff_id, customer_id) WHERE (ended_at IS NULL);

CREATE INDEX staff_passkey_staff ON public.staff_passkey USING btree (staff_id);

CREATE INDEX staff_password_staff ON public.staff_password USING btree (staff_id);

CREATE INDEX staff_reset_link_staff ON public.staff_reset_link USING btree (staff_id);

CREATE UNIQUE INDEX staff_totp_confirmed ON public.staff_totp USING btree (staff_id) WHERE (confirmed_at IS NOT NULL);

CREATE UNIQUE INDEX staff_totp_draft ON public.staff_totp USING btree (staff_id) WHERE (confirmed_at IS NULL);

CREATE INDEX stored_file_uploader ON public.stored_file USING btree (uploaded_by, created_at);

CREATE INDEX stored_file_waiting ON public.stored_file USING btree (upload_until) WHERE ((status)::text = 'waiting'::text);

CREATE INDEX suspense_item_waiting ON public.suspense_item USING btree (state, id) WHERE ((state)::text = ANY ((ARRAY['waiting'::character varying, 'proposed'::character varying])::text[]));

CREATE INDEX warning_hold_customer ON public.warning_hold USING btree (customer_id);

CREATE INDEX warning_hold_line ON public.warning_hold USING btree (line_id, status);

CREATE UNIQUE INDEX warning_policy_one_active ON public.warning_policy USING btree (status) WHERE ((status)::text = ANY ((ARRAY['active'::character varying, 'proposed'::character varying])::text[]));

CREATE INDEX warning_signal_code ON public.warning_signal USING btree (code, raised_on);

CREATE INDEX warning_signal_customer ON public.warning_signal USING btree (customer_id);

CREATE INDEX warning_signal_task ON public.warning_signal USING btree (task_id);

CREATE INDEX warning_task_customer ON public.warning_task USING btree (customer_id);

CREATE INDEX warning_task_due ON public.warning_task USING btree (status, due_on);

CREATE UNIQUE INDEX warning_task_open_once ON public.warning_task USING btree (subject) WHERE ((status)::text <> 'resolved'::text);

CREATE INDEX watch_entry_level ON public.watch_entry USING btree (level, score);

CREATE INDEX webhook_attempt_delivery ON public.webhook_attempt USING btree (delivery_id, id);

CREATE INDEX webhook_delivery_due ON public.webhook_delivery USING btree (endpoint_id, next_attempt_at, id) WHERE ((status)::text = 'pending'::text);

CREATE INDEX webhook_delivery_newest ON public.webhook_delivery USING btree (endpoint_id, id);

CREATE INDEX webhook_endpoint_client ON public.webhook_endpoint USING btree (client_id);

CREATE INDEX webhook_endpoint_topics ON public.webhook_endpoint USING gin (topics) WHERE is_active;

CREATE TRIGGER application_event_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.application_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER application_moves BEFORE INSERT OR UPDATE ON public.application FOR EACH ROW EXECUTE FUNCTION public.application_moves();

CREATE TRIGGER application_review_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.application_review FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER application_review_eyes BEFORE INSERT ON public.application_review FOR EACH ROW EXECUTE FUNCTION public.application_eyes();

CREATE TRIGGER approval_request_stays BEFORE UPDATE ON public.approval_request FOR EACH ROW EXECUTE FUNCTION public.approval_request_stays();

CREATE TRIGGER audit_checkpoint_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER audit_record_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_record FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER audit_verification_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_verification FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER authority_rule_stays BEFORE UPDATE ON public.authority_rule FOR EACH ROW EXECUTE FUNCTION public.authority_rule_stays();

CREATE TRIGGER bureau_report_stays BEFORE UPDATE ON public.bureau_report FOR EACH ROW EXECUTE FUNCTION public.bureau_report_stays();

CREATE TRIGGER consent_is_history BEFORE UPDATE ON public.consent FOR EACH ROW WHEN (((old.withdrawn_at IS NOT NULL) OR (new.withdrawn_at IS NULL) OR ((to_jsonb(old.*) - 'withdrawn_at'::text) <> (to_jsonb(new.*) - 'withdrawn_at'::text)))) EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER consent_stays BEFORE DELETE OR TRUNCATE ON public.consent FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER contact_attempt_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.contact_attempt FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER contact_attempt_gate BEFORE INSERT ON public.contact_attempt FOR EACH ROW EXECUTE FUNCTION public.contact_attempt_gate();

CREATE TRIGGER contact_person_stays BEFORE UPDATE ON public.contact_person FOR EACH ROW EXECUTE FUNCTION public.contact_person_stays();

CREATE TRIGGER contact_rule_set_kept BEFORE DELETE OR TRUNCATE ON public.contact_rule_set FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER contact_rule_set_stays BEFORE UPDATE ON public.contact_rule_set FOR EACH ROW EXECUTE FUNCTION public.contact_rule_set_stays();

CREATE TRIGGER contact_stop_locks BEFORE INSERT ON public.contact_stop FOR EACH ROW EXECUTE FUNCTION public.contact_stop_locks();

CREATE TRIGGER contact_stop_stays BEFORE UPDATE ON public.contact_stop FOR EACH ROW EXECUTE FUNCTION public.contact_stop_stays();

CREATE TRIGGER contract_document_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.contract_document FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER contract_in_person_stays BEFORE DELETE OR UPDATE OF id, contract_id, document_id, officer, photos, recorded_at OR TRUNCATE ON public.contract_in_person FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER contract_keeps_application BEFORE UPDATE OF application_id ON public.contract FOR EACH ROW EXECUTE FUNCTION public.contract_keeps_application();

CREATE TRIGGER contract_signature_append_only BEFORE DELETE OR UPDATE OF id, contract_id, document_id, party, method, signer, document_sha256, evidence, signed_on, signed_at OR TRUNCATE ON public.contract_signature FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER contract_stays BEFORE UPDATE ON public.contract FOR EACH ROW EXECUTE FUNCTION public.contract_stays();

CREATE TRIGGER contract_template_version_kept BEFORE DELETE OR TRUNCATE ON public.contract_template_version FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER contract_template_version_stays BEFORE UPDATE ON public.contract_template_version FOR EACH ROW EXECUTE FUNCTION public.contract_template_version_stays();

CREATE TRIGGER customer_rating_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.customer_rating FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER debit_mandate_stays BEFORE UPDATE ON public.debit_mandate FOR EACH ROW EXECUTE FUNCTION public.debit_mandate_stays();

CREATE TRIGGER decision_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.decision FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER decision_policy_version_stays BEFORE UPDATE ON public.decision_policy_version FOR EACH ROW EXECUTE FUNCTION public.decision_policy_version_stays();

CREATE TRIGGER gl_account_code_stays BEFORE DELETE OR UPDATE OF code OR TRUNCATE ON public.gl_account FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER hardship_offer_stays BEFORE UPDATE ON public.hardship_offer FOR EACH ROW EXECUTE FUNCTION public.hardship_offer_stays();

CREATE TRIGGER journal_entry_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.journal_entry FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE CONSTRAINT TRIGGER journal_entry_balances AFTER INSERT ON public.journal_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.journal_entry_balances();

CREATE TRIGGER journal_entry_gate AFTER INSERT ON public.journal_entry REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.journal_entry_gate();

CREATE TRIGGER journal_line_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.journal_line FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER journal_line_fits AFTER INSERT ON public.journal_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.journal_line_fits();

CREATE TRIGGER line_movement_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.line_movement FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER line_pre_approval_stays BEFORE UPDATE ON public.line_pre_approval FOR EACH ROW EXECUTE FUNCTION public.line_pre_approval_stays();

CREATE TRIGGER line_proposal_stays BEFORE UPDATE ON public.line_proposal FOR EACH ROW EXECUTE FUNCTION public.line_proposal_stays();

CREATE TRIGGER loan_dispute_stays BEFORE UPDATE ON public.loan_dispute FOR EACH ROW EXECUTE FUNCTION public.loan_dispute_stays();

CREATE TRIGGER loan_event_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.loan_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER loan_payment_stays BEFORE UPDATE ON public.loan_payment FOR EACH ROW EXECUTE FUNCTION public.loan_payment_stays();

CREATE TRIGGER loan_refund_stays BEFORE UPDATE ON public.loan_refund FOR EACH ROW EXECUTE FUNCTION public.loan_refund_stays();

CREATE TRIGGER message_moves BEFORE UPDATE ON public.message FOR EACH ROW EXECUTE FUNCTION public.message_moves();

CREATE TRIGGER message_receipt_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.message_receipt FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER message_send_gate BEFORE INSERT ON public.message_send FOR EACH ROW EXECUTE FUNCTION public.message_send_gate();

CREATE TRIGGER message_send_stays BEFORE UPDATE ON public.message_send FOR EACH ROW EXECUTE FUNCTION public.message_send_stays();

CREATE TRIGGER message_template_version_kept BEFORE DELETE OR TRUNCATE ON public.message_template_version FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER message_template_version_stays BEFORE UPDATE ON public.message_template_version FOR EACH ROW EXECUTE FUNCTION public.message_template_version_stays();

CREATE TRIGGER payment_order_event_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.payment_order_event FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER payment_order_stays BEFORE UPDATE ON public.payment_order FOR EACH ROW EXECUTE FUNCTION public.payment_order_stays();

CREATE TRIGGER phone_check_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.phone_check FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER phone_check_eyes BEFORE INSERT ON public.phone_check FOR EACH ROW EXECUTE FUNCTION public.application_eyes();

CREATE TRIGGER product_version_stays BEFORE UPDATE ON public.product_version FOR EACH ROW EXECUTE FUNCTION public.product_version_stays();

CREATE TRIGGER reconciliation_break_stays BEFORE UPDATE ON public.reconciliation_break FOR EACH ROW EXECUTE FUNCTION public.reconciliation_break_stays();

CREATE TRIGGER reminder_policy_kept BEFORE DELETE OR TRUNCATE ON public.reminder_policy FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER reminder_policy_stays BEFORE UPDATE ON public.reminder_policy FOR EACH ROW EXECUTE FUNCTION public.reminder_policy_stays();

CREATE TRIGGER scorecard_version_stays BEFORE UPDATE ON public.scorecard_version FOR EACH ROW EXECUTE FUNCTION public.scorecard_version_stays();

CREATE TRIGGER suspense_item_stays BEFORE UPDATE ON public.suspense_item FOR EACH ROW EXECUTE FUNCTION public.suspense_item_stays();

ALTER TABLE ONLY public.api_client
    ADD CONSTRAINT api_client_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES public.branch(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.api_client_secret
    ADD CONSTRAINT api_client_secret_client_id_fkey FOREIGN KEY (client_id) REFERENCES public.api_client(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.application
    ADD CONSTRAINT application_bank_card_id_fkey FOREIGN KEY (bank_card_id) REFERENCES public.bank_card(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.application
    ADD CONSTRAINT application_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES public.branch(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.application
    ADD CONSTRAINT application_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.application
    ADD CONSTRAINT application_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES public.decision(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.application_document
    ADD CONSTRAINT application_document_application_id_fkey FOREIGN KEY (application_id) REFERENCES public.application(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.application_document
    ADD CONSTRAINT application_document_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.customer_document(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.application_event
    ADD CONSTRAINT application_event_application_id_fkey FOREIGN KEY (application_id) REFERENCES public.application(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.application
    ADD CONSTRAINT application_merchant_id_fkey FOREIGN KEY (merchant_id) REFERENCES public.merchant(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.application_note
    ADD CONSTRAINT application_note_application_id_fkey FOREIGN KEY (application_id) REFERENCES public.application(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.application_party
    ADD CONSTRAINT application_party_application_id_fkey FOREIGN KEY (application_id) REFERENCES public.application(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.application_party
    ADD CONSTRAINT application_party_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.application
    ADD CONSTRAINT application_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.application
    ADD CONSTRAINT application_product_version_id_fkey FOREIGN KEY (product_version_id) REFERENCES public.product_version(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.application_review
    ADD CONSTRAINT application_review_application_id_fkey FOREIGN KEY (application_id) REFERENCES public.application(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.approval_policy
    ADD CONSTRAINT approval_policy_role_id_fkey FOREIGN KEY (role_id) REFERENCES public.role(code) ON DELETE RESTRICT;

ALTER TABLE ONLY public.approval_request
    ADD CONSTRAINT approval_request_role_id_fkey FOREIGN KEY (role_id) REFERENCES public.role(code) ON DELETE RESTRICT;

ALTER TABLE ONLY public.authority_rule
    ADD CONSTRAINT authority_rule_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.bank_card
    ADD CONSTRAINT bank_card_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.bank_statement
    ADD CONSTRAINT bank_statement_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.settlement_account(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.bank_statement
    ADD CONSTRAINT bank_statement_file_id_fkey FOREIGN KEY (file_id) REFERENCES public.stored_file(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.bank_statement_line
    ADD CONSTRAINT bank_statement_line_statement_id_fkey FOREIGN KEY (statement_id) REFERENCES public.bank_statement(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.branch
    ADD CONSTRAINT branch_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES public.branch(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.bureau_report
    ADD CONSTRAINT bureau_report_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.collection_action
    ADD CONSTRAINT collection_action_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.collection_case(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.collection_action
    ADD CONSTRAINT collection_action_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.collection_batch
    ADD CONSTRAINT collection_batch_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES public.collection_agency(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.collection_case
    ADD CONSTRAINT collection_case_assigned_id_fkey FOREIGN KEY (assigned_id) REFERENCES public.staff_user(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.collection_case
    ADD CONSTRAINT collection_case_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES public.branch(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.collection_case
    ADD CONSTRAINT collection_case_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.collection_case_loan
    ADD CONSTRAINT collection_case_loan_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.collection_case(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.collection_case_loan
    ADD CONSTRAINT collection_case_loan_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.collection_case_loan
    ADD CONSTRAINT collection_case_loan_loan_id_fkey FOREIGN KEY (loan_id) REFERENCES public.loan(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.collection_case
    ADD CONSTRAINT collection_case_previous_id_fkey FOREIGN KEY (previous_id) REFERENCES public.collection_case(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.collection_case
    ADD CONSTRAINT collection_case_queue_id_fkey FOREIGN KEY (queue_id) REFERENCES public.collection_queue(code) ON DELETE RESTRICT;

ALTER TABLE ONLY public.collection_case
    ADD CONSTRAINT collection_case_strategy_id_fkey FOREIGN KEY (strategy_id) REFERENCES public.collection_strategy(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.collection_legal
    ADD CONSTRAINT collection_legal_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.collection_case(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.collection_legal
    ADD CONSTRAINT collection_legal_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.collection_legal_step
    ADD CONSTRAINT collection_legal_step_legal_id_fkey FOREIGN KEY (legal_id) REFERENCES public.collection_legal(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.collection_placement
    ADD CONSTRAINT collection_placement_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES public.collection_batch(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.collection_placement
    ADD CONSTRAINT collection_placement_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.collection_case(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.collection_placement
    ADD CONSTRAINT collection_placement_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.collection_promise
    ADD CONSTRAINT collection_promise_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.collection_case(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.collection_promise
    ADD CONSTRAINT collection_promise_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.collection_write_off
    ADD CONSTRAINT collection_write_off_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.collection_case(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.collection_write_off
    ADD CONSTRAINT collection_write_off_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.collection_write_off
    ADD CONSTRAINT collection_write_off_loan_event_id_fkey FOREIGN KEY (loan_event_id) REFERENCES public.loan_event(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.collection_write_off
    ADD CONSTRAINT collection_write_off_loan_id_fkey FOREIGN KEY (loan_id) REFERENCES public.loan(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.collector_absence
    ADD CONSTRAINT collector_absence_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES public.staff_user(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.collector
    ADD CONSTRAINT collector_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES public.staff_user(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.consent
    ADD CONSTRAINT consent_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.borrower_account(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.contact_attempt
    ADD CONSTRAINT contact_attempt_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.contact_person(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.contact_attempt
    ADD CONSTRAINT contact_attempt_rule_set_id_fkey FOREIGN KEY (rule_set_id) REFERENCES public.contact_rule_set(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.contact_stop
    ADD CONSTRAINT contact_stop_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.contact_person(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.contract
    ADD CONSTRAINT contract_application_id_fkey FOREIGN KEY (application_id) REFERENCES public.application(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.contract
    ADD CONSTRAINT contract_bank_card_id_fkey FOREIGN KEY (bank_card_id) REFERENCES public.bank_card(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.contract
    ADD CONSTRAINT contract_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.contract_document
    ADD CONSTRAINT contract_document_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES public.contract(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.contract_document
    ADD CONSTRAINT contract_document_file_id_fkey FOREIGN KEY (file_id) REFERENCES public.stored_file(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.contract_document
    ADD CONSTRAINT contract_document_template_version_id_fkey FOREIGN KEY (template_version_id) REFERENCES public.contract_template_version(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.contract_in_person
    ADD CONSTRAINT contract_in_person_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES public.contract(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.contract_in_person
    ADD CONSTRAINT contract_in_person_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.contract_document(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.contract
    ADD CONSTRAINT contract_merchant_id_fkey FOREIGN KEY (merchant_id) REFERENCES public.merchant(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.contract
    ADD CONSTRAINT contract_product_version_id_fkey FOREIGN KEY (product_version_id) REFERENCES public.product_version(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.contract_signature
    ADD CONSTRAINT contract_signature_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES public.contract(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.contract_signature
    ADD CONSTRAINT contract_signature_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.contract_document(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.contract
    ADD CONSTRAINT contract_template_version_id_fkey FOREIGN KEY (template_version_id) REFERENCES public.contract_template_version(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.contract_template_version
    ADD CONSTRAINT contract_template_version_template_id_fkey FOREIGN KEY (template_id) REFERENCES public.contract_template(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.credit_line
    ADD CONSTRAINT credit_line_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.credit_sub_line
    ADD CONSTRAINT credit_sub_line_line_id_fkey FOREIGN KEY (line_id) REFERENCES public.credit_line(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.credit_sub_line
    ADD CONSTRAINT credit_sub_line_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.customer
    ADD CONSTRAINT customer_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.borrower_account(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.customer
    ADD CONSTRAINT customer_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES public.branch(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.customer_contact
    ADD CONSTRAINT customer_contact_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.customer_document
    ADD CONSTRAINT customer_document_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.customer_document
    ADD CONSTRAINT customer_document_file_id_fkey FOREIGN KEY (file_id) REFERENCES public.stored_file(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.customer_employment
    ADD CONSTRAINT customer_employment_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.customer_monthly_amount
    ADD CONSTRAINT customer_monthly_amount_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.customer_monthly_amount
    ADD CONSTRAINT customer_monthly_amount_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.customer_document(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.customer_profile
    ADD CONSTRAINT customer_profile_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.customer_rating
    ADD CONSTRAINT customer_rating_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.customer_relation
    ADD CONSTRAINT customer_relation_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.customer_relation
    ADD CONSTRAINT customer_relation_other_id_fkey FOREIGN KEY (other_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.customer_tag
    ADD CONSTRAINT customer_tag_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.debit_mandate
    ADD CONSTRAINT debit_mandate_bank_card_id_fkey FOREIGN KEY (bank_card_id) REFERENCES public.bank_card(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.debit_mandate
    ADD CONSTRAINT debit_mandate_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.debit_mandate
    ADD CONSTRAINT debit_mandate_loan_id_fkey FOREIGN KEY (loan_id) REFERENCES public.loan(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.decision
    ADD CONSTRAINT decision_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.decision
    ADD CONSTRAINT decision_policy_version_id_fkey FOREIGN KEY (policy_version_id) REFERENCES public.decision_policy_version(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.decision_policy_version
    ADD CONSTRAINT decision_policy_version_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES public.decision_policy(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.decision_simulation
    ADD CONSTRAINT decision_simulation_against_id_fkey FOREIGN KEY (against_id) REFERENCES public.decision_policy_version(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.decision_simulation_change
    ADD CONSTRAINT decision_simulation_change_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES public.decision(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.decision_simulation_change
    ADD CONSTRAINT decision_simulation_change_simulation_id_fkey FOREIGN KEY (simulation_id) REFERENCES public.decision_simulation(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.decision_simulation
    ADD CONSTRAINT decision_simulation_version_id_fkey FOREIGN KEY (version_id) REFERENCES public.decision_policy_version(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.disbursement
    ADD CONSTRAINT disbursement_bank_card_id_fkey FOREIGN KEY (bank_card_id) REFERENCES public.bank_card(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.disbursement
    ADD CONSTRAINT disbursement_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES public.contract(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.disbursement
    ADD CONSTRAINT disbursement_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.disbursement
    ADD CONSTRAINT disbursement_loan_id_fkey FOREIGN KEY (loan_id) REFERENCES public.loan(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.disbursement
    ADD CONSTRAINT disbursement_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.payment_order(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.gl_day_balance
    ADD CONSTRAINT gl_day_balance_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.gl_account(code) ON DELETE RESTRICT;

ALTER TABLE ONLY public.gl_mapping
    ADD CONSTRAINT gl_mapping_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.gl_account(code) ON DELETE RESTRICT;

ALTER TABLE ONLY public.hardship_offer
    ADD CONSTRAINT hardship_offer_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.hardship_offer
    ADD CONSTRAINT hardship_offer_loan_event_id_fkey FOREIGN KEY (loan_event_id) REFERENCES public.loan_event(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.hardship_offer
    ADD CONSTRAINT hardship_offer_loan_id_fkey FOREIGN KEY (loan_id) REFERENCES public.loan(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.hardship_offer
    ADD CONSTRAINT hardship_offer_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.service_request(id) ON DELETE RESTRICT;

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

ALTER TABLE ONLY public.line_movement
    ADD CONSTRAINT line_movement_line_id_fkey FOREIGN KEY (line_id) REFERENCES public.credit_line(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.line_movement
    ADD CONSTRAINT line_movement_sub_line_id_fkey FOREIGN KEY (sub_line_id) REFERENCES public.credit_sub_line(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.line_pre_approval
    ADD CONSTRAINT line_pre_approval_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.line_pre_approval
    ADD CONSTRAINT line_pre_approval_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES public.line_proposal(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.line_proposal
    ADD CONSTRAINT line_proposal_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES public.branch(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.line_proposal
    ADD CONSTRAINT line_proposal_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.line_reservation
    ADD CONSTRAINT line_reservation_line_id_fkey FOREIGN KEY (line_id) REFERENCES public.credit_line(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.line_reservation
    ADD CONSTRAINT line_reservation_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.line_reservation
    ADD CONSTRAINT line_reservation_sub_line_id_fkey FOREIGN KEY (sub_line_id) REFERENCES public.credit_sub_line(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.line_use
    ADD CONSTRAINT line_use_line_id_fkey FOREIGN KEY (line_id) REFERENCES public.credit_line(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.line_use
    ADD CONSTRAINT line_use_reservation_id_fkey FOREIGN KEY (reservation_id) REFERENCES public.line_reservation(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.line_use
    ADD CONSTRAINT line_use_sub_line_id_fkey FOREIGN KEY (sub_line_id) REFERENCES public.credit_sub_line(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.list_entry
    ADD CONSTRAINT list_entry_list_import_id_fkey FOREIGN KEY (list_import_id) REFERENCES public.list_import(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.list_import
    ADD CONSTRAINT list_import_file_id_fkey FOREIGN KEY (file_id) REFERENCES public.stored_file(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.list_import_row
    ADD CONSTRAINT list_import_row_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.list_import_row
    ADD CONSTRAINT list_import_row_list_import_id_fkey FOREIGN KEY (list_import_id) REFERENCES public.list_import(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan
    ADD CONSTRAINT loan_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES public.branch(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan
    ADD CONSTRAINT loan_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES public.contract(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan
    ADD CONSTRAINT loan_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan_debit
    ADD CONSTRAINT loan_debit_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan_debit
    ADD CONSTRAINT loan_debit_loan_id_fkey FOREIGN KEY (loan_id) REFERENCES public.loan(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan_debit
    ADD CONSTRAINT loan_debit_mandate_id_fkey FOREIGN KEY (mandate_id) REFERENCES public.debit_mandate(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan_debit
    ADD CONSTRAINT loan_debit_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES public.loan_payment(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan_dispute
    ADD CONSTRAINT loan_dispute_contested_event_id_fkey FOREIGN KEY (contested_event_id) REFERENCES public.loan_event(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan_dispute
    ADD CONSTRAINT loan_dispute_correction_event_id_fkey FOREIGN KEY (correction_event_id) REFERENCES public.loan_event(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan_dispute
    ADD CONSTRAINT loan_dispute_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan_dispute_document
    ADD CONSTRAINT loan_dispute_document_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES public.loan_dispute(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan_dispute_document
    ADD CONSTRAINT loan_dispute_document_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.customer_document(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan_dispute
    ADD CONSTRAINT loan_dispute_loan_event_id_fkey FOREIGN KEY (loan_event_id) REFERENCES public.loan_event(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan_dispute
    ADD CONSTRAINT loan_dispute_loan_id_fkey FOREIGN KEY (loan_id) REFERENCES public.loan(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan_event
    ADD CONSTRAINT loan_event_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan_event
    ADD CONSTRAINT loan_event_loan_id_fkey FOREIGN KEY (loan_id) REFERENCES public.loan(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan_event
    ADD CONSTRAINT loan_event_reverses_id_fkey FOREIGN KEY (reverses_id) REFERENCES public.loan_event(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan_month
    ADD CONSTRAINT loan_month_loan_id_fkey FOREIGN KEY (loan_id) REFERENCES public.loan(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan_paper
    ADD CONSTRAINT loan_paper_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan_paper
    ADD CONSTRAINT loan_paper_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES public.loan_dispute(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan_paper
    ADD CONSTRAINT loan_paper_file_id_fkey FOREIGN KEY (file_id) REFERENCES public.stored_file(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan_paper
    ADD CONSTRAINT loan_paper_loan_id_fkey FOREIGN KEY (loan_id) REFERENCES public.loan(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan_payment
    ADD CONSTRAINT loan_payment_bank_card_id_fkey FOREIGN KEY (bank_card_id) REFERENCES public.bank_card(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan_payment
    ADD CONSTRAINT loan_payment_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan_payment
    ADD CONSTRAINT loan_payment_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.loan_event(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan_payment
    ADD CONSTRAINT loan_payment_loan_id_fkey FOREIGN KEY (loan_id) REFERENCES public.loan(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan_payment
    ADD CONSTRAINT loan_payment_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.payment_order(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan
    ADD CONSTRAINT loan_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan_refund
    ADD CONSTRAINT loan_refund_bank_card_id_fkey FOREIGN KEY (bank_card_id) REFERENCES public.bank_card(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan_refund
    ADD CONSTRAINT loan_refund_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan_refund
    ADD CONSTRAINT loan_refund_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.loan_event(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan_refund
    ADD CONSTRAINT loan_refund_loan_id_fkey FOREIGN KEY (loan_id) REFERENCES public.loan(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.loan_refund
    ADD CONSTRAINT loan_refund_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.payment_order(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.merchant_account
    ADD CONSTRAINT merchant_account_merchant_id_fkey FOREIGN KEY (merchant_id) REFERENCES public.merchant(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.merchant
    ADD CONSTRAINT merchant_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES public.branch(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.merchant_store
    ADD CONSTRAINT merchant_store_merchant_id_fkey FOREIGN KEY (merchant_id) REFERENCES public.merchant(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.message_receipt
    ADD CONSTRAINT message_receipt_message_id_fkey FOREIGN KEY (message_id) REFERENCES public.message(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.message_send
    ADD CONSTRAINT message_send_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES public.contact_attempt(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.message_send
    ADD CONSTRAINT message_send_message_id_fkey FOREIGN KEY (message_id) REFERENCES public.message(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_template_version_id_fkey FOREIGN KEY (template_version_id) REFERENCES public.message_template_version(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.message_template_version
    ADD CONSTRAINT message_template_version_template_id_fkey FOREIGN KEY (template_id) REFERENCES public.message_template(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.payment_booking
    ADD CONSTRAINT payment_booking_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.payment_order(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.payment_order
    ADD CONSTRAINT payment_order_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES public.branch(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.payment_order
    ADD CONSTRAINT payment_order_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.payment_order_event
    ADD CONSTRAINT payment_order_event_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.payment_order(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.phone_check
    ADD CONSTRAINT phone_check_application_id_fkey FOREIGN KEY (application_id) REFERENCES public.application(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.portfolio_borrower
    ADD CONSTRAINT portfolio_borrower_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES public.branch(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.portfolio_flow
    ADD CONSTRAINT portfolio_flow_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES public.branch(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.portfolio_flow
    ADD CONSTRAINT portfolio_flow_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.portfolio_roll
    ADD CONSTRAINT portfolio_roll_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES public.branch(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.portfolio_roll
    ADD CONSTRAINT portfolio_roll_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.portfolio_snapshot
    ADD CONSTRAINT portfolio_snapshot_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES public.branch(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.portfolio_snapshot
    ADD CONSTRAINT portfolio_snapshot_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.portfolio_vintage
    ADD CONSTRAINT portfolio_vintage_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES public.branch(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.portfolio_vintage
    ADD CONSTRAINT portfolio_vintage_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.product_golden_case
    ADD CONSTRAINT product_golden_case_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.product_version
    ADD CONSTRAINT product_version_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.reconciliation_break
    ADD CONSTRAINT reconciliation_break_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES public.branch(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.reconciliation_break
    ADD CONSTRAINT reconciliation_break_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES public.journal_entry(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.reconciliation_break
    ADD CONSTRAINT reconciliation_break_matched_run_id_fkey FOREIGN KEY (matched_run_id) REFERENCES public.reconciliation_run(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.reconciliation_break
    ADD CONSTRAINT reconciliation_break_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.payment_order(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.reconciliation_break
    ADD CONSTRAINT reconciliation_break_reversal_id_fkey FOREIGN KEY (reversal_id) REFERENCES public.journal_entry(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.reconciliation_break
    ADD CONSTRAINT reconciliation_break_run_id_fkey FOREIGN KEY (run_id) REFERENCES public.reconciliation_run(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.reconciliation_run
    ADD CONSTRAINT reconciliation_run_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.settlement_account(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.reminder_run
    ADD CONSTRAINT reminder_run_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES public.reminder_policy(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.report_export
    ADD CONSTRAINT report_export_file_id_fkey FOREIGN KEY (file_id) REFERENCES public.stored_file(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.role_permission
    ADD CONSTRAINT role_permission_permission_id_fkey FOREIGN KEY (permission_id) REFERENCES public.permission(code) ON DELETE RESTRICT;

ALTER TABLE ONLY public.role_permission
    ADD CONSTRAINT role_permission_role_id_fkey FOREIGN KEY (role_id) REFERENCES public.role(code) ON DELETE RESTRICT;

ALTER TABLE ONLY public.sales_rep
    ADD CONSTRAINT sales_rep_store_id_fkey FOREIGN KEY (store_id) REFERENCES public.merchant_store(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.service_request
    ADD CONSTRAINT service_request_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.service_request_document
    ADD CONSTRAINT service_request_document_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.customer_document(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.service_request_document
    ADD CONSTRAINT service_request_document_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.service_request(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.service_request
    ADD CONSTRAINT service_request_loan_event_id_fkey FOREIGN KEY (loan_event_id) REFERENCES public.loan_event(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.service_request
    ADD CONSTRAINT service_request_loan_id_fkey FOREIGN KEY (loan_id) REFERENCES public.loan(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.borrower_account(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES public.staff_user(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.settlement_account
    ADD CONSTRAINT settlement_account_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES public.branch(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.staff_conflict
    ADD CONSTRAINT staff_conflict_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.staff_conflict
    ADD CONSTRAINT staff_conflict_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES public.staff_user(id) ON DELETE RESTRICT;

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

ALTER TABLE ONLY public.suspense_item
    ADD CONSTRAINT suspense_item_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.settlement_account(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.suspense_item
    ADD CONSTRAINT suspense_item_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES public.branch(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.suspense_item
    ADD CONSTRAINT suspense_item_line_id_fkey FOREIGN KEY (line_id) REFERENCES public.bank_statement_line(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.suspense_item
    ADD CONSTRAINT suspense_item_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.payment_order(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.suspense_item
    ADD CONSTRAINT suspense_item_origin_id_fkey FOREIGN KEY (origin_id) REFERENCES public.reconciliation_break(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.warning_hold
    ADD CONSTRAINT warning_hold_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.warning_hold
    ADD CONSTRAINT warning_hold_line_id_fkey FOREIGN KEY (line_id) REFERENCES public.credit_line(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.warning_hold
    ADD CONSTRAINT warning_hold_signal_id_fkey FOREIGN KEY (signal_id) REFERENCES public.warning_signal(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.warning_signal
    ADD CONSTRAINT warning_signal_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES public.branch(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.warning_signal
    ADD CONSTRAINT warning_signal_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.warning_signal
    ADD CONSTRAINT warning_signal_loan_id_fkey FOREIGN KEY (loan_id) REFERENCES public.loan(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.warning_signal
    ADD CONSTRAINT warning_signal_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES public.warning_policy(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.warning_signal
    ADD CONSTRAINT warning_signal_task_id_fkey FOREIGN KEY (task_id) REFERENCES public.warning_task(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.warning_task
    ADD CONSTRAINT warning_task_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES public.branch(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.warning_task
    ADD CONSTRAINT warning_task_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.watch_entry
    ADD CONSTRAINT watch_entry_branch_id_fkey FOREIGN KEY (branch_id) REFERENCES public.branch(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.watch_entry
    ADD CONSTRAINT watch_entry_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customer(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.webhook_attempt
    ADD CONSTRAINT webhook_attempt_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES public.webhook_delivery(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.webhook_delivery
    ADD CONSTRAINT webhook_delivery_endpoint_id_fkey FOREIGN KEY (endpoint_id) REFERENCES public.webhook_endpoint(id) ON DELETE RESTRICT;

ALTER TABLE ONLY public.webhook_endpoint
    ADD CONSTRAINT webhook_endpoint_client_id_fkey FOREIGN KEY (client_id) REFERENCES public.api_client(id) ON DELETE RESTRICT;

GRANT USAGE ON SCHEMA public TO xindai_app;
GRANT USAGE ON SCHEMA public TO xindai_report;

GRANT SELECT,INSERT,UPDATE ON TABLE public.accounting_period TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.api_client TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.api_client_secret TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.application TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.application_document TO xindai_app;

GRANT SELECT,INSERT ON TABLE public.application_event TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.application_note TO xindai_app;

GRANT USAGE ON SEQUENCE public.application_number TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.application_party TO xindai_app;

GRANT SELECT,INSERT ON TABLE public.application_review TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.approval_policy TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.approval_request TO xindai_app;

GRANT SELECT,INSERT ON TABLE public.audit_checkpoint TO xindai_app;

GRANT SELECT,INSERT ON TABLE public.audit_record TO xindai_app;

GRANT USAGE ON SEQUENCE public.audit_record_id_seq TO xindai_app;

GRANT SELECT,INSERT ON TABLE public.audit_verification TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.authority_rule TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.bank_card TO xindai_app;

GRANT SELECT,INSERT ON TABLE public.bank_statement TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.bank_statement_line TO xindai_app;

GRANT USAGE ON SEQUENCE public.bank_statement_number TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.borrower_account TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.branch TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.bureau_report TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.business_day TO xindai_app;

GRANT USAGE ON SEQUENCE public.business_day_id_seq TO xindai_app;

GRANT SELECT,INSERT ON TABLE public.collection_action TO xindai_app;

GRANT UPDATE(note_sealed) ON TABLE public.collection_action TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.collection_agency TO xindai_app;

GRANT SELECT,INSERT ON TABLE public.collection_batch TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.collection_case TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.collection_case_loan TO xindai_app;

GRANT SELECT,INSERT ON TABLE public.collection_day TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.collection_legal TO xindai_app;

GRANT SELECT,INSERT ON TABLE public.collection_legal_step TO xindai_app;

GRANT UPDATE(note_sealed) ON TABLE public.collection_legal_step TO xindai_app;

GRANT USAGE ON SEQUENCE public.collection_number TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.collection_placement TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.collection_promise TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.collection_queue TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.collection_strategy TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.collection_write_off TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.collector TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.collector_absence TO xindai_app;

GRANT SELECT,INSERT ON TABLE public.consent TO xindai_app;

GRANT UPDATE(withdrawn_at) ON TABLE public.consent TO xindai_app;

GRANT SELECT,INSERT ON TABLE public.contact_attempt TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.contact_person TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.contact_rule_set TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.contact_stop TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.contract TO xindai_app;

GRANT SELECT,INSERT ON TABLE public.contract_document TO xindai_app;

GRANT SELECT,INSERT ON TABLE public.contract_in_person TO xindai_app;

GRANT UPDATE(place_sealed) ON TABLE public.contract_in_person TO xindai_app;

GRANT UPDATE(witness) ON TABLE public.contract_in_person TO xindai_app;

GRANT UPDATE(witnessed_at) ON TABLE public.contract_in_person TO xindai_app;

GRANT USAGE ON SEQUENCE public.contract_number TO xindai_app;

GRANT SELECT,INSERT ON TABLE public.contract_signature TO xindai_app;

GRANT UPDATE(address_sealed) ON TABLE public.contract_signature TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.contract_template TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.contract_template_version TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.credit_line TO xindai_app;

GRANT USAGE ON SEQUENCE public.credit_line_number TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.credit_sub_line TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.customer TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.customer_contact TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.customer_document TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.customer_employment TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.customer_monthly_amount TO xindai_app;

GRANT USAGE ON SEQUENCE public.customer_number TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.customer_profile TO xindai_app;

GRANT SELECT,INSERT ON TABLE public.customer_rating TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.customer_relation TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.customer_tag TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.data_key TO xindai_app;

GRANT USAGE ON SEQUENCE public.data_key_id_seq TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.debit_mandate TO xindai_app;

GRANT USAGE ON SEQUENCE public.debit_mandate_number TO xindai_app;

GRANT SELECT,INSERT ON TABLE public.decision TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.decision_policy TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.decision_policy_version TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.decision_simulation TO xindai_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.decision_simulation_change TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.disbursement TO xindai_app;

GRANT USAGE ON SEQUENCE public.disbursement_number TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.gl_account TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.gl_day_balance TO xindai_app;

GRANT USAGE ON SEQUENCE public.gl_day_balance_id_seq TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.gl_mapping TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.hardship_offer TO xindai_app;

GRANT USAGE ON SEQUENCE public.hardship_offer_number TO xindai_app;

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

GRANT SELECT,INSERT ON TABLE public.line_movement TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.line_pre_approval TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.line_proposal TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.line_reservation TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.line_use TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.list_entry TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.list_import TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.list_import_row TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.loan TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.loan_debit TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.loan_dispute TO xindai_app;

GRANT SELECT,INSERT ON TABLE public.loan_dispute_document TO xindai_app;

GRANT USAGE ON SEQUENCE public.loan_dispute_number TO xindai_app;

GRANT SELECT,INSERT ON TABLE public.loan_event TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.loan_month TO xindai_app;

GRANT USAGE ON SEQUENCE public.loan_month_id_seq TO xindai_app;

GRANT USAGE ON SEQUENCE public.loan_number TO xindai_app;

GRANT SELECT,INSERT ON TABLE public.loan_paper TO xindai_app;

GRANT USAGE ON SEQUENCE public.loan_paper_number TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.loan_payment TO xindai_app;

GRANT USAGE ON SEQUENCE public.loan_payment_number TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.loan_refund TO xindai_app;

GRANT USAGE ON SEQUENCE public.loan_refund_number TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.merchant TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.merchant_account TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.merchant_store TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.message TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.message_preference TO xindai_app;

GRANT SELECT,INSERT ON TABLE public.message_receipt TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.message_send TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.message_template TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.message_template_version TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.notification TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.outbox_message TO xindai_app;

GRANT SELECT,INSERT ON TABLE public.payment_booking TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.payment_order TO xindai_app;

GRANT SELECT,INSERT ON TABLE public.payment_order_event TO xindai_app;

GRANT USAGE ON SEQUENCE public.payment_order_number TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.permission TO xindai_app;

GRANT SELECT,INSERT ON TABLE public.phone_check TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.portfolio_borrower TO xindai_app;

GRANT USAGE ON SEQUENCE public.portfolio_borrower_id_seq TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.portfolio_flow TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.portfolio_roll TO xindai_app;

GRANT USAGE ON SEQUENCE public.portfolio_roll_id_seq TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.portfolio_snapshot TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.portfolio_vintage TO xindai_app;

GRANT USAGE ON SEQUENCE public.portfolio_vintage_id_seq TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.product TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.product_golden_case TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.product_version TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.push_subscription TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.reconciliation_break TO xindai_app;

GRANT USAGE ON SEQUENCE public.reconciliation_break_number TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.reconciliation_run TO xindai_app;

GRANT USAGE ON SEQUENCE public.reconciliation_run_number TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.reminder_policy TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reminder_run TO xindai_app;

GRANT SELECT ON TABLE public.report_balance TO xindai_app;
GRANT SELECT ON TABLE public.report_balance TO xindai_report;

GRANT SELECT ON TABLE public.report_borrower TO xindai_app;
GRANT SELECT ON TABLE public.report_borrower TO xindai_report;

GRANT SELECT ON TABLE public.report_cash TO xindai_app;
GRANT SELECT ON TABLE public.report_cash TO xindai_report;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.report_definition TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.report_export TO xindai_app;

GRANT SELECT ON TABLE public.report_funnel TO xindai_app;
GRANT SELECT ON TABLE public.report_funnel TO xindai_report;

GRANT SELECT ON TABLE public.report_income TO xindai_app;
GRANT SELECT ON TABLE public.report_income TO xindai_report;

GRANT SELECT ON TABLE public.report_loan TO xindai_app;
GRANT SELECT ON TABLE public.report_loan TO xindai_report;

GRANT SELECT ON TABLE public.report_roll TO xindai_app;
GRANT SELECT ON TABLE public.report_roll TO xindai_report;

GRANT SELECT ON TABLE public.report_vintage TO xindai_app;
GRANT SELECT ON TABLE public.report_vintage TO xindai_report;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.role TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.role_permission TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.sales_rep TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.saved_view TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.schedule TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.scorecard_version TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.service_request TO xindai_app;

GRANT SELECT,INSERT ON TABLE public.service_request_document TO xindai_app;

GRANT USAGE ON SEQUENCE public.service_request_number TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.session TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.settlement_account TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.signing_key TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.staff_conflict TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.staff_passkey TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.staff_password TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.staff_recovery_code TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.staff_reset_link TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.staff_totp TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.staff_user TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.stored_file TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.suspense_item TO xindai_app;

GRANT USAGE ON SEQUENCE public.suspense_item_number TO xindai_app;

GRANT SELECT,INSERT ON TABLE public.warning_day TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.warning_hold TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.warning_policy TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.warning_signal TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.warning_task TO xindai_app;

GRANT USAGE ON SEQUENCE public.warning_task_number TO xindai_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.watch_entry TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.webhook_attempt TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.webhook_delivery TO xindai_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.webhook_endpoint TO xindai_app;

ALTER DEFAULT PRIVILEGES FOR ROLE owner IN SCHEMA public GRANT USAGE ON SEQUENCES TO xindai_app;

ALTER DEFAULT PRIVILEGES FOR ROLE owner IN SCHEMA public GRANT SELECT,INSERT,DELETE,UPDATE ON TABLES TO xindai_app;
