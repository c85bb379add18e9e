"""The loaders of the facts, and what screens show."""

from app.flows.volunteer.queries import board, ledger, loaders, overview, printed, shown, tally

__all__ = ["board", "ledger", "loaders", "overview", "printed", "shown", "tally"]
