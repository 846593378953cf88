"""One way to start Chromium, for the browser tests, the benchmark and the pictures."""

import shutil

from playwright.sync_api import Browser, Playwright

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NAMES = ("chromium", "chromium-browser", "google-chrome")


def start(playwright: Playwright) -> Browser:
    """Start the first Chromium of the system, without a window. RuntimeError where none is installed."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        raise RuntimeError("No Chromium found; tools/ensure_browser.sh installs one")
    return playwright.chromium.launch(executable_path=path, args=list(FLAGS))
