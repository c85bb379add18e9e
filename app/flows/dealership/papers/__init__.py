"""The papers of the after-sales desk, each from its data."""

from app.flows.dealership.papers.reception import reception_form

__all__ = ["reception_form"]
