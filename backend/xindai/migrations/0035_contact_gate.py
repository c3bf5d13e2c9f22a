"""The contact gate: nobody is contacted unless the rules in force allow it at that moment.

In SQL, because CreateModel would drop the checks (tortoise #2272). The trigger of
`contact_attempt` decides by itself, whoever inserts: it takes the clock of the database, locks the
person, and reads the rules, the stops and the attempts before. The pure twin in
notifications/contact/rules.py answers first, with the next permitted moment; a test holds both to
an oracle of its own.
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

TABLES = """
CREATE TABLE contact_rule_set (
    id uuid PRIMARY KEY,
    version int NOT NULL UNIQUE,
    status varchar(20) NOT NULL DEFAULT 'draft',
    rules jsonb NOT NULL,
    makers text[] NOT NULL,
    checker text,
    reason text,
    created_at timestamptz NOT NULL DEFAULT now(),
    approved_at timestamptz,
    retired_at timestamptz,
    CONSTRAINT contact_rule_set_status
        CHECK (status IN ('draft', 'in_review', 'approved', 'retired')),
    CONSTRAINT contact_rule_set_rules CHECK (jsonb_typeof(rules) = 'array'),
    CONSTRAINT contact_rule_set_four_eyes CHECK (NOT checker = ANY (makers)),
    CONSTRAINT contact_rule_set_makers CHECK (cardinality(makers) >= 1),
    CONSTRAINT contact_rule_set_approved
        CHECK ((approved_at IS NOT NULL) = (status IN ('approved', 'retired'))
           AND (approved_at IS NOT NULL) = (checker IS NOT NULL)),
    CONSTRAINT contact_rule_set_retired CHECK ((retired_at IS NOT NULL) = (status = 'retired'))
);
CREATE UNIQUE INDEX contact_rule_set_one_each ON contact_rule_set (status)
    WHERE status <> 'retired';
CREATE FUNCTION contact_rule_set_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status <> 'draft' AND (NEW.rules, NEW.makers, NEW.version)
        IS DISTINCT FROM (OLD.rules, OLD.makers, OLD.version) THEN
        RAISE EXCEPTION 'contact rules that are % stay what they are', OLD.status
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER contact_rule_set_stays BEFORE UPDATE ON contact_rule_set
    FOR EACH ROW EXECUTE FUNCTION contact_rule_set_stays();
CREATE TRIGGER contact_rule_set_kept BEFORE DELETE OR TRUNCATE ON contact_rule_set
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE DELETE, TRUNCATE ON contact_rule_set FROM xindai_app;

CREATE TABLE contact_person (
    id uuid PRIMARY KEY,
    role varchar(20) NOT NULL,
    subject_id uuid NOT NULL,
    zone varchar(60) NOT NULL,
    region varchar(10) NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT contact_person_once UNIQUE (role, subject_id),
    CONSTRAINT contact_person_role CHECK (role IN ('customer', 'guarantor', 'third_party')),
    CONSTRAINT contact_person_zone CHECK (zone ~ '^[A-Za-z_]+(/[A-Za-z0-9_+-]+)*$'),
    CONSTRAINT contact_person_region CHECK (region ~ '^[A-Z]{2}(-[A-Z0-9]{1,3})?$')
);
CREATE FUNCTION contact_person_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.role, NEW.subject_id) IS DISTINCT FROM (OLD.id, OLD.role, OLD.subject_id) THEN
        RAISE EXCEPTION 'contact_person % is who it is', OLD.id USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER contact_person_stays BEFORE UPDATE ON contact_person
    FOR EACH ROW EXECUTE FUNCTION contact_person_stays();
REVOKE DELETE, TRUNCATE ON contact_person FROM xindai_app;

CREATE TABLE contact_stop (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES contact_person ON DELETE RESTRICT,
    kind varchar(20) NOT NULL,
    purposes text[] NOT NULL,
    channels text[] NOT NULL,
    from_at timestamptz NOT NULL DEFAULT now(),
    until_at timestamptz,
    reference text,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    lifted_by text,
    lifted_at timestamptz,
    CONSTRAINT contact_stop_kind CHECK (kind IN ('stop_request', 'cease_and_desist', 'dispute',
        'legal_hold', 'deceased', 'insolvency', 'wrong_person')),
    CONSTRAINT contact_stop_purposes
        CHECK (purposes <@ ARRAY['service', 'reminder', 'collection', 'marketing']::text[]),
    CONSTRAINT contact_stop_channels
        CHECK (channels <@ ARRAY['sms', 'email', 'push', 'call', 'visit', 'letter']::text[]),
    CONSTRAINT contact_stop_whole CHECK (kind NOT IN ('deceased', 'wrong_person')
        OR cardinality(purposes) = 0 AND cardinality(channels) = 0),
    CONSTRAINT contact_stop_until CHECK (until_at > from_at),
    CONSTRAINT contact_stop_lifted CHECK ((lifted_by IS NULL) = (lifted_at IS NULL))
);
CREATE INDEX contact_stop_person ON contact_stop (person_id);
CREATE FUNCTION contact_stop_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.lifted_at IS NOT NULL OR (NEW.id, NEW.person_id, NEW.kind, NEW.purposes, NEW.channels,
        NEW.from_at, NEW.until_at, NEW.created_by, NEW.created_at) IS DISTINCT FROM (OLD.id,
        OLD.person_id, OLD.kind, OLD.purposes, OLD.channels, OLD.from_at, OLD.until_at,
        OLD.created_by, OLD.created_at) THEN
        RAISE EXCEPTION 'contact_stop % may only be lifted, once', OLD.id USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER contact_stop_stays BEFORE UPDATE ON contact_stop
    FOR EACH ROW EXECUTE FUNCTION contact_stop_stays();
-- A stop and an attempt wait for each other: whoever comes second knows of the first.
CREATE FUNCTION contact_stop_locks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM contact_person WHERE id = NEW.person_id FOR NO KEY UPDATE;
    RETURN NEW;
END $$;
CREATE TRIGGER contact_stop_locks BEFORE INSERT ON contact_stop
    FOR EACH ROW EXECUTE FUNCTION contact_stop_locks();
REVOKE DELETE, TRUNCATE ON contact_stop FROM xindai_app;

CREATE TABLE contact_attempt (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES contact_person ON DELETE RESTRICT,
    purpose varchar(20) NOT NULL,
    channel varchar(20) NOT NULL,
    tells_debt boolean NOT NULL,
    about_id uuid,
    reference text NOT NULL,
    rule_set_id uuid NOT NULL REFERENCES contact_rule_set ON DELETE RESTRICT,
    at timestamptz NOT NULL,
    valid_until timestamptz NOT NULL,
    created_by text NOT NULL,
    CONSTRAINT contact_attempt_purpose
        CHECK (purpose IN ('service', 'reminder', 'collection', 'marketing')),
    CONSTRAINT contact_attempt_channel
        CHECK (channel IN ('sms', 'email', 'push', 'call', 'visit', 'letter')),
    CONSTRAINT contact_attempt_valid CHECK (valid_until >= at)
);
CREATE INDEX contact_attempt_person ON contact_attempt (person_id, at);
CREATE INDEX contact_attempt_about ON contact_attempt (about_id, at);
"""

GATE = """
-- Which moment it is, for the gate alone: nobody hands it a time of his own.
CREATE FUNCTION contact_clock() RETURNS timestamptz LANGUAGE sql VOLATILE
    AS 'SELECT clock_timestamp()';

CREATE FUNCTION contact_is_stopped(person uuid, purpose text, channel text, moment timestamptz)
RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM contact_stop s WHERE s.person_id = $1 AND s.lifted_at IS NULL
        AND s.from_at <= $4 AND (s.until_at IS NULL OR s.until_at > $4)
        AND (cardinality(s.purposes) = 0 OR $2 = ANY (s.purposes))
        AND (cardinality(s.channels) = 0 OR $3 = ANY (s.channels))
    )
$$;

-- All rules that apply bind; a contact whose hours no rule names is not provided for.
CREATE FUNCTION contact_attempt_gate() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER contact_attempt_gate BEFORE INSERT ON contact_attempt
    FOR EACH ROW EXECUTE FUNCTION contact_attempt_gate();
CREATE TRIGGER contact_attempt_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON contact_attempt
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON contact_attempt FROM xindai_app;
"""

STANDARD = """
-- What a new installation begins with, after the law and the industry's own rules of China; the
-- lender changes it by a new version that a second person approves.
INSERT INTO contact_rule_set (id, version, status, makers, checker, approved_at, rules)
VALUES (uuidv7(), 1, 'approved', '{system:standard}', 'system:installation', now(), $$[
  {"code": "service_hours", "zh": "服务通知: 不限时段", "en": "Service notices at any hour",
   "purposes": ["service"], "channels": ["sms", "email", "push", "letter"],
   "from_minute": 0, "to_minute": 1440},
  {"code": "service_calls", "zh": "服务电话与上门: 8 点至 21 点",
   "en": "Service calls and visits from 8 to 21", "purposes": ["service"],
   "channels": ["call", "visit"], "from_minute": 480, "to_minute": 1260},
  {"code": "reminder_hours", "zh": "还款提醒: 8 点至 21 点", "en": "Reminders from 8 to 21",
   "purposes": ["reminder"], "from_minute": 480, "to_minute": 1260},
  {"code": "reminder_caps", "zh": "还款提醒: 每日 6 次, 每周 20 次",
   "en": "Reminders: 6 a day, 20 a week", "purposes": ["reminder"],
   "cap_day": 6, "cap_week": 20},
  {"code": "collection_hours", "zh": "催收: 8 点至 22 点, 夜间不得催收",
   "en": "Collection from 8 to 22, never at night", "purposes": ["collection"],
   "from_minute": 480, "to_minute": 1320},
  {"code": "collection_caps", "zh": "催收: 各渠道合计每日 6 次, 每周 21 次",
   "en": "Collection: 6 a day and 21 a week over all channels", "purposes": ["collection"],
   "cap_day": 6, "cap_week": 21},
  {"code": "collection_calls", "zh": "催收电话: 每日 3 次", "en": "Collection calls: 3 a day",
   "purposes": ["collection"], "channels": ["call"], "cap_day": 3},
  {"code": "collection_visits", "zh": "催收上门: 9 点至 19 点, 每日 1 次, 每周 2 次",
   "en": "Collection visits from 9 to 19, 1 a day, 2 a week", "purposes": ["collection"],
   "channels": ["visit"], "from_minute": 540, "to_minute": 1140, "cap_day": 1, "cap_week": 2},
  {"code": "third_party_debt", "zh": "不得向第三人透露债务",
   "en": "Third parties are never told of a debt", "roles": ["third_party"], "no_debt": true},
  {"code": "third_party_caps", "zh": "第三人: 每日 1 次, 每周 2 次, 仅询问联系方式",
   "en": "Third parties: once a day, twice a week, only to ask for contact details",
   "roles": ["third_party"], "purposes": ["collection"], "cap_day": 1, "cap_week": 2},
  {"code": "third_party_channels", "zh": "对第三人仅可电话联系",
   "en": "Third parties are only called", "roles": ["third_party"],
   "channels": ["sms", "email", "push", "visit", "letter"], "is_forbidden": true},
  {"code": "third_party_purposes", "zh": "对第三人不发服务, 提醒, 营销信息",
   "en": "No service, reminders or marketing to third parties", "roles": ["third_party"],
   "purposes": ["service", "reminder", "marketing"], "is_forbidden": true},
  {"code": "marketing_hours", "zh": "营销: 9 点至 20 点, 每日 1 次, 每周 2 次",
   "en": "Marketing from 9 to 20, once a day, twice a week", "purposes": ["marketing"],
   "from_minute": 540, "to_minute": 1200, "cap_day": 1, "cap_week": 2},
  {"code": "marketing_guarantors", "zh": "不向保证人营销", "en": "No marketing to guarantors",
   "roles": ["guarantor"], "purposes": ["marketing"], "is_forbidden": true}
]$$);
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0031_requests_and_papers")]

    operations = [ops.RunSQL(TABLES), ops.RunSQL(GATE), ops.RunSQL(STANDARD)]
