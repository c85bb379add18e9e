"""A process that goes on with the batches of a house, and says after each certificate that it is given; to be killed."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from app.counter.bus import Call
from app.house import open_house
from app.kernel.clock import SetClock
from app.kernel.judge import Staff
from app.store.notices import Notice

home, url, phrase = sys.argv[1:]
clock = SetClock(datetime(2026, 11, 23, 6, 6, tzinfo=UTC))
house = open_house(Path(home), url or None, clock=clock, folders=("app.flows.volunteer",))
clerk = Staff("xu", frozenset({"centre_clerk"}))
id = f"open-{datetime.now(UTC).timestamp()}"
house.desk.carry_out(Call(id, "volunteer.unlock_key", {"phrase": phrase}, clock.now(), clerk, "A1"))


def say(notice: Notice) -> None:
    if "volunteer" in notice.topics:
        print("given", flush=True)


house.store.watch(say)
house.batches.finish()
house.close()
