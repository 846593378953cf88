"""Serve the dashboard: `python -m inovasi --port 8501`."""

import argparse
import logging
import socket

import uvicorn

from inovasi import warm
from inovasi.socket_protocol import SocketProtocol


class Server(uvicorn.Server):
    """uvicorn, which warms the dashboard up once it answers."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        logging.getLogger("uvicorn.access").disabled = True  # Streamlit switches it on again, whatever uvicorn was told
        warm.start()


def main() -> None:
    """Read the port and serve until stopped."""
    parser = argparse.ArgumentParser(description="Serve Jejak Inovasi")
    parser.add_argument("--port", type=int, default=8501)
    parser.add_argument("--host", default="0.0.0.0", help="address to listen on; the default lets phones in the hall in")
    options = parser.parse_args()
    print(f"Jejak Inovasi: http://localhost:{options.port}")
    config = uvicorn.Config(
        "inovasi.server:app",
        host=options.host,
        port=options.port,
        log_level="warning",
        access_log=False,  # addresses hold searches, stories and tickets
        server_header=False,
        ws=SocketProtocol,
    )
    Server(config).run()


if __name__ == "__main__":
    main()
