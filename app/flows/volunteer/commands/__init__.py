"""What each act does, in one transaction: rules applied, rows written, papers queued."""

from app.flows.volunteer.commands import (
    activities,
    appraising,
    archiving,
    batches,
    certificates,
    collecting,
    deciding,
    enrolling,
    entering,
    figuring,
    forms,
    keys,
    looking,
    roster,
    sealing,
    tallying,
)

__all__ = [
    "activities",
    "appraising",
    "archiving",
    "batches",
    "certificates",
    "collecting",
    "deciding",
    "enrolling",
    "entering",
    "figuring",
    "forms",
    "keys",
    "looking",
    "roster",
    "sealing",
    "tallying",
]
