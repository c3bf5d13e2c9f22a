"""A lender of one's own: the first business day, branches, people and clients, from the shell."""

from __future__ import annotations

import getpass
import secrets
import sys
from datetime import date
from typing import Final

from redis.asyncio import from_url

from xindai.accounting import api as accounting
from xindai.decisioning import api as decisioning
from xindai.graphql.base.versions import newest
from xindai.identity import api as identity
from xindai.identity.types import NewStaff
from xindai.kernel.ids import new_id
from xindai.platform import db
from xindai.platform.actor import system_actor
from xindai.platform.settings import load_settings

SHELL: Final = system_actor("shell")


async def init(on: date) -> int:
    """Open the books of a new lender; 1 where they are open already."""
    async with db.transaction() as tx:
        begun = await accounting.begin(tx, on)
        await decisioning.ensure_standard_policy(tx)
    print(f"The first business day is {on}." if begun else "The books are open already.")
    return 0 if begun else 1


async def add_branch(code: str, name: str, parent: str | None) -> int:
    """A branch below its parent; the first one has none."""
    await identity.create_branch(SHELL, code, name, parent)
    print(f"Branch {code} is there.")
    return 0


async def add_staff(login: str, name: str, branch: str, roles: list[str]) -> int:
    """A person; the password is asked for, or made and shown once where nobody can be asked."""
    typed = getpass.getpass(f"Password of {login}: ") if sys.stdin.isatty() else ""
    password = typed or secrets.token_urlsafe(12)
    await identity.create_staff(
        SHELL,
        NewStaff(
            login=login,
            display_name=name,
            password=password,
            branch_code=branch,
            roles=frozenset(roles),
        ),
    )
    print(f"{login} may sign in." if typed else f"{login} may sign in with {password}")
    return 0


async def reset_factor(login: str) -> int:
    """For who lost every factor, the last administrator too: only his password is left."""
    person = await identity.staff_by_login(SHELL, login)
    if person is None:
        print(f"Nobody has the login {login}.", file=sys.stderr)
        return 1
    await identity.reset_factors(SHELL, person.id, None)
    address = load_settings().redis_url
    if address is not None:
        async with from_url(address) as redis:
            await identity.unlock_staff(redis, SHELL, person.id, None)
    print(f"{login} has no second factor any more, and no lock; all of his sessions are over.")
    return 0


async def add_client(
    name: str, branch: str, scopes: list[str], networks: list[str], rates: tuple[int, int]
) -> int:
    """A third party with its secret, shown this once; pinned to the newest version."""
    ids = {view.code: view.id for view in await identity.branches(SHELL)}
    wanted = identity.NewClient(
        name=name,
        branch_id=ids.get(branch) or new_id(),  # an unknown code is the branch of nobody
        scopes=scopes,
        allowed_networks=networks,
        requests_per_minute=rates[0],
        cost_per_minute=rates[1],
        schema_version=newest(),
    )
    fresh = await identity.client_create(SHELL, wanted, new_id().hex)
    view = (await identity.clients_by_id(SHELL, [fresh.client]))[fresh.client]
    print(f"client_id      {view.client_id}")
    print(f"client_secret  {fresh.secret}")
    return 0


async def rotate_signing_key() -> int:
    """Access tokens are signed with a new key; those that are out stay good until they run out."""
    print(f"Tokens are signed with {await identity.rotate_signing_key(SHELL)}.")
    return 0
