"""Only this machine's own browser is answered, under the address that was printed, and only for reading."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from reportgen.pipeline import Options
from reportgen.preview.serve import Preview
from tests.preview.conftest import Serve, Served
from tests.reports import TWO_TASKS

ALWAYS = (
    "content-security-policy",
    "x-content-type-options",
    "x-frame-options",
    "referrer-policy",
    "cache-control",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One preview for all of them: none changes anything."""
    city = tmp_path_factory.mktemp("guard") / "city.yaml"
    city.write_text(TWO_TASKS, encoding="utf-8")
    one = Served(Preview([(city, city.name)], Options(), 0))
    yield one
    one.stop()


def raw(served: Served, path: str, *headers: str, method: str = "GET") -> str:
    """An answer to a request that no client would send: the path as it stands, any header."""
    host, _, port = served.origin.removeprefix("http://").partition(":")
    lines = [f"{method} {path} HTTP/1.1", *headers, "Connection: close", "", ""]
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall("\r\n".join(lines).encode())
        return b"".join(iter(lambda: connection.recv(65536), b"")).decode()


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "[::1]:{port}", ""]
)
def test_another_host_is_refused(running: Served, host: str) -> None:
    """A name of somebody's that was made to point at 127.0.0.1."""
    host = host.format(port=running.origin.rpartition(":")[2])
    answer = running.get("city/0/state", headers={"Host": host})
    assert answer.status_code in (403, 400)
    assert "德州" not in answer.text


def test_localhost_is_this_machine_too(running: Served) -> None:
    assert running.client.get(running.url.replace("127.0.0.1", "localhost") + "city/0/state").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"},
    ],
    ids=lambda headers: " ".join(headers.values()),
)
def test_what_another_page_asks_is_refused(running: Served, headers: dict[str, str]) -> None:
    answer = running.get("city/0/state", headers=headers)
    assert (answer.status_code, "别的网页" in answer.text) == (403, True)


def test_the_page_itself_and_a_typed_address_are_answered(running: Served) -> None:
    for headers in ({"Origin": running.origin, "Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}):
        assert running.get("city/0/state", headers=headers).status_code == 200


@pytest.mark.parametrize("path", ["/", "/city/0/state", "/wrong/city/0/state", "//city/0/state", "/%C3%A9/", "/wrong"])
def test_without_the_token_there_is_nothing(running: Served, path: str) -> None:
    answer = running.client.get(running.origin + path)
    assert answer.status_code == 404
    assert "德州" not in answer.text


def test_the_token_is_another_in_each_run(served: Serve, city: Path) -> None:
    tokens = {served(city).url.split("/")[-2] for _ in range(3)}
    assert len(tokens) == 3
    assert all(len(token) >= 20 for token in tokens)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_only_reading_is_allowed(running: Served, method: str) -> None:
    answer = running.client.request(method, running.url + "city/0/state")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    "path",
    [
        "static/../serve.py",
        "static/..%2fserve.py",
        "static/%2e%2e/serve.py",
        "static/%2e%2e%2fserve.py",
        "static/..%5cserve.py",
        "static//etc/passwd",
        "static/%2fetc%2fpasswd",
        "../static/city.html",
        "city/../../etc/passwd",
        "city/0/../../../city.yaml",
        "city/%2e%2e/",
        "static/city.html%00",
        "static/",
        "static",
        "city/-1/",
        "city/１/state",
        "city/00/state",
        "city/" + "9" * 5000 + "/state",
    ],
)
def test_no_path_leads_to_a_file(running: Served, path: str) -> None:
    token, port = running.url.split("/")[-2], running.origin.rpartition(":")[2]
    answer = raw(running, f"/{token}/{quote(path, safe='/%')}", f"Host: 127.0.0.1:{port}")
    assert answer.split("\r\n")[0].split()[1] == "404"
    assert "root:" not in answer
    assert "import" not in answer


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("city/0/state", 200),
        ("city/7/state", 404),
        ("city/0/run?n=0&page=99", 409),
        ("nowhere", 404),
        ("", 307),
    ],
)
def test_every_answer_bears_the_headers(running: Served, path: str, status: int) -> None:
    answer = running.get(path)
    assert answer.status_code == status
    assert [name for name in ALWAYS if name not in answer.headers] == []
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; script-src 'self';")
    assert "unsafe" not in answer.headers["content-security-policy"]


def test_refusals_bear_them_too(running: Served) -> None:
    refused = [
        running.get(headers={"Host": "evil.example"}),
        running.get(headers={"Origin": "https://evil.example"}),
        running.client.get(running.origin),
        running.client.post(running.url),
    ]
    assert [answer.status_code for answer in refused] == [403, 403, 404, 405]
    assert all(name in answer.headers for answer in refused for name in ALWAYS)


def test_nobody_but_this_machine_can_connect(running: Served) -> None:
    """127.0.0.2 is this machine as well, but not where the preview listens."""
    port = int(running.origin.rpartition(":")[2])
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", port), timeout=2)


def test_a_websocket_is_not_spoken(running: Served) -> None:
    token, port = running.url.split("/")[-2], running.origin.rpartition(":")[2]
    upgrade = ("Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: eA==")
    answer = raw(running, f"/{token}/city/0/state", f"Host: 127.0.0.1:{port}", *upgrade)
    assert "101" not in answer.split("\r\n")[0]


def test_head_tells_the_headers_of_a_stream_and_ends(running: Served) -> None:
    answer = running.client.head(running.url + "city/0/events")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-type"] == "text/event-stream; charset=utf-8"


def test_text_of_the_data_stays_json(served: Serve, city: Path) -> None:
    city.write_text(city.read_text("utf-8").replace("河道治理", "</script><b>\u2028"), encoding="utf-8")
    answer = served(city).get("city/0/state")
    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    assert "<b>" not in json.loads(answer.text)["page"]["html"]
