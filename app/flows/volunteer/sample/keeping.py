"""What came of last month's booklets: forms kept and the month tallied, and a class that keeps its forms too long."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from app.flows.volunteer.facts.ids import TallyId
from app.flows.volunteer.rules.tally import month_of

Do = Callable[[str, datetime, str, Mapping[str, Any]], Any]
SERVICES = (
    (5, 510, 690, "松江敬老院", "陪护读报", "counsellor", "院长 卢静"),
    (6, 540, 660, "校图书馆", "整架", "centre", "馆员 邵平"),
    (11, 780, 960, "地铁九号线", "引导", "association", "站长 马骏"),
    (12, 1080, 1200, "社区夜校", "助教", "counsellor", "校长 姜禾"),
)
"""Days from the period's first, from and to in minutes, place, content, seal, who stamped it."""


class LastMonth:
    """The period before the one that is shown: `of` is a class as id, name, first numbers, leader."""

    def __init__(self, do: Do, first: date, at: datetime) -> None:
        self._do, self._first, self._at = do, first, at

    def kept(self, of: tuple[str, str, str, str]) -> None:
        """Appraised, entered and kept; its month confirmed by the leader, and checked."""
        collection, students = self._given(of, self._at)
        name, back, here = of[1], self._at + timedelta(days=5), {"collection": collection}
        for act in ("enter_forms", "stamp_forms"):
            self._do(f"{act}-{name}", back, f"volunteer.{act}", {**here, "students": students})
        tally = {"tally": TallyId.of(of[0], month_of(self._first))}
        told = {**tally, "leader": of[3]}
        self._do(f"confirm-{name}", back + timedelta(hours=1), "volunteer.confirm_tally", told)
        checked = {**tally, "collections": []}  # the period ends in the month after, and goes on with that
        self._do(f"check-{name}", back + timedelta(hours=2), "volunteer.check_tally", checked)

    def overdue(self, of: tuple[str, str, str, str]) -> None:
        """Appraised, and its forms went out: they are not back yet. The leader confirmed the month all the same."""
        self._given(of, self._at + timedelta(days=8))
        tally = {"tally": TallyId.of(of[0], month_of(self._first)), "leader": of[3]}
        self._do(f"confirm-{of[1]}", self._at + timedelta(days=9), "volunteer.confirm_tally", tally)

    def give(
        self, of: tuple[str, str, str, str], collection: str, students: Sequence[str], at: datetime
    ) -> None:
        """The leader takes along the forms of some students."""
        here = {"collection": collection}
        self._do(f"back-{collection}", at, "volunteer.return_booklets", here)
        self._do(f"give-{collection}", at, "volunteer.give_forms", {**here, "students": list(students)})

    def _given(self, of: tuple[str, str, str, str], at: datetime) -> tuple[str, list[str]]:
        """The booklets of a class, from the hand-in to the forms that go out."""
        klass, name, numbers, leader = of
        students = [f"{numbers}{n:02}" for n in range(1, len(SERVICES) + 1)]
        counts = {"klass": klass, "booklets": len(students), "listed": len(students), "leader": leader}
        collection = str(self._do(f"last-{name}", at, "volunteer.hand_in", counts).collection)
        here = {"collection": collection}
        entries = []
        for n, (student, one) in enumerate(zip(students, SERVICES, strict=True)):
            args = {**here, "students": [student], "service": self._service(one)}
            entries += self._do(f"last-{name}-{n}", at, "volunteer.enter_service", args)
        self._do(f"last-close-{name}", at, "volunteer.close_pile", here)
        for entry in entries:
            self._do(f"last-approve-{entry}", at, "volunteer.approve_entry", {**here, "entry": entry})
        self._do(f"last-stamp-{name}", at, "volunteer.stamp_collection", here)
        self.give(of, collection, students, at)
        return collection, students

    def _service(self, one: tuple[Any, ...]) -> dict[str, Any]:
        after, start, end, place, content, seal, witness = one
        told = {"day": (self._first + timedelta(days=after)).isoformat(), "start": start, "end": end}
        return {**told, "place": place, "content": content, "stamps": [seal], "witness": witness}
