"""The command line on a house that was founded, in process; a few tests start the real program."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import app.house
from app.cli.main import run
from tests.fixtures import Database
from tests.founded import PINS

AT = "2026-11-23T11:00:00+08:00"


@pytest.fixture(scope="session")
def folders() -> Sequence[str]:
    return ("tests.flows.ninth",)


@dataclass
class Told:
    """What a command line said and how it ended."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The result lines of a replay."""
        return [json.loads(line) for line in self.out.splitlines()]


class Cli:
    """`yingke …` on one data folder."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str], place: Path) -> None:
        self.home, self._capsys, self._place = home, capsys, place
        self.pin = place / "pin"
        self.pin.write_text(PINS[0] + "\n")

    def __call__(self, *words: str) -> Told:
        self._capsys.readouterr()
        try:
            status = run(words)
        except SystemExit as ended:
            status = int(ended.code or 0)
        said = self._capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return Told(status, said.out, said.err)

    def replay(self, lines: Iterable[Any], *more: str, by: str = "zhou") -> Told:
        """Replay some lines: objects, or the bytes of a line as they are."""
        file = self._place / "lines.jsonl"
        file.write_bytes(
            b"".join((one if isinstance(one, bytes) else json.dumps(one).encode()) + b"\n" for one in lines)
        )
        who = ("--as", by, "--pin-file", str(self.pin)) if by else ()
        return self("replay", str(file), *who, *more)


@pytest.fixture
def cli(
    founded: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Cli:
    monkeypatch.setattr(app.house, "FLOWS", founded.folders)
    monkeypatch.setenv("YINGKE_HOME", str(founded.home))
    monkeypatch.setenv("YINGKE_LANGUAGE", "en")
    monkeypatch.delenv("YINGKE_DATABASE_URL", raising=False)
    if founded.url:
        monkeypatch.setenv("YINGKE_DATABASE_URL", founded.url)
    return Cli(founded.home, capsys, tmp_path)


Line = Callable[..., dict[str, Any]]


def line(id: str, do: str, args: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """A line of a replay, by the housekeeper."""
    return {"id": id, "at": AT, "staff": "lin", "do": f"ninth.{do}", "args": args or {}} | more


def ref(field: str) -> dict[str, str]:
    """A field of an earlier line's result."""
    return {"$ref": field}
