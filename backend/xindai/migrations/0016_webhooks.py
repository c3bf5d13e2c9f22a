"""Webhooks: endpoints of API clients, what they are owed, and every attempt.

In SQL, because CreateModel would drop the checks (tortoise #2272).
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

ENDPOINTS = """
CREATE TABLE webhook_endpoint (
    id uuid PRIMARY KEY,
    client_id uuid NOT NULL REFERENCES api_client ON DELETE RESTRICT,
    url text NOT NULL,
    topics text[] NOT NULL,
    secret_sealed bytea,
    secret_number int NOT NULL DEFAULT 1,
    previous_secret_sealed bytea,
    previous_until timestamptz,
    is_active boolean NOT NULL DEFAULT true,
    disabled_why text,
    consecutive_failures int NOT NULL DEFAULT 0,
    failing_since timestamptz,
    paused_until timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    removed_at timestamptz,
    CONSTRAINT webhook_endpoint_why CHECK (is_active = (disabled_why IS NULL)),
    CONSTRAINT webhook_endpoint_reason
        CHECK (disabled_why IN ('by_hand', 'failing', 'gone', 'removed')),
    CONSTRAINT webhook_endpoint_wiped CHECK ((removed_at IS NULL) = (secret_sealed IS NOT NULL)),
    CONSTRAINT webhook_endpoint_previous
        CHECK ((previous_secret_sealed IS NULL) = (previous_until IS NULL)),
    CONSTRAINT webhook_endpoint_failing
        CHECK ((consecutive_failures > 0) = (failing_since IS NOT NULL))
);
CREATE INDEX webhook_endpoint_client ON webhook_endpoint (client_id);
CREATE INDEX webhook_endpoint_topics ON webhook_endpoint USING gin (topics) WHERE is_active;
"""

DELIVERIES = """
CREATE TABLE webhook_delivery (
    id uuid PRIMARY KEY,
    endpoint_id uuid NOT NULL REFERENCES webhook_endpoint ON DELETE RESTRICT,
    message_id uuid NOT NULL,
    topic text NOT NULL,
    payload jsonb NOT NULL,
    status varchar(20) NOT NULL DEFAULT 'pending',
    attempts int NOT NULL DEFAULT 0,
    next_attempt_at timestamptz,
    is_by_hand boolean NOT NULL DEFAULT false,
    lease uuid,
    leased_until timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    delivered_at timestamptz,
    CONSTRAINT webhook_delivery_once UNIQUE (endpoint_id, message_id),
    CONSTRAINT webhook_delivery_status
        CHECK (status IN ('pending', 'delivered', 'failed', 'cancelled')),
    CONSTRAINT webhook_delivery_next
        CHECK ((status = 'pending') = (next_attempt_at IS NOT NULL)),
    CONSTRAINT webhook_delivery_delivered
        CHECK (status <> 'delivered' OR delivered_at IS NOT NULL),
    CONSTRAINT webhook_delivery_lease CHECK ((lease IS NULL) = (leased_until IS NULL))
) WITH (fillfactor = 70);
CREATE INDEX webhook_delivery_newest ON webhook_delivery (endpoint_id, id);
CREATE INDEX webhook_delivery_due ON webhook_delivery (endpoint_id, next_attempt_at, id)
    WHERE status = 'pending';

CREATE TABLE webhook_attempt (
    id uuid PRIMARY KEY,
    delivery_id uuid NOT NULL REFERENCES webhook_delivery ON DELETE RESTRICT,
    at timestamptz NOT NULL DEFAULT now(),
    response_status int,
    duration_ms int NOT NULL,
    error text,
    excerpt text,
    is_manual boolean NOT NULL DEFAULT false,
    CONSTRAINT webhook_attempt_outcome CHECK ((response_status IS NULL) = (error IS NOT NULL))
);
CREATE INDEX webhook_attempt_delivery ON webhook_attempt (delivery_id, id);
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0015_clients")]

    operations = [ops.RunSQL(ENDPOINTS), ops.RunSQL(DELIVERIES)]
