"""Everything that the worker does by itself: the kinds of jobs and the schedules of all domains."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.approvals import jobs as approvals
from xindai.collections import jobs as collections
from xindai.contracts import jobs as contracts
from xindai.credit_lines import jobs as credit_lines
from xindai.customers import api as customers_door
from xindai.customers import jobs as customers
from xindai.decisioning import jobs as decisioning
from xindai.early_warning import jobs as early_warning
from xindai.graphql.approvals import jobs as graphql_approvals
from xindai.graphql.exports import jobs as exports
from xindai.graphql.statistics import delivery as statistics
from xindai.identity import jobs as identity
from xindai.loans import api as loans_door
from xindai.loans import jobs as loans
from xindai.notifications import jobs as notifications
from xindai.origination import jobs as origination
from xindai.payments import jobs as payments
from xindai.platform import audit_job
from xindai.platform.db import Tx
from xindai.platform.files import clearing as files
from xindai.platform.jobs import clearing
from xindai.platform.jobs.api import Kind, Schedule
from xindai.reminders import jobs as reminders
from xindai.webhooks import jobs as webhooks


class CustomerDirectory:
    """Where notifications find a customer's telephone."""

    async def phone_of(self, tx: Tx, subject_id: UUID) -> str | None:
        """11 digits, or None."""
        person = await customers_door.person_of(tx, subject_id)
        return None if person is None else person.phone


KINDS: Final[tuple[Kind, ...]] = (
    audit_job.CHECKPOINT,
    audit_job.VERIFY,
    clearing.CLEARING,
    *approvals.KINDS,
    *customers.KINDS,
    *credit_lines.KINDS,
    *collections.KINDS,
    *contracts.KINDS,
    *decisioning.KINDS,
    *early_warning.KINDS,
    *graphql_approvals.KINDS,
    *exports.KINDS,
    *files.KINDS,
    *identity.KINDS,
    *loans.KINDS,
    *notifications.kinds(CustomerDirectory()),
    *origination.kinds(loans_door.own_loans),
    *payments.KINDS,
    *reminders.KINDS,
    *statistics.KINDS,
    *webhooks.KINDS,
)
SCHEDULES: Final[tuple[Schedule, ...]] = (
    audit_job.MINUTELY,
    audit_job.NIGHTLY,
    clearing.NIGHTLY,
    *approvals.SCHEDULES,
    *collections.SCHEDULES,
    *credit_lines.SCHEDULES,
    *early_warning.SCHEDULES,
    *exports.SCHEDULES,
    *files.SCHEDULES,
    *identity.SCHEDULES,
    *loans.SCHEDULES,
    *notifications.SCHEDULES,
    *origination.SCHEDULES,
    *payments.SCHEDULES,
    *reminders.SCHEDULES,
    *statistics.SCHEDULES,
    *webhooks.SCHEDULES,
)
