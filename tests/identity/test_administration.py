"""Branches, people, roles: what administrators do, and what nobody can do for himself."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import UUID

from tests.identity.conftest import SYSTEM, Office, age, audited, code_of, key
from xindai.identity import api
from xindai.identity.types import NewStaff
from xindai.platform import db as database
from xindai.platform.actor import Actor


async def branch_id(code: str) -> UUID:
    found: UUID = await database.pool().fetchval("SELECT id FROM branch WHERE code = $1", code)
    return found


async def paths() -> list[str]:
    return [b.path for b in await api.branches(SYSTEM)]


async def again(actor: Actor, office: Office, login: str) -> Actor:
    """The person with his next request."""
    return await office.enter(login)


async def test_a_moved_branch_takes_everything_below_along(office: Office) -> None:
    await api.create_branch(SYSTEM, "PD", "浦东", "SH")
    await api.create_branch(SYSTEM, "PD1", "浦东一号", "PD")
    admin, zhang, wu = [await office.enter(login) for login in ("admin", "zhang", "wu")]
    assert [b.code for b in await api.branches(wu)] == ["BJ"]
    await api.move_branch(admin, await branch_id("PD"), await branch_id("BJ"), "once")
    await api.move_branch(admin, await branch_id("PD"), await branch_id("BJ"), "once")
    assert await paths() == ["/HO/", "/HO/BJ/", "/HO/BJ/PD/", "/HO/BJ/PD/PD1/", "/HO/SH/"]
    assert [b.code for b in await api.branches(wu)] == ["BJ", "PD", "PD1"], "at once"
    assert [b.code for b in await api.branches(zhang)] == ["SH"]
    (moved,) = await audited("identity.branch_move")
    assert (moved["from"], moved["to"], moved["branches"]) == ("/HO/SH/PD/", "/HO/BJ/PD/", 2)

    await api.move_branch(admin, await branch_id("BJ"), await branch_id("SH"), key())
    assert (await again(wu, office, "wu")).branch_path == "/HO/SH/BJ/"
    assert "BJ" in [b.code for b in await api.branches(await again(zhang, office, "zhang"))]


async def test_branches_that_do_not_move(office: Office) -> None:
    admin = await office.enter("admin")
    ho, sh, bj = [await branch_id(code) for code in ("HO", "SH", "BJ")]
    await api.create_branch(SYSTEM, "PD", "浦东", "SH")
    pd = await branch_id("PD")
    move = api.move_branch
    assert await code_of(move(admin, ho, sh, key())) == "NOT_ON_YOURSELF"
    assert await code_of(move(admin, sh, pd, key())) == "BRANCH_LOOP"
    assert await code_of(move(admin, sh, sh, key())) == "BRANCH_LOOP"
    assert await code_of(move(admin, UUID(int=1), bj, key())) == "BRANCH_NOT_FOUND"
    local = await branch_admin(office)
    assert await code_of(move(local, pd, bj, key())) == "BRANCH_NOT_FOUND", "not his subtree"
    assert await code_of(move(local, sh, pd, key())) == "NOT_ON_YOURSELF"
    assert await code_of(move(await office.enter("wu"), pd, bj, key())) == "FORBIDDEN"
    await api.set_branch_active(admin, bj, True, key())
    assert await code_of(api.set_branch_active(admin, bj, False, key())) == "BRANCH_IN_USE"
    await api.set_staff_active(admin, office.ids["wu"], False, key())
    await api.set_branch_active(admin, bj, False, key())
    assert await code_of(move(admin, pd, bj, key())) == "BRANCH_CLOSED"
    new = api.create_branch(admin, "TJ", "天津", parent_id=bj, key=key())
    assert await code_of(new) == "BRANCH_CLOSED"
    await api.rename_branch(admin, sh, " 上海分行 ", key())
    assert {b.name for b in await api.branches(SYSTEM) if b.code == "SH"} == {"上海分行"}
    long = "X" * 20
    for n in range(10):
        above = "PD" if n == 0 else f"{long[:18]}{n - 1}"
        deep = api.create_branch(SYSTEM, f"{long[:18]}{n}", "深", above)
        if n == 9:
            assert await code_of(deep) == "BRANCH_TOO_DEEP"
        else:
            await deep


async def test_a_branch_made_while_its_parent_moves_is_where_it_belongs(office: Office) -> None:
    admin = await office.enter("admin")
    sh, bj = await branch_id("SH"), await branch_id("BJ")
    await asyncio.gather(
        api.move_branch(admin, bj, sh, key()),
        *(api.create_branch(SYSTEM, f"N{n}", "新", "BJ") for n in range(5)),
    )
    found = await paths()
    assert [p for p in found if "/N" in p] == [f"/HO/SH/BJ/N{n}/" for n in range(5)]


async def branch_admin(office: Office) -> Actor:
    """An administrator of people in Shanghai only, with a role of his own."""
    rights = ["identity.branch_read", "identity.branch_change", "identity.staff_read",
              "identity.create_staff", "identity.staff_change"]  # fmt: skip
    await api.create_role(SYSTEM, "local_admin", "本地管理员", "Local administrator", rights, key())
    await office.hire("local", "SH", "local_admin")
    return await office.enter("local")


async def test_people_are_invited_changed_and_leave(office: Office) -> None:
    admin = await office.enter("admin")
    wanted = NewStaff(
        login="Li", display_name="李四", branch_id=await branch_id("SH"), phone="13900139000",
        roles=frozenset({"cashier"}),
    )  # fmt: skip
    link = await api.invite_staff(admin, wanted, "once")
    assert await api.invite_staff(admin, wanted, "once") == link
    await api.use_reset_link(office.redis, link.token, "a fine new password", "x")
    li = await office.enter("li", "a fine new password")
    assert "loan.repay" in li.permissions

    bj = await branch_id("BJ")
    await api.change_staff(
        admin, link.staff_id, key(), roles=["accountant"], branch_id=bj, display_name="李司"
    )
    li = await office.enter("li", "a fine new password")
    assert (li.branch_path, "loan.repay" in li.permissions) == ("/HO/BJ/", False)
    assert "13900139000" not in str(await audited("identity.staff_change"))
    taken = api.change_staff(admin, office.ids["zhang"], key(), phone="13900139000")
    assert await code_of(taken) == "PHONE_TAKEN"
    await api.change_staff(admin, link.staff_id, key(), phone="")
    await api.change_staff(admin, office.ids["zhang"], key(), phone="13900139000")

    await api.set_staff_active(admin, link.staff_id, False, key())
    assert await api.own_staff_sessions(li) == []
    seen, more, total = await api.staff_page(admin, api.StaffFilter(), first=2)
    assert ([s.login for s in seen], more, total) == (["admin", "li"], True, 4)
    rest, more, _ = await api.staff_page(admin, api.StaffFilter(), first=2, after="li")
    assert ([s.login for s in rest], more) == (["wu", "zhang"], False)
    for found, by in (
        (["li"], {"text": "李"}), (["zhang"], {"text": "ZH"}),
        (["wu", "zhang"], {"role": "customer_manager"}),
        (["li"], {"is_active": False}), (["li", "wu"], {"branch_id": bj}), ([], {"text": "%"}),
    ):  # fmt: skip
        wheres: Any = by
        page, _, _ = await api.staff_page(admin, api.StaffFilter(**wheres), first=10)
        assert [s.login for s in page] == found, by


async def test_nobody_climbs(office: Office) -> None:
    """No right for oneself, none above one's own over others, and none outside one's subtree."""
    admin, local = await office.enter("admin"), await branch_admin(office)
    own, more = office.ids["admin"], [*admin.permissions, "loan.repay"]
    for act in (
        api.change_staff(admin, own, key(), roles=["administrator", "cashier"]),
        api.set_staff_active(admin, own, False, key()),
        api.require_factor(admin, own, False, key()),
        api.reset_factors(admin, own, key()),
        api.unlock_staff(office.redis, admin, own, key()),
        api.change_role(admin, "administrator", key(), permissions=more),
    ):  # fmt: skip
        assert await code_of(act) == "NOT_ON_YOURSELF"

    zhang = office.ids["zhang"]
    await api.change_staff(local, zhang, key(), roles=["cashier"])  # duties stay apart: allowed
    above = api.change_staff(local, zhang, key(), roles=["administrator"])
    assert await code_of(above) == "ABOVE_OWN_RIGHTS"
    wanted = NewStaff(
        login="puppet", display_name="偶", branch_code="SH", roles=frozenset({"administrator"})
    )
    assert await code_of(api.invite_staff(local, wanted, key())) == "ABOVE_OWN_RIGHTS"
    await api.change_staff(SYSTEM, zhang, None, roles=["administrator"])
    for act in (
        api.set_staff_active(local, zhang, False, key()),
        api.change_staff(local, zhang, key(), display_name="x"),
    ):
        assert await code_of(act) == "ABOVE_OWN_RIGHTS", "he administers more"
    assert (
        await code_of(api.set_staff_active(local, office.ids["wu"], False, key()))
        == "STAFF_NOT_FOUND"
    )
    bj = await branch_id("BJ")
    out = api.change_staff(local, office.ids["local"], key(), branch_id=bj)
    assert await code_of(out) == "NOT_ON_YOURSELF"
    assert await code_of(api.create_reset_link(local, zhang, key())) == "FORBIDDEN"


async def test_roles_are_data(office: Office) -> None:
    admin = await office.enter("admin")
    await api.create_role(admin, "teller", "柜员", "Teller", ["loan.read", "loan.repay"], key())
    assert await code_of(
        api.create_role(admin, "teller", "柜员", "Teller", [], key())
    ) == "ROLE_EXISTS"  # fmt: skip
    await api.change_staff(admin, office.ids["zhang"], key(), roles=["teller"])
    zhang = await office.enter("zhang")
    assert zhang.permissions == {"loan.read", "loan.repay"}
    await api.change_role(admin, "teller", key(), permissions=["loan.read"], name_en="Window")
    (change,) = await audited("identity.role_change")
    assert (change["added"], change["taken"]) == ([], ["loan.repay"])
    assert (await office.enter("zhang")).permissions == {"loan.read"}
    for act, code in (
        (api.delete_role(admin, "teller", key()), "ROLE_IN_USE"),
        (api.delete_role(admin, "cashier", key()), "ROLE_IS_SEEDED"),
        (api.delete_role(admin, "gone", key()), "ROLE_NOT_FOUND"),
        (api.create_role(admin, "X", "x", "x", [], key()), "INVALID_ROLE_CODE"),
        (api.create_role(admin, "xx", "x", "x", ["loan.steal"], key()), "UNKNOWN_CHOICE"),
        (api.create_role(zhang, "xx", "x", "x", [], key()), "FORBIDDEN"),
    ):
        assert await code_of(act) == code
    await api.change_staff(admin, office.ids["zhang"], key(), roles=[])
    await api.delete_role(admin, "teller", key())
    assert "teller" not in {r.code for r in await api.roles(admin)}
    await age(admin, "proved_at", "11 minutes")
    assert await code_of(api.change_role(admin, "cashier", key())) == "STEP_UP_NEEDED"


async def test_roles_belong_to_the_whole_lender(office: Office) -> None:
    await office.hire("below", "SH", "administrator")
    below = await office.enter("below")
    grown = api.change_role(below, "cashier", key(), permissions=[])
    assert await code_of(grown) == "WHOLE_LENDER_ONLY"


async def test_the_last_administrator_stays(office: Office) -> None:
    await office.hire("second", "HO", "administrator")
    admin, second = await office.enter("admin"), await office.enter("second")
    both = await asyncio.gather(
        api.set_staff_active(admin, office.ids["second"], False, key()),
        api.set_staff_active(second, office.ids["admin"], False, key()),
        return_exceptions=True,
    )
    codes = [getattr(one, "code", one) for one in both]
    assert codes.count(None) == 1
    # Who comes well behind the other has lost his session with his place.
    assert {code for code in codes if code} <= {"LAST_ADMINISTRATOR", "STEP_UP_NEEDED"}
    stays = "admin" if both[0] is None else "second"
    left = office.ids[stays]
    for act in (
        api.set_staff_active(SYSTEM, left, False, None),
        api.change_staff(SYSTEM, left, None, roles=["cashier"]),
        api.change_staff(SYSTEM, left, None, branch_id=await branch_id("SH")),
        api.change_role(SYSTEM, "administrator", None, permissions=["identity.staff_read"]),
    ):
        assert await code_of(act) == "LAST_ADMINISTRATOR"
    assert "identity.role_change" in (await office.enter(stays)).permissions
