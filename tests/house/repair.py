"""A car at the after-sales desk: every act of it once, with texts of one's own."""

from collections.abc import Callable
from typing import Any

from app.flows.dealership.facts.roles import ADVISER
from app.kernel.judge import Staff
from tests.flows.restaurant.dining import Dining

ADVISERS = Staff("gu", frozenset({ADVISER}))
Do = Callable[..., Any]
Say = Callable[[str], str]


def live_a_repair(dining: Dining, say: Say) -> None:
    """A car comes and its customer is greeted."""

    def do(act: str, by: Staff = ADVISERS, **args: object) -> Any:
        return dining.do(f"dealership.{act}", by, **args)

    vehicle = _keep_file(do, say)
    visit = do("arrive", vehicle=vehicle, place=say("parking place"))
    do("greet", visit=visit)
    _receive(do, say, vehicle, visit)


def _receive(do: Do, say: Say, vehicle: object, visit: object) -> None:
    """The form is filled in, marked, and signed."""
    ticked = {"covers": ["seat", "wheel", "floor"], "there": ["licence", "booklet", "spare"], "fuel": 5}
    ticked |= {"absent": ["keys", "tools", "valuables"], "lamps": ["oil"], "walked": True}
    do("fill_reception", visit=visit, what=ticked)
    do("read_mileage", vehicle=vehicle, km=62_418, visit=visit)
    do("note_words", visit=visit, words=say("what the customer says"))
    at = {"visit": visit, "side": "left", "damage": "dent", "x": 400, "y": 600}
    mark = do("mark_damage", **at, note=say("note of a mark"))
    do("mark_damage", **at, note=say("note of another mark"))
    do("strike_mark", visit=visit, mark=mark)
    do("end_reception", visit=visit)
    do("sign_reception", visit=visit, signature="[[[100,100],[200,220],[300,90]]]")


def _keep_file(do: Do, say: Say) -> object:
    """A vehicle comes into the file."""
    what = {"plate": "沪B3M507", "model": say("vehicle model"), "vin": "LFMJW30F7R0104729"}
    vehicle = do("register_vehicle", what=what, owner=say("vehicle owner"), phone="13918866630")
    do("correct_vehicle", vehicle=vehicle, what=what | {"plate": "沪A7K218", "engine": "E9"})
    do("change_owner", vehicle=vehicle, owner=say("next owner"), phone="13918866631", why="sold")
    do("add_driver", vehicle=vehicle, name=say("vehicle driver"), phone="13918866632")
    do("address_as", vehicle=vehicle, words=say("form of address"))
    do("read_mileage", vehicle=vehicle, km=9000)
    do("read_mileage", vehicle=vehicle, km=900, why="other", note=say("why the meter ran back"))
    do("see_document", vehicle=vehicle, document="booklet")
    return vehicle
