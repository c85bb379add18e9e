"""What one more touch rounds off."""


def next_rounding(total: int, now: int) -> int:
    """The rounding-off that one more touch gives: to the yuan, to ten yuan, then none (RST-30)."""
    offers = sorted({total % 100, total % 1000} - {0})
    return next((offer for offer in offers if offer > now), 0)
