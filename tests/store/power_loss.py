"""What a disk may hold after the power went: a program's own calls recorded, and played up to any moment (D2).

Between two syncs of a file its writes may be lost, come in any order, or be torn at a sector; a name in a
folder is there for sure only once the folder was synced. The calls come from strace.
"""

import random
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
CALLS = (
    "openat,pwrite64,write,fsync,fdatasync,ftruncate,rename,renameat,renameat2,link,linkat,unlink,unlinkat"
)
_LINE = re.compile(rb"(\d+) +(.*)\n")
_CALL = re.compile(rb"(\w+)\((.*)\) += (-?\d+)(.*)")
_TEXT = re.compile(rb'"((?:\\x[0-9a-f]{2})*)"')
_FILE = re.compile(rb"^\d+<((?:\\x[0-9a-f]{2}|[^>\\])*)>")


@dataclass(frozen=True)
class Event:
    """One call that changes a disk, or says something on standard output."""

    call: str
    path: str = ""
    data: bytes = b""
    at: int = 0
    to: str = ""
    fresh: bool = False


def recorded(command: Sequence[str], log: Path, env: dict[str, str]) -> list[Event]:
    """Run a command under strace, children too; returns what it did to files, in its order."""
    told = [
        "strace",
        "-f",
        "-y",
        "-xx",
        "-s",
        "2000000",
        "-o",
        str(log),
        "-e",
        f"trace={CALLS}",
        "--",
        *command,
    ]
    subprocess.run(told, env=env, check=True, stdout=subprocess.PIPE)
    with log.open("rb") as lines:
        return [event for line in _whole(lines) if (event := _event(line))]


def _whole(lines: Iterator[bytes] | object) -> Iterator[bytes]:
    """Lines of one call each: what another thread's call broke in two is put together, when it ended."""
    begun: dict[bytes, bytes] = {}
    for line in lines:  # type: ignore[attr-defined]
        found = _LINE.fullmatch(line)
        if not found:
            continue
        thread, told = found.groups()
        if told.endswith(b"<unfinished ...>"):
            begun[thread] = told.removesuffix(b"<unfinished ...>").rstrip()
        elif told.startswith(b"<... "):
            yield begun.pop(thread, b"") + told.partition(b" resumed>")[2]
        else:
            yield told


def _event(line: bytes) -> Event | None:
    found = _CALL.fullmatch(line)
    if not found or int(found[3]) < 0:
        return None
    call, inside, rest = found[1].decode(), found[2], found[4]
    texts = [bytes.fromhex(text.replace(b"\\x", b"").decode()) for text in _TEXT.findall(inside)]
    if call == "openat":
        creates = b"O_CREAT" in inside or b"O_TRUNC" in inside
        opened = re.search(rb"<((?:\\x[0-9a-f]{2}|[^>\\])*)>", rest)
        return Event("open", _path(opened[1]), fresh=b"O_TRUNC" in inside) if opened and creates else None
    if call in ("rename", "renameat", "renameat2"):
        return Event("rename", texts[0].decode(), to=texts[1].decode())
    if call in ("link", "linkat"):
        return Event("link", texts[0].decode(), to=texts[1].decode())
    if call in ("unlink", "unlinkat"):
        return Event("unlink", texts[0].decode())
    on = _FILE.match(inside)
    if on is None:
        return None
    path = _path(on[1])
    if call == "write":
        said = inside.startswith(b"1<")
        return Event("say" if said else "append", path, texts[0][: int(found[3])])
    if call == "pwrite64":
        return Event("write", path, texts[0][: int(found[3])], int(inside.rpartition(b",")[2]))
    if call == "ftruncate":
        return Event("truncate", path, at=int(inside.rpartition(b",")[2]))
    return Event("sync", path)


def _path(told: bytes) -> str:
    return (
        bytes.fromhex(told.replace(b"\\x", b"").decode()).decode()
        if told.startswith(b"\\x")
        else told.decode()
    )


Change = tuple[int, bytes | None]
"""Where, and what is written there; None cuts the file there."""


@dataclass
class Disk:
    """Files below one folder: what is on the disk for sure, and what is only on its way."""

    home: Path
    names: dict[str, int] = field(default_factory=dict)
    sure: dict[str, int] = field(default_factory=dict)
    content: dict[int, bytes] = field(default_factory=dict)
    coming: dict[int, list[Change]] = field(default_factory=lambda: defaultdict(list))
    renamed: list[tuple[str, str, int | None]] = field(default_factory=list)
    """Changes of names that no sync of their folder has caught: folder, name, file (None is taken away)."""

    def __post_init__(self) -> None:
        for file in sorted(self.home.rglob("*")):
            if file.is_file():
                self._new(str(file), file.read_bytes())
        self.sure = dict(self.names)

    def take(self, event: Event) -> None:
        """One call."""
        if (
            not event.path.startswith(str(self.home))
            or "/.scratch-" in event.path
            or event.path.endswith("-shm")
        ):
            return
        if event.call == "open" and event.path not in self.names:
            self._name(event.path, self._new(event.path, b""))
        elif event.call == "sync":
            self._sync(event.path)
        elif event.path in self.names:
            self._change(event, self.names[event.path])

    def _change(self, event: Event, file: int) -> None:
        match event.call:
            case "open" if event.fresh:
                self.coming[file].append((0, None))
            case "write":
                self.coming[file].append((event.at, event.data))
            case "append":
                self.coming[file].append((len(self._now(file)), event.data))
            case "truncate":
                self.coming[file].append((event.at, None))
            case "link":
                self._name(event.to, file)
            case "rename":
                self._name(event.path, None)
                self._name(event.to, file)
            case "unlink":
                self._name(event.path, None)

    def after_power_loss(self, chance: random.Random) -> dict[str, bytes]:
        """One of the states that the disk may be in now: {path: content}."""
        names = dict(self.sure)
        for _, name, file in self.renamed[: chance.randint(0, len(self.renamed))]:
            if file is None:
                names.pop(name, None)
            else:
                names[name] = file
        drop = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        return {name: self._torn(file, chance, drop) for name, file in names.items()}

    def _torn(self, file: int, chance: random.Random, drop: float) -> bytes:
        content = self.content[file]
        changes = [change for change in self.coming[file] if chance.random() >= drop]
        if chance.random() < 0.5:
            chance.shuffle(changes)
        for at, data in changes:
            kept = data
            if data is not None and chance.random() < 0.2:
                kept = data[: SECTOR * chance.randint(0, len(data) // SECTOR)]
            content = _changed(content, at, kept)
        return content

    def _sync(self, path: str) -> None:
        if path in self.names:
            file = self.names[path]
            self.content[file] = self._now(file)
            self.coming[file].clear()
        kept = []
        for folder, name, file in self.renamed:
            if folder != path:
                kept.append((folder, name, file))
            elif file is None:
                self.sure.pop(name, None)
            else:
                self.sure[name] = file
        self.renamed = kept

    def _now(self, file: int) -> bytes:
        content = self.content[file]
        for at, data in self.coming[file]:
            content = _changed(content, at, data)
        return content

    def _new(self, path: str, content: bytes) -> int:
        file = len(self.content) + 1
        self.content[file] = content
        self.names[path] = file
        return file

    def _name(self, path: str, file: int | None) -> None:
        if file is None:
            del self.names[path]
        else:
            self.names[path] = file
        self.renamed.append((str(Path(path).parent), path, file))


def _changed(content: bytes, at: int, data: bytes | None) -> bytes:
    if data is None:
        return content[:at]
    return content[:at].ljust(at, b"\0") + data + content[at + len(data) :]
