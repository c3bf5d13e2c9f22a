"""The life of a version: tests, four eyes, one champion, a challenger with its share."""

from __future__ import annotations

import asyncio
import copy
import itertools
from collections import Counter
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from tests.actors import staff
from tests.decisioning.conftest import SYSTEM, decided, request
from tests.loans.conftest import Lender
from xindai.decisioning import api
from xindai.decisioning.standard_policy import ensure_standard_policy, standard_policy
from xindai.decisioning.types import Arm, Outcome, VersionStatus
from xindai.kernel.errors import Refusal
from xindai.platform import db as database

WRITER = staff("risk_manager", name="writer")
CHECKER = staff("risk_manager", name="checker")
THIRD = staff("risk_manager", name="third")
keys = (f"key-{n}" for n in itertools.count())


def content(**thresholds: str) -> dict[str, Any]:
    """The standard policy, with other cells in its column of debts to income."""
    given = copy.deepcopy(standard_policy()["content"])
    table = next(n for n in given["model"]["nodes"] if n["id"] == "knockouts")["content"]
    for rule in table["rules"]:
        if rule["_id"] in thresholds:
            rule["i_dti_bps"] = thresholds[rule["_id"]]
    return given


async def draft(code: str = "standard", actor: Any = WRITER, **thresholds: str) -> UUID:
    wanted = api.Draft(code=code, name_zh="策略", name_en="Policy", content=content(**thresholds))
    return await api.save_draft(actor, wanted, next(keys))


async def submitted(code: str = "standard", **thresholds: str) -> UUID:
    version = await draft(code, **thresholds)
    cases = [standard_policy()["test_cases"][1]]
    await api.set_test_cases(WRITER, version, cases, next(keys))
    return await api.submit(WRITER, version, next(keys))


async def code_of(act: Any) -> str:
    with pytest.raises(Refusal) as no:
        await act
    return no.value.code


async def status(version: UUID) -> tuple[str, Any, Any]:
    found = await api.version_of(SYSTEM, version)
    return found.status.value, found.arm, found.share_percent


async def test_from_draft_to_champion(lender: Lender) -> None:
    """Whoever asks for 30,000.00 with 65 percent of debts is referred, then declined."""
    owing = {"monthly_obligations_minor": 700_000}
    assert (await decided(request(facts=owing))).outcome is Outcome.REFER
    version = await draft(dti_70="> 6000")
    assert await status(version) == ("draft", None, None)
    assert len((await api.version_of(SYSTEM, version)).test_cases) == 10, "those of the last one"
    await api.set_test_cases(WRITER, version, [], next(keys))
    assert await code_of(api.submit(WRITER, version, next(keys))) == "POLICY_TESTS_MISSING"
    wrong = {**standard_policy()["test_cases"][1], "outcome": "approve"}
    await api.set_test_cases(WRITER, version, [wrong], next(keys))
    (result,) = await api.run_tests(WRITER, version)
    assert (result.passed, result.differs, result.outcome) == (False, ("outcome",), Outcome.DECLINE)
    assert await code_of(api.submit(WRITER, version, next(keys))) == "POLICY_TESTS_FAILED"
    await api.set_test_cases(WRITER, version, standard_policy()["test_cases"], next(keys))
    assert all(r.passed for r in await api.run_tests(WRITER, version))
    assert await code_of(api.publish(CHECKER, version, None, next(keys))) == "POLICY_WRONG_STATUS"
    await api.submit(WRITER, version, next(keys))
    assert await code_of(draft()) == "POLICY_IN_REVIEW"
    assert await code_of(api.publish(WRITER, version, None, next(keys))) == "POLICY_OWN_VERSION"
    assert await code_of(api.reject(CHECKER, version, " ", next(keys))) == "REASON_MISSING"
    await api.publish(CHECKER, version, None, next(keys))
    assert await status(version) == ("published", Arm.CHAMPION, None)
    (policy,) = await api.policies(SYSTEM)
    assert [v.status for v in policy.versions] == [VersionStatus.PUBLISHED, VersionStatus.RETIRED]
    found = await decided(request(facts=owing))
    assert (found.outcome, found.policy_version_id) == (Outcome.DECLINE, version)
    assert await code_of(api.retire(CHECKER, version, next(keys))) == "POLICY_CHAMPION_STAYS"


async def test_everybody_who_touched_a_draft_is_its_author(lender: Lender) -> None:
    """Also who wrote it first and was followed by another, or set only its test cases."""
    await draft("OWN")
    version = await draft("OWN", actor=THIRD)
    case = standard_policy()["test_cases"][0]
    await api.set_test_cases(CHECKER, version, [case], next(keys))
    await api.submit(THIRD, version, next(keys))
    for actor in (WRITER, THIRD, CHECKER):
        assert await code_of(api.publish(actor, version, None, next(keys))) == "POLICY_OWN_VERSION"
    sql = """UPDATE decision_policy_version SET status = 'published', arm = 'champion',
        publisher = $2, published_at = now() WHERE id = $1"""
    for actor in (WRITER, THIRD, CHECKER):
        with pytest.raises(asyncpg.CheckViolationError):
            await database.pool().execute(sql, version, actor.id)
    other = staff("risk_manager", name="fourth")
    await api.publish(other, version, None, next(keys))


async def test_a_rejected_version_is_a_draft_again(lender: Lender) -> None:
    version = await submitted("OWN")
    await api.reject(CHECKER, version, "too lax", next(keys))
    found = await api.version_of(SYSTEM, version)
    assert (found.status, found.note) == (VersionStatus.DRAFT, "too lax")
    assert await draft("OWN") == version


async def test_what_left_the_draft_stays(lender: Lender) -> None:
    version = await submitted()
    for change in ("content = '{}'", "test_cases = '[]'", "author = 'x'", "number = 9"):
        sql = f"UPDATE decision_policy_version SET {change} WHERE id = $1"
        with pytest.raises(asyncpg.PostgresError):
            await database.pool().execute(sql, version)
    assert await code_of(api.set_test_cases(WRITER, version, [], next(keys))) == (
        "POLICY_WRONG_STATUS"
    )
    with pytest.raises(asyncpg.PostgresError):
        await database.pool().execute("DELETE FROM decision_policy_version")


async def test_a_challenger_gets_its_share_and_keeps_its_people(lender: Lender) -> None:
    async with database.transaction() as tx:
        await ensure_standard_policy(tx)
    lonely = await submitted("OWN")
    assert await code_of(api.publish(CHECKER, lonely, 10, next(keys))) == "POLICY_CHAMPION_MISSING"
    version = await submitted(dti_70="> 6000")
    await api.publish(CHECKER, version, 30, next(keys))
    assert await status(version) == ("published", Arm.CHALLENGER, 30)

    async def arms() -> dict[str, Arm]:
        wanted = [request(f"application/{n}") for n in range(120)]
        return {w.subject: (await decided(w)).arm for w in wanted}

    first = await arms()
    assert await arms() == first
    assert 20 <= Counter(first.values())[Arm.CHALLENGER] <= 55
    assert await code_of(api.set_share(CHECKER, version, 101, next(keys))) == "OUT_OF_RANGE"
    await api.set_share(CHECKER, version, 60, next(keys))
    more = await arms()
    held = {s for s, arm in first.items() if arm is Arm.CHALLENGER}
    assert held < {s for s, arm in more.items() if arm is Arm.CHALLENGER}
    await api.retire(CHECKER, version, next(keys))
    assert set((await arms()).values()) == {Arm.CHAMPION}
    assert await code_of(api.retire(CHECKER, version, next(keys))) == "POLICY_WRONG_STATUS"


async def test_a_policy_of_the_products_code_decides_for_it(lender: Lender) -> None:
    version = await submitted("FARM", dti_70="> 10")
    await api.publish(CHECKER, version, None, next(keys))
    assert (await decided(request(product_code="FARM"))).policy_version_id == version
    assert (await decided(request(product_code="CASH"))).policy_version_id != version


async def test_many_publish_at_once_and_one_does(lender: Lender) -> None:
    version = await submitted("OWN")
    people = [staff("risk_manager", name=f"p{n}") for n in range(8)]
    told = await asyncio.gather(
        *(api.publish(p, version, None, f"race-{p.id}") for p in people), return_exceptions=True
    )
    done = [t for t in told if isinstance(t, UUID)]
    refused = [t.code for t in told if isinstance(t, Refusal)]
    assert len(done) == 1 and refused == ["POLICY_WRONG_STATUS"] * 7


async def test_publishing_and_rejecting_at_once(lender: Lender) -> None:
    version = await submitted("OWN")
    told = await asyncio.gather(
        api.publish(CHECKER, version, None, next(keys)),
        api.reject(THIRD, version, "too lax", next(keys)),
        return_exceptions=True,
    )
    assert sum(isinstance(t, UUID) for t in told) == 1
    found = await api.version_of(SYSTEM, version)
    assert found.status in (VersionStatus.PUBLISHED, VersionStatus.DRAFT)


async def test_many_new_installations_lay_one_standard_policy(lender: Lender) -> None:
    await asyncio.gather(*(decided(request(f"application/{n}")) for n in range(8)))
    assert await database.pool().fetchval("SELECT count(*) FROM decision_policy_version") == 1


async def test_who_may(lender: Lender) -> None:
    version = await submitted("OWN")
    for login in ("cashier", "auditor", "branch_manager", "product_manager"):
        assert await code_of(api.publish(staff(login), version, None, next(keys))) == "FORBIDDEN"
    assert await code_of(draft("X", actor=staff("auditor"))) == "FORBIDDEN"
    assert await code_of(api.run_tests(staff("auditor"), version)) == "FORBIDDEN"


@pytest.mark.parametrize(
    ("case", "code"),
    [
        (5, "NOT_AN_OBJECT"),
        ({"name": "x"}, "MISSING_FIELD"),
        ({"name": "x", "facts": {}, "outcome": "approve"}, "MISSING_FIELD"),
        ({"name": "x", "facts": {"sex": "F"}, "outcome": "approve"}, "RULE_FACT_FORBIDDEN"),
        ({"name": "x", "facts": {"y": 1}, "outcome": "approve"}, "FACT_UNKNOWN"),
        ({"name": "x", "facts": {"age_years": 1.5}, "outcome": "approve"}, "FACT_INVALID"),
        ({"name": "x", "facts": {}, "outcome": "maybe"}, "UNKNOWN_CHOICE"),
        ({"name": "x" * 101, "facts": {}, "outcome": "approve"}, "INVALID_TEXT"),
    ],
)
async def test_test_cases_are_read_strictly(lender: Lender, case: Any, code: str) -> None:
    version = await draft("OWN")
    assert await code_of(api.set_test_cases(WRITER, version, [case], next(keys))) == code
    assert await code_of(api.set_test_cases(WRITER, version, [case] * 201, next(keys))) == (
        "TOO_MANY_ITEMS"
    )


async def test_a_try_keeps_nothing(lender: Lender) -> None:
    version = await draft("OWN")
    facts = standard_policy()["test_cases"][6]["facts"]
    tried = await api.try_facts(WRITER, version, facts)
    assert tried.outcome is Outcome.DECLINE and tried.counterfactual is not None
    assert tried.reasons[0].code == "DTI_TOO_HIGH"
    assert await database.pool().fetchval("SELECT count(*) FROM decision") == 0
    assert await code_of(api.try_facts(WRITER, version, facts | {"race": "x"})) == (
        "RULE_FACT_FORBIDDEN"
    )


async def test_a_scorecard_counts_what_was_reported(lender: Lender) -> None:
    """Of the consumer card: 520 + income 30 + job 20 + bureau 10, 20, 10, 15 + phone 5."""
    carded = content() | {"scorecard": "consumer"}
    wanted = api.Draft(code="standard", name_zh="策略", name_en="Policy", content=carded)
    version = await api.save_draft(WRITER, wanted, next(keys))
    cases = [standard_policy()["test_cases"][1]]
    await api.set_test_cases(WRITER, version, cases, next(keys))
    await api.submit(WRITER, version, next(keys))
    await api.publish(CHECKER, version, None, next(keys))
    found = await decided(request())
    assert found.score == 630
    kept = (await api.decisions_by_id(SYSTEM, [found.id]))[found.id].trace["score"]
    assert kept["scorecard"] == "consumer"
    assert {"fact": "bureau_inquiries_3m", "bin": "below 3", "points": 10} in kept["parts"]
    nothing = {"bureau": None, "bureau_missing": "timeout", "identity": None}
    unseen = await decided(request("application/2"), nothing)
    assert unseen.score == 520 + 30 + 20 - 15 - 15 - 10 - 20 - 10
