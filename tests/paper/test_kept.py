"""The papers of the design, as geometry: what stands where, held against what was kept and looked at.

Run with YINGKE_SNAPSHOTS=write to keep what is laid out now, and look at the pictures before committing it.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.paper.layout import laid_out
from app.paper.model import Format, Language, Paper, Print
from tests.paper import golden
from tests.paper.reading import Char, ReadPage, read

KEPT = Path(__file__).parent / "kept"
APART = 2.0
"""Characters further apart than this, in mm, stand in different columns."""


def runs(chars: Iterator[Char]) -> Iterator[list[Char]]:
    """Characters that stand side by side in one size."""
    run: list[Char] = []
    for c in chars:
        if run and (
            c.size != run[-1].size
            or not -APART < c.left - run[-1].right < APART
            or c.bottom < run[-1].top
            or c.top > run[-1].bottom
        ):
            yield run
            run = []
        run.append(c)
    if run:
        yield run


def geometry(page: ReadPage) -> Iterator[str]:
    """Each run of words: left and base in half millimetres, its size in points; each line across."""
    yield f"page {page.wide:.0f} × {page.high:.1f}"
    for run in runs(c for c in page.chars if c.area):
        left, low = round(2 * run[0].left) / 2, round(2 * max(c.bottom for c in run)) / 2
        yield f"{left:6.1f} {low:6.1f} {run[0].size:5.1f} {''.join(c.char for c in run)}"
    for rule in (r for r in page.rules if r.right - r.left > 10):
        yield f"line {rule.left:.0f}-{rule.right:.0f} at {(rule.top + rule.bottom) / 2:.1f}"


PAPERS: dict[str, tuple[Paper, Print]] = {
    "bill-a5": (golden.bill(), golden.ORIGINAL),
    "bill-bilingual-a5": (golden.bilingual(), golden.ORIGINAL),
    "bill-provisional-a5": (golden.provisional(), golden.ORIGINAL),
    "order-slip-a5": (golden.order_slip(), golden.ORIGINAL),
    "receipt-80": (golden.receipt(), golden.ORIGINAL),
    "receipt-copy-80": (golden.receipt(), golden.SECOND),
    "receipt-both-58": (golden.receipt(Format.ROLL58, Language.BOTH), golden.ORIGINAL),
    "receipt-a5-across": (golden.receipt_sheet(), golden.ORIGINAL),
    "kitchen-ticket-80": (golden.kitchen_ticket(), golden.ORIGINAL),
    "call-slip-80": (golden.call_slip(), golden.ORIGINAL),
    "preparation-list-80": (golden.preparation_list(), golden.ORIGINAL),
    "ledger-a4": (golden.ledger(40), golden.ORIGINAL),
}


@pytest.mark.rule("COM-31", "COM-40", "COM-42")
@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_stands_as_it_was_looked_at(name: str) -> None:
    paper, made = PAPERS[name]
    shown = "\n".join(line for page in read(laid_out(paper, made)).pages for line in geometry(page)) + "\n"
    kept = KEPT / f"{name}.txt"
    if os.environ.get("YINGKE_SNAPSHOTS") == "write":
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(shown, "utf-8")
    if not kept.exists():
        pytest.fail(f"no {kept.name}; it would be:\n{shown}")
    assert shown == kept.read_text("utf-8")
