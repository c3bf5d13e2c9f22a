"""The pages as a browser gets them: which file, which headers, what is kept, and nothing else."""

from __future__ import annotations

import gzip
import os
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from xindai.pages import routes as pages
from xindai.platform.operations import Outside

INDEX = """<!doctype html><html><head>
<script type="module" src="/admin/assets/main-1a2b3c.js" nonce="__XINDAI_NONCE__"></script>
<meta property="csp-nonce" nonce="__XINDAI_NONCE__"></head><body></body></html>"""
SCRIPT = "export const answer = 42;\n" * 200
ENOUGH = "gzip, deflate, br"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A build of both applications, and a secret beside them."""
    (tmp_path / "secret.js").write_text("secret")
    for name in ("admin", "borrower"):
        dist = tmp_path / name / "dist"
        (dist / "assets").mkdir(parents=True)
        (dist / "index.html").write_text(INDEX)
        (dist / "assets" / "main-1a2b3c.js").write_text(SCRIPT)
        (dist / "assets" / "main-1a2b3c.js.map").write_text("{}")
        (dist / "assets" / "small.css").write_text("body{}")
        (dist / "operations.json").write_text("{}")
        (dist / ".hidden.js").write_text("hidden")
        (dist / "manifest.webmanifest").write_text("{}")
        (dist / "icon.svg").write_text("<svg/>")
        (dist / "sw.js").write_text("self.x = 1")
        (dist / "assets" / "link.js").symlink_to(tmp_path / "secret.js")
    return tmp_path


def served(folder: Path, *, development: bool = True) -> httpx.AsyncClient:
    app = Starlette(routes=pages.routes(folder, development=development))
    transport = httpx.ASGITransport(app=Outside(app, frozenset(), trees=pages.FOLDERS))
    return httpx.AsyncClient(transport=transport, base_url="http://lender.test:8000")


@pytest.fixture
async def web(built: Path) -> AsyncIterator[httpx.AsyncClient]:
    async with served(built) as client:
        yield client


def policy(answer: httpx.Response) -> dict[str, list[str]]:
    (text,) = answer.headers.get_list("content-security-policy")
    return {first: rest for first, *rest in (part.split() for part in text.split(";"))}


@pytest.mark.parametrize(
    "path",
    ["/admin", "/admin/", "/admin/loans/TG9hbjox", "/admin/loans/", "/m", "/m/", "/m/repay",
     "/admin/index.html", "/admin/customers/1.2.3", "/m/%E5%80%9F%E6%AC%BE"],
)  # fmt: skip
async def test_every_address_of_a_screen_is_the_page(web: httpx.AsyncClient, path: str) -> None:
    answer = await web.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert "assets/main-1a2b3c.js" in answer.text
    head = await web.head(path)
    assert (head.status_code, head.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert (await web.post(path)).status_code == 405


async def test_the_policy_names_what_a_page_may_do(web: httpx.AsyncClient) -> None:
    answer = await web.get("/admin/loans")
    said = policy(answer)
    nonce = said["style-src"][1].removeprefix("'nonce-").removesuffix("'")
    assert len(nonce) >= 22 and answer.text.count(f'nonce="{nonce}"') == 2
    assert "__XINDAI_NONCE__" not in answer.text
    assert said["default-src"] == said["base-uri"] == said["frame-ancestors"] == ["'none'"]
    assert said["object-src"] == ["'none'"]
    assert said["script-src"] == ["'self'"]
    assert said["connect-src"] == ["'self'", "ws://lender.test:8000", "wss://lender.test:8000"]
    assert not [one for one in answer.headers["content-security-policy"].split() if "unsafe" in one]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "geolocation=()" in answer.headers["permissions-policy"]
    assert policy(await web.get("/admin/loans")) != said, "a nonce is good once"


@pytest.mark.parametrize("host", ["a b", "x; script-src *", "lender.test, evil", "'unsafe-inline'"])
async def test_a_host_cannot_write_the_policy(web: httpx.AsyncClient, host: str) -> None:
    answer = await web.get("/admin", headers={"Host": host})
    said = policy(answer)
    assert said["connect-src"] == ["'self'"] and said["script-src"] == ["'self'"]


async def test_a_build_without_room_for_the_nonce_gets_it(
    built: Path, web: httpx.AsyncClient
) -> None:
    (built / "borrower" / "dist" / "index.html").write_text("<html><head></head></html>")
    answer = await web.get("/m/")
    nonce = policy(answer)["style-src"][1].removeprefix("'nonce-").removesuffix("'")
    assert f'<meta property="csp-nonce" nonce="{nonce}">' in answer.text


async def test_named_files_are_kept_for_ever_and_sent_small(web: httpx.AsyncClient) -> None:
    plain = await web.get("/admin/assets/main-1a2b3c.js", headers={"Accept-Encoding": "identity"})
    assert plain.text == SCRIPT and "content-encoding" not in plain.headers
    assert plain.headers["content-type"] == "text/javascript; charset=utf-8"
    assert plain.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert plain.headers["vary"] == "Accept-Encoding"
    small = await web.get("/admin/assets/main-1a2b3c.js", headers={"Accept-Encoding": ENOUGH})
    assert small.text == SCRIPT and small.headers["content-encoding"] == "gzip"
    assert int(small.headers["content-length"]) < len(SCRIPT) / 10
    assert small.headers["etag"] != plain.headers["etag"]
    none = await web.get(
        "/admin/assets/main-1a2b3c.js", headers={"Accept-Encoding": "br;q=0, gzip; q=0"}
    )
    assert "content-encoding" not in none.headers
    tiny = await web.get("/m/assets/small.css", headers={"Accept-Encoding": ENOUGH})
    assert tiny.headers["content-type"] == "text/css; charset=utf-8"
    assert "content-encoding" not in tiny.headers


async def test_what_the_browser_has_is_not_sent_again(web: httpx.AsyncClient) -> None:
    first = await web.get("/m/manifest.webmanifest")
    assert first.headers["content-type"] == "application/manifest+json"
    assert first.headers["cache-control"] == "no-cache"
    tag = first.headers["etag"]
    for asked in (tag, f'"other", W/{tag}', "*"):
        again = await web.get("/m/manifest.webmanifest", headers={"If-None-Match": asked})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    assert (await web.get("/m/sw.js", headers={"If-None-Match": tag})).status_code == 200


async def test_what_the_build_compressed_is_taken(built: Path, web: httpx.AsyncClient) -> None:
    script = built / "admin" / "dist" / "assets" / "main-1a2b3c.js"
    script.with_name("main-1a2b3c.js.gz").write_bytes(gzip.compress(SCRIPT.encode(), 9, mtime=1))
    script.with_name("main-1a2b3c.js.br").write_bytes(b"brotli")
    taken = await web.send(
        web.build_request("GET", "/admin/assets/main-1a2b3c.js", headers={"Accept-Encoding": "br"}),
        stream=True,
    )
    assert taken.headers["content-encoding"] == "br"
    assert b"".join([part async for part in taken.aiter_raw()]) == b"brotli"
    gzipped = await web.get("/admin/assets/main-1a2b3c.js", headers={"Accept-Encoding": "gzip"})
    assert gzipped.text == SCRIPT


async def test_the_worker_of_borrowers_may_serve_all_of_their_pages(web: httpx.AsyncClient) -> None:
    answer = await web.get("/m/sw.js")
    assert answer.headers["service-worker-allowed"] == "/m"
    assert answer.headers["cache-control"] == "no-cache"
    assert policy(answer)["script-src"] == ["'self'"]


@pytest.mark.parametrize(
    "path",
    ["/admin/operations.json", "/admin/assets/gone-1.js", "/admin/assets/main-1a2b3c.js.map",
     "/admin/assets/link.js", "/admin/.hidden.js", "/admin/assets", "/admin/assets/",
     "/admin/..%2f..%2fsecret.js", "/admin/%2e%2e/%2e%2e/secret.js",
     "/admin/assets/..%5c..%5csecret.js", "/admin//etc/passwd.js", "/admin/assets/a%00.js",
     "/admin/%252e%252e/secret.js"],
)  # fmt: skip
async def test_nothing_else_is_given_away(web: httpx.AsyncClient, path: str) -> None:
    answer = await web.get(path)
    assert "secret" not in answer.text and "hidden" not in answer.text
    assert answer.status_code == 404 or answer.text.startswith("<!doctype html><html><head>")
    assert answer.headers["cache-control"] == "no-store"
    if answer.status_code == 404:
        assert "没有这个文件" in answer.text and policy(answer)["script-src"] == ["'self'"]


async def test_a_new_build_is_served_at_once(built: Path, web: httpx.AsyncClient) -> None:
    assert (await web.get("/m/sw.js")).text == "self.x = 1"
    file = built / "borrower" / "dist" / "sw.js"
    file.write_text("self.x = 22")
    os.utime(file, ns=(1, 1))
    assert (await web.get("/m/sw.js")).text == "self.x = 22"


@pytest.mark.parametrize("path", ["/admin", "/m/repay", "/m/"])
async def test_without_a_build_the_page_says_what_to_do(tmp_path: Path, path: str) -> None:
    async with served(tmp_path / "nowhere") as client:
        answer = await client.get(path)
        assert answer.status_code == 503
        assert "./scripts/run" in answer.text and "网页尚未构建" in answer.text
        assert (await client.get("/admin/assets/main.js")).status_code == 404


async def test_the_front_door_shows_the_others(built: Path, tmp_path: Path) -> None:
    async with served(built) as client:
        there = await client.get("/")
        nonce = policy(there)["style-src"][1].removeprefix("'nonce-").removesuffix("'")
        assert f'<style nonce="{nonce}">' in there.text
        for link in ("/m/", "/admin/", "/docs", "/graphiql", "/sandbox/sms"):
            assert f'href="{link}"' in there.text
    async with served(tmp_path / "nowhere", development=False) as client:
        bare = await client.get("/")
        assert bare.status_code == 200 and "./scripts/run" in bare.text
        assert "/admin/" not in bare.text and "graphiql" not in bare.text


async def test_pages_without_an_icon_get_ours(built: Path, tmp_path: Path) -> None:
    async with served(built) as client:
        icon = await client.get("/favicon.ico")
        assert (icon.status_code, icon.headers["content-type"]) == (200, "image/svg+xml")
        assert icon.headers["cache-control"] == "no-cache"
    async with served(tmp_path / "nowhere") as client:
        assert (await client.get("/favicon.ico")).status_code == 204
