"""The faces: read once, a fallback for each character, and what is embedded is found again by a search."""

import itertools
import re
import threading
import zlib
from pathlib import Path

import pytest
from reportlab.pdfbase import ttfonts

from app.kernel.refusal import Unavailable
from app.kernel.text import T
from app.paper import fonts
from app.paper.fonts import GAP, Face, missing, pieces, width
from app.paper.layout import laid_out
from app.paper.model import Format, Letterhead, Paper, Words
from tests.paper import golden
from tests.paper.reading import read


def paper(*said: str, voice: bool = False) -> Paper:
    blocks = tuple(Words(one, voice=voice) for one in said)
    return Paper("SL", "SL-1", T("Slip"), Format.A5, blocks, Letterhead("松筠楼"))


@pytest.mark.rule("COM-15")
def test_a_character_falls_back_to_the_first_face_that_has_it() -> None:
    assert [p.face for p in pieces("周𠮷田", Face.SONG_BOLD)] == [Face.SONG_BOLD, Face.KAI, Face.SONG_BOLD]
    assert [p.text for p in pieces("周𠮷田", Face.SONG_BOLD)] == ["周", "𠮷", "田"]
    assert {p.face for p in pieces("€ ✓ ★ ①", Face.HEI_BOLD)} == {Face.HEI_BOLD}


@pytest.mark.rule("COM-15")
def test_what_no_face_has_is_named_each_once() -> None:
    assert missing("王\U000323af先生\t🦠🦠") == ["\U000323af", "\t", "🦠"]
    assert missing("陈𬱖、周𠮷、韩𣲗、赵䶮、苏㛃 Jürgen Müller\n第二行") == []


@pytest.mark.rule("COM-15", "COM-40")
@pytest.mark.parametrize("voice", [False, True])
def test_rare_names_are_found_by_a_search(voice: bool) -> None:
    """ReportLab writes five digits for what stands above U+FFFF, so that it would extract as something else."""
    name = "陈𬱖、周𠮷、韩𣲗、赵䶮、欧阳堃、喆、龑"
    assert name in read(laid_out(paper(name, voice=voice), golden.ORIGINAL)).text


@pytest.mark.rule("COM-40")
def test_a_subset_says_at_most_a_hundred_characters_a_block() -> None:
    """More than 256 characters of a face take a second subset; both are read back."""
    many = "".join(chr(0x4E00 + n) for n in range(700) if not missing(chr(0x4E00 + n)))
    pdf = laid_out(paper(many), golden.ORIGINAL)
    assert "".join(read(pdf).text.split()).count(many[:40]) == 1
    streams = [zlib.decompress(s) for s in re.findall(rb"stream\r?\n(x.+?)\s*endstream", pdf, re.DOTALL)]
    maps = [s for s in streams if b"beginbfchar" in s]
    assert maps
    for one in maps:
        assert max(int(n) for n in re.findall(rb"(\d+) beginbfchar", one)) <= 100


@pytest.mark.rule("COM-40")
def test_only_subsets_are_embedded_and_nothing_else_is_used() -> None:
    pdf = laid_out(golden.bill(), golden.ORIGINAL)
    told = read(pdf).fonts
    assert set(told) <= {face.value for face in Face} and all(told.values())
    bases = re.findall(rb"/BaseFont\s*/(\S+)", pdf)
    assert bases and all(re.fullmatch(rb"[A-Z]{6}\+.+", base) for base in bases)
    assert len(pdf) < 90_000, "ten megabytes of a face stay at home"


@pytest.mark.rule("COM-40", "COM-64")
@pytest.mark.parametrize("kept", [None, 0, 3, 100, 5_000, 50_000, 5_000_000])
def test_a_missing_or_damaged_font_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: int | None
) -> None:
    """Gone, or cut short anywhere: where ReportLab stumbles in its own way, and where it would leave words blank."""
    name = "NotoSansSC-Medium.ttf"
    if kept is not None:
        (tmp_path / name).write_bytes((fonts.FOLDER / name).read_bytes()[:kept])
    monkeypatch.setattr(fonts, "FOLDER", tmp_path)
    monkeypatch.setattr(fonts, "_read", {})
    with pytest.raises(Unavailable) as fault:
        laid_out(golden.receipt(), golden.ORIGINAL)
    assert fault.value.what.args == {"file": "NotoSansSC-Medium.ttf"}


def test_a_face_is_read_once_whoever_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_read", {})
    read_files: list[str] = []
    real = ttfonts.TTFont

    def counted(name: str, *args: object, **kw: object) -> ttfonts.TTFont:
        read_files.append(name)
        return real(name, *args, **kw)

    monkeypatch.setattr(ttfonts, "TTFont", counted)
    askers = [threading.Thread(target=fonts.font, args=(Face.HEI,)) for _ in range(4)]
    for one in askers:
        one.start()
    for one in askers:
        one.join()
    assert read_files == ["NotoSansSC-Regular"]


def test_han_and_latin_are_kept_apart_by_position_and_not_by_a_blank() -> None:
    assert width("4位", Face.HEI, 10) == pytest.approx(
        width("4", Face.HEI, 10) + width("位", Face.HEI, 10) + 10 * GAP
    )
    assert "十年陈花雕500ml" in read(laid_out(paper("十年陈花雕500ml"), golden.ORIGINAL)).text


def test_english_words_have_narrow_quotes() -> None:
    assert width("the guest’s", Face.HEI, 10) < width("the guest", Face.HEI, 10) + 12
    assert width("他说“好”", Face.HEI, 10) == pytest.approx(50)
    assert "the guest’s “wish”" in read(laid_out(paper("the guest’s “wish”"), golden.ORIGINAL)).text


@pytest.mark.parametrize("face", list(Face))
def test_pieces_lie_side_by_side(face: Face) -> None:
    text = "松筠楼 Songyun，（4位）：𠮷2026·“好”"
    found = pieces(text, face)
    assert "".join(p.text for p in found) == text
    assert found[-1].x + found[-1].width == pytest.approx(width(text, face, 1))
    assert all(a.x < b.x for a, b in itertools.pairwise(found))
