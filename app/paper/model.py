"""A paper as data: what is frozen in the database, and laid out when it is printed (COM-40).

Words are `str` (as it is), `Text` (said in the paper's language) or `Kept` (a personal text by its
drawer id). Money is fen. The data of a paper, its layout version and the print (`Print`) give the
same bytes every time.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.kernel.text import Text
from app.paper.form_blocks import Band as Band
from app.paper.form_blocks import Caption as Caption
from app.paper.form_blocks import Hours as Hours
from app.paper.form_blocks import Pencilled as Pencilled
from app.paper.form_blocks import Photos as Photos
from app.paper.form_blocks import Pictured as Pictured
from app.paper.form_blocks import Sketch as Sketch
from app.paper.form_blocks import Split as Split
from app.paper.form_blocks import Spot as Spot
from app.paper.framed import Certificate
from app.paper.report_blocks import Headed as Headed
from app.paper.report_blocks import Heads as Heads
from app.paper.report_blocks import Plot as Plot
from app.paper.report_blocks import Plots as Plots
from app.paper.said import Said as Said

LAYOUT = 1
"""The version of the layout; a copy is laid out by the version that its original had."""


class Format(StrEnum):
    """Sheets and rolls (paper.md §2)."""

    A4 = "a4"
    A4_ACROSS = "a4_across"
    A5 = "a5"
    A5_ACROSS = "a5_across"
    ROLL80 = "80"
    ROLL58 = "58"


class Language(StrEnum):
    """Which language a paper speaks; both on what a guest takes along (COM-42)."""

    ZH = "zh"
    EN = "en"
    BOTH = "both"


class Mark(StrEnum):
    """What stands across a paper that is no ordinary original."""

    PROVISIONAL = "provisional"
    VOID = "void"
    SAMPLE = "sample"
    TRAINING = "training"


class Copy(StrEnum):
    """How a later print calls itself: a receipt 副本, a kitchen slip or list 补打 (paper.md §4)."""

    COPY = "copy"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Whose paper it is. `lines` are pairs of what a line is for and what it says; an empty one leaves no gap.

    `seal_word` is one han character for the square mark where there is no `logo` (PNG bytes as base64).
    """

    name: str
    second_name: str = ""
    seal_word: str = ""
    logo: str = ""
    lines: tuple[tuple[Said, str], ...] = ()
    footer: str = ""


# -- blocks: each is one idea of a paper, in the order in which they are drawn -----------------------


@dataclass(frozen=True, slots=True)
class Bar:
    """The inverse title bar of a slip for staff: station and kind."""

    left: Said
    right: Said = ""


@dataclass(frozen=True, slots=True)
class Alias:
    """The largest words of a slip: the table's alias, and the time; a small line under each."""

    left: Said
    right: Said = ""
    under_left: Said = ""
    under_right: Said = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """What everybody must know, white on black: an allergy. Copies and marks bring their own."""

    says: Said
    small: Said = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value. `wide` takes the rest of its row; `voice` marks what a person said or wrote (Kai)."""

    label: Said
    value: Said
    wide: bool = False
    voice: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and values: in so many columns on a sheet, one a line on a roll; `cells` draws a full grid."""

    facts: tuple[Fact, ...]
    columns: int = 4
    cells: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A heading inside lines: 可折扣, 即起; `framed` draws the word in a box (rolls)."""

    says: Said
    note: Said = ""
    framed: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: `width` in parts of the live width; numbers stand right."""

    title: Said
    width: float
    right: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; `under` are small lines beneath its name cell, `chips` inverse ones (requests).

    On guest papers a row with nothing before its name belongs to the row above: a dish of a set menu, its
    course as the `Group` before it. `struck` and `barred` are columns of a grid: a figure that is struck through,
    a word white on black.
    """

    cells: tuple[Said, ...]
    under: tuple[Said, ...] = ()
    chips: tuple[Said, ...] = ()
    sum: int | None = None
    struck: int | None = None
    barred: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows over as many pages as it takes. `grid` draws every line (forms), else hairlines (guest papers).

    With `carry`, a page ends with 过次页 and the next begins with 承前页, with the running sum of `Row.sum`: fen,
    or with `minutes` hours.
    `name` is the column whose cell is set larger; `ends` writes 以下空白 after the last row.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row | Group | Band, ...]
    name: int = 1
    grid: bool = False
    carry: bool = False
    ends: bool = False
    minutes: bool = False


@dataclass(frozen=True, slots=True)
class Dish:
    """A dish on a roll, to be read at two metres."""

    name: str
    quantity: Said
    mark: str = ""
    requests: tuple[Said, ...] = ()
    small: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Dishes:
    """Dishes of a slip, a dashed line between them."""

    dishes: tuple[Dish, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """One operation of the sum block (fen; a deduction is negative). `rule` draws a line above: a partial sum."""

    label: Said
    fen: int
    strong: bool = False
    rule: bool = False


@dataclass(frozen=True, slots=True)
class Sums:
    """The sum block, top to bottom, one operation a line (RST-30); `beside` stands left of it on a sheet."""

    sums: tuple[Sum, ...]
    beside: tuple[Said, ...] = ()
    beside_title: Said = ""


@dataclass(frozen=True, slots=True)
class Due:
    """The one sum that matters, boxed on a sheet, with its words (COM-11)."""

    label: Said
    fen: int


@dataclass(frozen=True, slots=True)
class Pairs:
    """Label left, value right: number, date, means of payment."""

    pairs: tuple[Fact, ...]
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Running words; `voice` sets them in Kai, `small` as terms."""

    says: Said
    voice: bool = False
    small: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """Something to be ticked off, how many, and what for."""

    says: Said
    count: str = ""
    note: Said = ""


@dataclass(frozen=True, slots=True)
class Ticks:
    """A list to be ticked by hand."""

    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """A place for a signature. `strokes` are lines of (x, y) in thousandths of the place; `under` says when, how, hash.

    `drawn` is the same as JSON, from the drawer: a signature is as personal as a name.
    """

    label: Said
    strokes: tuple[tuple[tuple[int, int], ...], ...] = ()
    under: Said = ""
    drawn: Said = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places for signatures side by side; `seal` is drawn over the last on the original (PNG as base64).

    `boxed` ones of a sheet are as high as a seal.
    """

    places: tuple[Sign, ...]
    seal: str = ""
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code with words beside it; `dots` is the width of a module on thermal paper (0.125 mm each)."""

    says: str
    beside: tuple[Said, ...] = ()
    dots: int = 4


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across; `dashed` on rolls between parts."""

    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Big:
    """What is read from afar: the queue's number; `framed` draws a box around it on a sheet, a number plate's."""

    says: Said
    framed: bool = False


@dataclass(frozen=True, slots=True)
class Keep:
    """Blocks that share a page: total, words, signatures and seal never part (paper.md §5)."""

    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class Abreast:
    """Parts of a sheet side by side, a line to cut along between them: one for each who keeps one (三联).

    They are equally wide, or so wide to each other: a stub (存根) is narrow.
    """

    parts: "tuple[tuple[Block, ...], ...]"
    widths: tuple[float, ...] = ()


Block = (
    Bar
    | Alias
    | Notice
    | Facts
    | Group
    | Table
    | Dishes
    | Split
    | Sums
    | Due
    | Hours
    | Pairs
    | Words
    | Ticks
    | Signatures
    | Code
    | Certificate
    | Rule
    | Big
    | Heads
    | Plots
    | Sketch
    | Photos
    | Abreast
    | Keep
)


@dataclass(frozen=True, slots=True)
class Paper:
    """One document. `staff` draws no letterhead on a roll (its first block is a `Bar`).

    `again` is how later prints call themselves; `note` stands beside the number (whose copy, the time). With a
    `corner`, on A4, whose paper it is stands under the number.
    """

    kind: str
    number: str
    title: Text
    format: Format
    blocks: tuple[Block, ...]
    letterhead: Letterhead
    language: Language = Language.ZH
    staff: bool = False
    again: Copy = Copy.AGAIN
    mark: Mark | None = None
    mark_says: Said = ""
    note: Said = ""
    left: Said = ""
    ends_with: tuple[Said, ...] = ()
    layout: int = LAYOUT
    corner: Pencilled | None = None


@dataclass(frozen=True, slots=True)
class Print:
    """One print of a paper: how manieth, when, where and by whom; never taken from the clock while laying out."""

    copy: int
    at: datetime
    counter: str
    by: str
    code: str = ""
    """The chain's short code (COM-05), on receipts and shift reports."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """How manieth print of each framed page it is, by the page's number (VOL-35)."""
