"""The door of identity."""

from __future__ import annotations

from xindai.identity.accounts import account_of, own_account, own_phone, prove_owner
from xindai.identity.actions.borrower_sign_in import sign_in_with_code, sign_in_with_password
from xindai.identity.actions.change_password import change_borrower_password
from xindai.identity.actions.change_phone import change_phone_in
from xindai.identity.actions.close_account import close_account_in
from xindai.identity.actions.consent import give_consent, own_consents, withdraw_consent
from xindai.identity.actions.create_api_key import create_api_key
from xindai.identity.actions.create_branch import create_branch
from xindai.identity.actions.create_staff import create_staff
from xindai.identity.actions.register import register
from xindai.identity.actions.request_code import request_code
from xindai.identity.actions.reset_password import reset_borrower_password
from xindai.identity.actions.sign_in import sign_in
from xindai.identity.actions.sign_out import sign_out
from xindai.identity.borrower_sessions import end_own_session, own_sessions
from xindai.identity.codes import Purpose, count_try
from xindai.identity.consents import ConsentDocument, ConsentKind, consent_documents
from xindai.identity.demo_logins import DEMO_LOGINS, demo_staff
from xindai.identity.limits import take
from xindai.identity.queries import (
    actor_of_api_key,
    actor_of_session,
    branches,
    branches_by_id,
    staff_by_id,
)
from xindai.identity.seed import seed_permissions
from xindai.identity.sessions import end_session, start_session

__all__ = [
    "DEMO_LOGINS",
    "ConsentDocument",
    "ConsentKind",
    "Purpose",
    "account_of",
    "actor_of_api_key",
    "actor_of_session",
    "branches",
    "branches_by_id",
    "change_borrower_password",
    "change_phone_in",
    "close_account_in",
    "consent_documents",
    "count_try",
    "create_api_key",
    "create_branch",
    "create_staff",
    "demo_staff",
    "end_own_session",
    "end_session",
    "give_consent",
    "own_account",
    "own_consents",
    "own_phone",
    "own_sessions",
    "prove_owner",
    "register",
    "request_code",
    "reset_borrower_password",
    "seed_permissions",
    "sign_in",
    "sign_in_with_code",
    "sign_in_with_password",
    "sign_out",
    "staff_by_id",
    "start_session",
    "take",
    "withdraw_consent",
]
