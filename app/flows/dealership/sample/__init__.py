"""A believable day of the after-sales desk, made through commands (the sample day)."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from app.counter.sample import MANAGER, Person, Told
from app.flows.dealership.facts.roles import ADVISER
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.sample import bookings, complaints, delivery, gone, price_list, workshop
from app.flows.dealership.sample.vehicles import VEHICLES
from app.kernel.judge import Staff

if TYPE_CHECKING:
    from app.counter.desk import Desk

PEOPLE = (
    Person("zhou", "周敏", (ADVISER,), MANAGER.pin),
    Person("gu", "顾雨", (ADVISER,), "284619"),
    *(Person(one.login, name, tuple(sorted(one.roles)), pin) for one, name, pin in workshop.PEOPLE),
)
SET = {
    "hours": "8:30-12:00 13:00-21:00",
    "warranty_wear_parts": "BP-40 6/10000; BP-41 6/10000; BD-10 6/10000; WB-65 6/10000; SP-16 12/20000; "
    "BL-12 6/10000; KB-32 3/5000; TY-225 6/10000",
}
"""The hours are late ones: the sample day is an evening."""
MARKS = (
    ("left", "scratch", 380, 590, "约 8 厘米"),
    ("right", "dent", 640, 660, "指甲大"),
    ("front", "crack", 820, 640, "右前大灯下沿"),
    ("roof", "scratch", 640, 300, ""),
)
SAID = "过减速带右前面咯噔一下，上周开始的，冷车更明显。"
OF = 460
"""Commands of the sample, roughly."""


def make(desk: "Desk", now: datetime, told: Told) -> None:
    """Make the day through commands; `told(done, of)` as it goes on."""
    _Day(desk, now, told).go()


class _Day:
    """The day while it is made, up to `now`."""

    def __init__(self, desk: "Desk", now: datetime, told: Told) -> None:
        self._desk, self._now, self._told, self._done = desk, now, told, 0

    def go(self) -> None:
        """Vehicles of the file, some of them here."""
        before = self._now - timedelta(days=30)
        for key, value in SET.items():
            told = {"key": f"dealership.{key}", "value": value}
            self._do(f"set-{key}", before, "house.change_setting", told, workshop.MANAGER)
        ids = [self._register(n, *one) for n, one in enumerate(VEHICLES)]
        last = {"vehicle": ids[0], "km": 57_902}
        self._do("last-km", self._now - timedelta(days=19), "read_mileage", last)
        for n, (place, minutes) in enumerate((("A03", 34), ("A05", 8), ("A07", 3))):
            at = self._now - timedelta(minutes=minutes)
            args = {"vehicle": ids[n], "place": place}
            visit = self._do(f"come-{n}", at, "arrive", args)
            if n == 0:
                self._do(f"greet-{n}", at + timedelta(minutes=2), "greet", {"visit": visit})
                self._receive(at + timedelta(minutes=4), ids[n], visit)
        team = workshop.fill(self._do, ids[3:6], self._now)
        today = self._desk.settings.business_day(self._now)
        next = self._desk.settings.calendar.next_working_day(today).day
        bookings.fill(self._do, ids[6:9], self._now, next, team)
        price_list.fill(self._do, self._now)
        complaints.fill(self._do, ids[3:7], self._now)
        fetched = datetime.combine(next, time(10, 30), self._desk.settings.zone)
        delivery.fill(self._do, ids[9:11], team, self._now, fetched)
        days = [self._desk.settings.calendar.add_working_days(today, -n).day for n in range(1, 8)]
        gone.fill(self._do, self._facts, ids[11:], team, days, self._desk.settings.zone)

    def _facts(self, visit: str) -> VisitFacts:
        found: VisitFacts = self._desk.facts("dealership", [visit]).result()[visit]
        return found

    def _receive(self, at: datetime, vehicle: str, visit: str) -> None:
        """The form of a car, all but the belongings, with what is still in the camera."""
        from app.flows.dealership.sample import pictures  # Pillow is heavy

        here, folder = {"visit": visit}, self._desk.store.backups.folder.parent / "camera"
        pictures.fill_folder(folder, self._now)
        chosen = {"key": "house.photo_folder", "value": str(folder), "counter": self._desk.counter}
        self._do("camera", at, "house.change_setting", chosen, workshop.MANAGER)
        photos = ((pictures.scratch(), pictures.scratch(seed=5)), (pictures.dent(),), (pictures.crack(),), ())
        for n, (side, damage, x, y, note) in enumerate(MARKS):
            what = {"side": side, "damage": damage, "x": x, "y": y, "note": note or None}
            mark = self._do(f"mark-{n}", at, "mark_damage", here | what)
            for k, drawn in enumerate(photos[n]):
                told = {"mark": mark, "photo": pictures.photo(drawn), "said_at": at.isoformat()}
                self._do(f"photo-{n}-{k}", at, "photograph_mark", here | told)
        ticked = {"covers": ["seat", "wheel", "floor"], "there": ["licence", "booklet"], "lamps": ["tyres"]}
        self._do("fill", at, "fill_reception", here | {"what": ticked | {"fuel": 5, "walked": True}})
        self._do("km", at, "read_mileage", here | {"vehicle": vehicle, "km": 62_418})
        self._do("words", at, "note_words", here | {"words": SAID})

    def _register(self, n: int, plate: str, model: str, vin: str, owner: str, phone: str, sold: str) -> str:
        what = {"plate": plate, "model": model, "vin": vin or None, "sold_on": sold}
        args = {"what": what, "owner": owner, "phone": phone}
        return str(self._do(f"vehicle-{n}", self._now - timedelta(days=20), "register_vehicle", args))

    def _do(
        self, id: str, at: datetime, act: str, args: Mapping[str, Any], by: Staff = workshop.AT_THE_DESK
    ) -> Any:
        from app.counter.bus import Call  # loaded with the house that is being filled

        call = Call(
            f"dealership-{id}", act if "." in act else f"dealership.{act}", args, at, by, self._desk.counter
        )
        result = self._desk.carry_out(call).result
        self._done += 1
        self._told(min(self._done, OF), OF)
        return result
