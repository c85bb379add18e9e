"""`python -m tests.evening [tables] [counters]`: 200 tables from 4 counters unless told; the counts, or what does not fit."""

import sys

from tests.evening.night import Night, evening
from tests.fixtures import at_server
from tests.postgres import running

TABLES, COUNTERS = 200, 4


def main(tables: int = TABLES, counters: int = COUNTERS) -> int:
    """Replay the evening once, and print what it came to."""
    with running() as server:
        at_server(server, "CREATE DATABASE evening")
        night = evening(server.url("evening"), tables, counters)
    print(told(night))
    return int(bool(night.doubled or night.missing or night.unequal or night.unmatched))


def told(night: Night) -> str:
    """The counts, a line each."""
    rate = night.commands / night.seconds
    lines = [
        f"{night.parties} tables, {night.counters} counters, {night.commands} commands in {night.seconds:.0f} s ({rate:.0f}/s)",
        f"{sum(night.slips.values())} kitchen slips: "
        + ", ".join(f"{n} {state}" for state, n in night.slips.items()),
        f"{night.torn} torn off half-way, {night.decided} decided by a person once the printers were well",
        f"{night.doubled} came twice unasked, {night.missing} neither came nor were told of",
        f"{night.bills} bills, {len(night.unequal)} not what their lines come to and were paid with",
        f"the deep audit finds {len(night.unmatched)}",
        *(night.unequal + night.unmatched)[:20],
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
