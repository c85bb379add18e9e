"""A car that comes, by keys alone: its plate's end, the queue, the greeting (DLR-01, 05)."""

import pytest
from PySide6.QtCore import Qt

from app.flows.dealership.facts.visits import Board
from app.flows.dealership.screens.base import AskDialog
from app.flows.dealership.screens.board.cards import stood
from app.widgets.lane_cards import told_of
from app.widgets.theme import look
from tests.flows.dealership.shop import Shop
from tests.flows.dealership.works import SERVICE, Works
from tests.flows.restaurant.screens.room import Clerk

ENTER = Qt.Key.Key_Return
F2, F5 = Qt.Key.Key_F2, Qt.Key.Key_F5


def write(clerk: Clerk, **words: str) -> None:
    """Write into the fields of the sheet as an input method would."""
    [sheet] = clerk.sheet.findChildren(AskDialog)
    for name, text in words.items():
        sheet.fields[name].write(text)
    clerk.settle()


@pytest.mark.rule("DLR-01", "DLR-05", "COM-70")
def test_a_known_car_is_in_the_queue_by_the_end_of_its_plate(clerk: Clerk, shop: Shop) -> None:
    shop.vehicle()
    clerk.key(F2, "507")
    clerk.key(F5)
    write(clerk, place="A03")
    clerk.key(F5)
    [visit] = shop.look(Board).visits
    assert clerk.shows("A03") and clerk.shows("waits")
    clerk.key(F5)
    assert shop.visit(visit.id).adviser == "gu"


@pytest.mark.rule("DLR-01", "COM-70")
def test_an_unknown_car_is_taken_into_the_file_first(clerk: Clerk, shop: Shop) -> None:
    clerk.key(F2, "507")
    clerk.key(F2)
    write(clerk, plate="沪B3M507", model="RAV4", name="孙倩", phone="13918866630", sold_on="gestern")
    clerk.key(F5)
    clerk.key("2025-05-06")
    clerk.key(F5)
    assert clerk.shows("孙倩"), "the keys were led to the day that could not be read, and took its place"
    clerk.key(F5)
    write(clerk, place="A03")
    clerk.key(F5)
    assert [one.plate for one in shop.look(Board).visits] == ["沪B3M507"]


@pytest.mark.rule("DLR-01", "COM-70")
def test_a_lower_reading_is_asked_about_where_it_is_typed(clerk: Clerk, shop: Shop) -> None:
    vehicle = shop.vehicle()
    shop.do("read_mileage", vehicle=vehicle, km=62_418)
    clerk.key(Qt.Key.Key_F3, "507")
    clerk.key(Qt.Key.Key_F6)
    assert not clerk.shows("Meter replaced")
    write(clerk, km="6,241")
    assert clerk.shows("Meter replaced") and clerk.shows("62,418")
    clerk.key(F5)
    assert shop.file(vehicle).km == 62_418 and clerk.shows("missing: Why it reads less"), "nothing is preset"
    clerk.touch("Meter replaced")
    clerk.key(F5)
    assert shop.file(vehicle).km == 6_241
    assert clerk.shows("6,241 km: Meter replaced"), "the file shows both"


@pytest.mark.rule("DLR-22")
def test_a_card_says_whether_its_minutes_are_left_or_late(clerk: Clerk, shop: Shop) -> None:
    works = Works(shop)
    works.sent(SERVICE, promised=works.later(95))

    def says() -> tuple[str, str]:
        [one] = stood(shop.look(Board), shop.desk.settings)
        return told_of(one.card, look()).split(", ")[-1], look().say(one.card.brief)

    assert says() == ("1 h 35 left", "1:35 left")
    shop.wait(130)
    assert says() == ("35 min late", "0:35 ago")


@pytest.mark.rule("DLR-22", "COM-70")
def test_where_the_customer_is_is_asked_and_not_taken_for_granted(clerk: Clerk, shop: Shop) -> None:
    visit = shop.received(shop.vehicle())
    clerk.key("507", ENTER)
    clerk.touch("Customer…")
    clerk.key(F5)
    assert clerk.shows("missing: Where they are") and shop.visit(visit).where is None
    clerk.key(Qt.Key.Key_Right, F5)
    assert shop.visit(visit).where is not None
