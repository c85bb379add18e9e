"""A house in which every name, wish and reason is hostile: guests, bookings, tables, dishes, an evening's orders."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, select

from app.counter.bus import Call
from app.flows.volunteer.model.classes import StudentRow
from app.kernel.chars import Unfit, clean
from app.kernel.judge import Staff
from app.kernel.refusal import Refused
from app.paper.fonts import missing
from app.store.writer import Priority
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import CAPTAIN, DISHES, HOST, MANAGER, WAITER
from tests.hostile import HOSTILE
from tests.house.fortnight import CLERKS

TABLES = ("A02", "A03", "A04", "B01", "B02", "B03", "B04")
"""Where the parties sit who order everything."""
STATIONS = ('热"菜', "../../etc", "<b>档</b>")
Wish = tuple[str, Staff, Mapping[str, Any]]


def kept(limit: int) -> tuple[str, ...]:
    """The hostile strings as a field of this length keeps them, those that the fonts have; each once."""
    found: dict[str, None] = {}
    for hostile in HOSTILE:
        with suppress(Unfit):
            text = clean(hostile.text, limit)
            if not missing(text):
                found[text] = None
    return tuple(found)


NAMES = kept(80)
HALF, OTHER = NAMES[::2], NAMES[1::2]
"""Where two fields are filled at once each takes a half: together every outlet sees every string."""
UNITS = kept(8)
COUNTED = NAMES[:: len(NAMES) // 12]
"""Who has hours that count."""


@dataclass
class Hostile:
    """The house and what was put into it: parties by table, their orders."""

    dining: Dining
    sittings: dict[str, str] = field(default_factory=dict)
    orders: dict[str, str] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    klass: str = ""
    collection: str = ""
    student: str = ""
    sample: str = ""
    export: str = ""
    run: str = ""
    vehicle: str = ""
    visit: str = ""
    count: int = 0

    def fill(self) -> None:
        """Put the strings into every kind of field that takes them."""
        self._all(self._things())
        for n, table in enumerate(TABLES):
            self._eat(table, n)
        self._collect()
        self._repair()

    def _things(self) -> Iterator[Wish]:
        """Guests, accounts, bookings, tables, dishes, printers, letterhead."""
        now = self.dining.clock.now()
        for n, (one, other) in enumerate(zip(HALF, OTHER, strict=False)):
            yield "house.keep_guest", HOST, {"name": one, "taboos": other}
            account = {"holder": "company", "name": one, "limit": 1, "signers": other}
            yield "house.open_account", MANAGER, {"account": f"C{n}", "what": account}
            at = (now + timedelta(hours=1 + n % 3)).isoformat()
            booked = {"name": other, "phone": "13800138000", "guests": 2, "at": at, "words": one}
            yield "restaurant.book", HOST, booked
            table = {"name": one, "area": other, "section": one, "seats": 2}
            yield "restaurant.add_table", MANAGER, {"table": f"X{n}", "what": table}
            dish = {
                "name": one,
                "category": other,
                "unit": UNITS[n % len(UNITS)],
                "accessories": [other],
                "station": STATIONS[n % len(STATIONS)],
            }
            yield "restaurant.add_dish", MANAGER, {"dish": f"d{n}", "what": DISHES["1001"] | dish}
        for n, name in enumerate(NAMES[::20]):
            printer = {"printer": f"p{n}", "name": name, "how": "folder", "address": f"/srv/{n}"}
            yield "house.set_printer", MANAGER, printer
        for key in ("house.organisation", "papers.address", "papers.footer", "papers.second_name"):
            yield "house.change_setting", MANAGER, {"key": key, "value": NAMES[len(key)]}

    def _eat(self, table: str, n: int) -> None:
        """A party that orders a share of the dishes, every other one with a request."""
        do, name = self.dining.do, NAMES[n]
        sitting = do("seat_walk_in", HOST, table=table, guests=2, waiter="yuan", name=name).sitting
        do("ask_tea", WAITER, sitting=sitting, tea="8001", taboos=NAMES[-n])
        order = do("begin_order", sitting=sitting).order
        here = {"sitting": sitting, "order": order}
        self.sittings[table], self.orders[table] = sitting, order
        asked = {"warned": name}
        self._all(
            (
                "restaurant.add_line",
                CAPTAIN,
                {**here, "dish": f"d{k}", "request": OTHER[k] if k % 2 else None, **asked},
            )
            for k in range(n, len(OTHER), len(TABLES))
        )
        lines = [line.id for line in self.dining.facts(sitting).lines if line.request]
        self._all(("restaurant.read_back", CAPTAIN, {**here, "line": line}) for line in lines)
        do("confirm_order", **here, how="spoken")
        do("send_order", **here)

    def _repair(self) -> None:
        """A car of the after-sales desk whose model, owner and place are called so."""
        do, told = self.dining.do, {"plate": "沪B3M507", "model": HALF[3]}
        self.vehicle = do("dealership.register_vehicle", MANAGER, what=told, owner=OTHER[3])
        self.visit = do("dealership.arrive", MANAGER, vehicle=self.vehicle, place=HALF[3])

    def _collect(self) -> None:
        """A class of the volunteer centre whose students, places and witnesses are called so."""
        do = self.dining.do
        for key, value in (("term_starts", "2026-08-24"), ("colleges", "学院")):
            do("house.change_setting", MANAGER, key=f"volunteer.{key}", value=value)
        numbers = [f"2314{n:06}" for n in range(len(NAMES))]
        joined = {"college": "学院", "klass": NAMES[0], "joined": "2023-09-01"}
        do("volunteer.open_class", MANAGER, what={"klass": NAMES[0], "college": "学院", "year": 2026})
        self._all(
            ("volunteer.enrol_student", MANAGER, {"student": number, "what": joined | {"name": name}})
            for number, name in zip(numbers, NAMES, strict=True)
        )
        [self.klass] = {r.klass for r in self.dining.rows(select(StudentRow.klass))}
        told = {"klass": self.klass, "booklets": 9, "listed": 9, "leader": NAMES[1]}
        self.collection = do("volunteer.hand_in", CLERKS, **told).collection
        self._all(
            (
                "volunteer.enter_service",
                CLERKS,
                {
                    "collection": self.collection,
                    "students": [number],
                    "service": {
                        "day": "2026-11-08",
                        "minutes": 60,
                        "place": name,
                        "content": name,
                        "witness": name,
                    },
                },
            )
            for number, name in zip(numbers, NAMES, strict=True)
        )
        do("volunteer.print_hand_in_list", CLERKS, collection=self.collection)
        self.student = numbers[0]
        self._look_back()

    def _look_back(self) -> None:
        """Hours of another class count: they are drawn for the audit, twice, and stand on a sheet to be entered elsewhere."""
        do, of = self.dining.do, {"college": "学院", "klass": NAMES[1]}
        do("volunteer.open_class", MANAGER, what={**of, "year": 2026})
        numbers = [f"2315{n:06}" for n in range(len(COUNTED))]
        for number, name in zip(numbers, COUNTED, strict=True):
            joined = {**of, "name": name, "joined": "2023-09-01"}
            klass = do("volunteer.enrol_student", MANAGER, student=number, what=joined)
        count = {"booklets": len(COUNTED), "listed": len(COUNTED)}
        here = {
            "collection": do("volunteer.hand_in", CLERKS, klass=klass, leader=NAMES[1], **count).collection
        }
        service = {"day": "2026-11-08", "minutes": 60, "stamps": ["counsellor"]}
        entries = []
        for number, name in zip(numbers, COUNTED, strict=True):
            what = service | {"place": name, "content": name, "witness": name}
            entries += do("volunteer.enter_service", CLERKS, **here, students=[number], service=what)
        do("volunteer.close_pile", CLERKS, **here)
        for entry in entries:
            do("volunteer.approve_entry", CLERKS, **here, entry=entry)
        do("volunteer.stamp_collection", CLERKS, **here)
        told = {"first": "2026-11-01", "last": "2026-11-23", "count": len(COUNTED), "called": "4-2-6"}
        for why in (None, NAMES[2]):
            self.sample = do("volunteer.seal_sample", MANAGER, **told, why=why).sample
            do("volunteer.draw_sample", MANAGER, sample=self.sample)
        finding = {"entry": entries[0], "right": False, "note": NAMES[3]}
        do("volunteer.note_finding", CLERKS, sample=self.sample, **finding)
        do("volunteer.print_sample", CLERKS, sample=self.sample)
        self.export = do("volunteer.export_hours", CLERKS)
        for key in ("responsible", "contact", "issuer"):
            do("house.change_setting", MANAGER, key=f"volunteer.{key}", value=HALF[3][:40])
        phrase = "a phrase for tests"
        do("volunteer.make_key", CLERKS, phrase=phrase, again=phrase)
        do("volunteer.unlock_key", CLERKS, phrase=phrase)
        self.list = do("volunteer.sign_list", CLERKS)
        self.run = do("volunteer.issue_certificates", CLERKS, klasses=[klass], style="portrait").batch
        do("house.cancel_batch", CLERKS, batch=self.run)

    def _all(self, wishes: Iterable[Wish]) -> None:
        """Carry out many commands as the bus does, in one transaction; what is refused is kept by name."""

        def carry_out(db: Connection) -> None:
            for name, staff, args in wishes:
                self.count += 1
                call = Call(f"h{self.count}", name, args, self.dining.clock.now(), staff, "A1")
                try:
                    with db.begin_nested():
                        self.dining.desk.bus.carry_out(db, call, self.dining.desk.settings)
                except Refused as refused:
                    self.refused.append(f"{name}: {refused.no.message}")

        self.dining.house.store.writer.run(carry_out, Priority.CLERK)
