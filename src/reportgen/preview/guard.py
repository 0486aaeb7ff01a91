"""Who may ask the preview: this machine's own browser, by the address that was printed; and what holds of every answer.

Any page on the web can send the browser to 127.0.0.1, and a name of the attacker's can be made to point there; so the
Host, where a request comes from, and a word that nobody else knows are looked at before anything else. What changes
something is asked for by POST, at addresses of their own, with an Origin that says it is our page, and in a form that
no other page can send without asking first.
"""

from __future__ import annotations

from secrets import compare_digest

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportgen.regex import regex

NAMES = ("127.0.0.1", "localhost")
METHODS = ("GET", "HEAD")
ACTION = regex(r"/[^/]+/(city/[0-9]{1,9}/)?do/[a-z]{1,20}")
SENT = ("application/json", "application/octet-stream")  # never a form of another page's
FROM_HERE = ("", "none", "same-origin")  # Sec-Fetch-Site; an older browser sends none
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
FOREIGN_HOST = "这个网页只在本机用 127.0.0.1 或 localhost 打开。\n"
FOREIGN_PAGE = "请求来自别的网页，不回答。请把命令行里的网址复制到地址栏打开。\n"
ONLY_READING = "这个网址只读不写。\n"
OTHER_FORM = "网页发来的内容不是约定的格式。刷新网页，再做一次。\n"
NO_PAGE = "没有这个网页。网址每次启动都不同，请用命令行里现在显示的那个。\n"


class Guard:
    """Lets through what the browser of this machine asks under `/<token>/`; every answer gets HEADERS."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app = app
        self._token = token
        self._hosts = frozenset(f"{name}:{port}" for name in NAMES)
        self._origins = frozenset(f"http://{host}" for host in self._hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI wants it; the preview speaks no WebSocket."""
        if scope["type"] != "http":
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, guarded)
        else:
            await self._app({**scope, "root_path": f"/{self._token}"}, receive, guarded)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if headers.get("host", "").lower() not in self._hosts:
            return PlainTextResponse(FOREIGN_HOST, 403)
        if headers.get("origin", next(iter(self._origins))) not in self._origins:
            return PlainTextResponse(FOREIGN_PAGE, 403)
        if headers.get("sec-fetch-site", "") not in FROM_HERE:
            return PlainTextResponse(FOREIGN_PAGE, 403)
        if scope["method"] == "POST" and ACTION.fullmatch(scope["path"]):
            if not headers.get("origin"):  # else it is ours by now
                return PlainTextResponse(FOREIGN_PAGE, 403)
            if headers.get("content-type", "").partition(";")[0].strip().lower() not in SENT:
                return PlainTextResponse(OTHER_FORM, 415)
        elif scope["method"] not in METHODS:
            return PlainTextResponse(ONLY_READING, 405, {"Allow": ", ".join(METHODS)})
        token = scope["path"].split("/")[1:2]
        if not compare_digest("".join(token).encode("utf-8", "replace"), self._token.encode()):
            return PlainTextResponse(NO_PAGE, 404)
        return None
