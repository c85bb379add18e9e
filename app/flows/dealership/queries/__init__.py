"""The loaders of the facts, and what screens show."""

from app.flows.dealership.queries import board, loaders, overview, reception, vehicle_file, vehicles

__all__ = ["board", "loaders", "overview", "reception", "vehicle_file", "vehicles"]
