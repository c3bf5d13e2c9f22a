"""News of jobs, for the outbox."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from xindai.platform.news import News

JOB_PROGRESS: Final = "job.progress"


@dataclass(frozen=True, slots=True, kw_only=True)
class JobProgress(News):
    """A job has started, moved or ended; `version` grows with each."""

    job_id: UUID
    kind: str
    status: str
    step: str | None
    done: int
    total: int | None
    version: int


MESSAGES: Final[Mapping[str, type]] = {JOB_PROGRESS: JobProgress}
