"""The reception form by touch, and by keys alone, in under three minutes (DLR-10, COM-70)."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.flows.dealership.facts.reception import Damage, Side
from app.flows.dealership.facts.tracks import Visit
from app.flows.dealership.screens.reception.column import FormColumn
from app.flows.dealership.screens.reception.page import ReceptionPage
from app.flows.dealership.screens.reception.plan import CarPlan
from app.widgets.signature import SignaturePad
from tests.flows.dealership.shop import Shop
from tests.flows.restaurant.screens.room import Clerk
from tests.qt_help import click

ENTER, TAB, SPACE, LEFT, RIGHT, UP = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Space,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
)
F5, DELETE, ESC, BACK = Qt.Key.Key_F5, Qt.Key.Key_Delete, Qt.Key.Key_Escape, Qt.Key.Key_Backtab
WHOLE = {
    "covers": ["seat", "wheel", "floor"],
    "there": ["licence", "booklet", "spare"],
    "absent": ["keys", "tools", "valuables"],
    "walked": True,
    "fuel": 3,
}
"""All that is ticked of a form."""


@pytest.mark.rule("DLR-10", "COM-70")
def test_a_car_is_received_by_keys_alone(clerk: Clerk, shop: Shop) -> None:
    visit = shop.come(shop.vehicle())
    clerk.key("507", ENTER)
    clerk.key(F5)
    clerk.key(F5)
    clerk.keys = 0
    clerk.key("2", UP, UP, UP, UP, ENTER)
    # From the car on: kinds are before it; covers, walk-round, mileage, fuel, lamps, belongings, words follow.
    clerk.key(TAB, SPACE, TAB, SPACE, TAB, SPACE, TAB, SPACE)
    clerk.key(TAB, "62418", TAB, "5", *[TAB] * 9, *[SPACE, TAB] * 6)
    clerk.key("ge deng", ENTER)
    facts = shop.visit(visit)
    [mark] = facts.reception.marks
    assert (mark.side, mark.damage) == (Side.ROOF, Damage.DENT)
    assert facts.reception.km == 62_418 and facts.reception.filled.fuel == 5
    assert clerk.shows("Complete: the customer signs")
    assert clerk.keys == 51, "docs/tasks.md counts them"
    clerk.choose_more("Car looked over")
    assert shop.visit(visit).step is Visit.DIAGNOSED


@pytest.mark.rule("DLR-10", "COM-70", "COM-73")
def test_a_car_is_received_by_touch_and_its_customer_signs_on_the_screen(clerk: Clerk, shop: Shop) -> None:
    vehicle = shop.vehicle()
    visit = shop.come(vehicle)
    shop.do("greet", visit=visit)
    shop.do("read_mileage", vehicle=vehicle, km=62_418, visit=visit)
    shop.do("note_words", visit=visit, words="咯噔")
    clerk.key("507", ENTER)
    clerk.key(F5)
    clerk.settle()
    plan = clerk.part(CarPlan)
    click(plan, plan.place("left", 300, 500).toPoint())
    clerk.settle()
    assert clerk.shows("1 Scratch Left side")
    click(plan, plan.place("left", 300, 500).toPoint())
    clerk.settle()
    assert shop.visit(visit).reception.standing == ()
    for name in ("Seat", "Wheel", "Floor", "Walk-round done", "Tyres"):
        clerk.touch(name)
    for name in ("Vehicle licence", "Maintenance booklet", "Spare key", "Spare wheel", "Tools", "Valuables"):
        clerk.touch(name)
    clerk.touch("Spare key")
    assert shop.visit(visit).reception.filled.absent == ("keys",)
    assert clerk.shows("fuel or battery")
    shop.do("fill_reception", visit=visit, what={**plain(shop, visit), "fuel": 3})
    clerk.touch("Customer signs")
    sign(clerk)
    clerk.key(F5)
    assert shop.visit(visit).reception.signed_at is not None
    assert clerk.shows("signed")


@pytest.mark.rule("DLR-10", "COM-70")
def test_what_stands_in_a_field_is_kept_before_the_customer_signs(clerk: Clerk, shop: Shop) -> None:
    visit = shop.come(shop.vehicle())
    shop.do("greet", visit=visit)
    shop.do("fill_reception", visit=visit, what=WHOLE)
    clerk.key("507", ENTER)
    clerk.key(F5)
    clerk.key(*[TAB] * 5, "62418")
    clerk.key(F5)
    assert shop.visit(visit).step is Visit.DIAGNOSED, "the mileage was typed, though its field was not left"
    clerk.part(FormColumn).words.line.setFocus()
    clerk.key("ge deng")
    clerk.key(F5)
    assert isinstance(QApplication.focusWidget(), SignaturePad)
    sign(clerk)
    clerk.key(F5)
    clerk.key(ESC)
    assert not clerk.page.findChildren(ReceptionPage), "nothing is left to do there"


def plain(shop: Shop, visit: str) -> dict[str, object]:
    """What is ticked, as a command takes it."""
    filled = shop.visit(visit).reception.filled
    lists = {
        name: [str(one) for one in getattr(filled, name)] for name in ("covers", "lamps", "there", "absent")
    }
    return {**lists, "walked": filled.walked}


def sign(clerk: Clerk) -> None:
    """Write a name on the pad as a finger does."""
    [pad] = [one for one in clerk.front.findChildren(SignaturePad) if one.isVisible()]
    points = [QPoint(20 + 15 * n, 40 + 20 * (n % 3)) for n in range(12)]
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(pad, point)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=points[-1])
    clerk.settle()


@pytest.mark.rule("DLR-01", "DLR-10", "COM-70")
def test_a_signed_form_leads_on_and_what_is_kept_is_not_asked_about(clerk: Clerk, shop: Shop) -> None:
    vehicle = shop.vehicle()
    shop.do("read_mileage", vehicle=vehicle, km=62_418)
    visit = shop.come(vehicle)
    shop.do("greet", visit=visit)
    shop.do("fill_reception", visit=visit, what=WHOLE)
    shop.do("note_words", visit=visit, words="咯噔")
    clerk.key("507", ENTER)
    clerk.key(F5)
    clerk.key(*[TAB] * 5, "6241", TAB)
    assert clerk.shows("Why it reads less")
    clerk.key(ESC)
    assert not clerk.part(FormColumn).km.text, "a reading that is not kept does not stand there"
    clerk.key(BACK, "62500", TAB)
    assert clerk.shows("Complete: the customer signs")
    clerk.key(F5)
    assert isinstance(QApplication.focusWidget(), SignaturePad), "nothing there is pressed by a stray Enter"
    sign(clerk)
    clerk.key(F5)
    clerk.key(F5)
    assert shop.visit(visit).step is Visit.DIAGNOSED, "the one way on is at hand"
    assert not clerk.shows("Throw away what was typed?") and not clerk.page.findChildren(ReceptionPage)
