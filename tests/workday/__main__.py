"""`python -m tests.workday [cars] [counters]`: 40 cars on 4 counters unless told; the counts, or what does not fit."""

import sys

from tests.fixtures import at_server
from tests.postgres import running
from tests.workday.shop import Counted, workday

CARS, COUNTERS = 40, 4


def main(cars: int = CARS, counters: int = COUNTERS) -> int:
    """Let the cars of a day go through once, and print what it came to."""
    with running() as server:
        at_server(server, "CREATE DATABASE workday")
        day = workday(server.url("workday"), cars, counters)
    print(told(day))
    return int(bool(day.unequal or day.unmatched or day.through < day.cars or day.in_time != day.last_kept))


def told(day: Counted) -> str:
    """The counts, a line each."""
    rate = day.commands / day.seconds
    lines = [
        f"{day.cars} cars, {day.counters} counters, {day.commands} commands in {day.seconds:.0f} s ({rate:.0f}/s)",
        f"{day.through} cars came through; {day.kept_out} tries at a shut door were refused",
        f"the first promise was kept to {day.first_kept}, the last one told to {day.last_kept}",
        f"the board was looked at {day.looks} times, and said of {day.in_time} cars that they were in time",
        f"{len(day.unequal)} sums do not fit, the deep audit finds {len(day.unmatched)}",
        *(day.unequal + day.unmatched)[:20],
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
