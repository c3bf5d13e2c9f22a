"""A lender of one's own, from nothing to a person who signs in and a key that is let in."""

from __future__ import annotations

from datetime import date
from typing import Any

import pyotp
import pytest

from xindai import cli, installation
from xindai.accounting import api as accounting
from xindai.demo import loader
from xindai.graphql.base.versions import newest
from xindai.identity import api as identity
from xindai.identity.types import SecondFactor, SignedIn
from xindai.kernel.errors import Refusal


async def test_from_nothing_to_people_and_clients(
    db: Any, redis: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await installation.init(date(2026, 1, 1)) == 0
    assert await installation.init(date(2026, 2, 1)) == 1, "the books are opened once"
    assert await accounting.today() == date(2026, 1, 1)
    await installation.add_branch("HO", "总部", None)
    await installation.add_branch("SH", "上海网点", "HO")
    await installation.add_staff("boss", "老板", "HO", ["administrator"])
    password = capsys.readouterr().out.split()[-1]
    signed = await identity.sign_in(redis, "boss", password, "test")
    assert signed.staff.roles == {"administrator"}

    await installation.add_client("till", "SH", ["loan.read", "loan.repay"], [], (600, 200_000))
    told = capsys.readouterr().out.split()
    client_id, secret = told[1], told[3]
    issued = await identity.issue_token(redis, client_id, secret, None, "192.0.2.7", "x")
    access = await identity.client_of_token(issued.access_token, "192.0.2.7", "x")
    assert access is not None
    assert access.actor.permissions == {"loan.read", "loan.repay"}
    assert (access.actor.branch_path, access.schema_version) == ("/HO/SH/", newest())
    assert await installation.rotate_signing_key() == 0
    assert len(await identity.public_keys()) == 2
    assert not await loader.is_wanted(), "the demo does not come into somebody's own books"


@pytest.mark.parametrize(
    ("scope", "branch", "code"),
    [("loan.everything", "HO", "SCOPE_NOT_GRANTABLE"), ("loan.read", "XX", "BRANCH_NOT_FOUND")],
)
async def test_wrong_rights_are_refused(db: Any, scope: str, branch: str, code: str) -> None:
    await installation.add_branch("HO", "总部", None)
    with pytest.raises(Refusal) as no:
        await installation.add_client("till", branch, [scope], [], (600, 200_000))
    assert no.value.code == code


def test_the_commands_take_their_arguments() -> None:
    line = [
        "staff",
        "boss",
        "老板",
        "--branch",
        "HO",
        "--role",
        "administrator",
        "--role",
        "auditor",
    ]
    options = cli.build_parser().parse_args(line)
    assert (options.login, options.name, options.role) == (
        "boss",
        "老板",
        ["administrator", "auditor"],
    )


async def test_who_lost_every_factor_is_let_in_again(
    db: Any, redis: Any, redis_url: str, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REDIS_URL", redis_url)
    await installation.add_branch("HO", "总部", None)
    await installation.add_staff("boss", "老板", "HO", ["administrator"])
    password = capsys.readouterr().out.split()[-1]
    signed = await identity.sign_in(redis, "boss", password, "test")
    actor = await identity.actor_of_session(signed.token)
    assert actor is not None
    draft = await identity.begin_totp(actor, "begin")
    assert draft.secret is not None
    await identity.confirm_totp(actor, pyotp.TOTP(draft.secret).now(), "confirm")
    assert isinstance(await identity.sign_in(redis, "boss", password, "test"), SecondFactor)

    assert await installation.reset_factor("nobody") == 1
    assert await installation.reset_factor("Boss") == 0
    assert await identity.actor_of_session(signed.token) is None
    again = await identity.sign_in(redis, "boss", password, "test")
    assert isinstance(again, SignedIn)
    options = cli.build_parser().parse_args(["staff", "boss", "--reset-factor"])
    assert options.reset_factor and options.name is None
    assert cli.main(["staff", "boss"]) == 2, "a new person needs a name, a branch and a role"
