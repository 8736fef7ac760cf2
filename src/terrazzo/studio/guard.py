"""Who may speak with the studio: only pages that it served itself, under names that it goes by, with its token where it has one.

A page elsewhere can make a browser send requests to this machine (forged requests), and can give itself a name that leads here
(a rebound name). The first are told by Origin and Sec-Fetch-Site, the second by Host.
"""

from __future__ import annotations

import hmac
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "terrazzo-token"
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
READING = ("GET", "HEAD", "OPTIONS")
HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


class Guard:
    """ASGI middleware.

    Args:
        app: What it guards.
        token: What every request has to show, or "".
        hosts: Names that the server goes by; any name with a token, since a rebound name does not bring one along.
    """

    def __init__(self, app: ASGIApp, *, token: str = "", hosts: tuple[str, ...] = LOOPBACK):
        self._app, self._token, self._hosts = app, token, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        answer = self._refusal(scope)
        if answer is not None:
            await answer(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self._app(scope, receive, sending)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not self._token and _name_of(host) not in self._hosts:
            return PlainTextResponse("this name is not the studio's", 400)
        site = headers.get("sec-fetch-site", "none")
        origin = headers.get("origin")
        foreign = site not in ("same-origin", "none") or (
            origin is not None and urlsplit(origin).netloc != host
        )
        if foreign and not (scope["method"] in READING and scope["path"] == "/"):
            return PlainTextResponse("only the studio's own page may ask for this", 403)
        if not self._token:
            return None
        query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
        if scope["path"] == "/" and self._is_token(query.get("token", [""])[0]):
            welcome = RedirectResponse("/", 303)
            welcome.set_cookie(COOKIE, self._token, httponly=True, samesite="strict")
            return welcome
        shown = headers.get("authorization", "").removeprefix("Bearer ") or _cookie(headers.get("cookie", ""))
        if self._is_token(shown):
            return None
        return PlainTextResponse("the studio's token is missing: open /?token=... once", 401)

    def _is_token(self, text: str) -> bool:
        return hmac.compare_digest(text.encode(), self._token.encode())


def _name_of(host: str) -> str:
    """A Host header without its port, in lower case."""
    name, separator, port = host.rpartition(":")
    return (name if separator and port.isdigit() else host).lower()


def _cookie(header: str) -> str:
    try:
        morsel = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return ""
    return morsel.value if morsel else ""
