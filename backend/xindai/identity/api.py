"""The door of identity."""

from __future__ import annotations

from xindai.identity.access_tokens import client_of_token, looks_like_token
from xindai.identity.accounts import account_of, own_account, own_phone, prove_owner
from xindai.identity.actions.borrower_sign_in import sign_in_with_code, sign_in_with_password
from xindai.identity.actions.change_branch import rename_branch, set_branch_active
from xindai.identity.actions.change_password import change_borrower_password
from xindai.identity.actions.change_phone import change_phone_in
from xindai.identity.actions.change_role import change_role, create_role, delete_role
from xindai.identity.actions.change_staff import change_staff
from xindai.identity.actions.change_staff_password import change_staff_password
from xindai.identity.actions.client_change import client_change
from xindai.identity.actions.client_create import client_create
from xindai.identity.actions.client_deactivate import client_deactivate
from xindai.identity.actions.client_secret_add import client_secret_add
from xindai.identity.actions.client_secret_revoke import client_secret_revoke
from xindai.identity.actions.close_account import close_account_in
from xindai.identity.actions.consent import give_consent, own_consents, withdraw_consent
from xindai.identity.actions.create_branch import create_branch
from xindai.identity.actions.create_staff import create_staff
from xindai.identity.actions.end_session import (
    end_other_staff_sessions,
    end_own_staff_session,
    end_staff_sessions,
)
from xindai.identity.actions.enrol_passkey import add_passkey, passkey_options, remove_passkey
from xindai.identity.actions.enrol_totp import begin_totp, confirm_totp, remove_totp
from xindai.identity.actions.invite_staff import invite_staff
from xindai.identity.actions.issue_token import issue_token
from xindai.identity.actions.move_branch import move_branch
from xindai.identity.actions.reauthenticate import reauthenticate, reauthenticate_options
from xindai.identity.actions.recovery_codes import renew_recovery_codes
from xindai.identity.actions.register import register
from xindai.identity.actions.request_code import request_code
from xindai.identity.actions.reset_link import create_reset_link, use_reset_link
from xindai.identity.actions.reset_password import reset_borrower_password
from xindai.identity.actions.reset_staff_password import request_staff_reset, reset_staff_password
from xindai.identity.actions.rotate_signing_key import rotate_signing_key
from xindai.identity.actions.sign_in import sign_in
from xindai.identity.actions.sign_in_passkey import passkey_sign_in_options, sign_in_passkey
from xindai.identity.actions.sign_in_second_factor import sign_in_second_factor
from xindai.identity.actions.sign_out import sign_out
from xindai.identity.actions.signing_code import (
    SigningCode,
    count_signing_try,
    issue_signing_code,
    spend_signing_code,
)
from xindai.identity.actions.staff_standing import (
    require_factor,
    reset_factors,
    set_staff_active,
    unlock_staff,
)
from xindai.identity.borrower_sessions import end_own_session, own_sessions
from xindai.identity.client_queries import (
    actor_of_client,
    clients,
    clients_by_id,
    secrets_of_clients,
)
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
from xindai.identity.codes import Purpose, count_try
from xindai.identity.consents import (
    ConsentDocument,
    ConsentKind,
    consent_documents,
    consents_of_accounts,
    has_required,
)
from xindai.identity.demo_logins import DEMO_BORROWERS, DEMO_LOGINS, demo_staff
from xindai.identity.factors.check import Proof
from xindai.identity.limits import take
from xindai.identity.names import actor_names, keys_of, role_names
from xindai.identity.proof import require_recent, staff_id_of
from xindai.identity.queries import (
    actor_of_session,
    actor_of_staff,
    branches,
    branches_by_id,
    staff_by_id,
    staff_by_login,
)
from xindai.identity.seed import seed_permissions
from xindai.identity.sessions import end_session, start_session
from xindai.identity.signing_keys import public_keys
from xindai.identity.staff_queries import (
    StaffFilter,
    own_factors,
    own_roles,
    own_staff_sessions,
    roles,
    sessions_of_staff,
    staff_page,
)
from xindai.identity.standing import must_enrol

__all__ = [
    "DEMO_BORROWERS",
    "DEMO_LOGINS",
    "ClientAccess",
    "ClientChange",
    "ClientView",
    "ConsentDocument",
    "ConsentKind",
    "FreshSecret",
    "IssuedToken",
    "NewClient",
    "Proof",
    "Purpose",
    "SecretView",
    "SigningCode",
    "StaffFilter",
    "account_of",
    "actor_names",
    "actor_of_client",
    "actor_of_session",
    "actor_of_staff",
    "add_passkey",
    "begin_totp",
    "branches",
    "branches_by_id",
    "change_borrower_password",
    "change_phone_in",
    "change_role",
    "change_staff",
    "change_staff_password",
    "client_change",
    "client_create",
    "client_deactivate",
    "client_of_token",
    "client_secret_add",
    "client_secret_revoke",
    "clients",
    "clients_by_id",
    "close_account_in",
    "confirm_totp",
    "consent_documents",
    "consents_of_accounts",
    "count_signing_try",
    "count_try",
    "create_branch",
    "create_reset_link",
    "create_role",
    "create_staff",
    "delete_role",
    "demo_staff",
    "end_other_staff_sessions",
    "end_own_session",
    "end_own_staff_session",
    "end_session",
    "end_staff_sessions",
    "give_consent",
    "grantable_scopes",
    "has_required",
    "invite_staff",
    "issue_signing_code",
    "issue_token",
    "keys_of",
    "looks_like_token",
    "move_branch",
    "must_enrol",
    "own_account",
    "own_consents",
    "own_factors",
    "own_phone",
    "own_roles",
    "own_sessions",
    "own_staff_sessions",
    "passkey_options",
    "passkey_sign_in_options",
    "prove_owner",
    "public_keys",
    "reauthenticate",
    "reauthenticate_options",
    "register",
    "remove_passkey",
    "remove_totp",
    "rename_branch",
    "renew_recovery_codes",
    "request_code",
    "request_staff_reset",
    "require_factor",
    "require_recent",
    "reset_borrower_password",
    "reset_factors",
    "reset_staff_password",
    "role_names",
    "roles",
    "rotate_signing_key",
    "secrets_of_clients",
    "seed_permissions",
    "sessions_of_staff",
    "set_branch_active",
    "set_staff_active",
    "sign_in",
    "sign_in_passkey",
    "sign_in_second_factor",
    "sign_in_with_code",
    "sign_in_with_password",
    "sign_out",
    "spend_signing_code",
    "staff_by_id",
    "staff_by_login",
    "staff_id_of",
    "staff_page",
    "start_session",
    "take",
    "unlock_staff",
    "use_reset_link",
    "withdraw_consent",
]
