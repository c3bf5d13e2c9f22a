"""Access tokens: what is taken, and everything that only looks like one."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import statistics
import time
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import OKPKey
from redis.asyncio import Redis, from_url

from tests.clients.conftest import HERE, ISSUER, SYSTEM, Party, make_party, who
from tests.clients.test_clients import code
from xindai.identity import api
from xindai.identity.access_tokens import sign
from xindai.identity.signing_keys import signing_key
from xindai.platform import db as database
from xindai.platform.actor import ActorKind


def part(value: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def claims_of(token: str) -> dict[str, Any]:
    body = token.split(".")[1]
    found: dict[str, Any] = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    return found


async def private_key() -> OKPKey:
    async with database.transaction() as tx:
        return await signing_key(tx)


async def test_a_token_says_who_and_what_for(party: Party, redis: Redis) -> None:
    issued = await party.token(redis)
    assert (issued.expires_in_seconds, issued.scope) == (600, ("loan.read", "loan.repay"))
    claims = claims_of(issued.access_token)
    assert (claims["iss"], claims["sub"], claims["aud"]) == (
        ISSUER,
        party.client_id,
        f"{ISSUER}/graphql",
    )
    assert claims["exp"] - claims["iat"] == 600
    assert claims["scope"] == "loan.read loan.repay"
    access = await who(issued)
    assert access is not None
    assert (access.actor.id, access.actor.kind) == (f"client:{party.id}", ActorKind.CLIENT)
    assert access.actor.permissions == {"loan.read", "loan.repay"}
    assert access.actor.branch_path == "/HO/SH/"
    assert (access.requests_per_minute, access.cost_per_minute) == (600, 200_000)


async def test_a_client_may_ask_for_less_and_never_for_more(party: Party, redis: Redis) -> None:
    access = await who(await party.token(redis, "loan.read"))
    assert access is not None
    assert access.actor.permissions == {"loan.read"}
    for scope in ("loan.read loan.write_off", "loan.write_off", "LOAN.READ", " "):
        assert await code(party.token(redis, scope)) == "SCOPE_TOO_WIDE"


async def test_unknown_client_and_wrong_secret_sound_the_same(party: Party, redis: Redis) -> None:
    for client, secret in (
        (party.client_id, "xs_wrong"),
        ("xc_0000000000000000", party.secret),
        ("xc_0000000000000000", "xs_wrong"),
        (party.client_id.upper(), party.secret),
        ("x" * 5000, "y" * 5000),
    ):
        asked = api.issue_token(redis, client, secret, None, HERE, ISSUER)
        assert await code(asked) == "CLIENT_SIGN_IN_FAILED"


async def test_a_foreign_network_gets_nothing(branches: Any, redis: Redis) -> None:
    networks = ["192.0.2.0/28", "2001:db8::/32"]
    party = await make_party(branches["SH"], allowed_networks=networks)
    token = await party.token(redis)
    for inside in (HERE, "::ffff:192.0.2.7", "2001:db8:7::1"):
        assert await who(token, inside) is not None, inside
    for outside in ("192.0.2.16", "2001:db9::1", "", "testclient", "192.0.2.7, 6.6.6.6"):
        assert await who(token, outside) is None, outside
        assert await code(party.token(redis, address=outside)) == "CLIENT_SIGN_IN_FAILED"


async def test_a_token_runs_out(party: Party, redis: Redis) -> None:
    now = claims_of((await party.token(redis)).access_token)["iat"]
    key = await private_key()
    for age, alive in ((0, True), (590, True), (601, False), (86_400, False)):
        token, _ = sign(key, ISSUER, party.client_id, ("loan.read",), party.secret_id, now - age)
        assert (await who(token) is not None) is alive, age


async def test_forgeries(party: Party, redis: Redis) -> None:
    good = (await party.token(redis)).access_token
    head, body, signature = good.split(".")
    kid = json.loads(base64.urlsafe_b64decode(head + "=="))["kid"]
    (public,) = await api.public_keys()
    raw = base64.urlsafe_b64decode(public["x"] + "=")
    claims = claims_of(good)
    stranger = OKPKey.generate_key("Ed25519", {"kid": kid})
    other = OKPKey.generate_key("Ed25519", auto_kid=True)

    def hs256(secret: bytes, alg: str = "HS256") -> str:
        text = f"{part({'alg': alg, 'typ': 'at+jwt', 'kid': kid})}.{body}"
        mac = base64.urlsafe_b64encode(hmac.digest(secret, text.encode(), hashlib.sha256))
        return f"{text}.{mac.decode().rstrip('=')}"

    def signed(key: OKPKey, header: dict[str, Any], changed: dict[str, Any]) -> str:
        full = {"alg": "Ed25519", "typ": "at+jwt", "kid": key.kid} | header
        full = {name: value for name, value in full.items() if value is not None}
        return jwt.encode(full, claims | changed, key, algorithms=["Ed25519"])

    ours = await private_key()
    assert await who(signed(ours, {}, {})) is not None, "the measure of what follows"
    none = part({"alg": "none", "typ": "at+jwt", "kid": kid})
    forged = {
        "alg none": f"{none}.{body}.",
        "alg none, signed": f"{none}.{body}.{signature}",
        "HS256 with the public key": hs256(raw),
        "HS256 with the JWK": hs256(json.dumps(public).encode()),
        "HMAC that calls itself Ed25519": hs256(raw, "Ed25519"),
        "a stranger's key under our kid": signed(stranger, {}, {}),
        "a stranger's key": signed(other, {}, {}),
        "a key in the header": signed(other, {"kid": kid, "jwk": other.as_dict(private=False)}, {}),
        "no kid": signed(ours, {"kid": None}, {}),
        "another type": signed(ours, {"typ": "JWT"}, {}),
        "another issuer": signed(ours, {}, {"iss": "https://other.example"}),
        "another audience": signed(ours, {}, {"aud": "https://lender.example"}),
        "a list as audience": signed(ours, {}, {"aud": [claims["aud"]]}),
        "another client": signed(ours, {}, {"sub": "xc_0000000000000000"}),
        "no expiry": signed(ours, {}, {"exp": None}),
        "an expiry that is a text": signed(ours, {}, {"exp": "9999999999"}),
        "an expiry beyond time": signed(ours, {}, {"exp": 10**30}),
        "true as expiry": signed(ours, {}, {"exp": True}),
        "another secret": signed(ours, {}, {"secret_id": str(party.id)}),
        "no secret": signed(ours, {}, {"secret_id": "x"}),
        "a changed body": f"{head}.{part(claims | {'scope': 'loan.write_off'})}.{signature}",
        "a cut signature": good[:-4],
        "one part more": f"{good}.{signature}",
        "nothing": "..",
        "a deep header": f"{base64.urlsafe_b64encode(b'[' * 3000).decode().rstrip('=')}.e30.e30",
        "a header that is a list": f"{part([])}.e30.e30",
        "too long": good + "A" * 5000,
        "NUL": good + "\0",
    }
    for name, token in forged.items():
        assert await who(token) is None, name


async def test_keys_change_without_anybody_noticing(db: Any, party: Party, redis: Redis) -> None:
    old = await party.token(redis)
    first = await api.public_keys()
    kid = await api.rotate_signing_key(SYSTEM)
    new = await party.token(redis)
    assert await who(old) is not None
    assert await who(new) is not None
    keys = await api.public_keys()
    assert [key["kid"] for key in keys] == [kid, first[0]["kid"]]
    assert {key["alg"] for key in keys} == {"Ed25519"}
    assert not [key for key in keys if "d" in key], "public halves only"
    async with db.owner() as owner:
        sealed = "SELECT count(private_sealed), count(*) FROM signing_key"
        assert tuple(await owner.fetchrow(sealed)) == (1, 2), "the old private half is wiped"
        await owner.execute(
            "UPDATE signing_key SET retired_at = now() - interval '11 minutes' "
            "WHERE retired_at IS NOT NULL"
        )
    assert [key["kid"] for key in await api.public_keys()] == [kid]
    assert await who(old) is None
    assert await who(new) is not None


async def test_who_tries_secrets_is_slowed_down(party: Party, redis: Redis) -> None:
    told = [await code(party.token(redis, secret="xs_no")) for _ in range(14)]
    assert told[:10] == ["CLIENT_SIGN_IN_FAILED"] * 10
    assert "TOO_MANY_ATTEMPTS" in told[10:]
    while await code(party.token(redis, secret="xs_no")) != "TOO_MANY_ATTEMPTS":
        pass  # one comes back every six seconds
    assert await code(party.token(redis)) == "TOO_MANY_ATTEMPTS", "from there also the right one"
    assert await party.token(redis, address="192.0.2.8"), "nobody else is locked out"


async def test_an_address_that_tries_many_clients_is_slowed_down(
    party: Party, redis: Redis
) -> None:
    started, tried = time.monotonic(), 0
    while True:
        asked = api.issue_token(redis, f"xc_{tried:016}", "xs_no", None, HERE, ISSUER)
        if await code(asked) == "TOO_MANY_ATTEMPTS":
            break
        tried += 1
    assert 60 <= tried <= 61 + (time.monotonic() - started), "one comes back every second"


async def test_without_redis_clients_still_get_in(party: Party) -> None:
    async with from_url("redis://127.0.0.1:1", decode_responses=True) as away:
        assert await party.token(away)
        assert await code(party.token(away, secret="xs_no")) == "CLIENT_SIGN_IN_FAILED"


@pytest.mark.nightly
async def test_an_unknown_client_takes_as_long_as_a_wrong_secret(
    party: Party, redis: Redis
) -> None:
    seconds: dict[str, list[float]] = {party.client_id: [], "xc_0000000000000000": []}
    for n in range(500):
        for client, found in seconds.items():
            started = time.perf_counter()
            address = f"198.51.{n % 250}.{n // 250}"
            await code(api.issue_token(redis, client, "xs_no", None, address, ISSUER))
            found.append(time.perf_counter() - started)
    known, unknown = (statistics.median(found) for found in seconds.values())
    assert abs(known - unknown) < 0.005
