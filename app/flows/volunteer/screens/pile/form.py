"""The one form of the pile: what was typed last stays, so that the next booklet is only its student."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from app.flows.volunteer.facts.activities import ActivityFacts, ActivityShown
from app.flows.volunteer.facts.seals import SealRegister, SealShown
from app.flows.volunteer.facts.services import Service, Stamp, Witness
from app.flows.volunteer.rules.activities import was_elsewhere
from app.flows.volunteer.rules.seals import lapsed
from app.flows.volunteer.screens.pile import typed
from app.forms.volunteer.ui_pile import Ui_Pile
from app.kernel.fields import Label
from app.kernel.hours import hours
from app.kernel.names import search_terms
from app.kernel.search import PrefixIndex
from app.kernel.text import T, Text
from app.widgets.field import Field
from app.widgets.segment import Choice, Segment

ROLES = (
    Choice(Witness.IN_CHARGE.value, T("In charge", "witness")),
    Choice(Witness.TEACHER.value, T("Teacher", "witness")),
)


class ServiceForm:
    """Reads the fields of a service; `missing()` is the first one that does not say what it must, and why."""

    def __init__(self, ui: Ui_Pile) -> None:
        self.ui, self.role = ui, Segment(ROLES)
        self.role.choose(Witness.IN_CHARGE.value)
        ui.role_place.addStretch(1)
        ui.role_place.addWidget(self.role)
        self.near = date.min
        self.register = SealRegister(())

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields in the order in which Enter leads through them."""
        ui = self.ui
        return (ui.day, ui.start, ui.end, ui.stamps, ui.place, ui.content, ui.witness, ui.witnessed)

    def missing(self) -> tuple[Field, Text] | None:
        """The first field that is empty though it is needed, or cannot be read."""
        return next(self._faults(), None)

    def service(self) -> dict[str, Any]:
        """The service as it is entered; nothing is missing."""
        ui = self.ui
        start, end, long = typed.minute(ui.start.text), typed.minute(ui.end.text), typed.length(ui.end.text)
        if start is not None and long is not None:
            end = start + long
        return {
            "day": typed.day(ui.day.text, self.near),
            "start": start,
            "end": end if start is not None else None,
            "minutes": long if start is None else None,
            "place": ui.place.text,
            "content": ui.content.text,
            **(self.stamped() or {}),
            "witness": self.witness or None,
            "role": self.role.current,
            "witnessed": typed.day(ui.witnessed.text, self.near) if ui.witnessed.text else None,
        }

    def was_elsewhere(self, activity: ActivityFacts) -> bool:
        """Whether what is typed was on another day, at another place or time than an activity; nothing is missing."""
        told = self.service()
        times = {name: told[name] for name in ("day", "start", "end", "minutes")}
        service = Service(place=Label(told["place"]), content=Label(told["content"]), **times)
        return was_elsewhere(activity, service) is not None

    def copy(self, shown: ActivityShown) -> None:
        """Take over day, times, place and content of an activity."""
        ui, facts = self.ui, shown.facts
        ui.day.write(facts.day.isoformat())
        ui.start.write(hours(facts.start))
        ui.end.write(hours(facts.end))
        ui.place.write(shown.place)
        ui.content.write(shown.content)

    def stamped(self) -> dict[str, Any] | None:
        """Kinds of stamps by their letters, and seals of the register by their holders; nothing where one is neither."""
        kinds: list[Stamp] = []
        found: list[str] = []
        for word in self.ui.stamps.text.replace("，", " ").replace(",", " ").split():
            if letters := typed.seals(word):
                kinds += letters
            elif seal := self._of_holder(word):
                found.append(seal)
            else:
                return None
        return {"stamps": kinds, "seals": found}

    @property
    def bare(self) -> bool:
        """Whether a service is written down on which there is no valid seal (VOL-11)."""
        ui = self.ui
        return bool(ui.place.text and ui.content.text) and not ui.stamps.text

    @property
    def ended(self) -> SealShown | None:
        """A seal that was not valid on the day of the stamp, where no other there was (VOL-11)."""
        told = self.stamped() or {"stamps": (), "seals": ()}
        day = typed.day(self.ui.witnessed.text or self.ui.day.text, self.near)
        register = {one.facts.id: one for one in self.register.seals}
        named = [one.facts for id, one in register.items() if id in told["seals"]]
        kinds = {*told["stamps"], *(one.kind for one in named)}
        gone = lapsed(kinds, named, [one.facts for one in register.values()], day) if day else ()
        return register[gone[0].id] if gone and kinds == {one.kind for one in gone} else None

    @property
    def witness(self) -> str:
        """Who stamped it: a seal of the register says so, unless somebody else is named."""
        found = (self.stamped() or {}).get("seals")
        holders = {one.facts.id: one.holder for one in self.register.seals}
        return self.ui.witness.text or (holders[found[0]] if found else "")

    def _of_holder(self, word: str) -> str:
        """The seal of a holder, by name or pinyin; one that is valid before one that was."""
        seals = self.register.seals
        terms = ((n, search_terms(one.holder), 0) for n, one in enumerate(seals))
        found = [seals[n].facts for n in sorted(PrefixIndex(terms).find(word, len(seals) or 1))]
        at = typed.day(self.ui.witnessed.text or self.ui.day.text, self.near) or self.near
        return next((one.id for one in sorted(found, key=lambda one: not one.in_force(at))), "")

    def _faults(self) -> Iterator[tuple[Field, Text]]:
        ui = self.ui
        if typed.day(ui.day.text, self.near) is None:
            yield ui.day, T("Which day? As 11-08.")
        if ui.start.text and typed.minute(ui.start.text) is None:
            yield ui.start, T("From when? As 8:30, or empty where only the hours are known.")
        if not self._says_how_long():
            yield ui.end, T("Until when, or how long? As 11:30, 3h or 90m.")
        if self.stamped() is None:
            yield ui.stamps, T("Which valid seals? f, z and q, the name of a holder, or none.")
        for field, fault in ((ui.place, T("Where was it?")), (ui.content, T("What was done?"))):
            if not field.text:
                yield field, fault
        if ui.stamps.text and not self.witness:
            yield ui.witness, T("Who stamped it? The teacher or the person in charge.")
        if ui.witnessed.text and typed.day(ui.witnessed.text, self.near) is None:
            yield ui.witnessed, T("On which day was it stamped? As 11-09.")

    def _says_how_long(self) -> bool:
        ui = self.ui
        long = typed.length(ui.end.text) is not None
        return long or (bool(ui.start.text) and typed.minute(ui.end.text) is not None)
