"""The loaders of the facts, and what screens show."""

from app.flows.restaurant.queries import loaders, table

__all__ = ["loaders", "table"]
