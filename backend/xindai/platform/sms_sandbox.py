"""The sender of development: it keeps the last messages for a page, sealed and for ten minutes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from redis.asyncio import Redis

from xindai.kernel.ids import new_id
from xindai.platform import crypto, db
from xindai.platform.crypto import FieldKeys

KEEP_SECONDS: Final = 600
KEEP_MESSAGES: Final = 50
_TABLE: Final = "sandbox_sms"


@dataclass(frozen=True, slots=True, repr=False)
class SandboxMessage:
    """A message that would have been sent; `at` is RFC 3339 in UTC."""

    phone: str
    text: str
    at: str


class SandboxSms:
    """An SmsSender that sends nothing; e-mails and pushes have a list of their own (`what`)."""

    def __init__(self, redis: Redis, what: str = "sms") -> None:
        self._redis = redis
        self._list = f"xindai:{what}:sandbox"

    async def send(self, phone: str, text: str, *, request_id: str | None = None) -> None:
        """Each message is a Redis key of its own, so that each runs out by itself."""
        record = request_id or new_id().hex
        at = datetime.now(UTC).isoformat(timespec="seconds")
        plain = json.dumps({"phone": phone, "text": text, "at": at}, ensure_ascii=False)
        sealed = (await _keys()).seal(plain, _TABLE, record, "message").hex()
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.set(f"{self._list}:{record}", sealed, ex=KEEP_SECONDS)
            pipe.lpush(self._list, record)
            pipe.ltrim(self._list, 0, KEEP_MESSAGES - 1)
            pipe.expire(self._list, KEEP_SECONDS)
            await pipe.execute()

    async def messages(self) -> list[SandboxMessage]:
        """The newest first; one that was sealed by another database's keys is passed over."""
        listed: Any = await self._redis.lrange(self._list, 0, KEEP_MESSAGES - 1)
        found: list[SandboxMessage] = []
        if not listed:
            return found
        keys = await _keys()
        sealed = await self._redis.mget([f"{self._list}:{record}" for record in listed])
        for record, text in zip(listed, sealed, strict=True):
            if text is not None:
                try:
                    plain = keys.open(bytes.fromhex(str(text)), _TABLE, record, "message")
                except InvalidTag:
                    continue
                found.append(SandboxMessage(**json.loads(plain)))
        return found


async def _keys() -> FieldKeys:
    async with db.transaction() as tx:
        return await crypto.keys(tx)
