"""The refusals of webhooks."""

from __future__ import annotations

from xindai.kernel.errors import Refusal


def client_not_found() -> Refusal:
    """Also for a client of somebody else's branch: not yours is not there."""
    return Refusal("WEBHOOK_CLIENT_NOT_FOUND", "there is no such API client", "clientId")


def endpoint_not_found() -> Refusal:
    """Also for one of another client or branch, and for a removed one."""
    return Refusal("WEBHOOK_ENDPOINT_NOT_FOUND", "there is no such endpoint", "endpointId")


def delivery_not_found() -> Refusal:
    """Also for one of another client or branch."""
    return Refusal("WEBHOOK_DELIVERY_NOT_FOUND", "there is no such delivery", "deliveryId")


def endpoint_off() -> Refusal:
    """Nothing is sent to an endpoint that is switched off."""
    return Refusal("WEBHOOK_ENDPOINT_OFF", "switch the endpoint on first", "endpointId")


def too_many_endpoints(most: int) -> Refusal:
    """Each of them costs every message."""
    return Refusal("WEBHOOK_TOO_MANY_ENDPOINTS", f"a client has at most {most}", "clientId")


def topic_unknown(field: str = "topics") -> Refusal:
    """webhookTopics lists what there is."""
    return Refusal("WEBHOOK_TOPIC_UNKNOWN", "name one or more of webhookTopics, each once", field)


def secret_lost() -> Refusal:
    """The sealed secret does not open: the row was changed, or the master key is another."""
    return Refusal("WEBHOOK_SECRET_LOST", "rotate the secret", None)
