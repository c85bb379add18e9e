"""The tables of the volunteer centre: classes and students, their forms, collections and entries, the ledger."""

from app.flows.volunteer.model import booklets, classes, forms, ledger, tally

__all__ = ["booklets", "classes", "forms", "ledger", "tally"]
