"""QR codes as one 1-bit picture, Code 128 as merged bars (paper.md §7)."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import zxingcpp
from reportlab.graphics.barcode.code128 import Code128

QUIET = 4
"""Modules that stay free around a QR code."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """A code's modules: `count` a side, each row packed to bytes, black is 0."""

    count: int
    rows: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar code: each bar by its first module and its width in modules; `count` modules in all."""

    count: int
    runs: tuple[tuple[int, int], ...]


@lru_cache(maxsize=256)
def qr(says: str) -> Matrix:
    """A QR code of level M, without its quiet zone: the caller keeps four modules free around it."""
    made = zxingcpp.create_barcode(says, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image: Any = made.to_image(scale=1, add_quiet_zones=False)
    modules: Any = memoryview(image).tolist()
    return Matrix(len(modules), tuple(map(_packed, modules)))


def _packed(row: list[int]) -> bytes:
    """A row of modules as bits, the last byte filled with white."""
    bits = "".join("1" if module else "0" for module in row)
    wide = -(-len(bits) // 8)
    return int(bits.ljust(8 * wide, "1"), 2).to_bytes(wide, "big")


@lru_cache(maxsize=256)
def code128(number: str) -> Bars:
    """A number as Code 128, without its quiet zone of ten modules at each side."""
    made = Code128(number, quiet=0)
    made.validate()
    made.encode()
    made.decompose()
    runs, at = [], 0
    for step in made.decomposed:  # "BaC": two black, one white, three black
        modules = ord(step.lower()) - ord("a") + 1
        if step.isupper():
            runs.append((at, modules))
        at += modules
    return Bars(at, tuple(runs))
