"""Security headers of every answer, and the content security policies of the application and of full screen.

What each exception is for was measured in Chromium over every page (tests/browser/test_safety.py); docs/decisions/0015 says why.
"""

import base64
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

import streamlit
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SELF = "'self'"
INLINE_SCRIPT = re.compile(rb"<script(?![^>]*\bsrc=)(?P<attributes>[^>]*)>(?P<body>.*?)</script>", re.DOTALL | re.IGNORECASE)


def _hash(script: bytes) -> str:
    # The browser hashes the text after the line ends have been made one kind.
    text = script.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return f"'sha256-{base64.b64encode(hashlib.sha256(text).digest()).decode()}'"


def hashes(page: bytes) -> tuple[str, ...]:
    """Return the scripts that a page itself holds, as a policy names them; data in a script element is none."""
    return tuple(sorted({_hash(found["body"]) for found in INLINE_SCRIPT.finditer(page) if b"json" not in found["attributes"]}))


OF_STREAMLIT = hashes((Path(streamlit.__file__).parent / "static" / "index.html").read_bytes())
POLICY: Mapping[str, tuple[str, ...]] = {
    "default-src": ("'none'",),
    # Streamlit hands a component's first lines to the browser as a blob; protobuf.js looks whether WebAssembly may run.
    "script-src": (SELF, "blob:", "'wasm-unsafe-eval'", *OF_STREAMLIT),
    # Streamlit's and Plotly's styles are written into the page by their scripts.
    "style-src": (SELF, "'unsafe-inline'"),
    "img-src": (SELF, "data:", "blob:"),  # pictures of charts are made in the browser
    "font-src": (SELF, "data:"),  # KaTeX brings its smallest font inside its style
    "connect-src": (SELF,),
    "media-src": (SELF,),
    "manifest-src": (SELF,),
    "form-action": (SELF,),
    "base-uri": (SELF,),
    "frame-ancestors": ("'none'",),
}
FULL_SCREEN: Mapping[str, tuple[str, ...]] = {
    "default-src": ("'none'",),
    "style-src": ("'unsafe-inline'",),
    "img-src": ("data:", "blob:"),
    "base-uri": ("'none'",),
    "form-action": ("'none'",),
    "frame-ancestors": ("'none'",),
}


def written(policy: Mapping[str, tuple[str, ...]]) -> str:
    """Return a policy as its header says it."""
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in policy.items())


def of_full_screen(page: bytes) -> str:
    """Return the policy of a page that holds everything it needs: its own scripts by their hash, and no connection at all."""
    return written({**FULL_SCREEN, "script-src": hashes(page) or ("'none'",)})


HEADERS = {
    b"content-security-policy": written(POLICY).encode(),
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"x-frame-options": b"DENY",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": b"camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    b"x-robots-tag": b"noindex",
}


class SecurityHeaders:
    """Add the headers to every HTTP answer that does not bring its own, and take away what names the server."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *((name, value) for name, value in HEADERS.items() if name not in given)]
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


class BackToEditing:
    """After a sign-in lead to Kelola data, where it was asked for: Streamlit's own answer leads to the first page."""

    def __init__(self, app: ASGIApp, page: str) -> None:
        self.app, self.page = app, page.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def led(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    (name, self.page if name.lower() == b"location" and value == b"/" else value)
                    for name, value in message["headers"]
                ]
            await send(message)

        await self.app(scope, receive, led if scope.get("path") == "/oauth2callback" else send)
