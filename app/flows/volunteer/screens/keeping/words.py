"""How the places of forms and the states of tallies are written."""

from collections.abc import Mapping

from app.flows.volunteer.facts.tracks import Form, Tally
from app.kernel.text import T
from app.widgets.paint import Tag

PLACES: Mapping[Form, Tag] = {
    Form.KEPT: Tag(T("kept by the centre", "form"), "ok", "check"),
    Form.OUT: Tag(T("with the team leader", "form"), "info", "arrow-left-right"),
    Form.ENTERED: Tag(T("entered, not stamped", "form"), "warn", "pencil"),
    Form.DIFFERS: Tag(T("differs", "form"), "bad", "triangle-alert"),
}
TALLIES: Mapping[Tally, Tag] = {
    Tally.OPEN: Tag(T("not confirmed", "tally"), "mute", "circle-dashed"),
    Tally.CONFIRMED: Tag(T("confirmed by the leader", "tally"), "info", "pencil"),
    Tally.SENT_BACK: Tag(T("sent back", "tally"), "warn", "undo-2"),
    Tally.CHECKED: Tag(T("checked by the centre", "tally"), "ok", "check-check"),
}
