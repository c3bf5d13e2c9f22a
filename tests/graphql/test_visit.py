"""What is kept of where a request comes from: an address that is one, and a browser."""

from __future__ import annotations

import pytest
from starlette.requests import Request

from xindai.graphql.endpoint import address_of, user_agent


@pytest.mark.parametrize(
    ("client", "address"),
    [
        (("203.0.113.7", 1), "203.0.113.7"),
        (("2001:db8:0:0::1", 1), "2001:db8::1"),
        (("13800138000", 0), ""),  # uvicorn takes what a proxy's X-Forwarded-For says
        (("张三", 0), ""),
        (None, ""),
    ],
)
def test_an_address_is_one_or_nothing(client: tuple[str, int] | None, address: str) -> None:
    assert address_of(Request({"type": "http", "headers": [], "client": client})) == address


def test_a_browser_keeps_its_versions_and_tells_no_numbers_of_people() -> None:
    firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0"
    assert user_agent(firefox) == firefox.replace("20100101", "#")
    assert user_agent("App/3.2 (13800138000; 11010519491231002X)") == "App/3.2 (#; #)"
    assert user_agent("App (138-0013-8000) %E5%BC%A0 \xe5\xbc\xa0 x") == "App (#)   x"
    assert len(user_agent("x" * 1000)) == 300
