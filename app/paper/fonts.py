"""The faces of papers: read once a process, embedded as subsets, with a fallback by character (paper.md §3)."""

import threading
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics, ttfonts

from app.kernel.refusal import Unavailable
from app.kernel.text import T
from app.resources import resource

FOLDER = resource("fonts")
rl_config.useA85 = 0  # every stream a quarter smaller, and faster
GAP = 0.13
"""The gap between han and Latin letters or digits, in em: set by position, so that search and copy stay clean."""
HALF = 0.5
"""What two full-width marks in a row are moved together, in em: each has its ink in one half of it."""
CLOSING = "，。、；：！？）》」』】〉”’"
OPENING = "（《「『【〈“‘"
NARROW = "‘’“”·"
"""Marks that are as wide as a han character in every face but Kai: words without han take them from there."""


class Face(StrEnum):
    """A face, by the voice that speaks in it."""

    HEI = "NotoSansSC-Regular"
    HEI_MEDIUM = "NotoSansSC-Medium"
    HEI_BOLD = "NotoSansSC-Bold"
    SONG_BOLD = "NotoSerifSC-Bold"
    KAI = "LXGWWenKai-Regular"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of one face inside a line: where it begins and how wide it is, in em of its size."""

    face: Face
    text: str
    x: float
    width: float


class _Outlines:
    """A font file's outlines, handed out glyph by glyph: ReportLab copies all ten megabytes for each subset."""

    def __init__(self, data: bytes, start: int) -> None:
        self._data, self._start = data, start

    def __getitem__(self, part: slice) -> bytes:
        return self._data[self._start + part.start : self._start + part.stop]


def _to_unicode(name: str, codes: list[int] | tuple[int, ...]) -> str:
    """A subset's ToUnicode map, right above U+FFFF too: UTF-16BE, and at most 100 entries a block.

    ReportLab 5.1 writes five digits for such a character, so that 𠮷 extracts as something else.
    """
    lines = [f"<{i:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for i, code in enumerate(codes)]
    blocks = [lines[k : k + 100] for k in range(0, len(lines), 100)]
    body = "\n".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        f"/CIDSystemInfo\n<< /Registry ({name})\n/Ordering ({name})\n/Supplement 0\n>> def\n"
        f"/CMapName /{name} def\n/CMapType 2 def\n1 begincodespacerange\n<00> <{len(codes) - 1:02X}>\n"
        f"endcodespacerange\n{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )


ttfonts.makeToUnicodeCMap = _to_unicode

_read: dict[Face, ttfonts.TTFont] = {}
_reading = threading.Lock()


def font(face: Face) -> ttfonts.TTFont:
    """A face, read from its file at first use; raises Unavailable naming the file that is missing."""
    found = _read.get(face)
    if found is None:
        with _reading:  # characters are checked where commands run, papers are laid out beside them
            found = _read.get(face)
            if found is None:
                found = _read[face] = _from_file(FOLDER / f"{face.value}.ttf", face.value)
    return found


def _from_file(file: Path, name: str) -> ttfonts.TTFont:
    try:
        loaded = ttfonts.TTFont(name, str(file), asciiReadable=0)
        _hold_whole(loaded.face)
    except Exception as error:  # the edge of a parser: it stumbles over a damaged file in any way
        raise Unavailable(
            T(
                "The font {file} is missing or damaged. Install Yingke again; nothing was printed.",
                file=file.name,
            ),
            f"{type(error).__name__} {error}",
        ) from error
    _lend(loaded.face)
    pdfmetrics.registerFont(loaded)
    return loaded


def _hold_whole(face: Any) -> None:
    """Raise ValueError for a file that ends before what it says of itself: its last characters would be blank."""
    ends = max(part["offset"] + part["length"] for part in face.tables)
    if ends > len(face._ttf_data):
        raise ValueError(f"{len(face._ttf_data)} of {ends} bytes")


def _lend(face: Any) -> None:
    """Let a face hand out its outlines without copying them all."""
    whole, outlines = face.get_table, _Outlines(face._ttf_data, face.get_table_pos("glyf")[0])
    face.get_table = lambda tag: outlines if tag == "glyf" else whole(tag)


@lru_cache(maxsize=50_000)
def _cast(char: str, face: Face) -> tuple[Face, float] | None:
    """The first face of the chain that has a character (its own, Hei, Kai), and how wide it is; None if none has."""
    code = ord(char)
    for one in dict.fromkeys((face, Face.HEI, Face.KAI)):
        if font(one).face.charToGlyph.get(code):
            return one, font(one).face.getCharWidth(code) / 1000
    return None


def missing(text: str) -> list[str]:
    """The characters of a text that no face has, each once (COM-15). A line break is none."""
    return list(dict.fromkeys(c for c in text if c != "\n" and _cast(c, Face.HEI) is None))


@lru_cache(maxsize=4096)
def steps(text: str, face: Face) -> tuple[tuple[Face | None, float, float], ...]:
    """Each character of a line: its face, where it begins and where it ends, in em.

    A character that no face has takes no room: papers are checked before they are queued.
    """
    found, x, before, wide = [], 0.0, "", 0.0
    latin = not any(map(is_han, text))
    for char in text:
        cast, width = _cast(char, Face.KAI if latin and char in NARROW else face) or (None, 0.0)
        x += _kern(before, wide, char, width)
        found.append((cast, x, x + width))
        x, before, wide = x + width, char, width
    return tuple(found)


@lru_cache(maxsize=8192)
def pieces(text: str, face: Face) -> tuple[Piece, ...]:
    """A line as runs of one face each; a run ends where characters move together or apart."""
    found: list[Piece] = []
    run, of, begins, ends = "", face, 0.0, 0.0
    for char, (one, x, end) in zip(text, steps(text, face), strict=True):
        if one is None:
            continue
        if run and (one is not of or abs(x - ends) > 1e-6):
            found.append(Piece(of, run, begins, ends - begins))
            run = ""
        if not run:
            of, begins = one, x
        run, ends = run + char, end
    return (*found, Piece(of, run, begins, ends - begins)) if run else tuple(found)


def width(text: str, face: Face, size: float, tracking: float = 0) -> float:
    """How wide a line is in points; tracking counts between characters, not after the last."""
    parts = steps(text, face)
    return (parts[-1][2] if parts else 0.0) * size + max(0, len(text) - 1) * tracking


def is_han(char: str) -> bool:
    """Whether a character is a han character (any plane)."""
    return (
        "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000" or char == "〇"
    )


def _kern(a: str, a_wide: float, b: str, b_wide: float) -> float:
    """What two neighbours are moved apart, or together, in em."""
    if (_letter(a) and is_han(b)) or (a and is_han(a) and _letter(b)):
        return GAP
    if (
        a
        and a_wide == b_wide == 1.0
        and ((a in CLOSING and b in CLOSING + OPENING) or (a in OPENING and b in OPENING))
    ):
        return -HALF
    return 0.0


def _letter(char: str) -> bool:
    return char.isascii() and char.isalnum()
