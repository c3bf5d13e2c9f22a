"""What an endpoint may look like, checked before the transaction: names are looked up outside."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from xindai.kernel.errors import Refusal
from xindai.platform.outbound.client import Outbound
from xindai.platform.topics import topics
from xindai.webhooks.errors import topic_unknown


async def url_refusal(outbound: Outbound, url: str | None) -> Refusal | None:
    """Why nothing could be sent there, as a value: a repeated command answers as it did before,
    whatever the name server says by now."""
    try:
        if url is not None:
            await outbound.check(url)
    except Refusal as no:
        return no
    return None


def check_topics(wanted: Sequence[str]) -> list[str]:
    """Each once and in order; refuses WEBHOOK_TOPIC_UNKNOWN."""
    if not wanted or len(set(wanted)) < len(wanted) or not set(wanted) <= topics().keys():
        raise topic_unknown()
    return sorted(wanted)


def host_of(url: str) -> str:
    """What the audit keeps of a URL: its path may hold a token."""
    return urlsplit(url).netloc[:253]
