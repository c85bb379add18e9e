"""What each act does, in one transaction: rules applied, rows written, papers queued."""

from app.flows.restaurant.commands import booking, seating, setting_up

__all__ = ["booking", "seating", "setting_up"]
