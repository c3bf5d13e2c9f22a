"""The door of identity."""

from __future__ import annotations

from xindai.identity.actions.create_api_key import create_api_key
from xindai.identity.actions.create_branch import create_branch
from xindai.identity.actions.create_staff import create_staff
from xindai.identity.actions.sign_in import sign_in
from xindai.identity.actions.sign_out import sign_out
from xindai.identity.demo_logins import DEMO_LOGINS, demo_staff
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
    "actor_of_api_key",
    "actor_of_session",
    "branches",
    "branches_by_id",
    "create_api_key",
    "create_branch",
    "create_staff",
    "demo_staff",
    "end_session",
    "seed_permissions",
    "sign_in",
    "sign_out",
    "staff_by_id",
    "start_session",
]
