"""Which printer a paper is for: what a manager chooses a printer of."""

ORDERS = "order"
BILLS = "bill"
WAITERS = "waiter"
QUEUE = "waiting"
RECEPTIONS = "reception"
REPORTS = "report"


def kitchen(station: str) -> str:
    """The printer of a kitchen station."""
    return f"kitchen:{station}"
