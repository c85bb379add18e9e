"""A tab, and where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.kernel.ids import Id
from app.kernel.steps import Steps


class TabId(Id):
    __slots__ = ()


class Tab(Steps):
    OPEN = "open"
    PAID = "paid"


@dataclass(frozen=True, slots=True)
class TabFacts:
    id: str
    step: Tab

    @property
    def parts(self) -> Mapping[str, Any]:
        return {}
