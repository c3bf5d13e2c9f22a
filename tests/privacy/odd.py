"""Requests that fail, each with people in another place: whoever quotes what was sent is found."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any
from urllib.parse import quote

import asyncpg
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from tests.graphql.program import PROTOCOL
from tests.privacy.house import PASSWORD, House
from tests.privacy.markers import Person
from tests.privacy.usual import FIND, SIGN_IN

CREATE = """mutation ($input: CreateCustomerInput!) {
    createCustomer(input: $input) { customer { id } userErrors { code } } }"""
VIEWER = "{ viewer { kind } }"


async def wrong_variables(house: House, person: Person) -> None:
    """Values of another type, a number, a list, an object, an unknown field, an unknown choice."""
    number = int(person.phone)
    good = {"name": person.name, "idNumber": person.id_number, "branchId": house.branch}
    for given in (
        person.name, number, [person.card], good, good | {"idempotencyKey": number},
        good | {"idempotencyKey": "x", "phone": number}, good | {person.phone: person.given},
        good | {"idempotencyKey": "x", "phone": {"is": [person.id_number]}},
    ):  # fmt: skip
        await house.send("officer", {"query": CREATE, "variables": {"input": given}})
    loans = """query ($order: LoanOrder!, $first: Int) {
        loans(order: $order, first: $first) { totalCount } }"""
    for order, first in (
        (person.given, 1),
        (number, 1),
        ("NUMBER", person.phone),
        ("NUMBER", number),
    ):
        body = {"query": loans, "variables": {"order": order, "first": first}}
        await house.send("officer", body)
    enums = {"order": {person.name: number}, person.card: person.name}
    await house.send("officer", {"query": loans, "variables": enums})


async def wrong_literals(house: House, person: Person) -> None:
    """The same in the text of the operation, and texts that are none."""
    name = json.dumps(person.name, ensure_ascii=False)
    for text in (
        f"{{ customers(where: {{ phone: {person.phone} }}) {{ totalCount }} }}",
        f"{{ customers(where: {name}) {{ totalCount }} }}",
        f'{{ customers(where: {{ phone: "{person.phone}" }}) {{ nothing }} }}',
        f'{{ customers(where: {{ telephone: "{person.phone}" }}) {{ totalCount }} }}',
        f'{{ loans(first: "{person.id_number}") {{ totalCount }} }}',
        f"{{ loans(first: {person.card}) {{ totalCount }} }}",
        f"{{ loans(order: _{person.phone}) {{ totalCount }} }}",
        f"{{ loans(order: {name}) {{ totalCount }} }}",
        f"query ($x: Int = {name}) {{ loans(first: $x) {{ totalCount }} }}",
        f"query ($_{person.phone}: Int) {{ viewer {{ kind }} }}",
        f'{{ viewer(phone: "{person.phone}") {{ kind }} }}',
        f"{{ _{person.phone} }}",
        f"{{ viewer {{ kind }} }} {name}",
        f"{{ viewer {{ kind {person.phone} }} }}",
        f'{{ viewer {{ kind }} "{person.phone}',
        f'{{ viewer {{ kind }} """{person.name}',
        f"{{ {person.given} }}",
        f"{{ loan(id: .{person.phone}) {{ id }} }}",
        f'{{ explain(loanId: "{person.id_number}", what: {name}, n: 1) {{ label }} }}',
        f'{{ node(id: "{person.card}") {{ id }} }}',
        f'{{ loans(after: "{person.phone}") {{ totalCount }} }}',
        f'{{ codes(kind: "{person.phone}") {{ code }} }}',
    ):
        await house.send("officer", {"query": text})
        await house.send(None, {"query": text})


async def names(house: House, person: Person) -> None:
    """As the operation's name, as an alias, as the name of a fragment and of a directive."""
    name = f"_{person.phone}"
    for body in (
        {"query": VIEWER, "operationName": person.phone},
        {"query": VIEWER, "operationName": f"'{person.phone}'"},
        {"query": f"query {name} {VIEWER}", "operationName": person.name},
        {"query": f"query {name} {VIEWER} query other {VIEWER}"},
        {"query": f"{{ {name}: viewer {{ kind }} }}"},
        {"query": f"{{ {name}: loan(id: {json.dumps(person.phone)}) {{ stage }} }}"},
        {"query": f"{{ {name}: viewer {{ kind }} {name}: businessDate }}"},
        {"query": f"{{ viewer {{ ...{name} }} }}"},
        {"query": f"{{ viewer {{ kind @{name} }} }}"},
    ):
        answer = await house.http.post("/graphql", json=body, headers={
            "Authorization": house.headers["officer"], "Accept-Language": "en"})  # fmt: skip
        told = answer.json()
        told.pop("data", None)  # its keys are the asker's aliases
        for error in told.get("errors", ()):
            error.pop("path", None)
        house.heard.append(json.dumps(told, ensure_ascii=False).encode())


async def wrong_json(house: House, person: Person) -> None:
    """Too deep, too long, cut off, no object, not UTF-8, other media types."""
    deep = "[" * 5000 + f'"{person.phone}"' + "]" * 5000
    body = json.dumps({"query": VIEWER, "variables": {"name": person.name}}, ensure_ascii=False)
    for content in (
        f'{{"query": "{{ viewer {{ kind }} }}", "variables": {{"a": {deep}}}}}'.encode(),
        json.dumps({"query": VIEWER, "variables": {"a": [person.id_number] * 15_000}}).encode(),
        body.encode()[:-3],
        json.dumps([person.phone, person.card]).encode(),
        json.dumps({"query": [person.card]}).encode(),
        json.dumps({"query": VIEWER, "variables": person.name}).encode(),
        json.dumps({"query": VIEWER, "extensions": person.phone}).encode(),
        body.encode("utf-16"),
        json.dumps({"query": VIEWER, "variables": {person.card: float("nan")}}).encode(),
        json.dumps({"query": VIEWER, "variables": {"a": f"{person.phone}\0"}}).encode(),
    ):
        await house.send("officer", content)
    for kind in ("application/x-www-form-urlencoded", "text/plain", person.phone):
        await house.send("officer", body.encode(), **{"Content-Type": kind})


async def addresses(house: House, person: Person) -> None:
    """In the query string, in the path, and with other methods."""
    query = quote(f'{{ customers(where: {{ phone: "{person.phone}" }}) {{ totalCount }} }}')
    told = f"query={query}&name={quote(person.name)}&id={person.id_number}"
    for method, path in (
        ("GET", f"/graphql?{told}"), ("POST", f"/graphql?{told}"), ("GET", f"/{person.phone}"),
        ("GET", f"/readyz?phone={person.phone}"), ("GET", f"/metrics?card={person.card}"),
        ("GET", f"/m/{quote(person.name)}"), ("DELETE", f"/graphql/{person.card}"),
        ("GET", f"/healthz/{person.id_number}"),
    ):  # fmt: skip
        house.note(await house.http.request(method, path))
    form = {"grant_type": person.name, "client_id": person.phone, "client_secret": person.card}
    for more in (
        {},
        {"grant_type": "client_credentials", "scope": f"{person.phone} {person.name}"},
    ):
        house.note(await house.http.post("/oauth/token", data=form | more))


async def headers(house: House, person: Person) -> None:
    """In everything that proxies, browsers and tracers send along, on the way in too."""
    phone, odd = person.phone, quote(person.name)
    told = {
        "traceparent": f"00-{phone:0>32}-{phone:0>16}-01", "tracestate": f"phone={phone}",
        "baggage": f"name={odd}", "X-Request-Id": person.id_number, "Referer": f"https://x/{odd}",
        "User-Agent": f"Mozilla/5.0 ({phone}; {odd}; {person.card})", "X-Forwarded-For": phone,
        "Accept-Language": f"en-{phone}", "Cookie": f"__Host-xindai-staff={phone}; name={odd}",
    }  # fmt: skip
    await house.send("officer", {"query": VIEWER}, **told)
    await house.send("officer", {"query": VIEWER}, **{"Xindai-Version": person.phone})
    entry = {"input": {"phone": phone, "password": PASSWORD}}
    await house.send(None, {"query": SIGN_IN, "variables": entry}, **told)
    for login in ("cashier", "officer"):
        given = f'login: "{login}", password: "{PASSWORD}"'
        text = f"mutation {{ signIn({given}) {{ userErrors {{ code }} }} }}"
        await house.send(None, {"query": text}, **told)
    for more in (
        {"Origin": f"https://{phone}"},
        {"Host": phone},
        {"Authorization": f"Bearer {phone}"},
        {"Authorization": f"ApiKey {phone}.{person.card}"},
    ):
        answer = await house.http.post("/graphql", json={"query": VIEWER}, headers=told | more)
        house.note(answer)


async def sockets(house: House, person: Person) -> None:
    """In what opens a socket, in operations that fail on it, and in what ends it."""
    officer = house.headers["officer"]
    subscribe = "subscription ($id: ID!) { loanChanged(loanId: $id) { cursor } }"
    wrong = f"subscription {{ loanChanged(loanId: {person.phone}.5) {{ cursor }} }}"

    def run(query: Any, id: str = "1", **more: Any) -> dict[str, Any]:
        return {"type": "subscribe", "id": id, "payload": {"query": query} | more}

    for said in (
        [run(subscribe, variables={"id": {"a": person.name}})],
        [run(subscribe, variables={"id": person.phone})],
        [run(wrong)],
        [run(f"subscription {{ {person.name} }}")],
        [run(FIND, variables={"where": {"phone": int(person.phone)}})],
        [run(VIEWER, operationName=person.phone)],
        [run(subscribe, person.phone, variables={"id": house.branch})] * 2,
        [{"type": person.phone}],
        [{"type": "ping", "payload": {"phone": person.phone}}, run(VIEWER)],
        [{"type": "connection_init", "payload": {"again": person.name}}],
        ["{" + person.id_number],
        [{person.card: person.card}],
    ):
        await _talk(house, said, {"authorization": officer, "phone": person.phone})
    await _talk(house, [run(VIEWER)], {"authorization": f"Bearer {person.phone}"})
    await _talk(house, [run(VIEWER)], {"authorization": [person.name]})
    await _talk(house, [], person.name)
    address = f"ws://127.0.0.1:{house.program.port}/graphql?phone={person.phone}"
    for protocol, origin in ((person.phone, None), (PROTOCOL, f"https://{person.phone}")):
        try:
            async with connect(address, subprotocols=[protocol], origin=origin):  # type: ignore[list-item,arg-type]
                raise AssertionError("it was let in")
        except WebSocketException as no:
            house.heard.append(str(no).encode())


async def _talk(house: House, said: list[Any], init: Any) -> None:
    address = f"ws://127.0.0.1:{house.program.port}/graphql"
    async with connect(address, subprotocols=[PROTOCOL]) as socket:  # type: ignore[list-item]
        with suppress(WebSocketException, TimeoutError):
            first = {"type": "connection_init", "payload": init}
            await socket.send(json.dumps(first, ensure_ascii=False))
            house.heard.append(str(await asyncio.wait_for(socket.recv(), 5)).encode())
            for message in said:
                text = message if isinstance(message, str) else json.dumps(message)
                await socket.send(text)
            for _ in said:
                told = json.loads(await asyncio.wait_for(socket.recv(), 0.5))
                told.pop("id", None)  # the asker's own name for his operation
                house.heard.append(json.dumps(told, ensure_ascii=False).encode())
        await socket.close()
    house.heard.append(f"{socket.close_code} {socket.close_reason}".encode())


async def bugs(house: House, person: Person) -> None:
    """What nobody foresaw: a table is gone, a rule is new. All tell where, and nobody whom."""
    owner = await asyncpg.connect(house.server.url)
    given = {
        "name": person.name, "idNumber": person.id_number, "phone": person.phone,
        "branchId": house.branch, "idempotencyKey": "bug",
    }  # fmt: skip
    entry = {"input": {"phone": person.phone, "password": person.id_number}}
    strict = (
        "ADD CONSTRAINT strict CHECK (length(name_masked) < 2 AND name_masked <> '{}') NOT VALID"
    )
    try:
        for table, change, back in (
            ("customer", "RENAME TO gone", "ALTER TABLE gone RENAME TO customer"),
            ("borrower_account", "RENAME TO gone", "ALTER TABLE gone RENAME TO borrower_account"),
            ("customer", strict, "ALTER TABLE customer DROP CONSTRAINT strict"),
            ("approval_request", "RENAME TO gone", "ALTER TABLE gone RENAME TO approval_request"),
        ):  # fmt: skip
            await owner.execute(f"ALTER TABLE {table} {change}")
            try:
                where = {"phone": person.phone, "idNumber": person.id_number}
                await house.send("officer", {"query": FIND, "variables": {"where": where}})
                await house.send("officer", {"query": CREATE, "variables": {"input": given}})
                await house.send(None, {"query": SIGN_IN, "variables": entry})
                alias = f"{{ _{person.phone}: customers {{ totalCount }} }}"
                await house.send("officer", {"query": alias}, True)
            finally:
                await owner.execute(back)
    finally:
        await owner.close()


ODD: tuple[Callable[[House, Person], Awaitable[None]], ...] = (
    wrong_variables,
    wrong_literals,
    names,
    wrong_json,
    addresses,
    headers,
    sockets,
)
