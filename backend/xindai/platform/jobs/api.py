"""The door of background work."""

from __future__ import annotations

from xindai.platform.jobs.change_schedule import ScheduleChange, change_schedule
from xindai.platform.jobs.clearing import clear_table
from xindai.platform.jobs.kinds import Kind, in_one
from xindai.platform.jobs.presence import QueueHealth, queue_health
from xindai.platform.jobs.queries import find_jobs, get_job, jobs_by_id, schedules
from xindai.platform.jobs.queue import Enqueued, enqueue
from xindai.platform.jobs.requeue import requeue
from xindai.platform.jobs.schedules import Schedule
from xindai.platform.jobs.types import JobStatus, JobView, ScheduleView
from xindai.platform.jobs.work import LeaseLostError, Work

__all__ = [
    "Enqueued",
    "JobStatus",
    "JobView",
    "Kind",
    "LeaseLostError",
    "QueueHealth",
    "Schedule",
    "ScheduleChange",
    "ScheduleView",
    "Work",
    "change_schedule",
    "clear_table",
    "enqueue",
    "find_jobs",
    "get_job",
    "in_one",
    "jobs_by_id",
    "queue_health",
    "requeue",
    "schedules",
]
