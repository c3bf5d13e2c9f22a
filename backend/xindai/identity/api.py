"""The door of identity."""

from __future__ import annotations

from xindai.identity.access_tokens import client_of_token, looks_like_token
from xindai.identity.actions.client_change import client_change
from xindai.identity.actions.client_create import client_create
from xindai.identity.actions.client_deactivate import client_deactivate
from xindai.identity.actions.client_secret_add import client_secret_add
from xindai.identity.actions.client_secret_revoke import client_secret_revoke
from xindai.identity.actions.create_branch import create_branch
from xindai.identity.actions.create_staff import create_staff
from xindai.identity.actions.issue_token import issue_token
from xindai.identity.actions.rotate_signing_key import rotate_signing_key
from xindai.identity.actions.sign_in import sign_in
from xindai.identity.actions.sign_out import sign_out
from xindai.identity.client_queries import clients, clients_by_id, secrets_of_clients
from xindai.identity.client_rules import grantable_scopes
from xindai.identity.client_types import (
    ClientAccess,
    ClientChange,
    ClientView,
    FreshSecret,
    IssuedToken,
    NewClient,
    SecretView,
)
from xindai.identity.demo_logins import DEMO_LOGINS, demo_staff
from xindai.identity.queries import (
    actor_of_session,
    branches,
    branches_by_id,
    staff_by_id,
)
from xindai.identity.seed import seed_permissions
from xindai.identity.sessions import end_session, start_session
from xindai.identity.signing_keys import public_keys

__all__ = [
    "DEMO_LOGINS",
    "ClientAccess",
    "ClientChange",
    "ClientView",
    "FreshSecret",
    "IssuedToken",
    "NewClient",
    "SecretView",
    "actor_of_session",
    "branches",
    "branches_by_id",
    "client_change",
    "client_create",
    "client_deactivate",
    "client_of_token",
    "client_secret_add",
    "client_secret_revoke",
    "clients",
    "clients_by_id",
    "create_branch",
    "create_staff",
    "demo_staff",
    "end_session",
    "grantable_scopes",
    "issue_token",
    "looks_like_token",
    "public_keys",
    "rotate_signing_key",
    "secrets_of_clients",
    "seed_permissions",
    "sign_in",
    "sign_out",
    "staff_by_id",
    "start_session",
]
