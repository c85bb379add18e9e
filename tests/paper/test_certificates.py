"""Certificates as pages: every name printed and read back from its code, in a mono scan too; small files (VOL-33, 36)."""

import hashlib

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from app.kernel.signed import read
from app.paper.layout import laid_out
from app.paper.model import Format
from tests.paper.certified import MADE, NAMES, class_file, fields, names


def read_back(called: list[str], format: Format, first: int = 1) -> None:
    """Lay out a file of these names, and read each page as a scanner at 150 dpi has it, in black and white."""
    pdf = pypdfium2.PdfDocument(laid_out(class_file(called, format, first), MADE))
    assert len(pdf) == len(called)
    for n, (page, name) in enumerate(zip(pdf, called, strict=True), first):
        image: Image.Image = page.render(scale=150 / 72, grayscale=True).to_pil()
        [code] = zxingcpp.read_barcodes(image.point(lambda v: 255 if v > 150 else 0).convert("1"))
        found = read(code.text)
        assert found is not None and found.fields == fields(n, name)
        assert found.signature.hex() == hashlib.sha512(str(found.fields).encode()).hexdigest()
        assert name in page.get_textpage().get_text_bounded().replace("\r\n", ""), name


@pytest.mark.rule("VOL-33", "VOL-34", "COM-15")
@pytest.mark.parametrize("format", [Format.A4, Format.A4_ACROSS])
def test_rare_names_are_printed_and_read_back_from_the_rendered_page(format: Format) -> None:
    some = NAMES[::24] if format is Format.A4 else NAMES[4::60]
    read_back(list(some), format)


@pytest.mark.soak
@pytest.mark.rule("VOL-33", "VOL-34", "VOL-36", "COM-15")
def test_a_thousand_rare_names_are_read_back() -> None:
    for first in range(1, 1001, 200):
        read_back(names(1000)[first - 1 : first + 199], Format.A4, first)


@pytest.mark.rule("VOL-36", "COM-40")
def test_pages_of_one_file_share_frame_and_faces_and_are_the_same_each_time() -> None:
    one, many = (laid_out(class_file(names(count)), MADE) for count in (1, 21))
    assert laid_out(class_file(names(1)), MADE) == one
    assert (len(many) - len(one)) / 20 < len(one) / 10
