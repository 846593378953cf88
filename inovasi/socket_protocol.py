"""The websocket of a session, compressed with a memory longer than one run of a page.

Most of what a rerun sends was sent by the run before. uvicorn compresses with a window of 4 kB, which forgets it; 32 kB do not.
"""

import logging
from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.extensions.permessage_deflate import ServerPerMessageDeflateFactory
from websockets.server import ServerProtocol

WINDOW_BITS = 15  # 32 kB
MEMORY_LEVEL = 5  # together 144 kB a session for what is sent; see zlib's manual


class SocketProtocol(WebSocketsSansIOProtocol):
    """uvicorn's websocket with our compression."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        compression = ServerPerMessageDeflateFactory(
            server_max_window_bits=WINDOW_BITS, client_max_window_bits=12, compress_settings={"memLevel": MEMORY_LEVEL}
        )
        self.conn = ServerProtocol(
            extensions=[compression], max_size=self.config.ws_max_size, logger=logging.getLogger("uvicorn.error")
        )
