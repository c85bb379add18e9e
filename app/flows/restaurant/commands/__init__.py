"""What each act does, in one transaction: rules applied, rows written, papers queued."""

from app.flows.restaurant.commands import (
    booking,
    caring,
    changing,
    clearing,
    moving,
    ordering,
    parking,
    paying,
    reopening,
    seating,
    sending,
    serving,
    setting_up,
    sharing,
    vip,
    waiting,
)

__all__ = [
    "booking",
    "caring",
    "changing",
    "clearing",
    "moving",
    "ordering",
    "parking",
    "paying",
    "reopening",
    "seating",
    "sending",
    "serving",
    "setting_up",
    "sharing",
    "vip",
    "waiting",
]
