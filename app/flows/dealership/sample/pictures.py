"""Pictures of the sample day, drawn: paint with a scratch, a dent, a cracked lamp, a worn brake pad."""

import io
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from app.counter.photo_facts import Photo

WIDE, HIGH = 1200, 900
SILVER, BLUE, PEARL, IRON = (158, 164, 170), (38, 66, 110), (206, 203, 196), (92, 90, 88)
Colour = tuple[int, int, int]


def scratch(paint: Colour = SILVER, seed: int = 1) -> Image.Image:
    """A few long scratches through the paint."""
    dice, image = _dice(seed), _paint(paint, seed)
    pen = ImageDraw.Draw(image)
    for n in range(3 + seed % 3):
        y = HIGH * 0.52 + 26 * n + dice.uniform(-10, 10)
        way = [
            (WIDE * (0.22 + 0.03 * n) + 44 * k, y - 5 * k + dice.uniform(-4, 4)) for k in range(13 - 2 * n)
        ]
        pen.line([(x, y + 3) for x, y in way], fill=_shade(paint, -70), width=6, joint="curve")
        pen.line(way, fill=(236, 236, 232), width=4 - n % 2, joint="curve")
    return _taken(image, dice)


def dent(paint: Colour = PEARL, seed: int = 2) -> Image.Image:
    """A dent: dark above, light below, as paint mirrors the sky."""
    image = _paint(paint, seed)
    for fill, down in ((0, -16), (255, 18)):
        spot = Image.new("L", image.size, 0)
        pen, x, y = ImageDraw.Draw(spot), WIDE * 0.52, HIGH * 0.5 + down
        pen.ellipse((x - 120, y - 74, x + 120, y + 74), fill=120)
        soft = spot.filter(ImageFilter.GaussianBlur(34))
        image.paste(Image.new("RGB", image.size, (fill, fill, fill)), mask=soft)
    return _taken(image, _dice(seed))


def crack(seed: int = 3) -> Image.Image:
    """A lamp whose glass is cracked at its lower edge."""
    dice, image = _dice(seed), _paint(BLUE, seed)
    pen = ImageDraw.Draw(image)
    pen.rounded_rectangle((150, 190, 1010, 720), 190, fill=(196, 204, 210), outline=(30, 34, 40), width=14)
    for n in range(7):
        pen.ellipse((250 + 100 * n, 330, 340 + 100 * n, 560), outline=(232, 238, 242), width=7)
    for n in range(5):
        x, y = 620.0, 700.0
        way = [(x, y)]
        for _ in range(7):
            x, y = x + dice.uniform(-20, 26) + 26 * (n - 2), y - dice.uniform(24, 54)
            way.append((x, y))
        pen.line([(x + 3, y + 2) for x, y in way], fill=(70, 80, 90), width=5)
        pen.line(way, fill=(250, 252, 252), width=3)
    return _taken(image, dice)


def pad(seed: int = 4) -> Image.Image:
    """A brake disc, and the pad that is worn down to a few millimetres."""
    dice, image = _dice(seed), Image.new("RGB", (WIDE, HIGH), (46, 44, 42))
    pen = ImageDraw.Draw(image)
    pen.ellipse((-320, 40, 760, 1120), fill=(150, 150, 152), outline=(96, 96, 98), width=10)
    for n in range(60):
        edge, grey = 60 + 8 * n, 138 + dice.randrange(26)
        pen.arc(
            (-320 + edge, 40 + edge, 760 - edge, 1120 - edge), 250, 360, fill=(grey, grey, grey + 3), width=5
        )
    pen.polygon([(700, 250), (980, 220), (1010, 700), (730, 700)], fill=IRON)
    pen.polygon([(668, 262), (700, 256), (728, 690), (696, 690)], fill=(120, 96, 74))
    return _taken(image.filter(ImageFilter.GaussianBlur(1.2)), dice)


def photo(image: Image.Image) -> str:
    """A picture as a command takes it."""
    made = io.BytesIO()
    image.save(made, "JPEG", quality=80)
    return Photo(made.getvalue()).plain


DRAWN: tuple[Callable[[], Image.Image], ...] = (
    scratch,
    lambda: scratch(BLUE, 7),
    dent,
    crack,
    lambda: dent(SILVER, 9),
    pad,
    lambda: scratch(PEARL, 11),
    lambda: crack(13),
)


def fill_folder(folder: Path, now: datetime) -> None:
    """The camera's folder with the pictures of the last hour."""
    folder.mkdir(exist_ok=True)
    for n, draw in enumerate(DRAWN):
        at, file = now - timedelta(minutes=3 + 7 * n), folder / f"IMG_{4120 - n}.jpg"
        exif = Image.Exif()
        taken = exif.get_ifd(0x8769)
        taken[0x9003], taken[0x9011] = f"{at.astimezone(UTC):%Y:%m:%d %H:%M:%S}", "+00:00"
        draw().save(file, "JPEG", quality=85, exif=exif)
        os.utime(file, (at.timestamp(), at.timestamp()))


def _paint(paint: Colour, seed: int) -> Image.Image:
    """A panel of a car: darker towards its lower edge, with a line that mirrors the ground and a joint."""
    light = Image.linear_gradient("L").resize((WIDE, HIGH))
    image = ImageChops.subtract(
        Image.new("RGB", (WIDE, HIGH), _shade(paint, 34)),
        Image.merge("RGB", [light.point(lambda v: v // 3)] * 3),
    )
    pen, joint = ImageDraw.Draw(image, "RGBA"), 930 + 17 * (seed % 9)
    pen.polygon([(0, 250), (WIDE, 190), (WIDE, 260), (0, 330)], fill=(255, 255, 255, 62))
    pen.line([(joint, 0), (joint - 40, HIGH)], fill=(16, 18, 20, 230), width=9)
    pen.line([(joint + 8, 0), (joint - 32, HIGH)], fill=(255, 255, 255, 90), width=3)
    return image.filter(ImageFilter.GaussianBlur(3))


def _taken(image: Image.Image, dice: Random) -> Image.Image:
    """As a camera takes it: not quite sharp, with grain."""
    grain = Image.frombytes("L", (WIDE // 2, HIGH // 2), dice.randbytes(WIDE * HIGH // 4)).resize(
        (WIDE, HIGH)
    )
    noise = Image.merge("RGB", [grain.point(lambda v: v // 16)] * 3)
    return ImageChops.subtract(
        ImageChops.add(image.filter(ImageFilter.GaussianBlur(1)), noise),
        Image.new("RGB", image.size, (8, 8, 8)),
    )


def _dice(seed: int) -> Random:
    """The same throws each time."""
    return Random(seed)  # noqa: S311 - it draws a picture


def _shade(paint: Colour, by: int) -> Colour:
    red, green, blue = (max(0, min(255, one + by)) for one in paint)
    return red, green, blue
