"""The blocks of a report: its numbers, its charts."""

from dataclasses import dataclass

from app.kernel.chart import Chart
from app.paper.said import Said


@dataclass(frozen=True, slots=True)
class Headed:
    """A number that a report begins with: its name, itself, and small what it is held against."""

    label: Said
    value: Said
    under: Said = ""


@dataclass(frozen=True, slots=True)
class Heads:
    """The few numbers of a report, large, side by side."""

    heads: tuple[Headed, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart beneath its heading; `note` says what it counts."""

    title: Said
    chart: Chart
    note: Said = ""


@dataclass(frozen=True, slots=True)
class Plots:
    """Charts side by side on a sheet."""

    plots: tuple[Plot, ...]
