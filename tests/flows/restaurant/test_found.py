"""What guests left behind: into the book with table, time and guest, and back to whose it is (RST-40)."""

from datetime import timedelta

import pytest

from app.flows.restaurant.facts.found import LostAndFound
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.rules.found import sought
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CASHIER, HOST, WAITER
from tests.flows.restaurant.looking import look


@pytest.mark.both
@pytest.mark.rule("RST-40", "COM-05")
def test_a_thing_goes_into_the_book_with_table_time_and_guest(dining: Dining) -> None:
    sitting = dining.at(Sitting.CLEARING)
    noted = dining.do("note_found", WAITER, sitting=sitting, what="黑色钱包", place="沙发缝里")
    dining.do("note_found", HOST, what="雨伞", place="门厅")
    dining.do("note_found", HOST, what="眼镜", table="A01")
    assert noted.number.startswith("LF-A1-")
    glasses, umbrella, wallet = look(dining, LostAndFound).rows
    assert (wallet.what, wallet.table, wallet.place, wallet.by) == ("黑色钱包", "A02", "沙发缝里", "袁静")
    assert wallet.at == dining.clock.now()
    assert (umbrella.table, umbrella.place, glasses.table) == ("", "门厅", "A01")
    zone, rows = dining.desk.settings.zone, look(dining, LostAndFound).rows
    assert [row.what for row in sought(rows, "钱", zone)] == ["黑色钱包"]
    assert len(sought(rows, f"{wallet.at.astimezone(zone):%m-%d}", zone)) == 3
    assert [row.what for row in sought(rows, "a01", zone)] == ["眼镜"]


@pytest.mark.rule("RST-40", "COM-73")
def test_it_goes_back_once_and_to_somebody_who_proves_it(dining: Dining) -> None:
    found = dining.do("note_found", WAITER, sitting=dining.at(Sitting.FAREWELL), what="围巾").found
    no = dining.refused("hand_back", CASHIER, found=found, to="李敏")
    assert "Let them sign" in no.text.message
    dining.do("hand_back", CASHIER, found=found, to="李敏", proof="说出里衬的颜色")
    [row] = look(dining, LostAndFound).rows
    assert (row.handed_to, row.proof, row.signed, row.handed_by) == (
        "李敏",
        "说出里衬的颜色",
        False,
        "吴晓彤",
    )
    no = dining.refused("hand_back", CASHIER, found=found, to="他人", proof="无")
    assert "already" in no.text.message


@pytest.mark.rule("RST-40", "RST-51")
def test_whoever_may_not_see_a_vip_finds_no_name_and_no_room_in_the_book(dining: Dining) -> None:
    at = (dining.clock.now() + timedelta(minutes=30)).isoformat()
    told = {"name": "贵客", "phone": "13800138000", "guests": 4, "at": at, "vip": True}
    sitting = dining.do("book", HOST, table="A02", **told).sitting
    dining.do("seat_party", HOST, sitting=sitting, table="A02", guests=4, waiter="he")
    dining.do("note_found", HOST, sitting=sitting, what="手包")
    [row] = look(dining, LostAndFound, WAITER).rows
    assert (row.guest, row.table) == ("VIP", "")
    assert look(dining, LostAndFound, HOST).rows[0].guest == "贵客"


@pytest.mark.rule("RST-40")
def test_guests_are_reminded_of_their_belongings_from_the_bill_on(dining: Dining) -> None:
    sitting = dining.at(Sitting.BILL)
    dining.do("tick_farewell", WAITER, sitting=sitting, item="belongings")
    assert "farewell.belongings" in dining.facts(sitting).ticks
    dining.refused("tick_farewell", WAITER, sitting=dining.at(Sitting.STAPLE, "A03"), item="belongings")
