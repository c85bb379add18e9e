"""A roll as an ESC/POS printer takes it: a picture of the PDF, and no other command than the program's own."""

import struct
from collections.abc import Iterator

import pytest
import zxingcpp
from PIL import Image

from app.kernel.text import T
from app.paper import codes, raster
from app.paper.layout import laid_out
from app.paper.model import Code, Format, Letterhead, Paper, Words
from tests.paper import golden


def commands(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The commands of a stream, one after the other; nothing may stand between them."""
    at = 0
    while at < len(data):
        for head, length in ((b"\x1b@", 2), (b"\x1bp", 5), (b"\x1dV", 4)):
            if data.startswith(head, at):
                yield head, data[at : at + length]
                at += length
                break
        else:
            assert data.startswith(b"\x1dv0\x00", at), data[at : at + 8]
            wide, high = struct.unpack("<HH", data[at + 4 : at + 8])
            yield b"\x1dv0", data[at : at + 8 + wide * high]
            at += 8 + wide * high


def drawn(data: bytes) -> Image.Image:
    """What comes out of the printer, black as 0."""
    bands = [part for head, part in commands(data) if head == b"\x1dv0"]
    wide = struct.unpack("<H", bands[0][4:6])[0]
    bits = b"".join(band[8:] for band in bands)
    return Image.frombytes("1", (wide * 8, len(bits) // wide), bytes(b ^ 0xFF for b in bits)).convert("L")


@pytest.mark.rule("COM-41")
@pytest.mark.parametrize(("format", "dots"), [(Format.ROLL80, 576), (Format.ROLL58, 384)])
def test_a_roll_is_as_wide_as_the_print_head_and_cut_at_its_end(format: Format, dots: int) -> None:
    pdf = laid_out(golden.receipt(format), golden.ORIGINAL)
    told = list(commands(raster.escpos(pdf)))
    assert told[0][0] == b"\x1b@" and told[-1] == (b"\x1dV", raster.CUT)
    bands = [part for head, part in told[1:-1]]
    assert all(part.startswith(b"\x1dv0") for part in bands)
    assert {struct.unpack("<H", band[4:6])[0] * 8 for band in bands} == {dots}
    highs = [struct.unpack("<H", band[6:8])[0] for band in bands]
    assert max(highs) <= raster.BAND and sum(highs) == drawn(raster.escpos(pdf)).height


@pytest.mark.rule("COM-41")
def test_no_ink_stands_where_the_print_head_does_not_reach() -> None:
    for format in (Format.ROLL80, Format.ROLL58):
        paper = golden.kitchen_ticket(format)
        image = drawn(raster.escpos(laid_out(paper, golden.ORIGINAL)))
        left, top, right, bottom = image.point(lambda level: 255 - level).getbbox() or (0, 0, 0, 0)
        assert (left, right) == (0, image.width), "the bar reaches from edge to edge"
        assert top == 32 and bottom <= image.height - 40


@pytest.mark.rule("COM-80")
def test_only_the_program_opens_the_drawer() -> None:
    """Words that are commands elsewhere are drawn, not sent."""
    words = "\\x1bp ESC p 0 25 250 \\x1dV ^[p"
    paper = Paper("SL", "SL-1", T("Slip"), Format.ROLL80, (Words(words),), Letterhead("x"), staff=True)
    pdf = laid_out(paper, golden.ORIGINAL)
    assert [head for head, _ in commands(raster.escpos(pdf))].count(b"\x1bp") == 0
    opened = list(commands(raster.escpos(pdf, pulse=True)))
    assert opened[1] == (b"\x1bp", raster.PULSE)
    assert [head for head, _ in opened].count(b"\x1bp") == 1


@pytest.mark.rule("COM-42")
@pytest.mark.parametrize("dots", [4, 5])
@pytest.mark.parametrize("format", [Format.ROLL80, Format.ROLL58])
def test_every_module_of_a_code_is_whole_dots_on_the_roll(format: Format, dots: int) -> None:
    says = "KT-A1-261123-0041|ack"
    made = codes.qr(says)
    paper = Paper("KT", "KT-1", T("Slip"), format, (Code(says, dots=dots),), Letterhead("x"), staff=True)
    image = drawn(raster.escpos(laid_out(paper, golden.ORIGINAL)))
    found = zxingcpp.read_barcodes(image)
    assert [one.text for one in found] == [says]
    at = found[0].position.top_left
    modules = image.crop((at.x, at.y, at.x + made.count * dots, at.y + made.count * dots))
    bits = [[row[x // 8] >> (7 - x % 8) & 1 for x in range(made.count)] for row in made.rows]
    exact = Image.frombytes("L", (made.count,) * 2, bytes(255 * bit for row in bits for bit in row))
    assert modules.tobytes() == exact.resize(modules.size, Image.Resampling.NEAREST).tobytes()
