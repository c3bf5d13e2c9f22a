"""Whose pages are ours, and how places and paces are counted."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from xindai.graphql.base.context import Context
from xindai.graphql.base.origin import is_own_origin, origins_of
from xindai.graphql.base.sockets import Pace, Places

ORIGINS = "https://admin.example.com https://m.example.com"


def test_own_origins() -> None:
    own = origins_of(ORIGINS)
    assert own == ("https://admin.example.com", "https://m.example.com")
    for origin, host, good in (
        (None, "api.example.com", True),
        ("https://api.example.com", "api.example.com", True),
        ("https://API.example.com:443", "api.example.com", True),
        ("http://127.0.0.1:8000", "127.0.0.1:8000", True),
        ("https://m.example.com", "api.example.com", True),
        ("http://m.example.com", "api.example.com", False),
        ("https://m.example.com:8443", "api.example.com", False),
        ("https://evil.example", "api.example.com", False),
        ("null", "api.example.com", False),
        ("", "api.example.com", False),
        ("https://[", "api.example.com", False),
    ):
        assert is_own_origin(origin, host, own) is good, origin
    with pytest.raises(ValueError, match="no origin: 'example'"):
        origins_of("https://m.example.com example")


def test_places_are_free_again_and_paces_recover() -> None:
    places = Places(per_session=2, per_address=1)
    assert [places.take("session", "s") for _ in range(3)] == [True, True, False]
    assert places.take("session", "t")
    assert [places.take("address", "a") for _ in range(2)] == [True, False]
    places.leave("session", "s")
    assert places.take("session", "s")
    pace = Pace(burst=3, rate=1000.0)
    assert [pace.allows() for _ in range(3)] == [True, True, True]
    slow = Pace(burst=3, rate=0.001)
    assert [slow.allows() for _ in range(4)] == [True, True, True, False]


@pytest.mark.parametrize(
    ("origin", "origins", "host"),
    [("http://localhost:8000", (), "localhost"), ("http://127.0.0.1:8000", (), None),
     ("http://[::1]:8000", (), None), ("https://10.0.0.5", ("https://10.0.0.5",), None),
     ("https://m.example.com", origins_of(ORIGINS), "admin.example.com"),
     ("https://evil.example", origins_of(ORIGINS), None), (None, (), None)],
)  # fmt: skip
def test_passkeys_belong_to_a_name(
    origin: str | None, origins: tuple[str, ...], host: str | None
) -> None:
    services: Any = SimpleNamespace(origins=origins, development=True)
    site = Context(services, origin=origin).site()
    assert (site.rp_id if site else None) == host
