"""Guests come into the file with consent, and are recognised at the next booking (RST-04, COM-20)."""

from datetime import timedelta
from typing import Any

import pytest

from app.counter.customer_facts import GuestShown
from app.flows.restaurant.facts.guests import KnownGuest
from app.flows.restaurant.facts.tracks import Sitting
from app.flows.restaurant.facts.views import SittingShown
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import HOST, MANAGER, WAITER
from tests.flows.restaurant.looking import look

PHONE = "13800138000"


def book(dining: Dining, **more: Any) -> str:
    at = (dining.clock.now() + timedelta(hours=1)).isoformat()
    told = {"name": "陆之遥", "phone": PHONE, "guests": 4, "at": at} | more
    sitting: str = dining.do("book", HOST, **told).sitting
    return sitting


def keep(dining: Dining) -> str:
    told = {"name": "陆之遥", "phone": PHONE, "taboos": "花生", "consent_until": "2028-11-23"}
    guest: str = dining.do("house.keep_guest", HOST, **told)
    return guest


@pytest.mark.both
@pytest.mark.rule("RST-04", "COM-20")
def test_a_guest_of_the_file_is_known_by_the_phone_and_their_visits_count(dining: Dining) -> None:
    first = book(dining, words="靠窗")
    assert look(dining, SittingShown, sitting=first).file is None
    guest = keep(dining)
    dining.do("recognise_guest", HOST, sitting=first, guest=guest)
    known = look(dining, KnownGuest, typed="138 0013 8000")
    assert known.guest and (known.guest.name, known.guest.taboos, known.wishes) == ("陆之遥", "花生", "靠窗")
    again = book(dining)
    file = look(dining, SittingShown, sitting=again).file
    assert file and (file.visits, file.taboos) == (0, "花生"), "offered back at the next booking"
    assert not dining.facts(again).taboos_asked, "offered, not noted: they are asked all the same"
    dining.do("greet_party", HOST, sitting=again)
    dining.do("seat_party", HOST, sitting=again, table="A02", guests=4, waiter="yuan")
    dining.do("guests_left", WAITER, sitting=again)
    assert look(dining, GuestShown, guest=guest).visits == 0, "who left without eating paid no visit"
    here = dining.at(Sitting.FAREWELL, "A03")
    dining.do("recognise_guest", WAITER, sitting=here, guest=guest)
    dining.do("see_off", WAITER, sitting=here)
    shown = look(dining, GuestShown, guest=guest)
    assert (shown.visits, shown.seen_at) == (1, dining.clock.now())


@pytest.mark.rule("COM-83", "COM-20")
def test_whoever_takes_their_consent_back_is_offered_nothing_of_what_they_told(dining: Dining) -> None:
    sitting, guest = book(dining, words="靠窗"), keep(dining)
    dining.do("recognise_guest", HOST, sitting=sitting, guest=guest)
    assert look(dining, KnownGuest, typed=PHONE).wishes == "靠窗"
    dining.do("house.change_guest", HOST, guest=guest, no_consent_until=True)
    known = look(dining, KnownGuest, typed=PHONE)
    assert known.guest and (known.guest.facts.taboos, known.wishes) == (None, None)
    file = look(dining, SittingShown, sitting=sitting).file
    assert file and file.taboos is None


@pytest.mark.both
@pytest.mark.rule("RST-06", "COM-20")
def test_the_known_guest_of_a_party_that_joined_paid_a_visit(dining: Dining) -> None:
    guest = keep(dining)
    sitting, joined, other = dining.at(Sitting.COLD), dining.seat("A03"), dining.seat("B01")
    dining.do("recognise_guest", HOST, sitting=other, guest=guest)
    for into, one in ((joined, other), (sitting, joined)):
        dining.do("join_party", HOST, sitting=into, other=one, keep_tables=True)
    assert look(dining, GuestShown, guest=guest).visits == 0
    dining.do("report_all_served", WAITER, sitting=sitting)
    dining.ask_for_bill(sitting)
    dining.pay(sitting)
    dining.do("see_off", WAITER, sitting=sitting)
    assert look(dining, GuestShown, guest=guest).visits == 1


@pytest.mark.rule("RST-04", "COM-20", "COM-21")
def test_a_phone_tells_who_it_is_to_those_alone_who_take_bookings(dining: Dining) -> None:
    keep(dining)
    assert look(dining, KnownGuest, typed=PHONE).guest
    assert look(dining, KnownGuest, WAITER, typed=PHONE).guest is None
    assert look(dining, KnownGuest, typed="13900139000").guest is None


@pytest.mark.rule("RST-51", "RST-04")
def test_what_a_vip_wished_for_is_offered_to_those_alone_who_receive_them(dining: Dining) -> None:
    guest = keep(dining)
    plain = book(dining, words="靠窗")
    dining.later(5)
    vip = book(dining, words="望月厅", vip=True)
    for sitting in (plain, vip):
        dining.do("recognise_guest", HOST, sitting=sitting, guest=guest)
    dining.do("note_reception", MANAGER, sitting=vip, roles=["manager"], persons=[])
    assert look(dining, KnownGuest, MANAGER, typed=PHONE).wishes == "望月厅"
    assert look(dining, KnownGuest, HOST, typed=PHONE).wishes == "靠窗"
