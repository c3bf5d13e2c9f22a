"""HTTP leaves the house by one door: nobody else has a client."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.source import PACKAGE, imports, modules, tree, where

CLIENTS = {
    "aiohttp", "ftplib", "http.client", "httpcore", "httpx", "requests", "smtplib", "telnetlib",
    "urllib.request", "urllib3", "websockets", "xmlrpc",
}  # fmt: skip
CALLS = {"create_connection", "open_connection", "urlopen", "getaddrinfo", "gethostbyname"}
OWNERS = {"socket", "asyncio", "request", "loop", "anyio"}
DOOR = PACKAGE / "platform" / "outbound"
INSIDE = PACKAGE / "platform" / "embedded"
"""The program's own servers on 127.0.0.1: whether they listen yet."""


def clients(path: Path) -> list[str]:
    """What in this file could call somebody."""
    found = [
        f"{where(path, line)} imports {name}"
        for line, name in imports(path)
        if any(name == client or name.startswith(f"{client}.") for client in CLIENTS)
    ]
    return found + [f"{where(path, line)} calls {name}" for line, name in calls(tree(path))]


def calls(source: ast.AST) -> list[tuple[int, str]]:
    """Connections made by hand."""
    return [
        (node.lineno, node.attr)
        for node in ast.walk(source)
        if isinstance(node, ast.Attribute)
        and node.attr in CALLS
        and getattr(node.value, "id", getattr(node.value, "attr", "")) in OWNERS
    ]


def test_only_the_door_opens_connections() -> None:
    outside = [path for path in modules() if not {DOOR, INSIDE} & set(path.parents)]
    found = [sentence for path in outside for sentence in clients(path)]
    assert not found, f"use xindai.platform.outbound, which refuses private addresses: {found}"


def test_the_check_finds_what_is_forbidden() -> None:
    assert [path for path in modules() if clients(path)], "the door itself has clients"
    found = calls(ast.parse("socket.create_connection(a)\nasyncio.open_connection(h, 1)\nx.y()"))
    assert [name for _, name in found] == ["create_connection", "open_connection"]
