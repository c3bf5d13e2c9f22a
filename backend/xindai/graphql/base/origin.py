"""Whose pages may speak to us: browsers say on whose behalf they send, and cookies go along."""

from __future__ import annotations

from collections.abc import Mapping

from strawberry.http.websocket_origin import is_same_origin, normalize_origin


def is_own_origin(origin: str | None, host: str | None, own: tuple[str, ...]) -> bool:
    """True for our own host, for the origins of XINDAI_ORIGINS, and without an Origin.

    Browsers always send one with a POST and with the handshake of a websocket, so that who sends
    none is no browser and carries no cookies of somebody else. "null" is foreign.
    """
    if origin is None:
        return True
    return is_same_origin(origin, host) or normalize_origin(origin) in own


def own_origin(headers: Mapping[str, str], own: tuple[str, ...]) -> str | None:
    """The Origin, if it is there and our own: what a cookie needs to count. Files are no pages."""
    origin = headers.get("origin")
    if origin is None or not origin.lower().startswith(("http://", "https://")):
        return None
    if not is_own_origin(origin, headers.get("host"), own):
        return None
    return normalize_origin(origin)


def origins_of(text: str) -> tuple[str, ...]:
    """The origins of a setting, in its order: "https://admin.example.com https://m.example.com"."""
    wanted = text.replace(",", " ").split()
    found = [normalize_origin(origin) for origin in wanted]
    if None in found:
        raise ValueError(f"XINDAI_ORIGINS: no origin: {wanted[found.index(None)]!r}")
    return tuple(origin for origin in found if origin)
