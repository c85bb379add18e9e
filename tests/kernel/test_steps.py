"""Tracks: steps that are written alike are not the same step (COM-01)."""

import pytest

from app.kernel.steps import Steps


@pytest.mark.rule("COM-01")
def test_a_step_is_no_step_of_another_track() -> None:
    class Order(Steps):
        OPEN = "open"

    class Bill(Steps):
        OPEN = "open"

    titles = {Order.OPEN: "order", Bill.OPEN: "bill"}
    assert Order.OPEN != Bill.OPEN  # type: ignore[comparison-overlap]
    assert (titles[Order.OPEN], titles[Bill.OPEN]) == ("order", "bill")
    assert Order.OPEN == "open" and Bill.OPEN not in Order.any()
