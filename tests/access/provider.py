"""An OpenID Connect provider on loopback for tests: authorization code flow with PKCE, signed tokens, and faults on demand.

A real HTTP server, not a stub of the library: discovery, keys, authorization, token endpoint, sign-out. `Person.token` replaces claims of
the token, so a test can have one for another audience, from another issuer, too old, or signed with another key. (The packaged
mock providers issue sound tokens only, and their current releases ask for a newer Python.)
"""

import base64
import hashlib
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from tests.access import live

CLIENT_ID, CLIENT_SECRET = "jejak-inovasi", "rahasia-klien-untuk-uji"


@dataclass
class Person:
    """Someone who can sign in: what the provider says of them; `token` replaces claims, `foreign_key` signs with an unknown key."""

    sub: str
    claims: dict[str, Any]
    token: dict[str, Any] = field(default_factory=dict)
    foreign_key: bool = False


class Provider:
    """The provider, its people and the codes it has given."""

    def __init__(self, people: list[Person]) -> None:
        self.port = live.free_port()
        self.issuer = f"http://127.0.0.1:{self.port}"
        self.people = {person.sub: person for person in people}
        self.codes: dict[str, dict[str, str]] = {}
        self.key = RSAKey.generate_key(2048, {"kid": "uji", "use": "sig", "alg": "RS256"})
        self.foreign = RSAKey.generate_key(2048, {"kid": "uji", "use": "sig", "alg": "RS256"})
        self.app = Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self.configuration),
                Route("/keys", self.keys),
                Route("/authorize", self.authorize),
                Route("/token", self.token, methods=["POST"]),
                Route("/userinfo", self.userinfo),
                Route("/end", self.end),
            ]
        )

    async def configuration(self, request: Request) -> Response:
        return JSONResponse(
            {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
                "userinfo_endpoint": f"{self.issuer}/userinfo",
                "end_session_endpoint": f"{self.issuer}/end",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    async def keys(self, request: Request) -> Response:
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})

    async def authorize(self, request: Request) -> Response:
        """Show who may sign in; a choice leads back with a code."""
        asked = dict(request.query_params)
        if (
            asked.get("client_id") != CLIENT_ID
            or asked.get("code_challenge_method") != "S256"
            or asked.get("response_type") != "code"
        ):
            return PlainTextResponse("invalid_request", status_code=400)
        chosen = asked.pop("person", "")
        if chosen not in self.people:
            links = "".join(f'<p><a href="/authorize?{urlencode({**asked, "person": sub})}">{sub}</a></p>' for sub in self.people)
            return HTMLResponse(f"<!doctype html><title>Masuk</title>{links}")
        code = secrets.token_urlsafe()
        self.codes[code] = {**asked, "person": chosen}
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}", status_code=302)

    async def token(self, request: Request) -> Response:
        form = await request.form()
        basic = base64.b64encode(f"{CLIENT_ID}:{CLIENT_SECRET}".encode()).decode()
        asked = self.codes.pop(str(form.get("code")), None)  # a code works once
        challenge = base64.urlsafe_b64encode(hashlib.sha256(str(form.get("code_verifier")).encode()).digest()).decode().rstrip("=")
        if (
            request.headers.get("authorization") != f"Basic {basic}"
            or asked is None
            or challenge != asked["code_challenge"]
            or form.get("redirect_uri") != asked["redirect_uri"]
        ):
            return JSONResponse({"error": "invalid_grant"}, status_code=400)
        person, now = self.people[asked["person"]], int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT_ID,
            "sub": person.sub,
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
            **person.claims,
            **{name: value(now) if callable(value) else value for name, value in person.token.items()},
        }
        signed = jwt.encode({"alg": "RS256", "kid": "uji"}, claims, self.foreign if person.foreign_key else self.key)
        return JSONResponse(
            {"access_token": secrets.token_urlsafe(), "token_type": "Bearer", "expires_in": 300, "id_token": signed}
        )

    async def userinfo(self, request: Request) -> Response:
        return JSONResponse({"error": "invalid_token"}, status_code=401)

    async def end(self, request: Request) -> Response:
        return RedirectResponse(request.query_params["post_logout_redirect_uri"], status_code=302)


@contextmanager
def running(people: list[Person]) -> Iterator[Provider]:
    """Serve the provider on loopback until the block ends."""
    provider = Provider(people)
    server = uvicorn.Server(uvicorn.Config(provider.app, host="127.0.0.1", port=provider.port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield provider
    server.should_exit = True
    thread.join(timeout=10)
