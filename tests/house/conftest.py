"""The small house of the restaurant's tests, furnished once."""

from tests.flows.restaurant.conftest import clock, database, dining, furnished

__all__ = ["clock", "database", "dining", "furnished"]
