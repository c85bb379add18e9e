"""Where photos are attached at the desk and in the workshop, and all of a car at a glance (DLR-10, 21, 44)."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.counter.photo_facts import CasePhotos
from app.flows.dealership.facts.claims import ClaimLine
from app.flows.dealership.facts.estimates import LineFacts
from app.flows.dealership.facts.form_words import DAMAGES, SIDES
from app.flows.dealership.facts.photos import Place
from app.flows.dealership.facts.reception import MarkFacts
from app.flows.dealership.facts.visits import VisitFacts
from app.kernel.text import T
from app.widgets.button import ActionButton
from app.widgets.desk import Context
from app.widgets.part import showing
from app.widgets.photo_dialog import PhotosDialog
from app.widgets.photo_view import PhotoPlace, PhotoViewer, Seen
from app.widgets.screen import Screen


def of_marks(context: Context, host: QWidget, visit: VisitFacts, mark: str) -> PhotosDialog:
    """The photos of the damage marks, one of them first."""
    return _dialog(context, host, [_mark(visit, one) for one in visit.reception.standing], mark)


def of_lines(context: Context, host: QWidget, visit: VisitFacts, line: str = "") -> PhotosDialog:
    """The photos of the lines of an order, one of them first; unnamed the newest that nobody was asked about."""
    first = line or next((one.id for one in reversed(visit.estimate.unasked)), "")
    return _dialog(context, host, [_line(visit, one) for one in visit.estimate.standing], first)


def of_claim(context: Context, host: QWidget, one: ClaimLine) -> PhotosDialog:
    """The photos that go with a claim."""
    of, told = {"claim": one.id}, {"number": one.facts.number}
    acts = "dealership.photograph_claim", "dealership.take_claim_photo_off"
    title = T("claim {number}", "photo", **told)
    place = PhotoPlace(Place.CLAIM, one.id, title, *acts, args=of, of=of, facts=(one.facts,))
    return PhotosDialog(context, host, [place])


def photos_button() -> ActionButton:
    """Leads to the photos of the chosen car."""
    return ActionButton(T("Photos"), icon="camera", hint="F7", high=44)


def count_photos(button: ActionButton, visit: VisitFacts | None) -> None:
    """Say how many photos a car has; nothing where there are none."""
    n = sum(visit.photos.values()) if visit else 0
    button.say(T("{n} {n:photo|photos}", n=n))
    showing(button, bool(n))


def show_all(screen: Screen, visit: VisitFacts) -> None:
    """Show the photos of a car, each with what it is of."""
    places: dict[str, PhotoPlace] = {one.id: _mark(visit, one) for one in visit.reception.marks}
    places |= {one.id: _line(visit, one) for one in visit.estimate.lines}

    def show(told: CasePhotos) -> None:
        seen = [Seen(one, places[subject]) for subject, one in told.photos if subject in places]
        if seen:
            PhotoViewer(screen.context, screen, seen).open()

    screen.ask(CasePhotos, show, case=visit.id)


def _dialog(context: Context, host: QWidget, places: Sequence[PhotoPlace], first: str) -> PhotosDialog:
    at = next((n for n, one in enumerate(places) if one.subject == first), 0)
    return PhotosDialog(context, host, places, at)


def _mark(visit: VisitFacts, one: MarkFacts) -> PhotoPlace:
    told = {"n": one.n, "damage": DAMAGES[one.damage], "side": SIDES[one.side]}
    title = T("{n} {damage} {side}", "mark", **told)
    return _of_visit(visit, Place.MARK, one.id, title, "photograph_mark", {"mark": one.id})


def _line(visit: VisitFacts, one: LineFacts) -> PhotoPlace:
    title = f"{one.n} {one.name}"
    return _of_visit(visit, Place.LINE, one.id, title, "photograph_line", {"line": one.id})


def _of_visit(
    visit: VisitFacts, kind: Place, subject: str, title: Any, attach: str, which: dict[str, str]
) -> PhotoPlace:
    of: dict[str, str] = {"visit": visit.id}
    acts = f"dealership.{attach}", "dealership.take_photo_off"
    return PhotoPlace(kind, subject, title, *acts, args=of | which, of=of, facts=(visit,))
