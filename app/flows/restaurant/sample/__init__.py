"""A believable day of a restaurant with private rooms, made through commands (the sample day).

Floor, menu and bookings come from the sample sheets, the bookings moved to the day; parties that ate at
noon, parties that are eating now. Everything up to `now` has happened.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from app.counter.sample import MANAGER, Person, Told
from app.counter.scripts import Script, Step, run
from app.flows.restaurant.facts.kinds import OF_THE_DAY, Course, Pricing
from app.flows.restaurant.facts.roles import CAPTAIN, CASHIER, HOST, KITCHEN, SPECIALIST, WAITER
from app.flows.restaurant.sample import plan, stock
from app.flows.restaurant.sample.party import Crew, Dish, Order, Party, Place, seated
from app.flows.restaurant.sample.script import evening
from app.kernel.judge import Staff

if TYPE_CHECKING:
    from app.counter.desk import Desk

PEOPLE = (
    Person("zhou", "周敏", (HOST, CAPTAIN), MANAGER.pin),
    Person("han", "韩立", (CAPTAIN,), "930571"),
    Person("chen", "陈晓", (WAITER,), "841703"),
    Person("tang", "唐婉", (WAITER,), "506918"),
    Person("xu", "徐宁", (SPECIALIST,), "719365"),
    Person("he", "何欢", (CASHIER,), "275936"),
    Person("qin", "秦海", (KITCHEN,), "384627"),
)
VIP_STAFF = ("xu", "he")
"""Who is named for the VIPs: who waits on them, and who takes their money."""
LUNCH = (3, 4, 4, 5, 5, 6, 6, 7)
"""How many hours ago the parties came that have left."""
DINING = (104, 96, 91, 78, 71, 66, 58, 49, 43, 37, 31, 26, 22, 15, 9, 6, 3)
"""How many minutes ago the parties came that are here."""
WALK_INS = (
    *("陈先生", "刘女士", "何先生", "周女士", "孙总", "李先生", "沈先生", "吴先生", "张先生", "王女士"),
    *("许先生", "曹女士", "郭先生", "马先生", "高女士", "梁先生", "谢女士", "唐先生", "韦先生", "傅女士"),
)
ROUND_TABLE = 8
"""Guests at the largest table of the halls; more of them go into a room."""
LATE = 2
REQUESTS = ("少辣", "免葱", "少盐", "不放香菜", "多放醋")
MEAL = (
    *((Course.COLD, 2), (Course.HOT, 3), (Course.VEGETABLE, 1), (Course.SOUP, 1)),
    *((Course.STAPLE, 1), (Course.FRUIT, 1), (Course.DRINK, 1)),
)


def make(desk: "Desk", now: datetime, told: Told) -> None:
    """Make the day through commands; `told(done, of)` as it goes on."""
    day = _Day(desk, now, told)
    day.furnish()
    day.book()
    run(day.scripts(), day.carry_out, now)
    day.close_one()


class _Day:
    """The day while it is made: whose commands they are, and how far it is."""

    def __init__(self, desk: "Desk", now: datetime, told: Told) -> None:
        self._desk, self._now, self._told = desk, now, told
        self._staff = {one.login: Staff(one.login, frozenset(one.roles)) for one in (*PEOPLE, MANAGER)}
        self._staff[MANAGER.login] = Staff(MANAGER.login, frozenset((*MANAGER.roles, *PEOPLE[0].roles)))
        self._floor, self._menu = stock.told("floor", "floor.csv"), stock.told("menu", "menu.xlsx")
        self._places, self._dishes = stock.places(self._floor), stock.dishes(self._menu)
        self._draw = random.Random(23)  # noqa: S311 - the same day every time
        self._booked: list[tuple[str, Mapping[str, Any]]] = []
        self._done = 0
        self._of = len(self._floor) + len(self._menu) + 500

    def furnish(self) -> None:
        """The floor with its plan, and the menu."""
        at = self._now.replace(minute=0) - timedelta(hours=9)
        for one in self._floor:
            self._do(f"table-{one['table']}", at, "restaurant.add_table", one)
        for n, area in enumerate(plan.drawn(self._floor, self._places)):
            self._do(f"plan-{n}", at, "restaurant.draw_plan", area)
        for one in self._menu:
            self._do(f"dish-{one['dish']}", at, "restaurant.add_dish", one)
        for dish in ("1021", "1048"):
            self._do(f"out-{dish}", at, "restaurant.limit_portions", {"dish": dish, "portions": 0})

    def book(self) -> None:
        """The bookings of the evening; of two at one table at once the later is to be given one by hand."""
        today = self._now.astimezone(self._desk.settings.zone)
        taken: dict[str, list[datetime]] = {}
        fees = {place.id: place.fee for place in self._places}
        for n, args in enumerate(stock.told_on(today, "bookings", "bookings-evening.csv", "到店")):
            at, table = datetime.fromisoformat(args["at"]), args["table"]
            if table and any(abs(at - other) < timedelta(hours=2) for other in taken.get(table, ())):
                table = None
            elif table:
                taken.setdefault(table, []).append(at)
            fee = fees.get(table or "", 0)
            room = {"wants_room": True, "fee_told": fee} if fee else {}
            called = today - timedelta(hours=7) + timedelta(minutes=n)
            booking = {**args, **room, "table": table}
            made = self._do(f"booking-{n}", called, "restaurant.book", booking)
            self._booked.append((made.sitting, booking))
            if args.get("vip"):
                self._receive(made.sitting, n, called)

    def _receive(self, sitting: str, n: int, at: datetime) -> None:
        """A VIP: who is received and why, who may know, and the room looked after as it came in."""
        told = {"purpose": "商务宴请", "needs": "安静，上菜慢一点", "persons": list(VIP_STAFF)}
        notice = {"sitting": sitting, **told, "received": "总部来访一行"}
        self._do(f"vip-{n}", at, "restaurant.note_reception", notice)
        for task in ("cleanliness", "equipment", "television"):
            args = {"sitting": sitting, "item": task}
            self._do(f"vip-{n}-{task}", at + timedelta(minutes=20), "restaurant.tick_vip", args, VIP_STAFF[0])

    def scripts(self) -> Iterator[Script]:
        """Those who ate at noon, those who are here, and those of the bookings who came."""
        yield from map(evening, seated(self._lunch(), self._places))
        came = self._guests_who_booked()
        yield from map(evening, (party for party in came if party.table))
        unplaced = [party for party in came if not party.table]
        yield from map(evening, seated([*self._walk_ins(), *unplaced], self._free()[:-1]))

    def close_one(self) -> None:
        """A table whose lamp is broken."""
        args = {"table": self._free()[-1].id}
        self._do("lamp", self._now - timedelta(minutes=50), "restaurant.close_table", args)

    def carry_out(self, step: Step) -> Any:
        """Carry out a step of a script."""
        return self._do(step.id, step.at, step.act, step.args, step.by)

    def _free(self) -> list[Place]:
        """The tables that nobody booked, those of the halls last."""
        kept = {args["table"] for _, args in self._booked}
        return sorted((p for p in self._places if p.id not in kept), key=lambda p: not p.room)

    def _do(self, id: str, at: datetime, act: str, args: Mapping[str, Any], by: str = MANAGER.login) -> Any:
        from app.counter.bus import Call  # loaded with the house that is being filled

        call = Call(f"sample-{id}", act, args, at, self._staff[by], self._desk.counter)
        result = self._desk.carry_out(call).result
        self._done += 1
        self._told(min(self._done, self._of), self._of)
        return result

    def _lunch(self) -> list[Party]:
        return [self._party(n, timedelta(hours=hours), WALK_INS[n]) for n, hours in enumerate(LUNCH)]

    def _walk_ins(self) -> list[Party]:
        ago = [timedelta(minutes=minutes) for minutes in DINING]
        return [self._party(10 + n, one, WALK_INS[n % len(WALK_INS)]) for n, one in enumerate(ago)]

    def _guests_who_booked(self) -> list[Party]:
        """Those whose time has come are here, but for two who are late."""
        came = [(s, a) for s, a in self._booked if datetime.fromisoformat(a["at"]) <= self._now]
        places = {place.id: place for place in self._places}
        found = []
        for n, (sitting, args) in enumerate(sorted(came, key=lambda one: str(one[1]["at"]))):
            since = self._now - datetime.fromisoformat(args["at"])
            party = self._party(40 + n, since, str(args["name"]))
            table = places.get(args["table"] or "")
            more: dict[str, Any] = {"guests": args["guests"], "table": table, "booking": sitting}
            if args.get("vip"):
                more["crew"] = replace(party.crew, waiter=VIP_STAFF[0])
            found.append(replace(party, **more, wants_room=not table and args["guests"] > ROUND_TABLE))
        late = [party for party in found if party.table][-LATE:]
        return [party for party in found if party not in late]

    def _party(self, n: int, ago: timedelta, name: str) -> Party:
        draw, arrives = self._draw, self._now - ago
        calls = arrives + timedelta(minutes=draw.randrange(33, 42))
        waiter = ("chen", "tang", "xu")[n % 3]
        return Party(
            id=f"p{n:02}",
            name=name,
            guests=draw.choice((2, 3, 4, 4, 5, 6)),
            arrives=arrives,
            calls=calls,
            pays=calls + timedelta(minutes=draw.randrange(46, 60)),
            orders=self._meal(),
            crew=Crew("zhou", waiter, "han", "he"),
            tea=draw.choice(self._of_course(Course.TEA)),
            taboos="花生过敏" if n % 7 == 3 else None,
            discount=8_800 if n % 5 == 1 else 10_000,
            means=(("cash",), ("wechat",), ("card",), ("cash", "wechat"))[n % 4],
            plans=n % 3 == 0,
        )

    def _meal(self) -> Sequence[Order]:
        found = []
        for course, count in MEAL:
            for dish in self._draw.sample(self._of_course(course), count):
                asked = self._draw.choice(REQUESTS) if self._draw.random() < 0.2 else None
                found.append(Order(dish, request=asked if course is Course.HOT else None))
        return found

    def _of_course(self, course: Course) -> list[Dish]:
        """Dishes that are there, and cost what the menu says."""
        return [
            dish
            for dish in self._dishes.values()
            if dish.course is course
            and dish.pricing not in (*OF_THE_DAY, Pricing.WEIGHT)
            and dish.portions is None
            and dish.price
            and dish.id not in ("1021", "1048")
        ]
