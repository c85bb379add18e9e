"""One dish in a sheet: a new one, or what is to be changed of one that there is."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.floor import DishFacts
from app.flows.restaurant.facts.kinds import OF_THE_DAY, Course, Drink, Pricing, Unit
from app.flows.restaurant.facts.terms import ALLERGENS, COURSES, DRINKS
from app.flows.restaurant.facts.ways import Choice
from app.flows.restaurant.rules import sets
from app.flows.restaurant.rules.ways import choices_in, written
from app.flows.restaurant.screens.base import Dialog
from app.flows.restaurant.screens.typed import fen, whole
from app.flows.restaurant.settings import CATEGORIES
from app.forms.restaurant.ui_dish import Ui_Dish
from app.kernel.money import figures
from app.kernel.text import T, Text
from app.widgets.choices import Choices, Option
from app.widgets.desk import Context
from app.widgets.field import Field, blame
from app.widgets.form import laid_out
from app.widgets.part import showing
from app.widgets.theme import Said

PRICINGS: Mapping[Pricing, Text] = {
    Pricing.PORTION: T("by portion"),
    Pricing.PERSON: T("by person"),
    Pricing.WEIGHT: T("by weight"),
    Pricing.DAY: T("of the day"),
    Pricing.DAY_WEIGHT: T("of the day, by weight"),
}
MARKS: Mapping[str, Text] = {
    "on_menu": T("On the menu"),
    "special": T("Speciality"),
    "discountable": T("Discounts hold"),
    "in_pieces": T("Comes in pieces"),
    "bones": T("Bones or shells"),
}
USUAL = ("on_menu", "discountable")


class DishDialog(Dialog):
    """`DishDialog(context, host, known, stations)`; without `known` a new dish. Only what differs is changed."""

    def __init__(
        self, context: Context, host: QWidget, known: DishFacts | None, stations: Sequence[str]
    ) -> None:
        super().__init__(context, host, wide=760)
        self.ui = laid_out(Ui_Dish(), self)
        self._known = known
        self.ui.title.say(known.name if known else T("A new dish"))
        self.ui.number.setVisible(known is None)
        self.category, self.stations = Choices(6, high=40), Choices(6, high=40)
        self.course, self.pricing, self.drink = Choices(5, high=40), Choices(4, high=40), Choices(4, high=40)
        self.allergens, self.marks = (Choices(n, several=True, high=40) for n in (5, 5))
        categories = self.desk.settings.of(CATEGORIES).split()
        if known and known.category not in categories:
            categories.append(known.category)
        self.category.offer([Option(one, one) for one in categories])
        self.course.offer(_options(COURSES))
        self.drink.offer(_options(DRINKS))
        self.pricing.offer(_options(PRICINGS))
        self.stations.offer([Option(one, one) for one in stations])
        self.allergens.offer(_options(ALLERGENS))
        self.marks.offer(_options(MARKS if known else {k: v for k, v in MARKS.items() if k != "on_menu"}))
        for place, part in (
            (self.ui.marks_place, self.marks),
            (self.ui.pricing_place, self.pricing),
            (self.ui.category_place, self.category),
            (self.ui.course_place, self.course),
            (self.ui.course_place, self.drink),
            (self.ui.station_place, self.stations),
            (self.ui.allergens_place, self.allergens),
        ):
            place.addWidget(part)
        self.ui.unit.takes(Unit)
        self._begin()
        self._show_kind()
        self.keep = self.action(
            "restaurant.change_dish" if known else "restaurant.add_dish",
            self._args,
            text=T("Keep it") if known else T("Put it on the menu"),
            key="F5",
            icon="check",
            facts=lambda: {"dish": known} if known else {},
            run=self._press,
            then=lambda _: self.leave(),
        )
        self.close_with(self.keep, self.ui.foot, T("nothing was changed") if known else T("name it first"))
        self._listen()
        if known:
            self.learn(known)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or (self.ui.price if self._known else self.ui.number))

    # -- inside -----------------------------------------------------------------------------------------

    def _begin(self) -> None:
        known = self._known
        if known is None:
            self.course.pick(Course.HOT.value)
            self.drink.pick(Drink.PLAIN.value)
            self.pricing.pick(Pricing.PORTION.value)
            self.marks.pick(*USUAL)
            self.ui.minutes.write("10")
            return
        for field, text in (
            (self.ui.name, known.name),
            (self.ui.price, "" if known.price is None else figures(known.price)),
            (self.ui.unit, known.unit),
            (self.ui.minutes, str(known.minutes)),
            (self.ui.station, known.station),
            (self.ui.accessories, "; ".join(known.accessories)),
            (self.ui.choices, written(known.choices)),
            (self.ui.dishes, sets.written(known.dishes).replace(" ", "; ")),
        ):
            field.write(text)
        self.category.pick(known.category)
        self.course.pick(known.course.value)
        self.drink.pick(known.drink.value)
        self.pricing.pick(known.pricing.value)
        self.stations.pick(known.station)
        self.allergens.pick(*(one.value for one in known.allergens))
        self.marks.pick(*(mark for mark in MARKS if getattr(known, mark)))

    def _show_kind(self) -> None:
        """Which drink it is, where it is one (RST-17); the dishes of a set, where it is that (RST-11)."""
        drink = self.course.current == Course.DRINK
        if not drink:
            self.drink.pick(Drink.PLAIN.value)
        showing(self.drink, drink)
        showing(self.ui.dishes, self.course.current == Course.SET)

    def _listen(self) -> None:
        self.course.chosen.connect(lambda _: self._show_kind())
        self.stations.chosen.connect(self.ui.station.write)
        for choices in (self.category, self.course, self.drink, self.pricing, self.allergens, self.marks):
            choices.chosen.connect(lambda _: self.judge())
        for field in self._fields():
            field.changed.connect(lambda _: self.judge())

    def _fields(self) -> Iterable[Field]:
        ui = self.ui
        return (
            ui.number,
            ui.name,
            ui.price,
            ui.unit,
            ui.minutes,
            ui.station,
            ui.accessories,
            ui.choices,
            ui.dishes,
        )

    def _told(self) -> dict[str, Any]:
        """The dish as the sheet has it; a number that cannot be read is left out."""
        ui, pricing = self.ui, Pricing(self.pricing.current)
        told: dict[str, Any] = {
            "name": ui.name.text,
            "category": self.category.current,
            "course": Course(self.course.current),
            "drink": Drink(self.drink.current),
            "station": ui.station.text,
            "pricing": pricing,
            "unit": ui.unit.text,
            "price": None if pricing in OF_THE_DAY else fen(ui.price.text),
            "accessories": _several(ui.accessories.text),
            "minutes": whole(ui.minutes.text),
            "choices": _choices(ui.choices.text),
            "dishes": sets.dishes_in(ui.dishes.text) if self.course.current == Course.SET else (),
            "allergens": tuple(one for one in ALLERGENS if one.value in self.allergens.picked),
        }
        return told | {mark: mark in self.marks.picked for mark in MARKS}

    def _args(self) -> Mapping[str, Any] | None:
        told, known = self._told(), self._known
        if known is None:
            del told["on_menu"]
            return {"dish": self.ui.number.text, "what": told} if self.ui.name.text else None
        before = {name: getattr(known, name) for name in told}
        before["allergens"] = tuple(one for one in ALLERGENS if one in known.allergens)
        changed = {name: value for name, value in told.items() if value != before[name]}
        return {"dish": known.id, **changed} if changed else None

    def _press(self) -> None:
        """Say beside the field what is wrong; else keep it."""
        told, ui = self._told(), self.ui
        faults: list[tuple[Field, Said]] = []
        if self._known is None and not ui.number.text:
            faults.append((ui.number, T("Give it the number that stands on the menu.")))
        faults += [(field, T("This cannot be empty.")) for field in self._needed() if not field.text]
        if told["price"] is None and Pricing(self.pricing.current) not in OF_THE_DAY:
            faults.append((ui.price, T("Write it like 48 or 48.50.")))
        if told["minutes"] is None:
            faults.append((ui.minutes, T("A whole number is asked for.")))
        if told["choices"] is None:
            faults.append((ui.choices, T("Write it like Heat: none/mild*/hot; Style: steamed/braised+8.")))
        if not blame(faults):
            self.keep.carry_out()

    def _needed(self) -> Iterable[Field]:
        return (self.ui.name, self.ui.unit, self.ui.station)


def _options(words: Mapping[Any, Text]) -> list[Option]:
    return [Option(str(getattr(one, "value", one)), word) for one, word in words.items()]


def _several(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (one.strip() for one in text.replace("；", ";").split(";"))))


def _choices(text: str) -> tuple[Choice, ...] | None:
    try:
        return choices_in(text)
    except ValueError:
        return None
