"""Third parties: clients with scopes and secrets in place of API keys, and the keys that sign tokens.

In SQL, because CreateModel would drop the checks (tortoise #2272).
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

CLIENTS = """
DROP TABLE api_key;
CREATE TABLE api_client (
    id uuid PRIMARY KEY,
    client_id varchar(40) NOT NULL UNIQUE,
    name text NOT NULL,
    branch_id uuid NOT NULL REFERENCES branch ON DELETE RESTRICT,
    scopes text[] NOT NULL DEFAULT '{}',
    allowed_networks text[] NOT NULL DEFAULT '{}',
    requests_per_minute int NOT NULL,
    cost_per_minute int NOT NULL,
    schema_version text,
    is_active boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by text NOT NULL,
    CONSTRAINT api_client_rates CHECK (requests_per_minute > 0 AND cost_per_minute > 0)
);
CREATE TABLE api_client_secret (
    id uuid PRIMARY KEY,
    client_id uuid NOT NULL REFERENCES api_client ON DELETE RESTRICT,
    secret_hash bytea NOT NULL UNIQUE,
    prefix varchar(20) NOT NULL,
    secret_sealed bytea,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz,
    revoked_at timestamptz,
    CONSTRAINT api_client_secret_hash_length CHECK (octet_length(secret_hash) = 32)
);
CREATE INDEX api_client_secret_client ON api_client_secret (client_id);
"""

KEYS = """
CREATE TABLE signing_key (
    id uuid PRIMARY KEY,
    kid varchar(64) NOT NULL UNIQUE,
    algorithm varchar(20) NOT NULL,
    public_jwk jsonb NOT NULL,
    private_sealed bytea,
    created_at timestamptz NOT NULL DEFAULT now(),
    retired_at timestamptz,
    CONSTRAINT signing_key_wiped CHECK ((private_sealed IS NULL) = (retired_at IS NOT NULL))
);
CREATE UNIQUE INDEX signing_key_current ON signing_key (algorithm) WHERE retired_at IS NULL;
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0014_borrowers")]

    operations = [ops.RunSQL(CLIENTS), ops.RunSQL(KEYS)]
