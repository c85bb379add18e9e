"""What one clerk saw, another changed: the house's own acts refuse it with both values and who it was (COM-06)."""

from itertools import count
from typing import Any

import pytest

from app.counter.bus import Call
from app.counter.customer_facts import GuestShown
from app.kernel.judge import Staff
from app.kernel.refusal import No, Refused
from tests.counter.conftest import CASHIER, MANAGER, Shop

ids = count()
OTHER = Staff("lin", frozenset({"manager"}))


def refused(shop: Shop, act: str, by: Staff, seen: dict[str, Any], **args: Any) -> No:
    call = Call(f"n{next(ids)}", f"house.{act}", args, shop.clock.now(), by, "A1", seen=seen)
    with pytest.raises(Refused) as no:
        shop.desk.carry_out(call)
    return no.value.no


@pytest.mark.both
@pytest.mark.rule("COM-06", "COM-85")
def test_a_setting_is_not_set_over_what_another_set_meanwhile(shop: Shop) -> None:
    key = "house.day_ends_at"
    shop.do("house.change_setting", OTHER, key=key, value=5)
    no = refused(shop, "change_setting", MANAGER, {"value": None}, key=key, value=6)
    assert no.args == {"name": "value", "seen": None, "now": "5", "staff": "lin"}
    no = refused(shop, "change_setting", MANAGER, {"value": 4}, key=key, value=6)
    assert (no.args["seen"], no.args["now"]) == ("4", "5")
    call = Call("as seen", "house.change_setting", {"key": key, "value": 6}, shop.clock.now(), MANAGER, "A1")
    shop.desk.carry_out(call)
    at_a1 = {"key": "house.language", "value": "en", "counter": "A1"}
    shop.do("house.change_setting", OTHER, **at_a1)
    assert (
        refused(shop, "change_setting", MANAGER, {"value": "zh"}, **at_a1 | {"value": "zh"}).args["now"]
        == "en"
    )


@pytest.mark.rule("COM-06", "COM-21")
def test_roles_are_not_given_over_what_another_gave_meanwhile(shop: Shop) -> None:
    shop.do("house.change_roles", OTHER, login="wu", roles=["cashier", "manager"])
    no = refused(shop, "change_roles", MANAGER, {"roles": ["cashier"]}, login="wu", roles=["keeper"])
    assert (no.args["now"], no.args["staff"]) == (("cashier", "manager"), "lin")


@pytest.mark.rule("COM-06", "COM-20")
def test_what_a_guest_told_is_not_written_over_unseen(shop: Shop) -> None:
    guest = shop.do("house.keep_guest", OTHER, name="欧阳娜娜", phone="13800138000", taboos="花生")
    told = {"guest": guest, "taboos": "虾"}
    no = refused(shop, "change_guest", CASHIER, {"taboos": None, "consent_until": None}, **told)
    assert (no.args["seen"], no.args["now"], no.args["staff"]) == (None, "花生", "lin")
    shop.do("house.keep_guest", MANAGER, name="某人", phone="13900139000", taboos="葱")
    no = refused(shop, "change_guest", CASHIER, {"taboos": None}, **told)
    assert no.args["staff"] == "lin", "who took in another guest did not change this one's words"
    shop.do("house.change_guest", OTHER, guest=guest, consent_until="2026-12-31")
    assert shop.look(GuestShown, MANAGER, guest=guest).taboos == "花生", "what is left out stays"
    no = refused(shop, "change_guest", CASHIER, {"consent_until": None}, **told)
    assert no.args["name"] == "consent_until"
    shop.do("house.change_guest", OTHER, guest=guest, no_taboos=True)
    assert shop.look(GuestShown, MANAGER, guest=guest).taboos == "—"
