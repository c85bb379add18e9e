"""A warranty line is claimed, sent, accepted and paid on its page (DLR-44, COM-70)."""

import pytest
from PySide6.QtCore import Qt

from app.flows.dealership.facts.claims import Claims
from app.flows.dealership.facts.tracks import Claim
from app.flows.dealership.rules.billing import excess_left
from tests.flows.dealership.leaving import Leaving
from tests.flows.dealership.screens.test_board import write
from tests.flows.dealership.shop import ADVISERS, MANAGER, Shop
from tests.flows.dealership.test_claims import CASE, to_claim
from tests.flows.dealership.test_excess import KNOWN, insured
from tests.flows.restaurant.screens.room import Clerk

F2, F3, F5 = Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F5


@pytest.mark.rule("DLR-44", "COM-70")
def test_a_warranty_line_is_claimed_and_paid(clerk: Clerk, shop: Shop) -> None:
    to_claim(shop, Leaving(shop))
    clerk.room.desk.staff = ADVISERS
    clerk.page.open_record("claims:")
    clerk.settle()
    assert clerk.shows("1 to be claimed")
    clerk.key(F5)
    write(clerk, code="F2.31")
    clerk.key(F5)
    [one] = shop.look(Claims).claims
    clerk.page.open_record(f"claims:{one.id}")
    clerk.settle()
    clerk.key(F5)
    assert "The claim is printed." in clerk.room.said
    clerk.key(F3)
    write(clerk, granted="50", why="按厂家指导价")
    clerk.key(F5, F5)
    clerk.key(F5)
    [one] = shop.look(Claims).claims
    assert (one.facts.step, one.facts.granted, one.facts.paid) == (Claim.PAID, 5_000, 5_000)


@pytest.mark.rule("DLR-44", "COM-70")
def test_who_drafts_a_claim_ticks_the_papers_of_its_code_and_sends_it_with_a_reason(
    clerk: Clerk, shop: Shop
) -> None:
    """The manager writes the code into the book; the adviser sees its terms and papers as they type it."""
    to_claim(shop, Leaving(shop))
    clerk.room.desk.staff = MANAGER
    clerk.page.open_record("claims:")
    clerk.settle()
    clerk.key(F3, F2)
    write(clerk, code="F2.31", terms="三年内非磨损", papers="旧件照片，检测单")
    clerk.key(F5)
    assert clerk.shows("旧件照片, 检测单")
    clerk.key(Qt.Key.Key_Escape)
    clerk.room.desk.staff = ADVISERS
    clerk.key(F5)
    write(clerk, code="F2.31")
    assert clerk.shows("三年内非磨损")
    clerk.touch("旧件照片")
    clerk.key(F5)
    [one] = shop.look(Claims).claims
    assert one.facts.papers == ("旧件照片",)
    clerk.page.open_record(f"claims:{one.id}")
    clerk.settle()
    clerk.key(F5)
    assert clerk.shows("Still missing: 检测单.")
    write(clerk, why="厂家已有")
    clerk.key(F5)
    assert "The claim is printed." in clerk.room.said


@pytest.mark.rule("DLR-44", "COM-70")
def test_an_excess_is_taken_and_given_back_on_its_page(clerk: Clerk, shop: Shop) -> None:
    leaving = Leaving(shop)
    visit = insured(shop, leaving)
    claim = shop.do("draft_claim", visit=visit, what=CASE)
    shop.do("make_settlement", visit=visit)
    leaving.pay(visit)
    shop.do("change_claim", claim=claim, what=KNOWN)
    clerk.room.desk.staff = MANAGER
    clerk.page.open_record(f"claims:{claim}")
    clerk.settle()
    clerk.touch("Take excess")
    clerk.touch("Exact")
    clerk.key(F5)
    assert excess_left(shop.visit(visit)) == 0
    clerk.touch("Give excess back")
    write(clerk, why="免赔额核定有误")
    clerk.key(F5)
    assert excess_left(shop.visit(visit)) == 501
    assert clerk.shows("Excess still to be taken")
