"""A believable fortnight of a college's volunteer centre, made through commands (the sample day).

Three classes have handed in: one pile is being entered, one waits to be appraised, one is stamped and its forms are
with the leader; a fourth still owes its booklets, and keeps the forms of last month too long. One student's ledger
tells of a fake.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from app.counter.sample import MANAGER, Person, Told
from app.flows.volunteer.facts.drawing import SampleShown
from app.flows.volunteer.facts.roles import CLERK, HEAD, SECRETARY
from app.flows.volunteer.rules.enrolling import school_year
from app.flows.volunteer.rules.roster import monday
from app.flows.volunteer.sample import seals
from app.flows.volunteer.sample.certificates import certify
from app.flows.volunteer.sample.keeping import LastMonth
from app.flows.volunteer.sample.looking_back import look_back
from app.flows.volunteer.sample.out import be_on_duty, go_out, was_on_duty
from app.kernel.judge import Staff

if TYPE_CHECKING:
    from app.counter.desk import Desk

PEOPLE = (
    Person("zhou", "周敏", (CLERK,), MANAGER.pin),
    Person("ke", "柯文", (CLERK,), "615283"),
    Person("shen", "沈瑜", (HEAD,), "947206"),
    Person("fang", "方圆", (SECRETARY,), "538164"),
)
ROLES = {one.login: one.roles for one in PEOPLE}
OFFICERS = ("白帆", "方圆")
"""Who led the classes the year before, and who is their league secretary now."""
COLLEGES = ("机电学院", "城建学院")
CLASSES = (
    ("机电2314班", "机电学院", "231405", "刘洋"),
    ("城管2402班", "城建学院", "240210", "江一帆"),
    ("机电2315班", "机电学院", "231505", "何知微"),
    ("城管2401班", "城建学院", "240110", "顾言"),
)
NAMES = (
    *("陈思远", "林嘉怡", "王龚", "赵一鸣", "周子涵", "吴桐", "孙晓雯", "郑凯"),
    *("冯雨桐", "安知许", "程望舒", "沈念"),
)
SERVICES = (
    (7, 510, 690, "松江敬老院", "陪护读报", "fq", "院长 卢静"),
    (13, 780, 1040, "地铁九号线", "引导", "f", "站长 马骏"),
    (8, 540, 660, "校图书馆", "整架", "fz", "馆员 邵平"),
    (11, 840, 1080, "献血车", "登记引导", "f", "血站 秦护士"),
    (13, 780, 960, "献血车", "引导", "f", "站长 马骏"),
    (13, 1110, 1380, "半程马拉松", "补给", "fzq", "组委会 韩立"),
    (9, 960, 1050, "食堂", "光盘行动", "", ""),
    (7, 510, 690, "松江敬老院", "打扫", "fq", "院长 卢静"),
    (12, 1080, 1200, "社区夜校", "助教", "fz", "校长 姜禾"),
    (-4, 540, 660, "社区花园", "修剪", "f", "园丁 老何"),
)
"""Days from the period's first, from and to in minutes, place, content, seals by their letters, who stamped it."""
SEALS = {"f": "counsellor", "z": "centre", "q": "association"}
PERIOD = timedelta(days=14)
OF = 207
"""Commands of the sample, roughly."""


def make(desk: "Desk", now: datetime, told: Told) -> None:
    """Make the fortnight through commands; `told(done, of)` as it goes on."""
    _Fortnight(desk, now, told).go()


class _Fortnight:
    """The fortnight while it is made. The period is the last one that is over at `now`."""

    def __init__(self, desk: "Desk", now: datetime, told: Told) -> None:
        self._desk, self._now, self._told, self._done = desk, now, told, 0
        today = now.astimezone(desk.settings.zone).date()
        monday = today - timedelta(days=today.weekday())
        self._term = monday - 6 * PERIOD - timedelta(days=7)
        self._first = self._term + 5 * PERIOD
        self._classes: dict[str, str] = {}

    def go(self) -> None:
        """Set up the term and the classes, then each class as far as it is."""
        self._set("volunteer.term_starts", self._term.isoformat())
        self._set("volunteer.colleges", " ".join(COLLEGES))
        for one in CLASSES:
            self._enrol(*one)
        self._last = LastMonth(self._do, self._first - PERIOD, self._now - timedelta(days=19))
        self._last.kept(self._team(CLASSES[1]))
        self._last.overdue(self._team(CLASSES[3]))
        self._go_out()
        for kind, holder, word in seals.SEALS:
            at = self._now - timedelta(days=20)
            args = seals.kept(kind, holder, word, self._term)
            self._do(f"seal-{kind}", at, "volunteer.register_seal", args)
        self._judged(CLASSES[1], 6, days_ago=6)
        look_back(self._in_the_morning, self._drawn, self._term, self._first + PERIOD)
        self._pile(CLASSES[0], SERVICES, days_ago=3, closed=True)
        self._pile(CLASSES[2], SERVICES[:5], days_ago=1, closed=False)

    def _team(self, of: tuple[str, ...]) -> tuple[str, str, str, str]:
        """A class as its id, its name, the first digits of its numbers, and its leader."""
        name, _, numbers, leader = of
        return self._classes[name], name, numbers, leader

    def _go_out(self) -> None:
        """Activities of the period, a duty that was ticked, and the roster of this week."""
        classes = [self._classes[name] for name, *_ in CLASSES]
        zone = self._desk.settings.zone
        today = self._now.astimezone(zone).date()
        go_out(self._do, classes, self._first, self._now, zone)
        was_on_duty(self._do, classes[3], CLASSES[3][2], self._first, zone)
        be_on_duty(self._do, classes[0], monday(today), self._now - timedelta(days=3))

    def _enrol(self, name: str, college: str, numbers: str, leader: str) -> None:
        year = school_year(self._term, self._desk.settings)
        what = {"klass": name, "college": college, "year": year, "leader": leader}
        at, before = self._now - timedelta(days=20), {**what, "year": year - 1, "leader": OFFICERS[0]}
        self._do(f"class-{name}-before", at, "volunteer.open_class", {"what": before})
        what |= {"secretary": OFFICERS[1], "login": "fang" if numbers == "231405" else None}
        self._do(f"class-{name}", at, "volunteer.open_class", {"what": what})
        for n, who in enumerate(NAMES, start=1):
            what = {"name": who, "college": college, "klass": name, "joined": f"20{numbers[:2]}-09-01"}
            args = {"student": f"{numbers}{n:02}", "what": what}
            at = self._now - timedelta(days=20)
            self._classes[name] = self._do(f"student-{numbers}{n}", at, "volunteer.enrol_student", args)

    def _pile(
        self, of: tuple[str, ...], services: Sequence[tuple[Any, ...]], *, days_ago: int, closed: bool
    ) -> tuple[str, list[str]]:
        """A class hands in; its booklets are entered, all of them or all but two."""
        name, _, numbers, leader = of
        at = self._now - timedelta(days=days_ago, hours=2)
        booklets, listed = len(services), len(services) if closed else len(services) + 2
        counts = {"booklets": booklets if closed else booklets + 2, "listed": listed, "leader": leader}
        handed = self._do(
            f"hand-in-{name}", at, "volunteer.hand_in", {"klass": self._classes[name], **counts}
        )
        entries = []
        for n, one in enumerate(services, start=1):
            told = {"students": [f"{numbers}{n:02}"], "service": _service(self._first, one)}
            args = {"collection": handed.collection, **told}
            entries += self._do(
                f"entry-{name}-{n}", at + timedelta(minutes=n), "volunteer.enter_service", args
            )
        if closed:
            here = {"collection": handed.collection}
            self._do(f"close-{name}", at + timedelta(minutes=30), "volunteer.close_pile", here)
        return str(handed.collection), [str(one) for one in entries]

    def _judged(self, of: tuple[str, ...], count: int, *, days_ago: int) -> None:
        """A collection that was appraised and stamped; one entry of it turned out a fake."""
        collection, entries = self._pile(of, SERVICES[:count], days_ago=days_ago, closed=True)
        at, here = self._now - timedelta(days=days_ago - 1), {"collection": collection}
        for n, entry in enumerate(entries):
            one = {**here, "entry": entry}
            start, end = SERVICES[n][1:3]
            if end - start > 180:
                told = {**one, "how": "telephone", "note": "电话问过，属实"}
                self._do(f"verify-{entry}", at, "volunteer.verify_entry", told)
            self._do(f"approve-{entry}", at, "volunteer.approve_entry", one)
        self._do(f"stamp-{collection}", at, "volunteer.stamp_collection", here)
        counted = [f"{of[2]}{n:02}" for n in range(1, count + 1) if n != 5]
        self._last.give(self._team(of), collection, counted, at + timedelta(minutes=40))
        certify(partial(self._certify, at + timedelta(hours=1)), of[2])
        fake = {**here, "entry": entries[4], "student": f"{of[2]}05", "why": "主办方名单无此人"}
        self._do("fake", self._now - timedelta(days=1), "volunteer.judge_fake", fake)

    def _certify(self, at: datetime, id: str, act: str, args: Mapping[str, Any], by: str = "ke") -> Any:
        return self._do(id, at, act, args, by)

    def _in_the_morning(self, id: str, act: str, args: Mapping[str, Any], by: str = "ke") -> Any:
        return self._do(id, self._now - timedelta(hours=9), act, args, by)

    def _drawn(self, sample: str) -> list[str]:
        shown = self._desk.look(SampleShown, sample=sample).result()
        return [one.record.entry for one in shown.entries]

    def _set(self, key: str, value: str) -> None:
        args = {"key": key, "value": value}
        self._do(f"set-{key}", self._now - timedelta(days=20), "house.change_setting", args, MANAGER.login)

    def _do(self, id: str, at: datetime, act: str, args: Mapping[str, Any], by: str = "ke") -> Any:
        from app.counter.bus import Call  # loaded with the house that is being filled

        roles = MANAGER.roles if by == MANAGER.login else ROLES[by]
        call = Call(f"volunteer-{id}", act, args, at, Staff(by, frozenset(roles)), self._desk.counter)
        result = self._desk.carry_out(call).result
        self._done += 1
        self._told(min(self._done, OF), OF)
        return result


def _service(first: date, one: tuple[Any, ...]) -> dict[str, Any]:
    after, start, end, place, content, letters, witness = one
    told = {"day": (first + timedelta(days=after)).isoformat(), "place": place, "content": content}
    stamped = {"stamps": [SEALS[letter] for letter in letters], "witness": witness or None}
    return {**told, **stamped, "start": start, "end": end}
