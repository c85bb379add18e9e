"""What the sheets of an account have in common."""

from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from app.counter.account_facts import Holder
from app.widgets.desk import Context
from app.widgets.flow_screen import FlowDialog


class AccountActs(NamedTuple):
    """The acts of `app.counter.account_acts` by the full names that a flow has for them, and who has accounts there."""

    take: str
    undo: str
    tell: str
    holders: tuple[Holder, ...]

    @property
    def flow(self) -> str:
        """The flow whose till it is."""
        return self.take.partition(".")[0]


class AccountSheet(FlowDialog):
    """A screen of the accounts in a sheet over the window."""

    topics = frozenset({"house"})

    def __init__(self, context: Context, host: QWidget, acts: AccountActs, wide: int) -> None:
        super().__init__(context, host, wide)
        self.acts, self.flow = acts, acts.flow
