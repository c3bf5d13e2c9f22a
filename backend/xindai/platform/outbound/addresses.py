"""Which IP addresses the program may call: public ones, and networks that the operator names.

Written out from the IANA special-purpose registries (RFC 6890 and its successors) rather than left
to `ipaddress.is_global`, whose answers changed between patch releases of Python.
"""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final

from xindai.platform.addresses import Network

Address = IPv4Address | IPv6Address

_REFUSED_V4: Final = tuple(
    IPv4Network(text)
    for text in (
        "0.0.0.0/8",  # this host
        "10.0.0.0/8",
        "100.64.0.0/10",  # shared by carriers; 100.100.100.200 is a cloud's metadata
        "127.0.0.0/8",
        "168.63.129.16/32",  # a cloud's host agent behind a public number
        "169.254.0.0/16",  # link-local, metadata
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)
_UNICAST_V6: Final = IPv6Network("2000::/3")
"""The only IPv6 space in public use; ::1, ::ffff:0:0/96 (mapped IPv4), 64:ff9b::/96 (NAT64),
fc00::/7, fe80::/10 and ff00::/8 lie outside."""
_REFUSED_V6: Final = tuple(
    IPv6Network(text)
    for text in (
        "2001::/23",  # protocol assignments, with Teredo and benchmarks
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: an IPv4 address inside
        "2620:4f:8000::/48",
        "3fff::/20",  # documentation
    )
)


def is_public(address: Address) -> bool:
    """True for an address of the open internet."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _REFUSED_V4)
    return (
        address.scope_id is None
        and address in _UNICAST_V6
        and not any(address in network for network in _REFUSED_V6)
    )


def is_named(address: Address, networks: Sequence[Network]) -> bool:
    """True for an address of the operator's list. A scope such as %eth0 is never in it."""
    if isinstance(address, IPv6Address) and address.scope_id is not None:
        return False
    return any(address in network for network in networks)


def parse_address(text: str) -> Address | None:
    """The address that the text is in its canonical decimal or IPv6 form, or None."""
    try:
        return ip_address(text)
    except ValueError:
        return None
