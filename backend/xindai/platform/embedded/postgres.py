"""PostgreSQL 18 as a direct child: made once, started, and stopped so that nothing is lost."""

from __future__ import annotations

import os
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from xindai.platform.embedded import process
from xindai.platform.embedded.place import Place, find_place
from xindai.platform.embedded.process import EmbeddedServerError
from xindai.platform.settings import secret

OWNER: Final = "xindai"
DATABASE: Final = "xindai"
FAST: Final = signal.SIGINT
"""PostgreSQL's fast shutdown: sessions are cut, everything committed is kept."""

TUNED: Final = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "120",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "wal_compression": "on",
    "checkpoint_completion_target": "0.9",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "UTC",
    "lock_timeout": "15s",
    "idle_in_transaction_session_timeout": "120s",
    "password_encryption": "scram-sha-256",
    # The server's log quotes no row and no statement: both hold what people sent.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
}
FORGETFUL: Final = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "128MB",
}
"""For tests only: a power cut may lose the data, in exchange for speed."""


@dataclass(frozen=True, slots=True)
class Postgres:
    """A running server; `url` enters the database `xindai` as the owner of everything."""

    child: subprocess.Popen[bytes]
    data: Path
    port: int
    password: str

    @property
    def url(self) -> str:
        return self.database_url(DATABASE)

    def database_url(self, name: str) -> str:
        """The same server and role, another database."""
        return f"postgresql://{OWNER}:{self.password}@127.0.0.1:{self.port}/{name}"

    def stop(self) -> None:
        process.stop(self.child, FAST)


def start(var: Path, *, port: int | None = None, forgetful: bool = False) -> Postgres:
    """Start the server whose data belongs to `var`; make it first if there is none.

    Raises EmbeddedServerError with the server's own last words.
    """
    place = find_place(var)
    password = secret(place.data.with_name("postgres.password"))
    log = var / "log" / "postgres.log"
    if not (place.data / "PG_VERSION").exists():
        _make(place, password)
    _clear_leftovers(place.data)
    tuning = {**TUNED, **(FORGETFUL if forgetful else {})}
    for _ in range(3):  # a port that is free now may be taken a moment later
        port = process.free_port(port)
        options = [f"--{name}={value}" for name, value in {**tuning, "port": port}.items()]
        child = process.spawn(
            [str(place.binaries / "postgres"), "-D", str(place.data), *options],
            log=log,
            death_signal=FAST,
            uid=place.uid,
            cwd=place.data,
        )
        if process.wait_until(lambda c=child: _is_ready(place.data, c.pid), child, 120):  # type: ignore[misc]
            return Postgres(child, place.data, port, password)
        process.stop(child, FAST)
        port = None
    raise EmbeddedServerError(f"PostgreSQL did not start; {log} ends:\n{process.tail(log)}")


def _make(place: Place, password: str) -> None:
    """Fill a new folder beside the final one and rename it, so that half of one never counts."""
    building = place.data.with_name(place.data.name + ".making")
    subprocess.run(["rm", "-rf", str(building)], check=True)
    building.mkdir(mode=0o700)
    password_file = place.data.with_name("postgres.first-password")
    password_file.unlink(missing_ok=True)
    password_file.touch(mode=0o600)
    password_file.write_text(password, encoding="ascii")
    if place.uid is not None:
        os.chown(building, place.uid, place.uid)
        os.chown(password_file, place.uid, place.uid)
    try:
        made = subprocess.run(
            [
                str(place.binaries / "initdb"),
                f"--pgdata={building}",
                f"--username={OWNER}",
                f"--pwfile={password_file}",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--data-checksums",
                "--no-sync",
                "--no-instructions",
            ],
            user=place.uid,
            group=place.uid,
            extra_groups=None if place.uid is None else [],
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        password_file.unlink()
    if made.returncode != 0:
        raise EmbeddedServerError(f"initdb failed:\n{made.stderr.strip()}")
    _create_database(place, building)
    building.rename(place.data)


def _create_database(place: Place, data: Path) -> None:
    """CREATE DATABASE in single-user mode: no port, no password, no waiting."""
    made = subprocess.run(
        [str(place.binaries / "postgres"), "--single", "-D", str(data), "postgres"],
        input=f"CREATE DATABASE {DATABASE}\n",
        user=place.uid,
        group=place.uid,
        extra_groups=None if place.uid is None else [],
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode != 0 or "ERROR" in made.stderr:
        raise EmbeddedServerError(f"CREATE DATABASE failed:\n{made.stderr.strip()}")


def _is_ready(data: Path, pid: int) -> bool:
    """The pid file of this data folder names our child and says ready: nobody else answers."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
    except OSError:
        return False
    return len(lines) >= 8 and lines[0] == str(pid) and lines[7].strip() == "ready"


def _clear_leftovers(data: Path) -> None:
    """After a kill -9: stop what still runs here, then drop a pid file that names a stranger."""
    pid_file = data / "postmaster.pid"
    try:
        leader = int(pid_file.read_text().split()[0])
    except (OSError, ValueError, IndexError):
        leader = None
    process.end_leftovers(data, leader, FAST)
    if leader is not None and Path("/proc").exists():
        pid_file.unlink(missing_ok=True)
