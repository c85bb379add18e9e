"""The small house of the restaurant's tests, furnished once."""

from tests.flows.restaurant.conftest import clock, dining, furnish

__all__ = ["clock", "dining", "furnish"]
