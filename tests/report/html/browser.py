"""A real browser, without a window."""

from __future__ import annotations

import base64
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
MISSING = (
    "the tests of pages need Chromium and its driver: apt-get install chromium chromium-driver"
)


def programs() -> tuple[str, str]:
    """The browser and its driver. Fails where one is missing: a page that no browser has shown is not tested."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    driver = shutil.which("chromedriver")
    if browser is None or driver is None:
        pytest.fail(MISSING, pytrace=False)
    return browser, driver


def start(profile: Path) -> Browser:
    browser, driver = programs()
    options = ChromeOptions()
    options.binary_location = browser
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return Browser(Chrome(options=options, service=Service(driver)))


class Browser:
    """What the tests ask of it."""

    def __init__(self, driver: Chrome) -> None:
        self._driver = driver

    def quit(self) -> None:
        self._driver.quit()

    def open(self, file: Path, width: int = 1200, scheme: str = "light", media: str = "") -> None:
        self._logs()
        self.media(scheme, media)
        self.command(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=900, deviceScaleFactor=1, mobile=False,
        )  # fmt: skip
        self._driver.get(file.as_uri())

    def media(self, scheme: str, media: str = "") -> None:
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.command("Emulation.setEmulatedMedia", media=media, features=features)

    def command(self, name: str, **arguments: Any) -> Any:
        return self._driver.execute_cdp_cmd(name, arguments)

    def js(self, script: str) -> Any:
        """What a script returns."""
        return self._driver.execute_script(script)

    def later(self, script: str) -> Any:
        """What a script returns once the browser has drawn the page anew."""
        frame = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done("
        return self._driver.execute_async_script(f"{frame}(() => {{{script}}})())))")

    def press(self, *keys: str) -> None:
        """Press keys, wherever the focus is."""
        self._driver.switch_to.active_element.send_keys(*keys)

    def click(self, selector: str) -> None:
        self._driver.find_element("css selector", selector).click()

    def focus(self, selector: str) -> None:
        self.js(f"document.querySelector({json.dumps(selector)}).focus({{preventScroll: true}})")

    def style(self, selector: str, name: str) -> str:
        wanted = (
            f"getComputedStyle(document.querySelector({json.dumps(selector)}))[{json.dumps(name)}]"
        )
        return str(self.js(f"return {wanted}"))

    def said(self) -> str:
        """What the first timeline says about the current step."""
        return str(self.js("return document.querySelector('.now').textContent"))

    def printed(self) -> bytes:
        return base64.b64decode(self.command("Page.printToPDF", printBackground=True)["data"])

    def complaints(self) -> list[str]:
        """What is on the console since the page was opened."""
        return [entry["message"] for entry in self._driver.get_log("browser")]

    def requests(self) -> list[str]:
        """What was asked for since the page was opened."""
        events = [json.loads(e["message"])["message"] for e in self._driver.get_log("performance")]
        sent = [e["params"] for e in events if e["method"] == "Network.requestWillBeSent"]
        return [request["request"]["url"] for request in sent]

    def _logs(self) -> None:
        for kind in ("browser", "performance"):
            self._driver.get_log(kind)
