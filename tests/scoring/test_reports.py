"""Reports from real services on 127.0.0.1: fetched, kept, used again, and missing with a reason."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from datetime import date
from uuid import UUID

import asyncpg
import httpx
import pytest
import structlog

from tests.scoring.conftest import (
    NAME,
    NUMBER,
    OFFICER,
    PHONE,
    QUICK,
    RISK,
    STRANGER,
    Applicant,
    Services,
    applicant_of,
    days_pass,
    fetch,
)
from xindai.decisioning import api as decisioning
from xindai.decisioning.reports import jobs as report_jobs
from xindai.decisioning.reports.breaker import FAILURES
from xindai.decisioning.reports.ports import Sources
from xindai.decisioning.reports.signed_http import LIMITS
from xindai.kernel.errors import Refusal
from xindai.platform import db as database
from xindai.platform.jobs.runner import Runner
from xindai.platform.settings import load_settings, secret
from xindai.platform.signatures import SIGNATURE, sign, verify
from xindai.sandbox import faults, people
from xindai.sandbox.faults import FaultKind

CLEAN = {
    "accounts_open": 3,
    "overdue_accounts_now": 0,
    "worst_days_late_12m": 2,
    "months_late_24m": 1,
    "inquiries_3m": 0,
    "months_of_history": 138,
    "overdue_minor": 0,
    "outstanding_minor": 2_574_000,
    "monthly_payment_minor": 234_000,
    "is_thin": False,
    "score": 657,
}
"""What the sandbox says about NUMBER, every day."""
OTHER = ("110105198001010024", "13900139000")


async def test_both_are_asked_once_and_used_again(applicant: Applicant, services: Services) -> None:
    found = await fetch(applicant, services.sources())
    assert found["bureau"] == CLEAN
    assert found["identity"] == {"result": "match", "phone": "match"}
    assert (found["bureau_missing"], found["identity_missing"]) == (None, None)
    assert await fetch(applicant, services.sources()) == found
    assert services.inquiries == {"bureau": 1, "identity": 1}
    rows = await applicant.reports()
    assert [(r["kind"], r["outcome"], r["why"]) for r in rows] == [
        ("bureau", "ok", None),
        ("identity", "ok", None),
    ]
    assert {str(r["id"]) for r in rows} == {found["bureau_report_id"], found["identity_report_id"]}
    assert [r["valid_until"] for r in rows] == [date(2024, 3, 1), date(2024, 4, 30)]
    audits = await database.pool().fetch(
        "SELECT actor, detail FROM audit_record WHERE action = 'report.fetch' ORDER BY seq"
    )
    assert [(a["actor"], a["detail"]["outcome"]) for a in audits] == [("staff:officer", "ok")] * 2


async def test_an_old_report_is_asked_for_again(applicant: Applicant, services: Services) -> None:
    first = await fetch(applicant, services.sources())
    await days_pass(date(2024, 3, 1))
    assert await fetch(applicant, services.sources()) == first, "the last day on which it is good"
    await days_pass(date(2024, 3, 2))
    second = await fetch(applicant, services.sources())
    assert services.inquiries == {"bureau": 2, "identity": 1}
    assert second["bureau_report_id"] != first["bureau_report_id"]
    assert second["identity_report_id"] == first["identity_report_id"]


async def test_another_phone_is_another_question(applicant: Applicant, services: Services) -> None:
    first = await fetch(applicant, services.sources())
    person = applicant.with_another_phone()
    second = await fetch(applicant, services.sources(), person)
    assert second["identity_report_id"] != first["identity_report_id"]


async def test_nobody_is_asked_without_consent(applicant: Applicant, services: Services) -> None:
    await applicant.withdraws()
    for ask in (
        lambda: fetch(applicant, services.sources()),
        lambda: decisioning.start_report_fetch(OFFICER, applicant.person.customer_id, "k"),
    ):
        with pytest.raises(Refusal) as no:
            await ask()
        assert no.value.code == "CONSENT_MISSING"
    never = await applicant_of(applicant.branch_id, *OTHER, agrees=False)
    with pytest.raises(Refusal) as no:
        await fetch(never, services.sources())
    assert no.value.code == "CONSENT_MISSING"
    assert services.inquiries == {}
    assert await applicant.reports() == []


async def test_a_stranger_finds_nobody(applicant: Applicant, services: Services) -> None:
    with pytest.raises(Refusal) as no:
        await decisioning.fetch_reports(STRANGER, applicant.person, ask=services.sources())
    assert no.value.code == "CUSTOMER_NOT_FOUND"
    assert services.inquiries == {}


async def test_nobody_is_asked_inside_a_transaction(
    applicant: Applicant, services: Services
) -> None:
    async with database.transaction():
        with pytest.raises(RuntimeError, match="already open"):
            await fetch(applicant, services.sources())


@pytest.mark.parametrize(
    ("kind", "outcome", "why"),
    [
        (FaultKind.SLOW, "missing", "timeout"),
        (FaultKind.DOWN, "missing", "down"),
        (FaultKind.WRONG, "mismatch", "wrong_person"),
        (FaultKind.FORGED, "error", "wrong_signature"),
        (FaultKind.GARBAGE, "error", "garbage"),
        (FaultKind.HUGE, "error", "too_large"),
        (FaultKind.HALF, "error", "garbage"),
    ],
)
async def test_a_failing_bureau_is_a_missing_report(
    applicant: Applicant, services: Services, kind: FaultKind, outcome: str, why: str
) -> None:
    faults.put("bureau", kind, seconds=5)
    began = time.monotonic()
    found = await fetch(applicant, services.sources())
    took = time.monotonic() - began
    assert (found["bureau"], found["bureau_missing"]) == (None, why)
    assert found["identity"] == {"result": "match", "phone": "match"}, "the other one is well"
    assert took < 4.5, "two tries of a second, and not the five of a slow service"
    (row,) = [r for r in await applicant.reports() if r["kind"] == "bureau"]
    assert (row["outcome"], row["why"], row["facts_sealed"]) == (outcome, why, None)
    faults.clear()
    assert (await fetch(applicant, services.sources()))["bureau"] == CLEAN, "asked again when well"


async def test_the_second_try_has_the_same_id(applicant: Applicant, services: Services) -> None:
    """The bureau had worked before the time was up: its answer is told again, not made again."""
    faults.put("bureau", FaultKind.SLOW, seconds=2, count=1)
    found = await fetch(applicant, services.sources())
    assert found["bureau"] == CLEAN
    await asyncio.sleep(1.5)  # until the slow one has ended too
    assert services.inquiries["bureau"] == 1


async def test_a_bureau_that_fails_and_fails_is_left_alone(
    applicant: Applicant, services: Services
) -> None:
    now = 0.0
    services.bureau_breaker._clock = lambda: now
    faults.put("bureau", FaultKind.GARBAGE, count=FAILURES)
    sources = services.sources()
    told = [(await fetch(applicant, sources))["bureau_missing"] for _ in range(FAILURES + 1)]
    assert told == ["garbage"] * FAILURES + ["resting"]
    assert len([r for r in await applicant.reports() if r["kind"] == "bureau"]) == FAILURES
    now = 31.0
    assert (await fetch(applicant, sources))["bureau"] == CLEAN


async def test_both_sides_look_at_the_signature(applicant: Applicant, services: Services) -> None:
    found = await fetch(applicant, services.sources(key="a secret of nobody"))
    assert found["bureau_missing"] == "refused"
    key, body = b"secret", b'{"a": 1}'
    header = sign(key, 1_000, body)
    assert verify(key, header, body, 1_000 + 300)
    assert not verify(key, header, body, 1_000 + 301), "a replay"
    assert not verify(key, header, body + b" ", 1_000)
    assert not verify(b"other", header, body, 1_000)
    for odd in ("", "t=1000", "t=1000,v1=", header.upper(), header + ",v1=0", "t=\u0661,v1=0"):
        assert not verify(key, odd, body, 1_000)


async def test_nobody_at_the_address_and_nobody_set_up(
    applicant: Applicant, services: Services
) -> None:
    nowhere = services.sources(bureau_url="http://127.0.0.1:9/bureau/reports")
    assert (await fetch(applicant, nowhere))["bureau_missing"] == "down"
    other = await applicant_of(applicant.branch_id, *OTHER)
    nothing = await fetch(other, Sources(None, None))
    assert nothing == {
        "bureau": None,
        "bureau_missing": "not_configured",
        "bureau_report_id": None,
        "identity": None,
        "identity_missing": "not_configured",
        "identity_report_id": None,
    }
    assert await other.reports() == []


async def test_special_people_and_those_that_somebody_wants(
    applicant: Applicant, services: Services
) -> None:
    late = await applicant_of(applicant.branch_id, "110105198001019918", "13700137001")
    found = (await fetch(late, services.sources()))["bureau"]
    assert found["overdue_accounts_now"] == 1
    assert found["worst_days_late_12m"] >= 61
    dead = await applicant_of(applicant.branch_id, "110105198001019942", "13700137002")
    found = (await fetch(dead, services.sources()))["identity"]
    assert found == {"result": "deceased", "phone": "mismatch"}
    async with httpx.AsyncClient(base_url=services.url, trust_env=False) as client:
        wanted = {"id_number": NUMBER, "story": "thin"}
        assert (await client.post("/people", json=wanted)).json() == {"story": "thin"}
        assert (await client.post("/people", json={"story": "rich"})).status_code == 400
    try:
        thin = (await fetch(applicant, services.sources()))["bureau"]
    finally:
        people._wanted.clear()
    assert (thin["is_thin"], thin["score"], thin["accounts_open"]) == (True, None, 0)


async def test_faults_are_set_over_http(services: Services) -> None:
    async with httpx.AsyncClient(base_url=services.url, trust_env=False) as client:
        wanted = {"service": "bank", "kind": "down", "count": 2}
        assert (await client.post("/faults", json=wanted)).json() == {"bank": "down"}
        assert (await client.get("/faults")).json() == {"bank": "down"}
        assert [faults.take("bank") is not None for _ in range(3)] == [True, True, False]
        for odd in ({}, [], {"service": "x", "kind": "slow"}, {**wanted, "kind": "x"},
                    {**wanted, "count": 0}, {**wanted, "for_seconds": "1"}):  # fmt: skip
            assert (await client.post("/faults", json=odd)).status_code == 400
        await client.post("/faults", json={"service": "bank", "kind": "slow", "for_seconds": 60})
        ended = await client.post("/faults", json={"service": "bank", "kind": "none"})
        assert ended.json() == {}
        unsigned = await client.post("/bureau/reports", json={"request_id": "1"})
        assert unsigned.status_code == 401


async def test_a_used_request_id_takes_no_other_question(services: Services) -> None:
    key = secret(load_settings().keys / "bureau").encode()
    async with httpx.AsyncClient(base_url=services.url, trust_env=False) as client:
        codes = []
        for name in ("张三", "张三", "李四"):
            content = {"request_id": "one", "name": name, "id_number": NUMBER, "phone": None}
            body = json.dumps(content).encode()
            headers = {SIGNATURE: sign(key, int(time.time()), body)}
            answer = await client.post("/bureau/reports", content=body, headers=headers)
            codes.append(answer.status_code)
    assert codes == [200, 200, 409]


@pytest.fixture
async def worker(services: Services, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Services]:
    """A worker beside the test, whose settings name the sandbox."""
    monkeypatch.setattr("xindai.decisioning.reports.fetch.sources", services.sources)
    ending = asyncio.Event()
    task = asyncio.create_task(Runner(report_jobs.KINDS).run(ending))
    yield services
    ending.set()
    await task


async def ended(job_id: UUID) -> str:
    """The status of a job that has ended."""
    async with asyncio.timeout(30):
        while True:
            sql = "SELECT status FROM job WHERE id = $1"
            status: str = await database.pool().fetchval(sql, job_id)
            if status in ("done", "dead"):
                return status
            await asyncio.sleep(0.05)


async def test_staff_asks_and_a_job_fetches(applicant: Applicant, worker: Services) -> None:
    customer_id = applicant.person.customer_id
    job = await decisioning.start_report_fetch(OFFICER, customer_id, "one")
    assert await decisioning.start_report_fetch(OFFICER, customer_id, "one") == job
    assert await ended(job) == "done"
    assert worker.inquiries == {"bureau": 1, "identity": 1}
    assert {row["requested_by"] for row in await applicant.reports()} == {"staff:officer"}
    again = await decisioning.start_report_fetch(OFFICER, customer_id, "two")
    await applicant.withdraws()
    assert await ended(again) == "done", "whether he was quicker or not"


async def test_a_job_asks_nobody_who_has_withdrawn(
    applicant: Applicant, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = await decisioning.start_report_fetch(OFFICER, applicant.person.customer_id, "one")
    await applicant.withdraws()
    monkeypatch.setattr("xindai.decisioning.reports.fetch.sources", services.sources)
    ending = asyncio.Event()
    task = asyncio.create_task(Runner(report_jobs.KINDS).run(ending))
    assert await ended(job) == "done"
    ending.set()
    await task
    assert services.inquiries == {}


async def test_lists_and_what_reports_say(applicant: Applicant, services: Services) -> None:
    await fetch(applicant, services.sources())
    customer_id = applicant.person.customer_id
    page = await decisioning.find_reports(OFFICER, customer_id, None, 1)
    assert (len(page.reports), page.has_next) == (1, True)
    rest = await decisioning.find_reports(OFFICER, customer_id, None, 10, page.cursors[0])
    assert [view.kind.value for view in (*page.reports, *rest.reports)] == ["identity", "bureau"]
    ids = [view.id for view in (*page.reports, *rest.reports)]
    with pytest.raises(Refusal) as no:
        await decisioning.facts_of_reports(OFFICER, ids)
    assert no.value.code == "FORBIDDEN", "the officer sees that it was fetched"
    said = await decisioning.facts_of_reports(RISK, ids)
    assert said[ids[1]] == CLEAN
    sql = "SELECT count(*) FROM audit_record WHERE action = 'report.open' AND actor = 'staff:risk'"
    assert await database.pool().fetchval(sql) == 2, "each look leaves a record"
    assert await decisioning.reports_by_id(STRANGER, ids) == {}
    with pytest.raises(Refusal) as no:
        await decisioning.find_reports(STRANGER, customer_id, None, 10)
    assert no.value.code == "CUSTOMER_NOT_FOUND"


async def test_rows_stay_as_they_came(applicant: Applicant, services: Services) -> None:
    await fetch(applicant, services.sources())
    changes = (
        "UPDATE bureau_report SET valid_until = valid_until + 300",
        "DELETE FROM bureau_report",
    )
    for sql in changes:
        with pytest.raises(asyncpg.PostgresError):
            await database.pool().execute(sql)


async def test_people_are_in_no_row_and_no_log(applicant: Applicant, services: Services) -> None:
    marks = (NAME, NUMBER, PHONE, NUMBER[:10], str(CLEAN["outstanding_minor"]))
    with structlog.testing.capture_logs() as logs:
        for kind in FaultKind:
            faults.put("bureau", kind, seconds=2, count=2)
            await fetch(applicant, services.sources())
            services.bureau_breaker.went(well=True)
        await fetch(applicant, services.sources())
    assert len([line for line in logs if line["event"] == "no report"]) >= 6
    for table in ("bureau_report", "audit_record", "outbox_message", "job", "idempotency_record"):
        rows = await database.pool().fetch(f"SELECT to_jsonb(t)::text AS row FROM {table} t")
        logs += [{"row": row["row"]} for row in rows]
    assert len(logs) > 15
    found = [(mark, line) for line in logs for mark in marks if mark in str(line)]
    assert not found


def test_in_life_a_service_has_seconds_and_kilobytes() -> None:
    assert LIMITS.response_bytes == QUICK.response_bytes == 32 * 1024
    assert 2 <= LIMITS.total_seconds <= 5
