"""GET /sandbox/sms: what the sandbox would have sent. Development only; it reloads itself."""

from __future__ import annotations

from html import escape
from typing import Final

from redis.asyncio import Redis
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from xindai.platform.sms_sandbox import SandboxMessage, SandboxSms

RELOAD_SECONDS: Final = 3
_TEXTS: Final = {
    "zh": (
        "短信沙箱",
        "开发环境不发送短信. 最近十分钟的短信:",
        "还没有短信.",
        "时间",
        "号码",
        "内容",
    ),
    "en": (
        "SMS sandbox",
        "Development sends no text messages. Those of the last ten minutes:",
        "No messages yet.",
        "Time",
        "Number",
        "Text",
    ),
}
_PAGE: Final = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="{seconds}">
<title>{title}</title>
<link rel="stylesheet" href="/sandbox/sms.css">
</head>
<body>
<h1>{title}</h1>
<p><a href="?lang=zh">中文</a> · <a href="?lang=en">English</a></p>
<p>{about}</p>
{table}
</body>
</html>
"""
_STYLE: Final = """body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 50rem;
  padding: 0 1rem }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid #ccc; padding: .5rem; text-align: left; vertical-align: top }
td:nth-child(-n+2) { white-space: nowrap }
td:nth-child(3) { white-space: pre-line }
"""


_OTHERS: Final = {
    "email": ("邮件沙箱", "E-mail sandbox"),
    "push": ("推送沙箱", "Push sandbox"),
}


_ABOUT: Final = {
    "zh": "开发环境不对外发送. 最近十分钟的消息:",
    "en": "Development sends nothing. What would have gone out in the last ten minutes:",
}


class LateSandbox:
    """The sandbox, once Redis is connected: routes are made before."""

    sandbox: SandboxSms | None = None
    redis: Redis | None = None

    async def messages(self) -> list[SandboxMessage]:
        """The newest first."""
        return await self.sandbox.messages() if self.sandbox else []

    async def others(self, what: str) -> list[SandboxMessage]:
        """E-mails or pushes."""
        return await SandboxSms(self.redis, what).messages() if self.redis else []


def sandbox_routes(sandbox: SandboxSms | LateSandbox) -> list[Route]:
    """The page and its style."""

    async def page(request: Request) -> Response:
        wanted = request.query_params.get("lang") or request.headers.get("accept-language", "")
        language = "en" if wanted.strip().lower().startswith("en") else "zh"
        return HTMLResponse(_render(language, await sandbox.messages()))

    async def other(request: Request) -> Response:
        what = request.path_params["what"]
        if what not in _OTHERS or not isinstance(sandbox, LateSandbox):
            return Response(status_code=404)
        wanted = request.query_params.get("lang") or request.headers.get("accept-language", "")
        language = "en" if wanted.strip().lower().startswith("en") else "zh"
        title = _OTHERS[what][language == "en"]
        return HTMLResponse(_render(language, await sandbox.others(what), title))

    async def style(_request: Request) -> Response:
        return Response(_STYLE, media_type="text/css")

    return [
        Route("/sandbox/sms", page),
        Route("/sandbox/sms.css", style),
        Route("/sandbox/{what}", other),
    ]


def _render(language: str, messages: list[SandboxMessage], other: str = "") -> str:
    title, about, empty, *heads = _TEXTS[language]
    if other:
        title, about = other, _ABOUT[language]
    head = "".join(f"<th>{text}</th>" for text in heads)
    rows = "".join(
        f"<tr><td>{escape(m.at)}</td><td>{escape(m.phone)}</td><td>{escape(m.text)}</td></tr>"
        for m in messages
    )
    table = f"<table><tr>{head}</tr>{rows}</table>" if rows else f"<p>{empty}</p>"
    return _PAGE.format(
        language=language, seconds=RELOAD_SECONDS, title=title, about=about, table=table
    )
