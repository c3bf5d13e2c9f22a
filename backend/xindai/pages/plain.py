"""Pages that need no build: the front door, and what is said where the others are missing."""

from __future__ import annotations

from typing import Final

_STYLE: Final = """body{font:16px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;
margin:12vh auto 0;max-width:34rem;padding:0 1.25rem;color:#1f2328;background:#fff}
h1{font-size:1.5rem}ul{list-style:none;padding:0}li{margin:.75rem 0}
a{color:#0958d9}small{color:#57606a;display:block}code{background:#f3f4f6;padding:.1rem .3rem}
@media(prefers-color-scheme:dark){body{color:#e6edf3;background:#0d1117}a{color:#69b1ff}
small{color:#9da7b1}code{background:#21262d}}"""
_PAGE: Final = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title>
<style nonce="{nonce}">{style}</style>
</head>
<body><main>
<h1>{title}</h1>
{body}
</main></body>
</html>
"""
_LINK: Final = '<li><a href="{at}">{zh}</a><small lang="en">{en}</small></li>'
_PAGES: Final = (
    ("/m/", "借款人: 借款与还款", "Borrowers: loans and repayments"),
    ("/admin/", "员工工作台", "Staff: the back office"),
)
_DOORS: Final = (("/docs", "接口文档", "Third parties: the documentation of the API"),)
_SANDBOX: Final = (
    ("/graphiql", "GraphQL 控制台", "The console for developers"),
    ("/sandbox/sms", "短信沙箱", "Text messages of the sandbox"),
)
_BUILD: Final = """<p>网页尚未构建. 安装 Node 20 或更高版本后运行 <code>./scripts/run</code>,
或在 <code>frontend</code> 目录执行 <code>npm ci</code> 和 <code>npm run build</code>.
接口不受影响.</p>
<p lang="en">The web pages have not been built. With Node 20 or newer, <code>./scripts/run</code>
builds them; or call <code>npm ci</code> and <code>npm run build</code> in <code>frontend</code>.
The API is not affected.</p>"""


def front_page(nonce: str, *, built: bool, development: bool) -> bytes:
    """Who comes without an address finds his door."""
    doors = (_PAGES if built else ()) + _DOORS + (_SANDBOX if development else ())
    links = "\n".join(_LINK.format(at=at, zh=zh, en=en) for at, zh, en in doors)
    return _made(nonce, "信贷 Xindai", f"{'' if built else _BUILD}\n<ul>\n{links}\n</ul>")


def not_built(nonce: str) -> bytes:
    """There is no `index.html`."""
    return _made(nonce, "网页尚未构建", _BUILD)


def not_found(nonce: str, at: str) -> bytes:
    """A file that is not there, most often of an older build."""
    text = '<p>没有这个文件. <span lang="en">There is no such file.</span></p>'
    link = f'<p><a href="{at}/">返回首页 <span lang="en">Back to the start</span></a></p>'
    return _made(nonce, "找不到文件", text + link)


def _made(nonce: str, title: str, body: str) -> bytes:
    return _PAGE.format(nonce=nonce, style=_STYLE, title=title, body=body).encode()
