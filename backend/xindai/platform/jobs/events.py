"""News of jobs, for the outbox."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

JOB_PROGRESS: Final = "job.progress"


@dataclass(frozen=True, slots=True, kw_only=True)
class JobProgress:
    """A job has started, moved or ended; `version` grows with each."""

    job_id: UUID
    kind: str
    status: str
    step: str | None
    done: int
    total: int | None
    version: int

    def to_json(self) -> dict[str, Any]:
        """The message body; no personal data."""
        return {
            "jobId": str(self.job_id),
            "kind": self.kind,
            "status": self.status,
            "step": self.step,
            "done": self.done,
            "total": self.total,
            "version": self.version,
        }


MESSAGES: Final[Mapping[str, type]] = {JOB_PROGRESS: JobProgress}
