"""Does what was approved where the process of the checker did not get that far."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from redis.asyncio import from_url

from xindai.approvals import api as approvals
from xindai.graphql.approvals.execute import execute
from xindai.graphql.base.context import Context, Services
from xindai.graphql.base.news import News
from xindai.graphql.schema import schema
from xindai.platform.jobs.api import Kind, Work
from xindai.platform.settings import load_settings
from xindai.platform.sms import SmsQueue
from xindai.platform.sms_sandbox import SandboxSms


async def execute_approved(work: Work) -> None:
    """Twice is once: the command has a key, and a request that is done is left alone."""
    settings = load_settings()
    async with from_url(settings.redis_url or "", decode_responses=True) as redis:
        sms = SmsQueue(SandboxSms(redis))  # held commands send none; it is never started
        services = Services(redis, News(redis), b"", development=False, sms=sms)
        await execute(schema, Context(services), UUID(work.payload["id"]))
    async with work.end():
        pass


KINDS: Final = (Kind(approvals.EXECUTE, execute_approved),)
