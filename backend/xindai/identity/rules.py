"""What a login, a password and a branch code may be."""

from __future__ import annotations

import re
from typing import Final

from xindai.kernel.errors import Refusal

SHORTEST_PASSWORD: Final = 10
LONGEST_PASSWORD: Final = 200
LONGEST_NAME: Final = 100
LONGEST_PATH: Final = 200
"""Codes of a branch and of those above it, with their slashes."""
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{1,99}", re.ASCII)
_ROLE = re.compile(r"[a-z][a-z0-9_]{1,39}", re.ASCII)
_CODE = re.compile(r"[A-Z0-9]{1,20}", re.ASCII)


def check_login(login: str) -> str:
    """The login in lower case; refuses INVALID_LOGIN."""
    lower = login.lower()
    if not _LOGIN.fullmatch(lower):
        raise Refusal("INVALID_LOGIN", "2 to 100 of a-z, 0-9, dot, dash, underscore", "login")
    return lower


def check_password(password: str) -> str:
    """Length is what counts; refuses INVALID_PASSWORD."""
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        text = f"{SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters"
        raise Refusal("INVALID_PASSWORD", text, "password")
    return password


def check_name(name: str) -> str:
    """What people read, trimmed: 1 to 100 printable characters; refuses INVALID_NAME."""
    text = name.strip()
    if not 1 <= len(text) <= LONGEST_NAME or not text.isprintable():
        raise Refusal("INVALID_NAME", f"1 to {LONGEST_NAME} printable characters", "name")
    return text


def check_role_code(code: str) -> str:
    """What the program calls a role; refuses INVALID_ROLE_CODE."""
    if not _ROLE.fullmatch(code):
        raise Refusal("INVALID_ROLE_CODE", "2 to 40 of a-z, 0-9 and _", "code")
    return code


def check_branch_code(code: str) -> str:
    """Codes build paths; refuses INVALID_BRANCH_CODE."""
    if not _CODE.fullmatch(code):
        raise Refusal("INVALID_BRANCH_CODE", "1 to 20 of A-Z and 0-9", "code")
    return code
