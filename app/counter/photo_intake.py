"""Pictures of a folder, and how one becomes a photo of the house: turned upright, made smaller, bare of EXIF (COM-81, 83)."""

import io
import os
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.counter.photo_facts import LONG_EDGE, MOST_BYTES, Photo
from app.kernel.chars import Unfit
from app.kernel.refusal import No, Refused

if TYPE_CHECKING:
    from PIL.Image import Image

R = TypeVar("R")

KINDS = ("JPEG", "PNG", "WEBP", "AVIF", "BMP", "GIF", "TIFF")
"""What is read, as Pillow calls it."""
ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".avif", ".bmp", ".gif", ".tif", ".tiff"})
MOST_SHOWN = 60
"""Files of a folder that are shown: the newest."""
FILE_BYTES = 40 * 1024 * 1024
PIXELS = 64_000_000
QUALITIES = (82, 70, 55, 40)
"""The first by which a photo is small enough to be kept."""
_TAKEN, _OFFSET, _SUB = 36867, 36881, 34665
"""DateTimeOriginal, OffsetTimeOriginal, and where both stand in EXIF."""


@dataclass(frozen=True, slots=True)
class Found:
    """A picture file in the folder, and when it came there (UTC)."""

    path: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A file as a photo of the house; `said_at` is when it was taken, as the camera says."""

    photo: Photo
    said_at: datetime | None


def newest(folder: Path) -> tuple[Found, ...]:
    """The newest picture files of a folder, the newest first. Raises Refused where it is missing or cannot be read."""
    try:
        with os.scandir(folder) as entries:
            found = [
                (one.stat().st_mtime, one.path)
                for one in entries
                if Path(one.name).suffix.lower() in ENDINGS and not one.name.startswith(".") and one.is_file()
            ]
    except FileNotFoundError:
        no = No("There is no folder {folder}. Choose one in the settings.", {"folder": str(folder)})
        raise Refused(no) from None
    except OSError:
        no = No(
            "The folder {folder} cannot be read. Look at its rights, or choose another one.",
            {"folder": str(folder)},
        )
        raise Refused(no) from None
    newest_first = sorted(found, reverse=True)[:MOST_SHOWN]
    return tuple(Found(path, datetime.fromtimestamp(at, tz=UTC)) for at, path in newest_first)


def taken_in(file: Path, zone: tzinfo) -> TakenIn:
    """A picture file as the house keeps it; `zone` is that of cameras which name none. Raises Refused."""
    return _with_picture(file, lambda image: TakenIn(_photo(image), _said_at(image, zone)))


def thumbnail(file: Path, side: int) -> bytes:
    """A small JPEG of a picture file, upright, for the screen. Raises Refused."""

    def small(image: "Image") -> bytes:
        return _jpeg(_upright(image, side), QUALITIES[0])

    return _with_picture(file, small)


def shrunk(content: bytes, side: int) -> bytes:
    """A photo of the house as a small JPEG, for the screen."""
    from PIL import Image

    with Image.open(io.BytesIO(content), formats=("JPEG",)) as image:
        return _jpeg(_upright(image, side), QUALITIES[0])


def _with_picture(file: Path, use: Callable[["Image"], R]) -> R:
    from PIL import Image, UnidentifiedImageError  # heavy, and rarely wanted

    told = {"file": file.name}
    try:
        with file.open("rb") as opened:
            content = opened.read(FILE_BYTES + 1)
        if len(content) > FILE_BYTES:
            raise Refused(
                No("{file} is too large: at most {most} MB are read.", told | {"most": FILE_BYTES >> 20})
            )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's own limit is ours below
            with Image.open(io.BytesIO(content), formats=KINDS) as image:
                if image.width * image.height > PIXELS:
                    raise Image.DecompressionBombError
                return use(image)
    except FileNotFoundError:
        raise Refused(No("{file} is not there any more. Choose another one.", told)) from None
    except PermissionError:
        raise Refused(
            No("{file} may not be read. Look at its rights, or choose another one.", told)
        ) from None
    except Image.DecompressionBombError:  # Pillow's limit, or ours, which is lower
        most = {"most": PIXELS // 1_000_000}
        raise Refused(
            No("{file} is too large: at most {most} million pixels are read.", told | most)
        ) from None
    except (UnidentifiedImageError, Unfit):
        raise Refused(
            No("{file} is no picture that can be read: JPEG, PNG, WebP, AVIF, BMP, GIF or TIFF.", told)
        ) from None
    except (OSError, ValueError, SyntaxError, EOFError):  # Pillow tells broken files by each of them
        raise Refused(
            No(
                "{file} cannot be read to its end. If it is still being copied, wait and choose it again.",
                told,
            )
        ) from None


def _photo(image: "Image") -> Photo:
    upright = _upright(image, LONG_EDGE)
    for quality in QUALITIES:
        if len(content := _jpeg(upright, quality)) <= MOST_BYTES:
            break
    return Photo(content)


def _upright(image: "Image", side: int) -> "Image":
    """Turned as EXIF says, no longer than so many pixels, on white where it is clear."""
    from PIL import Image, ImageOps

    image.draft("RGB", (side, side))
    turned = ImageOps.exif_transpose(image)
    turned.thumbnail((side, side), Image.Resampling.LANCZOS)
    if turned.mode in ("RGBA", "LA", "PA") or "transparency" in turned.info:
        clear = turned.convert("RGBA")
        turned = Image.new("RGBA", clear.size, "white")
        turned.alpha_composite(clear)
    return turned.convert("RGB")


def _jpeg(image: "Image", quality: int) -> bytes:
    """Its pixels alone: no EXIF, no profile, no comment."""
    made = io.BytesIO()
    bare = image.copy()
    bare.info = {}
    bare.save(made, "JPEG", quality=quality, optimize=True)
    return made.getvalue()


def _said_at(image: "Image", zone: tzinfo) -> datetime | None:
    """When the camera says that it was taken; None where it says nothing that is a time."""
    told = image.getexif().get_ifd(_SUB)
    written, offset = str(told.get(_TAKEN, "")), str(told.get(_OFFSET, "")).replace(":", "")
    try:
        at = datetime.strptime(f"{written} {offset}", "%Y:%m:%d %H:%M:%S %z")
    except ValueError:
        try:
            at = datetime.strptime(written, "%Y:%m:%d %H:%M:%S").replace(tzinfo=zone)
        except ValueError:
            return None
    return at.astimezone(timezone(timedelta()))
