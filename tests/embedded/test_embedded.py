"""Servers of our own: hosted once, shared by guests, and nothing lost by kill -9."""

from __future__ import annotations

import asyncio
import errno
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import pytest
from redis import Redis

from xindai.platform.embedded import process
from xindai.platform.embedded.hosting import forget, services
from xindai.platform.embedded.process import EmbeddedServerError
from xindai.platform.settings import PROJECT, Settings

HOST = """
import sys, time
from pathlib import Path
from xindai.platform.embedded.hosting import services
from xindai.platform.settings import Settings
with services(Settings(Path(sys.argv[1]), None, None, None, True)) as found:
    print(found.database_owner_url, found.redis_url, flush=True)
    time.sleep(600)
"""


@pytest.fixture
def settings() -> Iterator[Settings]:
    with tempfile.TemporaryDirectory(prefix="xindai-embedded-", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o755)
        yield Settings(Path(name), None, None, None, True)
        # Before the folder goes: what still writes there would leave half of it behind.
        assert gone(Path(name) / "postgres"), "a PostgreSQL outlives its test"
        assert gone(Path(name) / "valkey"), "a Valkey outlives its test"


@contextmanager
def host(settings: Settings) -> Iterator[tuple[subprocess.Popen[str], str, str]]:
    """Another process that hosts the servers."""
    with subprocess.Popen(
        [sys.executable, "-c", HOST, str(settings.var)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(PROJECT / "backend")},
    ) as child:
        assert child.stdout is not None
        database_url, redis_url = child.stdout.readline().split()
        try:
            yield child, database_url, redis_url
        finally:
            child.kill()


def sql(url: str, statement: str) -> object:
    async def run() -> object:
        connection = await asyncpg.connect(url)
        try:
            return await connection.fetchval(statement)
        finally:
            await connection.close()

    return asyncio.run(run())


def gone(folder: Path) -> bool:
    for _ in range(300):
        if not process.working_in(folder):
            return True
        time.sleep(0.02)
    return False


def ended(pid: int) -> bool:
    """Within six seconds; a zombie that nobody reaps has ended (and has no program any more)."""
    for _ in range(300):
        try:
            os.readlink(f"/proc/{pid}/exe")
        except OSError:
            return True
        time.sleep(0.02)
    return False


def test_the_second_is_a_guest_and_a_fresh_start_is_refused(settings: Settings) -> None:
    with host(settings) as (_, database_url, redis_url):
        with services(settings) as found:
            assert not found.is_host
            assert (found.database_owner_url, found.redis_url) == (database_url, redis_url)
        with pytest.raises(EmbeddedServerError, match=r"stop \./scripts/run first"):
            forget(settings)


def test_servers_die_with_a_host_that_is_killed(settings: Settings) -> None:
    with host(settings) as (child, _, _):
        child.kill()
        child.wait()
        assert gone(settings.var / "postgres")
        assert gone(settings.var / "valkey")


def remove_under_a_running_server(folder: Path) -> None:
    """PostgreSQL may make a file between the listing of a folder and its removal: begin again."""
    for _ in range(100):
        try:
            shutil.rmtree(folder)
        except FileNotFoundError:
            if not folder.exists():
                return
        except OSError as busy:
            if busy.errno != errno.ENOTEMPTY:
                raise
        else:
            return
    raise AssertionError(f"{folder} is written faster than it is removed")


def test_no_server_outlives_its_host_even_when_its_folder_is_gone(settings: Settings) -> None:
    with host(settings) as (child, _, redis_url):
        Redis.from_url(redis_url).set("unsaved", "17")
        (postgres,) = {
            pid
            for pid in process.working_in(settings.var / "postgres")
            if b"--port" in Path(f"/proc/{pid}/cmdline").read_bytes()
        }
        (valkey,) = process.working_in(settings.var / "valkey")
        remove_under_a_running_server(settings.var / "postgres")
        remove_under_a_running_server(settings.var / "valkey")
        child.kill()
        child.wait()
        outlived = [pid for pid in (postgres, valkey) if not ended(pid)]
        for pid in outlived:
            os.kill(pid, signal.SIGKILL)
        assert not outlived, "a server that waits for a file it can't write is nobody's child"


def test_a_child_whose_host_is_gone_does_not_begin(tmp_path: Path) -> None:
    """The host forks and is killed before the child could ask for the death signal."""
    begun = tmp_path / "begun"
    orphan = f"""
import os
from pathlib import Path
from xindai.platform.embedded import process
os.getppid = lambda: 1  # as the kernel says once the parent has died
child = process.spawn(["touch", {str(begun)!r}], log=Path({str(tmp_path / "log")!r}))
raise SystemExit(child.wait())
"""
    done = subprocess.run(
        [sys.executable, "-c", orphan],
        env={**os.environ, "PYTHONPATH": str(PROJECT / "backend")},
        check=False,
    )
    assert done.returncode == 1
    assert not begun.exists()


def test_nothing_is_lost_when_everything_is_killed(settings: Settings) -> None:
    with host(settings) as (child, database_url, redis_url):
        sql(database_url, "CREATE TABLE kept AS SELECT 17 AS n")
        Redis.from_url(redis_url).set("kept", "17")
        Redis.from_url(redis_url).execute_command("WAITAOF", 1, 0, 5000)
        servers = [
            *process.working_in(settings.var / "postgres"),
            *process.working_in(settings.var / "valkey"),
        ]
        for pid in (child.pid, *servers):
            os.kill(pid, signal.SIGKILL)
    with services(settings) as found:
        assert found.is_host
        assert sql(found.database_owner_url or "", "SELECT n FROM kept") == 17
        assert Redis.from_url(found.redis_url).get("kept") == b"17"
        assert (found.database_owner_url, found.redis_url) == (database_url, redis_url)


def test_a_server_left_over_without_its_host_is_replaced(settings: Settings) -> None:
    with services(settings) as found:
        url = found.database_owner_url or ""
        sql(url, "CREATE TABLE kept AS SELECT 17 AS n")
        (_, orphan), (_, _cache) = found.servers
        # A second host that holds no lock of the first: what is left over is ended, not joined.
        process.end_leftovers(settings.var / "postgres", orphan.pid, signal.SIGINT)
    with services(settings) as found:
        assert sql(found.database_owner_url or "", "SELECT n FROM kept") == 17


def test_a_taken_port_is_left_to_its_owner() -> None:
    with socket.create_server(("127.0.0.1", 0)) as stranger:
        taken = stranger.getsockname()[1]
        assert process.free_port(taken) != taken


def test_a_pid_file_that_names_a_stranger_does_not_stop_the_start(settings: Settings) -> None:
    with services(settings):
        pass
    stale = settings.var / "postgres" / "postmaster.pid"
    stale.write_text(f"{os.getpid()}\n{settings.var}/postgres\n0\n1\n\n127.0.0.1\n\nready\n")
    stale.chmod(0o644)
    with services(settings) as found:
        assert sql(found.database_owner_url or "", "SELECT 1") == 1
