"""A PIN under an id that was used: the same one is the same command, another one is not, and neither is written."""

import json
from typing import Any

import pytest
from sqlalchemy import inspect, text

from app.kernel.refusal import Unreadable
from tests.counter.conftest import MANAGER, Shop

FIRST, OTHER = "730159", "730158"


def everything(shop: Shop) -> str:
    with shop.house.store.reading() as db:
        names = inspect(db).get_table_names()
        return "".join(str(db.execute(text(f'SELECT * FROM "{name}"')).all()) for name in names)


@pytest.mark.rule("COM-04", "COM-05")
def test_a_repeated_id_with_another_pin_is_another_command(shop: Shop) -> None:
    def add(pin: str, id: str = "S1", login: str = "z1") -> Any:
        return shop.do(
            "house.add_staff", MANAGER, id=id, login=login, name="张一", roles=["cashier"], pin=pin
        )

    add(FIRST)
    add(FIRST)
    with pytest.raises(Unreadable, match="already used"):
        add(OTHER)
    assert shop.desk.identify("z1", FIRST).result().login == "z1"
    shop.do("house.change_pin", MANAGER, id="S2", login="z1", pin=OTHER)
    add(FIRST)
    with pytest.raises(Unreadable, match="already used"):
        shop.do("house.change_pin", MANAGER, id="S2", login="z1", pin=FIRST)
    assert shop.desk.identify("z1", OTHER).result().login == "z1", (
        "the first line of a replay changes it no more"
    )
    add(FIRST, "S3", "z2")
    [args] = shop.rows(text("SELECT args FROM journal WHERE command_id = 'S1'"))
    assert json.loads(args.args)["pin"] == {"$secret": True}
    seals = [row.seal for row in shop.rows(text("SELECT seal FROM secret_seals"))]
    assert len(seals) == len(set(seals)), "who has the same PIN is told by no row"
    assert not [pin for pin in (FIRST, OTHER) if pin in everything(shop)]
