"""Fixtures for everybody: a real PostgreSQL and a real Valkey, started when a test first asks.

`db` is a fresh, migrated database with the application's pool open on it; `redis` is an empty
Redis database. All workers of a run share the servers; each test copies a template database.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg
import pytest
import redis.asyncio
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from xindai.identity.api import seed_permissions
from xindai.platform import db as database
from xindai.platform.embedded import postgres, valkey
from xindai.platform.migrate import migrate
from xindai.platform.settings import as_app_role

TEMPLATE = "xindai_template"
ROOM_BYTES = 4 * 1024**3
"""What the databases of a run may take."""
APP_PASSWORD = "test-application"

_slow = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
hypothesis_settings.register_profile("ci", deadline=None, suppress_health_check=_slow)
hypothesis_settings.register_profile(
    "nightly", parent=hypothesis_settings.get_profile("ci"), max_examples=10_000
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--nightly", action="store_true", help="the long runs too")


def pytest_configure(config: pytest.Config) -> None:
    nightly = config.getoption("--nightly")
    hypothesis_settings.load_profile("nightly" if nightly else "ci")
    # Workers of pytest-xdist share the servers of their controller.
    if not hasattr(config, "workerinput") and config.getoption("numprocesses", None):
        servers = TestServers()
        config.add_cleanup(servers.stop)
        os.environ["XINDAI_TEST_SERVERS"] = "|".join((servers.owner_url, servers.redis_url))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--nightly"):
        nightly = pytest.mark.skip(reason="a long run: ./scripts/test --nightly")
        for item in items:
            if "nightly" in item.keywords:
                item.add_marker(nightly)


def _in_memory() -> str | None:
    """A folder in memory if there is room: the template is copied ten times as fast there."""
    shared = Path("/dev/shm")
    has_room = os.access(shared, os.W_OK) and shutil.disk_usage(shared).free > ROOM_BYTES
    return str(shared) if has_room else None


class TestServers:
    """Both servers in a temporary folder, with a migrated template database."""

    __test__ = False

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="xindai-test-", dir=_in_memory()))
        self.folder.chmod(0o755)
        with ExitStack() as running:
            running.callback(shutil.rmtree, self.folder, ignore_errors=True)
            server = postgres.start(self.folder, forgetful=True)
            running.callback(server.stop)
            cache = valkey.start(self.folder)
            running.callback(cache.stop)
            self.owner_url = server.url
            self.redis_url = cache.url
            asyncio.run(self._make_template())
            self.stop = running.pop_all().close

    async def _make_template(self) -> None:
        async with _owner(self.owner_url) as connection:
            await connection.execute(f"CREATE DATABASE {TEMPLATE}")
        template = _with_name(self.owner_url, TEMPLATE)
        await migrate(template, app_password=APP_PASSWORD)
        await seed_permissions(template)


@dataclass(frozen=True, slots=True)
class Database:
    """One test's own database."""

    name: str
    url: str
    """Enters as the application, without the right to change the journal."""
    owner_url: str

    @asynccontextmanager
    async def owner(self) -> AsyncIterator[asyncpg.Connection[Any]]:
        """A connection as the owner, for corrupting rows and looking behind the scenes."""
        async with _owner(self.owner_url) as connection:
            yield connection


@dataclass(frozen=True, slots=True)
class ServerUrls:
    owner_url: str
    redis_url: str


@pytest.fixture(scope="session")
def servers() -> Iterator[ServerUrls]:
    """Addresses of the session's servers; the owner's URL names the database `xindai`, empty."""
    if shared := os.environ.get("XINDAI_TEST_SERVERS"):
        owner_url, redis_url = shared.split("|")
        yield ServerUrls(owner_url, redis_url)
        return
    own = TestServers()
    try:
        yield ServerUrls(own.owner_url, own.redis_url)
    finally:
        own.stop()


@pytest.fixture
async def fresh_database(servers: ServerUrls) -> AsyncIterator[Database]:
    """A migrated database that nobody is connected to."""
    name = f"test_{secrets.token_hex(6)}"
    async with _owner(servers.owner_url) as connection:
        await connection.execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE} STRATEGY file_copy")
    owner_url = _with_name(servers.owner_url, name)
    yield Database(name, as_app_role(owner_url, APP_PASSWORD), owner_url)
    async with _owner(servers.owner_url) as connection:
        await connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
async def db(fresh_database: Database) -> AsyncIterator[Database]:
    """A migrated database, and xindai.platform.db connected to it as the application."""
    await database.connect(fresh_database.url, min_size=1, max_size=8)
    try:
        yield fresh_database
    finally:
        await database.close()


def redis_address(servers: ServerUrls) -> str:
    """Each worker of a run has a Redis database of its own."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % 16
    return servers.redis_url.rpartition("/")[0] + f"/{worker}"


@pytest.fixture
async def redis_url(servers: ServerUrls) -> str:
    """The address of an empty Redis database, one per worker."""
    url = redis_address(servers)
    async with redis.asyncio.from_url(url) as client:
        await client.flushdb()
    return url


@pytest.fixture(name="redis")
async def redis_client(redis_url: str) -> AsyncIterator[redis.asyncio.Redis]:
    """A client on an empty Redis database."""
    async with redis.asyncio.from_url(redis_url, decode_responses=True) as client:
        yield client


@asynccontextmanager
async def _owner(url: str) -> AsyncIterator[asyncpg.Connection[Any]]:
    connection = await asyncpg.connect(url)
    try:
        yield connection
    finally:
        await connection.close()


def _with_name(url: str, name: str) -> str:
    return f"{url.rpartition('/')[0]}/{name}"
