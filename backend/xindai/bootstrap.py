"""Puts the processes together: servers, schema, demo, API and worker."""

from __future__ import annotations

import asyncio
import gc
import importlib
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from xindai.platform.embedded.children import Children
from xindai.platform.embedded.hosting import Services, data_folders, forget, services
from xindai.platform.embedded.process import free_port
from xindai.platform.settings import APP_ROLE, Settings, load_settings, password_of

SIGNALS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

SANDBOX_ABOVE: Final = 10
"""The sandbox listens so far above the API, if nobody else does."""


class CannotStartError(RuntimeError):
    """The surroundings do not fit; the message says what to change."""


def on_services(work: Callable[[Services], Coroutine[Any, Any, int]]) -> int:
    """Run `work` with both servers at hand: those that run already, or our own until it ends."""
    with services(load_settings()) as found:
        return asyncio.run(work(found))


def on_database(work: Callable[[], Coroutine[Any, Any, int]]) -> int:
    """Run `work` with the schema in place (if the servers are ours) and the pool open."""

    async def connected(found: Services) -> int:
        from xindai.platform import db

        os.environ.update(found.environment())
        if found.is_host:
            await migrate(found)
        await db.connect(found.database_url, patience_seconds=db.STARTUP_PATIENCE)
        try:
            return await work()
        finally:
            await db.close()

    return on_services(connected)


async def migrate(found: Services) -> list[str]:
    """Bring the schema up to date and let the application in; the names of what was applied."""
    import asyncpg

    from xindai.identity.api import seed_permissions
    from xindai.platform import migrate as schema

    if found.database_owner_url is None:
        raise CannotStartError("give DATABASE_OWNER_URL too: xindai_app may not migrate")
    applied = []

    def note(event: str, _app: str, migration: str) -> None:
        if event == "apply_done":
            applied.append(migration)

    await schema.migrate(found.database_owner_url, progress=note)
    await seed_permissions(found.database_owner_url)
    try:
        await (await asyncpg.connect(found.database_url)).close()
    except (asyncpg.InvalidAuthorizationSpecificationError, asyncpg.InvalidPasswordError):
        if urlsplit(found.database_url).username != APP_ROLE:
            raise
        password = password_of(found.database_url)
        await schema.set_app_password(found.database_owner_url, password)
    return applied


async def migrate_and_say(found: Services) -> int:
    applied = await migrate(found)
    print("\n".join(applied) if applied else "The schema is the newest already.")
    return 0


def on_own_servers(command: list[Any]) -> int:
    """Run a Python file with a migrated database of its own that nobody else uses."""
    folder = Path(tempfile.mkdtemp(prefix="xindai-own-"))
    folder.chmod(0o755)
    try:
        with services(Settings(folder, None, None, None, True)) as found:
            asyncio.run(migrate(found))
            environment = {**os.environ, **found.environment(), "XINDAI_VAR": str(folder)}
            return subprocess.call([sys.executable, *map(str, command)], env=environment)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run(*, port: int, fresh: bool, demo_loans: int | None = None) -> int:
    """Start everything, serve on 127.0.0.1 until Ctrl-C, and end everything again."""
    settings = load_settings()
    _refuse_busy_port(port)
    _stop_on_signals()
    if fresh:
        _forget(settings)
    try:
        with services(settings) as found:
            sandbox_port = _use_sandbox(settings, port) if settings.development else None
            with Children(settings.var / "log", found) as children:
                if sandbox_port is not None:  # first: the demo asks the bureau
                    callback = f"http://127.0.0.1:{port}/bank/callback"
                    arguments = ("--port", str(sandbox_port), "--callback", callback)
                    children.start("sandbox", "sandbox", *arguments)
                if asyncio.run(_prepare(found, demo_loans)):
                    # Its callers and first examiners sit there.
                    children.environment.setdefault("XINDAI_ONLINE_BRANCH", "SH")
                children.start("api", "serve", "--port", str(port))
                children.start("worker", "worker")
                children.wait_for_api(port)
                _say_hello(port, settings, sandbox_port)
                children.watch()
    except KeyboardInterrupt:
        print("\nStopped. Nothing is lost: ./scripts/run goes on here.")
    return 0


def serve(host: str, port: int) -> int:
    """Only the API; it opens its own connections and closes them again."""
    import uvicorn

    from xindai.graphql.wire import Wire
    from xindai.platform import logs, traces

    logs.configure("api")
    traces.configure("api")
    _raise_file_limit()
    with services(load_settings()) as found:
        os.environ.update(found.environment())
        os.environ.setdefault("XINDAI_PUBLIC_URL", f"http://{host}:{port}")
        importlib.import_module("xindai.app")  # reads the environment
        _collect_less()
        uvicorn.run(
            "xindai.app:app",
            host=host,
            port=port,
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,  # platform/addresses.py decides whom to believe
            ws=Wire,
            ws_max_size=2**18,
            ws_per_message_deflate=False,
            timeout_graceful_shutdown=5,
        )
    return 0


def sandbox(port: int, callback: str | None) -> int:
    """The outsiders of development on 127.0.0.1: a bank, a bureau, an identity check, SMS."""
    import uvicorn

    from xindai.sandbox.app import build

    settings = load_settings()
    if not settings.development:
        raise CannotStartError("the sandbox is for development: XINDAI_ENV=production has others")
    app = build(settings.var, callback)
    uvicorn.run(app, host="127.0.0.1", port=port, access_log=False, server_header=False)
    return 0


def _use_sandbox(settings: Settings, port: int) -> int:
    """Who is not named by the surroundings is played by the sandbox; its port.

    Our processes may call this machine then, which production never allows by itself.
    """
    chosen = free_port(port + SANDBOX_ABOVE)
    address = f"http://127.0.0.1:{chosen}"
    os.environ.setdefault("XINDAI_BANK_URL", f"{address}/bank")
    os.environ.setdefault("XINDAI_BUREAU_URL", f"{address}/bureau/reports")
    os.environ.setdefault("XINDAI_IDENTITY_URL", f"{address}/identity/checks")
    os.environ.setdefault("XINDAI_SMS_SANDBOX_URL", f"{address}/sms")
    os.environ.setdefault("XINDAI_OUTBOUND_ALLOW", "127.0.0.1/32")
    return chosen


def _collect_less() -> None:
    """Code and schema are never garbage, and looking through thousands of sockets takes long.

    With the usual thresholds two thousand subscriptions stood still for half a second at a time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 10, 100)


def _raise_file_limit() -> None:
    """Every socket is a file: take as many as the system lets us have."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != hard:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def export_schema() -> int:
    """Write what is generated from the code into schema/."""
    from xindai.graphql import schema_files
    from xindai.platform.settings import PROJECT

    for path in schema_files.write(PROJECT / "schema"):
        print(path.relative_to(PROJECT))
    return 0


async def _prepare(found: Services, demo_loans: int | None) -> bool:
    """Newest schema, and the demo portfolio (`demo_loans` of it) in a database that has none.

    True if the lender is the demo's.
    """
    from xindai.demo import loader
    from xindai.platform import db, progress

    if found.database_owner_url is not None:
        await migrate(found)
    await db.connect(found.database_url)
    try:
        if demo_loans != 0 and await loader.is_wanted():
            with progress.bar() as tell:
                await loader.load(demo_loans, tell, redis_url=found.redis_url)
        return await loader.is_here()
    finally:
        await db.close()


def _refuse_busy_port(port: int) -> None:
    if free_port(port) != port:
        raise CannotStartError(
            f"port {port} of 127.0.0.1 is in use; end what listens there, or choose another: "
            "./scripts/run --port 8001"
        )


def _stop_on_signals() -> None:
    """SIGTERM and a closed terminal end us as Ctrl-C does."""

    def stop(_number: int, _frame: object) -> None:
        for number in SIGNALS:
            signal.signal(number, signal.SIG_IGN)  # the end is on its way; a second one only hurts
        raise KeyboardInterrupt

    for number in SIGNALS:
        signal.signal(number, stop)


def _forget(settings: Settings) -> None:
    """Delete the data of the embedded servers, saying so first."""
    print("Deleting, as --fresh asks:")
    for folder in data_folders(settings):
        print(f"  {folder}")
    forget(settings)


def _say_hello(port: int, settings: Settings, sandbox_port: int | None) -> None:
    address = f"http://127.0.0.1:{port}"
    print(f"\nXindai (信贷) is served at  {address}")
    print(f"  officers                 {address}/admin")
    print(f"  borrowers                {address}/m")
    print(f"  GraphQL                  {address}/graphql")
    if settings.development:
        from xindai.identity.api import DEMO_BORROWERS, DEMO_LOGINS

        print(f"  GraphiQL                 {address}/graphiql")
        for login, password, text in DEMO_LOGINS:
            print(f"  demo login               {login} / {password}   {text}")
        for phone, password, text in DEMO_BORROWERS:
            print(f"  demo borrower            {phone} / {password}   {text}")
    if sandbox_port is not None:
        print(
            f"  sandbox                  http://127.0.0.1:{sandbox_port}   bank, bureau, identity"
        )
    print(f"  logs                     {settings.var / 'log'}")
    print("Ctrl-C stops everything.", flush=True)
