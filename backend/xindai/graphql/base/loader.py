"""Batches: what one request asks for one by one is read in one statement."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable, Sequence
from typing import Any, TypeVar

from strawberry.dataloader import DataLoader

from xindai.graphql.base.context import Context
from xindai.platform.actor import Actor

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
Read = Callable[[Actor, Sequence[K]], Awaitable[dict[K, V]]]


async def load(context: Context, read: Read[K, V], key: K) -> V | None:
    """One of many: `read` sees the actor, so what is not his is not there."""
    name = f"{read.__module__}.{read.__qualname__}"
    loader = context.loaders.get(name)
    if loader is None:
        actor = await context.actor()

        async def batch(keys: list[K]) -> list[Any]:
            found = await read(actor, keys)
            return [found.get(key) for key in keys]

        loader = context.loaders.setdefault(name, DataLoader(load_fn=batch))
    value: V | None = await loader.load(key)
    return value


def forget(context: Context) -> None:
    """After a change: what was read before is old."""
    context.loaders.clear()
