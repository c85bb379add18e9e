"""A run of certificates: how it goes on and what it waits for, who was left out, its papers (VOL-36, COM-43)."""

from datetime import datetime, timedelta
from typing import Any

from app.counter.batch_facts import Batch, BatchShown
from app.flows.volunteer.facts.certificates import CertificatesBook, RunFiles
from app.flows.volunteer.screens.base import VolunteerScreen
from app.flows.volunteer.screens.certificates.keys import Keys
from app.kernel.refusal import No
from app.kernel.text import T, Text
from app.widgets.desk import Tone
from app.widgets.places import Offer

STILL = timedelta(minutes=2)
"""After so long without a certificate another counter may be gone."""


def waits(run: BatchShown, counter: str, now: datetime) -> No | None:
    """What keeps a run from going on: what its worker says, or that nothing moves at another counter than this."""
    if run.ended or run.facts.step is Batch.PAUSED:
        return None
    if run.waits is None and run.counter != counter and now - run.moved_at > STILL:
        return No(
            "It runs at {counter}, and nothing has moved there since {at:time}. If that counter is off or gone for good, "
            "go on with it here.",
            {"counter": run.counter, "at": run.moved_at},
        )
    return run.waits


def _held(found: RunFiles) -> Text:
    """How many papers of a run are left out, and why (VOL-35)."""
    return T(
        "{n} {n:file is|files are} left out: in force no more are {numbers:list}. Those that are in force are printed one by "
        "one in the book of certificates.",
        n=found.held,
        numbers=found.ended,
    )


class Runs:
    """`Runs(page, keys)`: what can be done with the newest run; `tell(book)` says how it stands."""

    def __init__(self, page: VolunteerScreen, keys: Keys) -> None:
        self._page, self._keys = page, keys
        self._newest: BatchShown | None = None
        self._pause = page.action("house.pause_batch", self._batch, icon="circle-pause")
        self._go_on = page.action("house.go_on_with_batch", self._batch, icon="circle-play")
        self._cancel = page.action("house.cancel_batch", self._batch, icon="x")
        self._look = page.way(T("View papers", "run"), lambda: self._with_files(self._show), icon="eye")
        self._keep = page.way(T("Keep as PDF"), lambda: self._with_files(self._keep_files), icon="download")

    def tell(self, book: CertificatesBook) -> None:
        """How the newest run stands."""
        self._newest = book.batches[0] if book.batches else None

    @property
    def open(self) -> BatchShown | None:
        """The run that has not ended."""
        return self._newest if self._newest and not self._newest.ended else None

    @property
    def papers(self) -> tuple[Offer | None, Offer | None]:
        """To look at its papers and to keep them, once there was a run."""
        return (Offer(self._look), Offer(self._keep)) if self._newest else (None, None)

    @property
    def cancel(self) -> Offer:
        return Offer(self._cancel)

    def next(self, run: BatchShown) -> Offer:
        """What a clerk does next with a run: pause it, go on with it, or mend what it waits for."""
        desk = self._page.desk
        no = waits(run, desk.counter, desk.clock.now())
        if no and (key := self._keys.mending(no)):
            return Offer(key)
        if run.facts.step is Batch.PAUSED or no:
            return Offer(self._go_on, T("here, in your name") if no else "")
        return Offer(self._pause, T("Nobody gets two numbers"))

    # -- its papers -------------------------------------------------------------------------------------

    def _batch(self) -> dict[str, Any] | None:
        return {"batch": self.open.facts.id} if self.open else None

    def _with_files(self, then: Any) -> None:
        if self._newest:
            self._page.look(RunFiles, lambda found: self._told(found, then), batch=self._newest.facts.id)

    def _told(self, found: RunFiles, then: Any) -> None:
        if found.held:
            self._page.told(_held(found), Tone.BAD)
        if found.files:
            then(found)
        elif not found.held:
            none = T("No class is through yet: its papers are made once all of it have their certificates.")
            self._page.told(none, Tone.WARN)

    def _show(self, found: RunFiles) -> None:
        self._page.context.preview(found.files[-1].document)

    def _keep_files(self, found: RunFiles) -> None:
        name = T("Certificates {day:day}", "folder", day=found.day)
        self._page.context.keep_documents(name, {one.name: one.document for one in found.files})
