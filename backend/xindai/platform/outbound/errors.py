"""Why a request did not leave, or came back without an answer. No address is ever told."""

from __future__ import annotations

from xindai.kernel.errors import Refusal


def address_refused(field: str) -> Refusal:
    """One of the name's addresses is not public, and no network that the operator named."""
    return Refusal("OUTBOUND_ADDRESS_REFUSED", "the host is not on the open internet", field)


def not_secure(field: str) -> Refusal:
    """Plain HTTP goes only to networks that the operator named."""
    return Refusal("OUTBOUND_NOT_SECURE", "the URL must begin with https://", field)


def port_refused(field: str) -> Refusal:
    """Other ports are those of other protocols."""
    return Refusal("OUTBOUND_PORT_REFUSED", "the port must be 443 or 8443", field)


def name_not_found(field: str) -> Refusal:
    """Nobody has this name, or the name server does not answer."""
    return Refusal("OUTBOUND_NAME_NOT_FOUND", "the host name has no address", field)


def header_refused(field: str) -> Refusal:
    """It could have become two, or it is one of those that the client sets itself."""
    return Refusal("OUTBOUND_HEADER_REFUSED", "the header may not be sent", field)


def request_too_large(field: str) -> Refusal:
    """Nothing was sent."""
    return Refusal("OUTBOUND_REQUEST_TOO_LARGE", "the request is too large", field)


def unreachable(field: str) -> Refusal:
    """No connection, or it broke before the answer."""
    return Refusal("OUTBOUND_UNREACHABLE", "the server cannot be reached", field)


def tls_failed(field: str) -> Refusal:
    """The certificate is not valid for the name, or the handshake failed."""
    return Refusal("OUTBOUND_TLS_FAILED", "no secure connection: see the certificate", field)


def timed_out(field: str) -> Refusal:
    """The answer had not come by the deadline; the server may have acted all the same."""
    return Refusal("OUTBOUND_TIMEOUT", "the server took too long", field)


def not_http(field: str) -> Refusal:
    """The answer breaks the rules of HTTP or ends before its own length."""
    return Refusal("OUTBOUND_ANSWER_BROKEN", "the server does not speak proper HTTP", field)


def response_too_large(field: str) -> Refusal:
    """More came, or was announced, than the caller reads."""
    return Refusal("OUTBOUND_RESPONSE_TOO_LARGE", "the answer is too large", field)
