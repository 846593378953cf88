"""The ASGI app that `make run` serves: Streamlit's own, with our assets, downloads, compression and security headers."""

import gzip
import logging
from pathlib import PurePosixPath

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config
from streamlit.runtime.pages_manager import PagesManager

from inovasi import assets, card_addresses, frame_files, headers, menu, paths, program, progress, release, settings, short_codes
from inovasi.access.readers import RestrictedError
from inovasi.downloads import MEDIA_TYPES, DownloadError, download, presented
from inovasi.ui import card_files

KEPT_FOR_EVER = "public, max-age=31536000, immutable"  # a year
REFUSED = "Masuk dulu di halaman Kelola data, lalu unduh lagi. / Sign in on the page Manage data, then download again."


class AskedSoon:
    """Name with each page what its first figures need, so that the browser asks for it at once."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_links(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200 and scope["path"] != "/tampil":
                given = {name.lower(): value for name, value in message["headers"]}
                if given.get(b"content-type", b"").startswith(b"text/html"):
                    links = frame_files.links(scope["path"].strip("/"), "y" in QueryParams(scope["query_string"].decode("latin-1")))
                    message["headers"] = [*message["headers"], (b"link", links.encode())]
            await send(message)

        await self.app(scope, receive, with_links if scope["type"] == "http" else send)


class FrameFiles:
    """Answer for Streamlit's own bundles before Streamlit does: compressed, from memory. (Its routes cannot be replaced.)"""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = frame_files.find(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        if path is None or b"gzip" not in dict(scope["headers"]).get(b"accept-encoding", b""):
            await self.app(scope, receive, send)
            return
        content = await run_in_threadpool(frame_files.compressed, path)
        sent = {"Cache-Control": KEPT_FOR_EVER, "Vary": "Accept-Encoding", "Content-Encoding": "gzip"}
        await Response(content, media_type=frame_files.media_type(path), headers=sent)(scope, receive, send)


def asset(request: Request) -> Response:
    """Send an asset. Its address holds the hash of its content, so the browser keeps it for a year without asking."""
    name = request.path_params["name"]
    path = assets.find(name)
    if path is None:
        return PlainTextResponse("Not found", status_code=404)
    is_current = request.path_params["version"] == assets.version()
    sent = {"Cache-Control": KEPT_FOR_EVER if is_current else "no-cache", "Vary": "Accept-Encoding"}
    media_type = assets.MEDIA_TYPES.get(PurePosixPath(name).suffix, "application/octet-stream")
    if "gzip" in request.headers.get("accept-encoding", ""):
        sent["Content-Encoding"] = "gzip"
        return Response(assets.compressed(name), media_type=media_type, headers=sent)
    return Response(path.read_bytes(), media_type=media_type, headers=sent)


async def card(request: Request) -> Response:
    """Send the card of a view. Its address never leads to anything else, so the browser asks for it once."""
    data_version, kind = request.path_params["release"], request.path_params["kind"]
    parameters = dict(request.query_params)
    found = card_files.find(kind, data_version, parameters)
    if found is None:
        try:
            found = await run_in_threadpool(card_files.content, kind, data_version, parameters)
        except RestrictedError:
            return PlainTextResponse(REFUSED, status_code=403, headers={"Cache-Control": "no-store"})
        except card_files.NoCardError as error:
            return PlainTextResponse(str(error), status_code=404)
    is_current = request.path_params["program"] == program.version()
    sent = {"Cache-Control": KEPT_FOR_EVER if is_current else "no-cache", "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(found, media_type="application/json", headers=sent | {"Content-Encoding": "gzip"})
    return Response(gzip.decompress(found), media_type="application/json", headers=sent)


def send_file(request: Request) -> Response:
    """Build and send the file that an address names: the same view, the same figure, the same numbers."""
    try:
        file = download(request.path_params["kind"], dict(request.query_params), _base(request))
    except RestrictedError:
        return PlainTextResponse(REFUSED, status_code=403, headers={"Cache-Control": "no-store"})
    except DownloadError as error:
        return PlainTextResponse(str(error), status_code=404)
    sent = {"Content-Disposition": f'attachment; filename="{file.name}"', "Cache-Control": "no-store"}
    return Response(file.content, media_type=file.media_type, headers=sent)


def making(request: Request) -> Response:
    """Say how far a file has come that is being made: parts done, and in all (none where it is not known, or over)."""
    found = progress.find(request.path_params["name"]) or progress.Making()
    return JSONResponse({"done": found.done, "parts": found.parts}, headers={"Cache-Control": "no-store"})


def present(request: Request) -> Response:
    """Send a story as one page to be shown full screen: once it is open it asks this server for nothing."""
    try:
        content = presented(dict(request.query_params), _base(request))
    except RestrictedError:
        return PlainTextResponse(REFUSED, status_code=403, headers={"Cache-Control": "no-store"})
    except DownloadError as error:
        return PlainTextResponse(str(error), status_code=404)
    sent = {"Cache-Control": "no-store", "Content-Security-Policy": headers.of_full_screen(content)}
    return Response(content, media_type=MEDIA_TYPES["html"], headers=sent)


def short_code(request: Request) -> Response:
    """Lead from a short code to the long address of its view; an unknown one leads to the first page."""
    code = request.path_params["code"]
    found = short_codes.resolve(code, release.current()) or short_codes.find(code)
    return RedirectResponse(found or "/", status_code=302)


def first_page(request: Request) -> Response:
    """Lead from the name of the first page, which Streamlit knows by "/" only, to the page; what is asked of it goes along."""
    return RedirectResponse(f"/?{request.url.query}" if request.url.query else "/", status_code=302)


def _base(request: Request) -> str:
    """Return the address under which others reach this server, for links and codes in files."""
    return settings.address_for_others(str(request.base_url))


# Our menu comes from st.navigation. Until it has run once, Streamlit takes the pages/ folder for the older kind of menu, and
# the first deep link after a start would open a bare page; st.navigation itself sets this flag, only too late for that link.
PagesManager.uses_pages_directory = False

app = st.App(
    paths.ROOT / "dashboard.py",
    routes=[
        Route(f"{assets.PREFIX}/{{version}}/{{name:path}}", asset),
        Route(f"{card_addresses.PREFIX}/{{release}}/{{program}}/{{kind}}", card),
        Route("/unduh/{kind}", send_file),
        Route("/kemajuan/{name}", making),
        Route("/tampil", present),
        Route("/k/{code}", short_code),
        Route(f"/{menu.FIRST}", first_page),
    ],
    middleware=[
        Middleware(headers.SecurityHeaders),
        Middleware(headers.BackToEditing, page="/kelola_data"),
        Middleware(AskedSoon),
        Middleware(FrameFiles),
        Middleware(GZipMiddleware, minimum_size=1000),
    ],
)

# Addresses hold searches, stories and tickets. Streamlit switches uvicorn's access log on again, so it is closed for good here.
logging.getLogger("uvicorn.access").disabled = True

if settings.secrets_file():
    config.set_option("secrets.files", [settings.secrets_file()])
