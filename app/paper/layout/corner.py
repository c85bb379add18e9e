"""What is noted in pencil in the upper left corner of a sheet: the hours of each month (article 6, 4)."""

from app.paper.fonts import Face, width
from app.paper.ink import GREY, MM, Ink
from app.paper.layout.galley import Galley
from app.paper.model import Pencilled

PENCIL = 0.42
"""Grey as a pencil, dark enough at its size."""
HIGH = 15.4 * MM
WIDE = 62 * MM
PAD = 2 * MM


def corner(g: Galley, ink: Ink, block: Pencilled) -> None:
    """The box, its title, whose note it is, and the notes; they get smaller where there are many."""
    ink.box(g.left, 0, WIDE, HIGH, 0.7)
    title = g.figure(g.say(block.title).both, Face.HEI_MEDIUM, 7.4, 0.5 * WIDE)
    title.draw(ink, g.left + PAD, 3.8 * MM)
    by = g.figure(g.say(block.by).both, Face.HEI, 6.2, WIDE - title.wide - 3 * PAD)
    by.draw(ink, g.left + WIDE - PAD, 3.8 * MM, "right", shade=GREY)
    notes = [g.plain(note) for note in block.notes]
    columns, size = _fitting(notes)
    lead, room = size * 1.32, (WIDE - 2 * PAD) / columns
    for k, note in enumerate(notes):
        row, column = divmod(k, columns)
        one = g.figure(note, Face.KAI, size, room - 1 * MM)
        one.draw(ink, g.left + PAD + column * room, 4.8 * MM + lead * row + 0.95 * size, shade=PENCIL)


def _fitting(notes: list[str]) -> tuple[int, float]:
    """Columns and size so that all notes stand in the box; at the last as small as it takes."""
    for columns, size in ((2, 8.4), (3, 7.6), (3, 6.4), (4, 5.6), (5, 4.8)):
        rows = -(-len(notes) // columns)
        each = (WIDE - 2 * PAD) / columns - 1 * MM
        high = 4.8 * MM + rows * size * 1.32
        if high <= HIGH - 0.6 * MM and all(width(one, Face.KAI, size) <= 1.15 * each for one in notes):
            return columns, size
    return 6, 4.0
