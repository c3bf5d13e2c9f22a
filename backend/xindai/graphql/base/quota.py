"""How much one asker may have in a minute: requests, and what operations cost (base/limits.py).

A client has what its row says; a session of ours has plenty, an address without any sign-in too:
they only end a loop gone wild. Both buckets are asked in one round trip to Redis, before anything
is executed. When Redis is away, operations go on uncounted, and a metric says so.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any, Final

import structlog
from graphql import DocumentNode, GraphQLError, parse
from prometheus_client import Counter
from redis.asyncio import Redis
from redis.exceptions import RedisError
from strawberry.extensions import SchemaExtension

from xindai.graphql.base.errors import coded
from xindai.platform.rate_limits import SECONDS, Bucket, Verdict, take

PATIENCE_SECONDS: Final = 0.25
"""A Redis that hangs is away too: nobody waits for it longer than this."""
REST_SECONDS: Final = 1.0
"""How long it is left alone after that."""
NOTHING: Final[DocumentNode] = parse("{ __typename }")

REFUSED: Final = Counter("xindai_rate_limited_total", "Operations refused", ["asker"])
UNCOUNTED: Final = Counter("xindai_rate_limit_unavailable_total", "Operations let in uncounted")

log = structlog.get_logger("xindai.graphql")


@dataclass(frozen=True, slots=True)
class Quota:
    """What one asker may have in a minute."""

    requests_per_minute: int
    cost_per_minute: int


SESSION: Final = Quota(3_000, 3_000_000)
"""Of a person: fifty requests a second, which no screen sends."""
ADDRESS: Final = Quota(3_000, 3_000_000)
"""Of everybody behind an address who has not signed in; many phones may share one."""


@dataclass(slots=True)
class Meter:
    """Counts for the process; it remembers for a moment that Redis is away."""

    redis: Redis
    _rest_until: float = 0.0

    async def charge(self, asker: str, key: str, quota: Quota, cost: int) -> Verdict | None:
        """One request of this cost; None while nobody counts."""
        if time.monotonic() < self._rest_until:
            UNCOUNTED.inc()
            return None
        tag = f"xindai:rate:{{{key}}}"
        buckets = [
            Bucket("requests", f"{tag}:requests", quota.requests_per_minute),
            Bucket("cost", f"{tag}:cost", quota.cost_per_minute, cost),
        ]
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                verdict = await take(self.redis, buckets)
        except (OSError, RedisError) as away:  # a TimeoutError is an OSError
            self._rest_until = time.monotonic() + REST_SECONDS
            UNCOUNTED.inc()
            log.warning("operations are not counted", reason=type(away).__name__)
            return None
        if not verdict.allowed:
            REFUSED.labels(asker).inc()
        return verdict


def headers(verdict: Verdict) -> dict[str, str]:
    """RateLimit and RateLimit-Policy (draft-ietf-httpapi-ratelimit-headers), and Retry-After."""
    said = {
        "RateLimit-Policy": ", ".join(f'"{x.name}";q={x.most};w={SECONDS}' for x in verdict.levels),
        "RateLimit": ", ".join(
            f'"{x.name}";r={x.left};t={x.full_in_seconds}' for x in verdict.levels
        ),
    }
    if not verdict.allowed:
        said["Retry-After"] = str(verdict.retry_after_seconds)
    return said


class Metered(SchemaExtension):
    """Stands behind Limits, which measured the operation, in the list of extensions."""

    async def on_operation(self) -> AsyncIterator[None]:
        """What failed between parsing and validation was a request too."""
        yield
        if not self.execution_context.context.charged:
            await self._refusal(0)

    async def on_parse(self) -> AsyncIterator[None]:
        """A text that cannot be parsed never reaches validation."""
        context = self.execution_context
        if context.graphql_document is None and (no := await self._refusal(0)) is not None:
            context.graphql_document = NOTHING
            context.context.refused = no
        yield

    async def on_validate(self) -> AsyncIterator[None]:
        """What is not valid costs a request, and nothing else."""
        context = self.execution_context
        if not context.context.charged:
            invalid = bool(context.pre_execution_errors)
            context.context.refused = await self._refusal(0 if invalid else context.context.cost)
        if context.context.refused is not None:
            context.pre_execution_errors = [context.context.refused]
        yield

    async def _refusal(self, cost: int) -> GraphQLError | None:
        context: Any = self.execution_context.context
        context.charged = True
        asker, key, quota = context.asker()
        if cost > quota.cost_per_minute:  # it would never fit, however long one waits
            most = quota.cost_per_minute
            return coded("QUERY_TOO_LARGE", f"the operation costs more than {most}, your minute")
        verdict = await context.services.meter.charge(asker, key, quota, cost)
        if verdict is None:
            return None
        context.say(headers(verdict), None if verdict.allowed else 429)
        if verdict.allowed:
            return None
        wait = verdict.retry_after_seconds
        return coded("RATE_LIMITED", f"try again in {wait} seconds", retryAfterSeconds=wait)
