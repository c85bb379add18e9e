"""The seals of the sample college: drawn as rubber stamps are, red on white."""

import base64
import io
from datetime import date

from PIL import Image, ImageDraw, ImageFont

from app.resources import resource

SIDE, RED, WHITE = 360, (196, 30, 58), (255, 255, 255)
SEALS = (
    ("centre", "志愿服务中心", "中心"),
    ("counsellor", "顾怀民", "顾"),
    ("association", "青年志愿者协会", "青协"),
)
"""Kind, holder, and the words in the middle."""


def kept(kind: str, holder: str, word: str, since: date) -> dict[str, str]:
    """A seal as it is registered."""
    told = {"kind": kind, "holder": holder, "since": since.isoformat()}
    return told | {"picture": _drawn(word, round_=kind != "counsellor")}


def _drawn(word: str, *, round_: bool) -> str:
    image = Image.new("RGB", (SIDE, SIDE), WHITE)
    ink, edge = ImageDraw.Draw(image), (8, 8, SIDE - 8, SIDE - 8)
    if round_:
        ink.ellipse(edge, outline=RED, width=9)
    else:
        ink.rectangle(edge, outline=RED, width=12)
    font = ImageFont.truetype(str(resource("fonts", "NotoSansSC-Bold.ttf")), 126 if len(word) > 1 else 195)
    ink.text((SIDE / 2, SIDE / 2), word, RED, font, anchor="mm")
    out = io.BytesIO()
    image.quantize(16).save(out, "PNG")
    return base64.b64encode(out.getvalue()).decode()
