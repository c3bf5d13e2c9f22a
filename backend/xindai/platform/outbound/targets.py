"""A URL of a stranger, read strictly: what two parsers might read differently is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address
from typing import Final

import idna

from xindai.kernel.errors import Refusal
from xindai.platform.outbound.addresses import Address, parse_address

LONGEST_URL: Final = 2_000
_URL: Final = re.compile(
    r"(?P<scheme>https?)://(?P<host>\[[0-9A-Fa-f:.]+\]|[^\s/?#:@\\\[\]%]+)"
    r"(?::(?P<port>[0-9]{1,5}))?(?P<target>(?:/[!$&-;=?@-Z_a-z~%]*)?)",
    re.ASCII,
)
"""No userinfo, no backslash, no fragment, no blank; the path and query are plain ASCII."""
_LABEL: Final = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?", re.ASCII)
_INNER: Final = frozenset({
    "localhost", "localdomain", "local", "internal", "intranet", "lan", "home", "corp", "arpa",
    "onion", "alt", "test", "example", "invalid",
})  # fmt: skip
"""Last labels that never lead to the open internet (RFC 6761, 6762, 8375, 9476, ICANN)."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes. `host` is a lower-case A-label name or a canonical address."""

    scheme: str
    host: str
    address: Address | None
    """Set when the URL names an address itself."""
    port: int
    path: str
    """With the query."""

    @property
    def is_inner_name(self) -> bool:
        """True for names of private networks: without a dot, or below .local and its like."""
        return self.address is None and (
            "." not in self.host or self.host.rpartition(".")[2] in _INNER
        )

    @property
    def authority(self) -> str:
        """The value of the Host header."""
        name = f"[{self.host}]" if isinstance(self.address, IPv6Address) else self.host
        usual = 443 if self.scheme == "https" else 80
        return name if self.port == usual else f"{name}:{self.port}"


def parse_url(text: str, field: str = "url") -> Target:
    """The target of a URL; refuses OUTBOUND_URL_INVALID."""
    found = _URL.fullmatch(text) if len(text) <= LONGEST_URL else None
    if found is None:
        raise _invalid(field)
    host = found["host"]
    address: Address | None
    if host.startswith("["):
        address = parse_address(host[1:-1])
        if not isinstance(address, IPv6Address):
            raise _invalid(field)
        host = address.compressed
    else:
        host = _name(host, field)
        address = _dotted(host, field)
    port = int(found["port"] or (443 if found["scheme"] == "https" else 80))
    if not 0 < port < 65536:
        raise _invalid(field)
    return Target(found["scheme"], host, address, port, found["target"] or "/")


def _name(host: str, field: str) -> str:
    """The A-label form, without the trailing dot of a complete name."""
    name = host.removesuffix(".").lower()
    if not name.isascii():
        try:
            name = idna.encode(name, strict=True).decode("ascii")
        except idna.IDNAError as error:
            raise _invalid(field) from error
    if len(name) > 253 or not all(_LABEL.fullmatch(label) for label in name.split(".")):
        raise _invalid(field)
    return name


def _dotted(host: str, field: str) -> Address | None:
    """The address of four decimal numbers; whatever else ends in a number is refused.

    Resolvers read 2130706433, 0x7f.1 and 0177.0.0.1 as 127.0.0.1 (WHATWG URL, "ends in a number").
    """
    last = host.rpartition(".")[2]
    if not last.isdigit() and not re.fullmatch(r"0x[0-9a-f]*", last):
        return None
    address = parse_address(host)
    if not isinstance(address, IPv4Address):
        raise _invalid(field)
    return address


def _invalid(field: str) -> Refusal:
    return Refusal("OUTBOUND_URL_INVALID", "a URL such as https://example.com/hooks/xindai", field)
