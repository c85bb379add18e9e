"""QR codes, made and drawn as one 1-bit picture (paper.md §7)."""

from dataclasses import dataclass
from functools import lru_cache

import zxingcpp


@dataclass(frozen=True, slots=True)
class Matrix:
    """A code's modules: `count` a side, each row packed to bytes, black is 0."""

    count: int
    rows: tuple[bytes, ...]


@lru_cache(maxsize=256)
def qr(says: str) -> Matrix:
    """A QR code of level M, without its quiet zone: the caller keeps four modules free around it."""
    made = zxingcpp.create_barcode(says, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = made.to_image(scale=1, add_quiet_zones=False)
    count = image.shape[0]
    rows = []
    for y in range(count):
        bits = 0
        for x in range(count):
            bits = bits << 1 | (1 if image[y, x] else 0)
        pad = -count % 8
        rows.append((bits << pad).to_bytes((count + pad) // 8, "big"))
    return Matrix(count, tuple(rows))
