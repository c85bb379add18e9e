"""The fields of a booking: who, how many, when, what they wish; empty, or as it was booked (RST-02)."""

from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QBoxLayout, QWidget

from app.flows.restaurant.facts.cellar import how_much
from app.flows.restaurant.facts.guests import KnownGuest
from app.flows.restaurant.facts.kinds import Feature
from app.flows.restaurant.facts.views import SittingShown
from app.flows.restaurant.rules.suggesting import FEATURES
from app.flows.restaurant.screens.booking.when_choice import WhenChoice
from app.flows.restaurant.screens.seating.dialog import ROOM
from app.forms.restaurant.ui_booking_fields import Ui_BookingFields
from app.kernel.fields import Note, Private
from app.kernel.text import T, Text
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context
from app.widgets.field import Field
from app.widgets.form import laid_out
from app.widgets.part import showing
from app.widgets.sentence import Sentence
from app.widgets.theme import Said, look

VIP, AVOIDS = "vip", "avoids"
BESIDE = 860
"""From this width at 100 % the two columns of fields stand side by side."""


class BookingFields(QWidget):
    """What is asked on the telephone. Two columns side by side, or one below the other where it is narrow."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = laid_out(Ui_BookingFields(), self)
        self.when = WhenChoice(context.desk.clock, context.desk.settings)
        self.wishes, self.vip = Choices(3, several=True, high=44), Choices(1, several=True, high=44)
        self.known = Sentence(hue="info", icon="user-check")
        self.avoided, self._avoids = Choices(1, several=True, high=44), ""
        showing(self.avoided, False)
        self.words = Field(hint=T("in the guest's own words"))
        self.words.takes(Note)
        self.wishes.offer(
            (
                Option(ROOM, T("A room"), icon="door-open"),
                *(Option(feature.value, FEATURES[feature]) for feature in Feature),
            )
        )
        self.vip.offer((Option(VIP, T("A VIP is expected"), T("their notice is written next"), "star"),))
        # In the order in which they are read: Tab goes as they are put in.
        for place, part in (
            (self.ui.known, self.known),
            (self.ui.known, self.avoided),
            (self.ui.when, self.when),
            (self.ui.wishes, self.wishes),
            (self.ui.words, self.words),
            (self.ui.vip, self.vip),
        ):
            place.addWidget(part)

    def show_known(self, known: KnownGuest | None) -> None:
        """Say what the file knows of them; what they avoid is noted with the booking by one touch (RST-04)."""
        guest = known.guest if known else None
        self.known.say(known_words(known) if known and guest else "")
        self._avoids = guest.taboos if guest and guest.facts.taboos else ""
        words = T("They still avoid it: {taboos}", taboos=self._avoids)
        self.avoided.offer([Option(AVOIDS, words, icon="triangle-alert")] if self._avoids else [])
        showing(self.avoided, bool(self._avoids))

    @property
    def taboos(self) -> dict[str, Any] | None:
        """What they were asked about and avoid still, as the act takes it; None where nobody said so."""
        if AVOIDS not in self.avoided.picked:
            return None
        return {"taboos": Note(self._avoids)}

    @property
    def wished(self) -> tuple[Feature, ...]:
        """The features that the table should have."""
        return tuple(sorted(Feature(one) for one in self.wishes.picked if one != ROOM))

    @property
    def wants_room(self) -> bool:
        """Whether they asked for a room."""
        return ROOM in self.wishes.picked

    @property
    def is_vip(self) -> bool:
        """Whether a VIP is expected."""
        return VIP in self.vip.picked

    def arrange(self, width: int) -> None:
        """Take the width that there is, in pixels."""
        beside = width * 100 / look().scale >= BESIDE
        ways = QBoxLayout.Direction
        self.ui.columns.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def show_booking(self, shown: SittingShown) -> None:
        """Begin with what was booked."""
        facts = shown.facts
        for field, text in (
            (self.ui.name, shown.guest),
            (self.ui.phone, shown.phone),
            (self.words, shown.wishes),
        ):
            field.write(text or "")
        self.ui.guests.choose(facts.guests)
        if facts.booked_for:
            self.when.show_moment(facts.booked_for)
        self.wishes.pick(*((ROOM,) if facts.wants_room else ()), *(wish.value for wish in facts.wishes))
        self.vip.pick(*((VIP,) if shown.vip else ()))

    def who(self) -> dict[str, Any]:
        """What a new booking says besides number, time and table."""
        told: dict[str, Any] = {
            "stay": None,
            "wishes": self.wished,
            "wants_room": self.wants_room,
            "words": Note(self.words.text) if self.words.text else None,
            "vip": self.is_vip,
        }
        for name, field in (("name", self.ui.name), ("phone", self.ui.phone)):
            if field.text:
                told[name] = Private(field.text)
        return told

    def changes(self, shown: SittingShown) -> dict[str, Any]:
        """What differs from what was booked, but for the table; what stays is not told again."""
        facts, words = shown.facts, self.words.text
        same_words = words == (shown.wishes or "")
        differs: dict[str, tuple[Any, Any]] = {
            "guests": (self.ui.guests.number, facts.guests),
            "at": (self.when.at, _to_the_minute(facts.booked_for)),
            "wishes": (self.wished, tuple(sorted(facts.wishes))),
            "wants_room": (self.wants_room, facts.wants_room),
            "vip": (self.is_vip, shown.vip),
        }
        told = {name: None if now == before else now for name, (now, before) in differs.items()}
        return told | {
            "name": _another(self.ui.name.text, shown.guest),
            "phone": _another(self.ui.phone.text, shown.phone),
            "words": Note(words) if words and not same_words else None,
            "no_words": not words and not same_words,
            "stay": None,
            "agreed_sum": None,
        }


def known_words(known: KnownGuest) -> Text:
    """What the file and the cellar know of a guest: visits, what they avoid, wished last, have stored."""
    guest = known.guest
    told: list[Said] = []
    if guest:
        told += [guest.name, T("{n} visits", n=guest.visits)]
        told += [T("last {at:moment}", at=guest.seen_at)] if guest.seen_at else []
        told += [T("avoids {taboos}", taboos=guest.taboos)] if guest.facts.taboos else []
    told += [T("wished last: {words}", words=known.wishes)] if known.wishes else []
    told += [T("stored: {dish} {left}", dish=b.dish, left=how_much(b.left, b.measure)) for b in known.bottles]
    return T("{told:list}", told=told)


def _another(text: str, before: str | None) -> Private | None:
    return Private(text) if text and text != (before or "") else None


def _to_the_minute(at: datetime | None) -> datetime | None:
    """As the field shows it: a time is typed to the minute."""
    return at.replace(second=0, microsecond=0) if at else None
