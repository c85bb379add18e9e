"""What the centre looks back on in the sample: entries drawn for the audit and what was found, hours put on a sheet."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

DRAWN = 4
FOUND = ((True, ""), (False, "签到表上只有两小时"), (True, ""))
"""What was found of the first that were drawn; the last one nobody has looked at yet."""


def look_back(do: Callable[..., Any], drawn: Callable[[str], Sequence[str]], first: date, last: date) -> None:
    """Draw from the services of some days as the head, note what was found as the clerk, and put all on a sheet."""
    span = {"first": first.isoformat(), "last": last.isoformat()}
    sample = do("seal", "volunteer.seal_sample", {**span, "count": DRAWN, "called": "4-2-6"}, "shen").sample
    do("draw", "volunteer.draw_sample", {"sample": sample}, "shen")
    for n, (entry, (right, note)) in enumerate(zip(drawn(sample), FOUND, strict=False)):
        found = {"sample": sample, "entry": entry, "right": right, "note": note or None}
        do(f"found-{n}", "volunteer.note_finding", found)
    do("sheet", "volunteer.export_hours", {})
