"""What was done with an appraisal form: given out, entered, found to differ, stamped and kept (VOL-15)."""

from dataclasses import dataclass
from datetime import datetime

from app.flows.volunteer.facts.tracks import Form


@dataclass(frozen=True, slots=True)
class Stands:
    """How a form in use stands: where it is, since when and with which collection it was moved last.

    `acts` are those on the ledger, `stamped` on the form, `said` what was entered last.
    """

    place: Form
    acts: int
    stamped: int
    said: int | None
    since: datetime | None
    collection: str | None


@dataclass(frozen=True, slots=True)
class FormMove:
    """Where the student's `form`-th form came to be, with which collection, and of which class that is.

    `acts` is how many acts of the ledger stand on it then, `minutes` what they come to: of a form that is out, what
    its list says.
    """

    form: int
    to: Form
    collection: str
    acts: int
    minutes: int
    at: datetime
    klass: str = ""
