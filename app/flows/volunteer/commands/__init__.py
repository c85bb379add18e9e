"""What each act does, in one transaction: rules applied, rows written, papers queued."""

from app.flows.volunteer.commands import appraising, collecting, enrolling, entering, tallying

__all__ = ["appraising", "collecting", "enrolling", "entering", "tallying"]
