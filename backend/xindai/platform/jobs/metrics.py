"""How the queue stands, for Prometheus: asked of the table when somebody reads the metrics."""

from __future__ import annotations

from contextlib import suppress

from prometheus_client import Gauge

from xindai.platform import db
from xindai.platform.jobs.presence import queue_health

JOBS = Gauge("xindai_jobs", "Unfinished jobs and dead letters", ["status"])
WORKERS = Gauge("xindai_job_workers", "Workers that were seen in the last 30 seconds")
OLDEST = Gauge("xindai_job_oldest_due_seconds", "How long the oldest due job has waited")


async def measure() -> None:
    """Set the gauges; they stay as they were while the database is away."""
    with suppress(*db.TROUBLE):
        health = await queue_health()
        for status, count in health.jobs.items():
            JOBS.labels(status).set(count)
        WORKERS.set(health.workers)
        OLDEST.set(health.oldest_due_seconds)
