"""The door of background work."""

from __future__ import annotations

from xindai.platform.jobs.change_schedule import change_schedule
from xindai.platform.jobs.kinds import Kind, in_one
from xindai.platform.jobs.presence import QueueHealth, queue_health
from xindai.platform.jobs.queries import find_jobs, jobs_by_id, schedule_named, schedules
from xindai.platform.jobs.queue import Enqueued, enqueue
from xindai.platform.jobs.requeue import requeue
from xindai.platform.jobs.schedules import Schedule
from xindai.platform.jobs.work import LeaseLostError, Work

__all__ = [
    "Enqueued",
    "Kind",
    "LeaseLostError",
    "QueueHealth",
    "Schedule",
    "Work",
    "change_schedule",
    "enqueue",
    "find_jobs",
    "in_one",
    "jobs_by_id",
    "queue_health",
    "requeue",
    "schedule_named",
    "schedules",
]
