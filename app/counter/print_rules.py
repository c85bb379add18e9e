"""The rules of printers and prints: pure."""

import re
from collections.abc import Sequence
from enum import StrEnum
from ipaddress import IPv4Address, ip_address
from pathlib import PurePosixPath, PureWindowsPath

from app.counter.print_facts import Job, JobFacts, PrinterFacts
from app.kernel.refusal import No


class How(StrEnum):
    """How a printer is reached (COM-41)."""

    FOLDER = "folder"
    NETWORK = "network"
    SYSTEM = "system"


_HOST = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9.\-]{0,98})|\[[0-9A-Fa-f:.]{2,45}\])(?::(\d{1,5}))?")
_NAME = re.compile(r"[A-Za-z0-9_][\w .()+\-]{0,79}")
RAW = 9100
"""The port on which printers take raw data where none is told."""


def what_was_printed_is_copied(job: JobFacts, came_out: bool) -> No | None:
    """An original never comes twice: what the printer says it printed comes again as a copy only (COM-31)."""
    if job.step is Job.PRINTED and not came_out:
        return No(
            "The printer says that it printed this. Print it again: it will say that it is a copy.",
            mend="print_again",
        )
    return None


def address_fits(how: How, address: str) -> No | None:
    """Whether an address is one of its kind."""
    if how is How.FOLDER and not (
        PurePosixPath(address).is_absolute() or PureWindowsPath(address).is_absolute()
    ):
        return No("A folder is told in full, from the root or the drive on.")
    if how is How.NETWORK:
        found = host_and_port(address)
        if found is None:
            return No("A printer on the network is told as 192.168.1.20 or 192.168.1.20:9100.")
        if _is_this_computer(found[0]):
            return No(
                "{address} is this computer itself. Its own printers are told by name.", {"address": address}
            )
    if how is How.SYSTEM and not _NAME.fullmatch(address):
        return No("A system's printer is told by its name there.")
    return None


def _is_this_computer(host: str) -> bool:
    """Whether a host is the loopback, however it is written: nothing there but this computer's own services."""
    if host.lower().rstrip(".").rpartition(".")[2] in ("localhost", "localdomain"):
        return True
    try:
        found = ip_address(host) if ":" in host else IPv4Address(_in_one(host.lower().split(".")))
    except ValueError:  # a name
        return False
    found = getattr(found, "ipv4_mapped", None) or found
    return found.is_loopback or found.is_unspecified


def _in_one(parts: Sequence[str]) -> int:
    """An address as systems read it: 127.1, 0x7f000001, 0177.0.0.1; raises ValueError for a name."""
    *first, last = (int(p, 16 if p[:2] == "0x" else 8 if p[:1] == "0" and len(p) > 1 else 10) for p in parts)
    return sum(n << 8 * (3 - k) for k, n in enumerate(first[:3])) + last


def nothing_waits_for_it(printer: PrinterFacts) -> No | None:
    """A printer goes when nobody sent anything to it that still waits."""
    if not printer.waiting:
        return None
    return No("{count} prints wait for this printer. Send them elsewhere first.", {"count": printer.waiting})


def host_and_port(address: str) -> tuple[str, int] | None:
    """A network address in its parts; None for what is none."""
    found = _HOST.fullmatch(address)
    port = int(found[1] or RAW) if found else 0
    if not found or not 0 < port < 65536:
        return None
    host = address.rpartition(":")[0] if found[1] else address
    return host.strip("[]"), port
