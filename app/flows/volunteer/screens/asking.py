"""A sheet that asks for a few things, then does one act of the centre with them."""

from app.flows.volunteer.screens.base import Dialog
from app.widgets.asking import Asking, Wanted, private, whole

__all__ = ["AskDialog", "Wanted", "private", "whole"]


class AskDialog(Dialog, Asking):
    """See `Asking`."""
