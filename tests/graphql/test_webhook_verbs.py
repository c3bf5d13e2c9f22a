"""Webhooks through GraphQL: by staff for their clients, by a client for itself, each verb once."""

from __future__ import annotations

import asyncio
import dataclasses
from typing import Any

import pytest
from redis.asyncio import Redis

from tests.graphql.calls import RECEIVER, type_of_input
from tests.graphql.conftest import (
    House,
    bearer,
    credentials,
    endpoint_of,
    key_of,
    third_party,
)
from tests.graphql.test_replay import TIMES, WEBHOOKS
from tests.webhooks.conftest import LOOPBACK, QUICK
from tests.webhooks.receiver import receiving
from xindai.graphql.base.node import to_id
from xindai.graphql.event_schemas import envelope_schema, event_schemas
from xindai.graphql.webhooks import mutations
from xindai.kernel.ids import new_id
from xindai.platform import db as database
from xindai.platform import outbox
from xindai.platform.outbound.client import Outbound
from xindai.platform.topics import topics
from xindai.webhooks.api import Sender, fan_out

ENDPOINT = "endpoint { id clientId url topics isActive disabledWhy previousSecretUntil }"
DELIVERY = "delivery { id topic status attemptCount attempts { responseStatus isManual } }"
ANSWERS = {
    "webhookEndpointCreate": f"{ENDPOINT} secret",
    "webhookSecretRotate": f"{ENDPOINT} secret",
    "webhookEndpointChange": ENDPOINT,
    "webhookEndpointRemove": "removed",
    "webhookTest": DELIVERY,
    "webhookRedeliver": DELIVERY,
}


async def send(house: House, name: str, login: str = "partners", **given: Any) -> Any:
    text = (
        f"mutation ($input: {type_of_input(name)}!) {{ {name}(input: $input) "
        f"{{ {ANSWERS[name]} userErrors {{ code field }} }} }}"
    )
    return (await house.data(text, login, input=given))[name]


async def code(house: House, name: str, login: str = "partners", **given: Any) -> str:
    """The code of the refusal."""
    (error,) = (await send(house, name, login, **given))["userErrors"]
    return str(error["code"])


async def given_for(house: House, name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Input of a verb on a fresh endpoint, and what makes it another input."""
    party = await third_party(house.lender.branch_id, name)
    if name == "webhookEndpointCreate":
        client = to_id("ApiClient", party.client)
        given = {"clientId": client, "url": RECEIVER, "topics": ["loan.opened"]}
        return given, {"topics": ["loan.changed"]}
    hook, ping = await endpoint_of(party.client)
    if name == "webhookRedeliver":
        other = {"deliveryId": to_id("WebhookDelivery", new_id())}
        return {"deliveryId": to_id("WebhookDelivery", ping)}, other
    other = {"endpointId": to_id("WebhookEndpoint", new_id())}
    return {"endpointId": to_id("WebhookEndpoint", hook)}, other


COUNTS = """SELECT (SELECT count(*) FROM webhook_endpoint) AS endpoints,
    (SELECT count(*) FROM webhook_delivery) AS deliveries,
    (SELECT count(*) FROM audit_record) AS audit,
    (SELECT count(*) FROM idempotency_record) AS keys,
    (SELECT coalesce(sum(secret_number), 0)::int FROM webhook_endpoint) AS secrets"""


@pytest.mark.parametrize("name", sorted(WEBHOOKS))
async def test_twenty_times_is_once(house: House, name: str) -> None:
    given, other = await given_for(house, name)
    assert await code(house, name, **given) == "IDEMPOTENCY_KEY_MISSING"
    before = dict(await database.pool().fetchrow(COUNTS))
    keyed = given | {"idempotencyKey": "one"}
    at_once = await asyncio.gather(*(send(house, name, **keyed) for _ in range(TIMES // 2)))
    answers = [*at_once, *[await send(house, name, **keyed) for _ in range(TIMES // 2)]]
    assert answers[0]["userErrors"] == []
    assert all(answer == answers[0] for answer in answers)
    if "secret" in answers[0]:
        assert answers[0]["secret"].startswith("whsec_")
    after = dict(await database.pool().fetchrow(COUNTS))
    assert {what: after[what] - before[what] for what in before} == {
        "endpoints": int(name == "webhookEndpointCreate"),
        "deliveries": int(name == "webhookTest"),
        "audit": 1,
        "keys": 1,
        "secrets": int(name in ("webhookEndpointCreate", "webhookSecretRotate")),
    }
    assert await code(house, name, **(keyed | other)) == "IDEMPOTENCY_CONFLICT"


async def test_a_client_registers_and_hears_of_a_loan(
    house: House, redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From its own token to a signed message, its delivery log, and once more by hand."""
    monkeypatch.setattr(mutations, "outbound", lambda: Outbound(LOOPBACK))
    sender = Sender(Outbound(LOOPBACK), QUICK)
    scopes = ["loan.read", "webhook.manage", "webhook.read"]
    party = await third_party(house.lender.branch_id, "self", scopes=scopes)
    house.headers["self"] = await bearer(redis, await credentials(party))
    async with receiving() as receiver:
        wanted = {"url": receiver.url, "topics": ["loan.opened"], "idempotencyKey": "k"}
        made = await send(house, "webhookEndpointCreate", "self", **wanted)
        assert made["endpoint"]["clientId"] == to_id("ApiClient", party.client)
        hook = made["endpoint"]["id"]
        loan = await house.loan()
        while await outbox.relay(redis, pass_on=(fan_out,)):
            pass
        await sender.step()
        await sender.finish()
        payload = receiver.got[0].verified(made["secret"])
        assert payload["data"]["loanId"] == str(key_of(loan))
        log = """query ($id: ID!) { webhookDeliveries(endpointId: $id, status: DELIVERED) {
            pageInfo { hasNextPage endCursor }
            edges { cursor node { id messageId payload attempts { responseStatus error } } } } }"""
        page = (await house.data(log, "self", id=hook))["webhookDeliveries"]
        (edge,) = page["edges"]
        assert edge["cursor"] == page["pageInfo"]["endCursor"]
        assert edge["node"]["payload"] == payload
        assert edge["node"]["messageId"] == receiver.got[0].id
        assert edge["node"]["attempts"] == [{"responseStatus": 204, "error": None}]
        again = {"deliveryId": edge["node"]["id"], "idempotencyKey": "again"}
        told = await send(house, "webhookRedeliver", "self", **again)
        assert told["delivery"]["status"] == "PENDING"
        await sender.step()
        await sender.finish()
    assert len({got.id for got in receiver.got}) == 1
    assert len(receiver.got) == 2
    node = "query ($id: ID!) { node(id: $id) { __typename id } }"
    for login, id in (("self", hook), ("partners", hook), ("auditor", again["deliveryId"])):
        assert (await house.data(node, login, id=id))["node"]["id"] == id


async def test_not_yours_is_not_there(house: House, redis: Redis) -> None:
    """Another client of the same branch, and one of another branch, find nothing."""
    party = await third_party(house.lender.branch_id, "theirs")
    hook, ping = await endpoint_of(party.client)
    b2 = await database.pool().fetchval("SELECT id FROM branch WHERE code = 'B2'")
    scopes = ["webhook.manage", "webhook.read"]
    for name, branch in (("same", house.lender.branch_id), ("other", b2)):
        other = await third_party(branch, name, scopes=scopes)
        house.headers[name] = await bearer(redis, await credentials(other))
        about = {"endpointId": to_id("WebhookEndpoint", hook)}
        for verb in ("webhookTest", "webhookSecretRotate", "webhookEndpointRemove"):
            told = await code(house, verb, name, **about, idempotencyKey=f"{name}-{verb}")
            assert told == "WEBHOOK_ENDPOINT_NOT_FOUND"
        again = {"deliveryId": to_id("WebhookDelivery", ping), "idempotencyKey": name}
        assert await code(house, "webhookRedeliver", name, **again) == "WEBHOOK_DELIVERY_NOT_FOUND"
        found = await house.data(
            """query ($hook: ID!, $ping: ID!) { webhookEndpoints { id }
               hook: node(id: $hook) { id } ping: node(id: $ping) { id } }""",
            name,
            hook=about["endpointId"],
            ping=again["deliveryId"],
        )
        assert found == {"webhookEndpoints": [], "hook": None, "ping": None}
        log = "query ($id: ID!) { webhookDeliveries(endpointId: $id) { edges { cursor } } }"
        assert await house.code(log, name, id=about["endpointId"]) == "WEBHOOK_ENDPOINT_NOT_FOUND"


async def test_a_private_url_is_refused_with_its_code(house: House) -> None:
    party = await third_party(house.lender.branch_id, "ssrf")
    client = to_id("ApiClient", party.client)
    for url, wanted in (
        ("https://169.254.169.254/latest/meta-data/", "OUTBOUND_ADDRESS_REFUSED"),
        ("https://[::ffff:127.0.0.1]/", "OUTBOUND_ADDRESS_REFUSED"),
        ("https://127.0.0.1:6379/", "OUTBOUND_ADDRESS_REFUSED"),
        ("http://93.184.216.34/", "OUTBOUND_NOT_SECURE"),
        ("https://2130706433/", "OUTBOUND_URL_INVALID"),
    ):
        given = {"clientId": client, "url": url, "topics": ["loan.opened"], "idempotencyKey": url}
        assert await code(house, "webhookEndpointCreate", **given) == wanted


def test_every_topic_names_its_branch_and_is_described() -> None:
    """Row scope is decided by the branch: a topic without one would go to nobody."""
    schemas = event_schemas()
    for name, topic in topics().items():
        assert schemas[name]["title"] == name
        assert "branch_id" in {f.name for f in dataclasses.fields(topic.message)}, name
    assert envelope_schema()["properties"]["type"]["enum"] == [*sorted(topics()), "webhook.ping"]


async def test_topics_come_with_their_schema(house: House) -> None:
    text = "{ webhookTopics { name zh en permission schema } }"
    found = {t["name"]: t for t in (await house.data(text, "partners"))["webhookTopics"]}
    assert set(found) >= {"loan.changed", "loan.opened"}
    assert found["loan.opened"]["permission"] == "loan.read"
    assert "branchId" in found["loan.opened"]["schema"]["required"]
