"""A lender of one's own, from nothing to a person who signs in and a key that is let in."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.actors import permissions_of
from xindai import cli, installation
from xindai.accounting import api as accounting
from xindai.demo import loader
from xindai.identity import api as identity
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
