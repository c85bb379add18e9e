"""What forms have beside cells: bands across a grid, the hours that count, a note in pencil, a drawing with marks."""

from dataclasses import dataclass

from app.paper.said import Said


@dataclass(frozen=True, slots=True)
class Band:
    """A row of a sheet's grid across its columns: what happened to the rows above, or what they come to.

    `cells` are its figures by the table's columns; words take what is left of the first of them. `chip` stands
    before them white on black, `under` small beneath. A `heavy` one has a frame, and stays with the row above.
    """

    says: Said
    cells: tuple[Said, ...] = ()
    under: Said = ""
    chip: Said = ""
    sum: int | None = None
    heavy: bool = False


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours that count, in minutes, boxed on a sheet with their words; `reckoned` is how they came about."""

    label: Said
    minutes: int
    reckoned: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Pencilled:
    """What somebody notes in pencil in the upper left corner of a sheet, beside whose note it is."""

    title: Said
    by: Said
    notes: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """A number on a drawing, at a place in its units."""

    says: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Caption:
    """A word on a drawing, its middle at a place in its units."""

    says: Said
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Sketch:
    """A drawing of lines, `wide` by `high` units, as wide as the sheet lets it be, with words and numbers on it."""

    wide: int
    high: int
    lines: tuple[tuple[tuple[int, int], ...], ...]
    captions: tuple[Caption, ...] = ()
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class Pictured:
    """A photo with what it shows: a JPEG as base64, kept by its id, so many pixels wide and high; `says` stands under it.

    One that has gone is an empty frame of the same size, which says so.
    """

    photo: Said
    wide: int
    high: int
    says: Said = ""


@dataclass(frozen=True, slots=True)
class Photos:
    """Photos side by side, so many a row, each in a frame of three by four."""

    photos: tuple[Pictured, ...]
    across: int = 4


@dataclass(frozen=True, slots=True)
class Split:
    """What there was of something, what is meant of it (white on black), and what is left: 原 4 只 · 退 2 只 · 留 2 只."""

    whole: Said
    part: Said
    rest: Said
