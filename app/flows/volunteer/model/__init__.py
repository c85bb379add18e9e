"""The tables of the volunteer centre: classes and students, collections and entries, the ledger."""

from app.flows.volunteer.model import booklets, classes, ledger

__all__ = ["booklets", "classes", "ledger"]
