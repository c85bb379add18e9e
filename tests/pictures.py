"""Picture files as a camera or a telephone leaves them, and photos as the house takes them in."""

import io
from pathlib import Path

from PIL import Image, ImageDraw

from app.counter.photo_facts import Photo

PLACE = b"GPS of the customer's home"


def drawn(seed: int = 0, size: tuple[int, int] = (800, 600)) -> Image.Image:
    """A picture with a light and a dark half and a mark in its upper left corner; another seed, another picture."""
    image = Image.new("RGB", size, (150 + seed % 100, 160, 170))
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, size[0] // 4, size[1] // 4), fill=(200, 30, 40))
    pen.line((size[0] // 3, size[1] // 2, size[0] - 20, size[1] // 2 + seed), fill=(245, 245, 245), width=5)
    return image


def camera(file: Path, seed: int = 0, *, size: tuple[int, int] = (800, 600), turned: int = 1) -> Path:
    """A JPEG with what cameras write beside the picture: when, where, which device, which way up."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Telephone", turned
    exif.get_ifd(0x8769)[0x9003] = "2026:11:23 08:41:07"
    exif.get_ifd(0x8825)[0x001B] = PLACE
    drawn(seed, size).save(file, "JPEG", quality=90, exif=exif, comment=PLACE)
    return file


def photo(seed: int = 0) -> str:
    """A photo as a command takes it."""
    made = io.BytesIO()
    drawn(seed, (320, 240)).save(made, "JPEG")
    return Photo(made.getvalue()).plain
