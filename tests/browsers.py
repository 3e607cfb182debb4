"""Chromium for the tests of pages, and a watch over what a page does."""

import shutil
from contextlib import contextmanager

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
SWITCHES = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
WINDOW = {"width": 1300, "height": 850}


def no_chromium():
    """Return in plain words why no browser can run here, or nothing."""
    return "" if CHROMIUM else "no chromium on this machine: apt-get install chromium"


@contextmanager
def watched(browser, schemes):
    """Give what opens an address in a window of its own; until the block ends nothing may go wrong.

    No message on the console, no error, and no request but for addresses that begin with one of `schemes`.
    """
    faults, contexts = [], []

    def open_page(address, **settings):
        context = browser.new_context(viewport=WINDOW, **settings)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: faults.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: request.url.startswith(schemes) or faults.append(request.url))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []
