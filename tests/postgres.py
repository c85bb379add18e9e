"""A PostgreSQL for the tests: Debian's programs, a private socket, a temporary folder, no system service."""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROGRAMS = Path("/usr/lib/postgresql")
QUICK = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")
"""A test's database need not outlive a power cut."""


@dataclass(frozen=True)
class Server:
    """A server that runs; `socket` is the folder of its socket."""

    socket: Path
    process: "subprocess.Popen[str]"

    def url(self, name: str) -> str:
        """The address of one of its databases."""
        return f"postgresql+psycopg://postgres@/{name}?host={self.socket}"


@contextlib.contextmanager
def running(*settings: str) -> Iterator[Server]:
    """Start a server; `settings` are its own words, `fsync=on`, besides what makes tests quick."""
    folder = Path(tempfile.mkdtemp(prefix="yingke-pg-"))
    as_owner = _as_owner(folder)
    data = folder / "data"
    initdb = [
        *as_owner,
        str(_program("initdb")),
        "-D",
        str(data),
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
    ]
    subprocess.run([*initdb, "--no-sync", "--locale=C.UTF-8"], check=True, capture_output=True, cwd=folder)
    told = [word for one in (*QUICK, *settings) for word in ("-c", one)]
    start = [
        *as_owner,
        str(_program("postgres")),
        "-D",
        str(data),
        "-k",
        str(folder),
        "-c",
        "listen_addresses=",
    ]
    start += ["-c", "max_connections=60", *told]
    with subprocess.Popen(start, stderr=subprocess.PIPE, text=True, cwd=folder) as process:
        rest = _until_ready(process)
        try:
            yield Server(folder, process)
        finally:
            process.send_signal(signal.SIGINT)  # fast: it ends every session
            rest.join()
    shutil.rmtree(folder, ignore_errors=True)


def _program(name: str) -> Path:
    found = sorted(PROGRAMS.glob(f"*/bin/{name}"), key=lambda p: int(p.parts[-3]))
    if not found:
        raise FileNotFoundError(f"there is no {name} here: install PostgreSQL's server package")
    return found[-1]


def _as_owner(folder: Path) -> list[str]:
    """The server refuses root: there it runs as the package's own user. It dies with the tests."""
    deadly = ["setpriv", "--pdeathsig", "TERM"]
    if os.geteuid():
        return deadly
    owner = pwd.getpwnam("postgres")
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    return [*deadly, f"--reuid={owner.pw_uid}", f"--regid={owner.pw_gid}", "--clear-groups"]


def _until_ready(process: "subprocess.Popen[str]") -> threading.Thread:
    """Wait for the server's own word; returns the thread that reads what it says from then on."""
    said = []
    for line in process.stderr or ():
        said.append(line)
        if "ready to accept connections" in line:
            rest = threading.Thread(target=lambda: list(process.stderr or ()), daemon=True)
            rest.start()
            return rest
    raise RuntimeError("PostgreSQL did not start:\n" + "".join(said))
