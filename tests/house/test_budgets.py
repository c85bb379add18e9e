"""Sizes, cycles and late imports, by the numbers of the house (`python -m tools.budgets` prints them)."""

from tools.budgets import faults, measured

LATE = {
    "app/__main__.py": "the entry point loads what its start needs, and no more",
    "app/cli/doctor.py": "whether Qt can be loaded is what it asks",
    "app/cli/screens.py": "a command line that opens no window loads no Qt",
    "app/house.py": "the window paints before SQLAlchemy is loaded",
    "app/shell/opening.py": "the same, in the thread that opens the house",
    "app/flows/restaurant/sample/__init__.py": "people of the sample day are told before the database is there",
    "app/flows/dealership/sample/__init__.py": "people of the sample day are told before the database is there",
    "app/flows/dealership/sample/gone.py": "people are told before Pillow, which draws the photos, is loaded",
    "app/flows/dealership/sample/workshop.py": "the same",
    "app/flows/volunteer/sample/__init__.py": "people of the sample day are told before the database is there",
}
"""Where a function imports a module of our own, and why."""


def test_the_house_keeps_its_budgets() -> None:
    found = measured()
    assert faults(found) == []
    assert found.cycles == ()
    assert {line.partition(":")[0] for line in found.inside} == set(LATE)


def test_the_tools_keep_them_too() -> None:
    assert faults(measured("tools")) == []
