"""The tables of the after-sales desk."""

from app.flows.dealership.model import arrivals, reception, vehicles, visits

__all__ = ["arrivals", "reception", "vehicles", "visits"]
