"""What each act does, in one transaction: rules applied, rows written, papers queued."""

from app.flows.restaurant.commands import (
    booking,
    clearing,
    ordering,
    paying,
    seating,
    sending,
    serving,
    setting_up,
)

__all__ = ["booking", "clearing", "ordering", "paying", "seating", "sending", "serving", "setting_up"]
