"""The tables of the after-sales desk."""

from app.flows.dealership.model import arrivals, vehicles, visits

__all__ = ["arrivals", "vehicles", "visits"]
