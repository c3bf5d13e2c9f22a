"""A lender of one's own, from nothing to a person who signs in and a key that is let in."""

from __future__ import annotations

from datetime import date
from typing import Any

import pyotp
import pytest

from tests.actors import permissions_of
from xindai import cli, installation
from xindai.accounting import api as accounting
from xindai.demo import loader
from xindai.identity import api as identity
from xindai.identity.types import SecondFactor, SignedIn
from xindai.kernel.errors import Refusal


async def test_from_nothing_to_people_and_keys(
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

    await installation.add_key("till", "SH", ["cashier"])
    secret = capsys.readouterr().out.split()[-1]
    actor = await identity.actor_of_api_key(secret)
    assert actor is not None
    assert (actor.branch_path, actor.permissions) == ("/HO/SH/", permissions_of("cashier"))
    assert not await loader.is_wanted(), "the demo does not come into somebody's own books"


@pytest.mark.parametrize(
    ("role", "branch", "code"),
    [("emperor", "HO", "UNKNOWN_CHOICE"), ("administrator", "XX", "BRANCH_NOT_FOUND")],
)
async def test_wrong_rights_are_refused(db: Any, role: str, branch: str, code: str) -> None:
    await installation.add_branch("HO", "总部", None)
    with pytest.raises(Refusal) as no:
        await installation.add_key("till", branch, [role])
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
