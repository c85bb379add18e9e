"""What each act does, in one transaction: rules applied, rows written, papers queued."""

from app.flows.dealership.commands import arriving, reception, vehicles

__all__ = ["arriving", "reception", "vehicles"]
