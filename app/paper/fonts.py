"""The faces of papers: registered once a process, embedded as subsets, with a fallback by character (paper.md §3)."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics, ttfonts

from app.kernel.refusal import Unavailable
from app.kernel.text import T

FOLDER = Path(__file__).parents[2] / "resources" / "fonts"
rl_config.useA85 = 0  # every stream a quarter smaller, and faster
GAP = 0.13
"""The gap between han and Latin letters or digits, in em: set by position, so that search and copy stay clean."""


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


@lru_cache(maxsize=8)
def font(face: Face) -> ttfonts.TTFont:
    """A face, read from its file at first use; raises Unavailable naming the file that is missing."""
    file = FOLDER / f"{face.value}.ttf"
    try:
        loaded = ttfonts.TTFont(face.value, str(file))
    except (OSError, ttfonts.TTFError) as error:
        raise Unavailable(
            T(
                "The font {file} is missing or damaged. Install Yingke again; nothing was printed.",
                file=file.name,
            ),
            str(error),
        ) from error
    pdfmetrics.registerFont(loaded)
    return loaded


@lru_cache(maxsize=20_000)
def _face_of(char: str, face: Face) -> Face | None:
    """The first face of the chain that has a character: its own, then Hei, then Kai; None if none has it."""
    code = ord(char)
    for one in dict.fromkeys((face, Face.HEI, Face.KAI)):
        if font(one).face.charToGlyph.get(code):
            return one
    return None


def missing(text: str) -> list[str]:
    """The characters of a text that no face has, each once (COM-15). A line break is none."""
    return list(dict.fromkeys(c for c in text if c != "\n" and _face_of(c, Face.HEI) is None))


@lru_cache(maxsize=8192)
def pieces(text: str, face: Face, gaps: bool = True) -> tuple[Piece, ...]:
    """A line as runs of one face each, with the gap between han and Latin set by position.

    A character that no face has is passed over: papers are checked before they are queued.
    """
    found: list[Piece] = []
    run, run_face, x, before = "", face, 0.0, ""
    for char in text:
        one = _face_of(char, face) or face
        jump = gaps and bool(before) and _meet(before, char)
        if run and (one is not run_face or jump):
            width = font(run_face).stringWidth(run, 1)
            found.append(Piece(run_face, run, x, width))
            x, run = x + width, ""
        if jump:
            x += GAP
        run, run_face, before = run + char, one, char
    if run:
        found.append(Piece(run_face, run, x, font(run_face).stringWidth(run, 1)))
    return tuple(found)


def width(text: str, face: Face, size: float, tracking: float = 0) -> float:
    """How wide a line is in points; tracking counts between characters, not after the last."""
    parts = pieces(text, face, tracking == 0)
    ends = parts[-1].x + parts[-1].width if parts else 0.0
    return ends * size + max(0, len(text) - 1) * tracking


def is_han(char: str) -> bool:
    """Whether a character is a han character (any plane)."""
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000"


def _meet(a: str, b: str) -> bool:
    """Han beside a Latin letter or digit."""
    return (is_han(a) and b.isascii() and b.isalnum()) or (a.isascii() and a.isalnum() and is_han(b))
