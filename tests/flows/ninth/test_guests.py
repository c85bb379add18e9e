"""A guest is every flow's, and each flow says who of it rings them (COM-20)."""

import pytest

from app.counter.customer_facts import GuestShown
from app.counter.overview import Hits
from app.kernel.judge import Staff
from tests.flows.ninth.school import KEEPER, MANAGER, TEACHES, School

HOST = Staff("zhao", frozenset({"host"}))
"""Rings the guests of a restaurant, and no restaurant runs here."""


@pytest.mark.rule("COM-20")
def test_phones_are_read_by_whom_a_flow_that_runs_declares_and_by_the_manager(school: School) -> None:
    guest = school.do("house.keep_guest", name="欧阳娜", phone="13800138000")
    for staff, phone in (
        (TEACHES, "13800138000"),
        (MANAGER, "13800138000"),
        (KEEPER, "138****8000"),
        (HOST, "138****8000"),
    ):
        school.desk.staff = staff
        assert school.desk.look(GuestShown, guest=guest).result().phone == phone, staff
        [hit] = school.desk.look(Hits, words="oyn").result().hits
        assert hit.about.args["phone"] == phone, staff
