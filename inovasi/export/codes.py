"""QR codes of addresses, drawn by this server: for slides, paper and the projector. Nothing is asked of another host."""

import io
from functools import lru_cache

import segno

from inovasi import palette

BORDER_MODULES = 4  # the quiet zone that scanners ask for
MODULE_PX = 8
LONGEST_ADDRESS = 1_500  # beyond it the modules are too fine for a phone at the back of a hall


class CodeError(ValueError):
    """The address is too long to be read from a code."""


@lru_cache(maxsize=1000)
def svg(address: str) -> bytes:
    """Return the code of an address as SVG that scales to its box. Raises CodeError."""
    buffer = io.BytesIO()
    _made(address).save(
        buffer, kind="svg", border=BORDER_MODULES, dark=palette.INK, light=palette.PAPER, xmldecl=False, omitsize=True
    )
    return buffer.getvalue()


def png(address: str) -> bytes:
    """Return the code of an address as PNG. Raises CodeError."""
    buffer = io.BytesIO()
    _made(address).save(buffer, kind="png", border=BORDER_MODULES, scale=MODULE_PX, dark=palette.INK, light=palette.PAPER)
    return buffer.getvalue()


def _made(address: str) -> segno.QRCode:
    if not address or len(address) > LONGEST_ADDRESS:
        raise CodeError(f"{len(address)} characters; a code holds 1 to {LONGEST_ADDRESS}.")
    return segno.make_qr(address, error="m" if len(address) < 400 else "l")
