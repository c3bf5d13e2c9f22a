"""Both servers for whoever needs them: the first process hosts them, the next ones are guests."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from signal import SIGKILL
from subprocess import Popen
from typing import IO, Any

from xindai.platform.embedded import postgres, valkey
from xindai.platform.embedded.place import find_place
from xindai.platform.embedded.process import EmbeddedServerError, end_leftovers
from xindai.platform.settings import Settings, as_app_role, secret


@dataclass(frozen=True, slots=True)
class Services:
    """Addresses that are ready to be used; `is_host` if they end with this process."""

    database_url: str
    database_owner_url: str | None
    redis_url: str
    is_host: bool
    servers: tuple[tuple[str, Popen[bytes]], ...] = ()
    """What this process started, by name."""

    def environment(self) -> dict[str, str]:
        """What a child process needs to use the same servers."""
        owner = {"DATABASE_OWNER_URL": self.database_owner_url} if self.database_owner_url else {}
        return {"DATABASE_URL": self.database_url, "REDIS_URL": self.redis_url, **owner}


@contextmanager
def services(settings: Settings) -> Iterator[Services]:
    """The servers of these settings: given by address, already running, or started until the end.

    Raises EmbeddedServerError if a server can't start.
    """
    if settings.database_url and settings.redis_url:
        yield Services(
            settings.database_url, settings.database_owner_url, settings.redis_url, False
        )
        return
    settings.var.mkdir(parents=True, exist_ok=True)
    card = settings.var / "services.json"
    with _open_lock(settings.var / "services.lock") as lock:
        for _ in range(600):
            if _locked(lock):
                yield from _host(settings, card)
                return
            found = _read(card) or {}
            if (settings.database_url or "database_url" in found) and (
                settings.redis_url or "redis_url" in found
            ):
                yield _given_first(settings, found)
                return
            time.sleep(0.2)
    raise EmbeddedServerError(f"another process starts servers in {settings.var}, without end")


def _host(settings: Settings, card: Path) -> Iterator[Services]:
    before = _read(card) or {}
    card.unlink(missing_ok=True)
    with ExitStack() as running:
        found: dict[str, Any] = {}
        servers = []
        if not settings.database_url:
            server = postgres.start(settings.var, port=before.get("postgres_port"))
            running.callback(server.stop)
            servers.append(("PostgreSQL", server.child))
            app_password = secret(settings.keys / "app")
            found["database_url"] = as_app_role(server.url, app_password)
            found["database_owner_url"] = server.url
            found["postgres_port"] = server.port
        if not settings.redis_url:
            cache = valkey.start(settings.var, port=before.get("valkey_port"))
            running.callback(cache.stop)
            servers.append(("Valkey", cache.child))
            found["redis_url"] = cache.url
            found["valkey_port"] = cache.port
        _write(card, found)
        try:
            yield replace(_given_first(settings, found), is_host=True, servers=tuple(servers))
        finally:
            _write(card, {key: found[key] for key in found if key.endswith("_port")})


def data_folders(settings: Settings) -> list[Path]:
    """Where the data of the embedded servers of these settings lies."""
    own = [] if settings.database_url else [find_place(settings.var).data]
    return own if settings.redis_url else [*own, settings.var / "valkey"]


def forget(settings: Settings) -> None:
    """Delete the data folders. Raises EmbeddedServerError while their servers run."""
    from xindai.platform import audit_mark  # with all of the ORM: only who asks for it waits

    settings.var.mkdir(parents=True, exist_ok=True)
    with _open_lock(settings.var / "services.lock") as lock:
        if not _locked(lock):
            raise EmbeddedServerError("the servers run: stop ./scripts/run first")
        for folder in data_folders(settings):
            end_leftovers(folder, None, SIGKILL)
            shutil.rmtree(folder, ignore_errors=True)
        if not settings.database_url:  # what it knows of the deleted audit trail is no alarm
            audit_mark.path_for(settings.keys, postgres.DATABASE).unlink(missing_ok=True)


def _given_first(settings: Settings, found: dict[str, Any]) -> Services:
    given = bool(settings.database_url)
    return Services(
        database_url=settings.database_url or found["database_url"],
        database_owner_url=settings.database_owner_url if given else found["database_owner_url"],
        redis_url=settings.redis_url or found["redis_url"],
        is_host=False,
    )


def _open_lock(path: Path) -> IO[str]:
    try:
        return path.open("a")
    except PermissionError as error:
        raise EmbeddedServerError(
            f"{path.parent} belongs to another user: run as that user, or in a clone of your own"
        ) from error


def _locked(lock: IO[str]) -> bool:
    """Taken until this process ends, however it ends; children do not inherit it."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _write(card: Path, found: dict[str, Any]) -> None:
    draft = card.with_name(f"{card.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(json.dumps(found), encoding="ascii")
    draft.replace(card)


def _read(card: Path) -> dict[str, Any] | None:
    """The addresses of the running servers, or only their last ports when none is running."""
    try:
        found: dict[str, Any] = json.loads(card.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
    return found
