"""Number plates of China: what was typed as it is written, of what kind, and shortened for a screen (DLR-01, 22).

The patterns are those of GA 36-2018, of the army's plates of 2012, and of the fire brigades' plates of 2019.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import normalize

from app.kernel.refusal import No

PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新"
ELECTRIC, PARTLY_ELECTRIC = "DABCE", "FGHJK"
"""Letters of a new-energy plate: driven by electricity alone, and not by it alone. The first are given first."""
_LOOK_ALIKE = {"I": "1", "O": "0"}
_BETWEEN = re.compile(r"[\s.·•‧・∙●。\-_/]+")
_PLACE, _SERIAL = f"[{PROVINCES}][A-HJ-Z]", "[A-HJ-NP-Z0-9]"


class PlateKind(StrEnum):
    """What a plate says of its vehicle."""

    ORDINARY = "ordinary"
    NEW_ENERGY_SMALL = "new_energy_small"
    NEW_ENERGY_LARGE = "new_energy_large"
    TRAINING = "training"
    POLICE = "police"
    TRAILER = "trailer"
    HONG_KONG = "hong_kong"
    MACAO = "macao"
    EMBASSY = "embassy"
    CONSULATE = "consulate"
    EMERGENCY = "emergency"
    ARMY = "army"
    ARMED_POLICE = "armed_police"


GREEN = frozenset({PlateKind.NEW_ENERGY_SMALL, PlateKind.NEW_ENERGY_LARGE})
_FORMATS = {
    PlateKind.ORDINARY: f"{_PLACE}{_SERIAL}{{5}}",
    PlateKind.NEW_ENERGY_SMALL: f"{_PLACE}[A-HJK]{_SERIAL}[0-9]{{4}}",
    PlateKind.NEW_ENERGY_LARGE: f"{_PLACE}[0-9]{{5}}[A-HJK]",
    PlateKind.TRAINING: f"{_PLACE}{_SERIAL}{{4}}学",
    PlateKind.POLICE: f"{_PLACE}{_SERIAL}{{4}}警",
    PlateKind.TRAILER: f"{_PLACE}{_SERIAL}{{4}}挂",
    PlateKind.HONG_KONG: f"粤Z{_SERIAL}{{4}}港",
    PlateKind.MACAO: f"粤Z{_SERIAL}{{4}}澳",
    PlateKind.EMBASSY: "使[0-9]{6}|[0-9]{6}使",
    PlateKind.CONSULATE: f"{_PLACE}{_SERIAL}{{4}}领",
    PlateKind.EMERGENCY: f"[{PROVINCES}][XS]{_SERIAL}{{4}}应急",
    PlateKind.ARMY: "(?!WJ)[A-HJ-NP-Z]{2}[0-9]{5}",
    PlateKind.ARMED_POLICE: f"WJ[{PROVINCES}]?[0-9]{{4}}[A-HJ-NP-Z0-9]",
}
_HEAD = re.compile(f"WJ[{PROVINCES}]?|[{PROVINCES}A-Z][A-Z]")


@dataclass(frozen=True, slots=True)
class Plate:
    """A number plate: `text` without any mark between its places, as it is kept and looked up."""

    text: str
    kind: PlateKind

    @property
    def written(self) -> str:
        """As it is painted, with the point after its place of issue: 京A·12345."""
        head = _HEAD.match(self.text)
        return f"{head[0]}·{self.text[head.end() :]}" if head else self.text

    @property
    def shortened(self) -> str:
        """For a screen that others see: its owner knows it, nobody else can look it up (DLR-22)."""
        return f"{self.text[:2]}{'•' * (len(self.text) - 5)}{self.text[-3:]}"

    @property
    def electric(self) -> bool:
        """Whether the plate itself says that electricity alone drives the vehicle."""
        if self.kind is PlateKind.NEW_ENERGY_SMALL:
            return self.text[2] in ELECTRIC
        return self.kind is PlateKind.NEW_ENERGY_LARGE and self.text[-1] in ELECTRIC


def plain(text: str) -> str:
    """What was typed, without what people put between: full-width and small letters, blanks, points."""
    return _BETWEEN.sub("", normalize("NFKC", text)).upper()


def painted(kept: str) -> str:
    """A plate that is kept as it stands on the car: 沪B·3M507; what is no plate of the country as it is."""
    plate = read(kept)
    return plate.written if isinstance(plate, Plate) else kept


def read(text: str) -> Plate | No:
    """The plate that was typed, or what is wrong with it."""
    typed = plain(text)
    for kind, pattern in _FORMATS.items():
        if re.fullmatch(pattern, typed):
            return Plate(typed, kind)
    return _looks_alike(typed) or _wrong_head(typed) or _wrong_tail(typed)


def is_new_energy(kept: str) -> bool:
    """Whether a plate is the green one of a new-energy car."""
    known = read(kept)
    return isinstance(known, Plate) and known.kind in GREEN


def _looks_alike(typed: str) -> No | None:
    for place, letter in enumerate(typed, 1):
        if place > 2 and letter in _LOOK_ALIKE:
            return No(
                "Place {place} of the number plate: there is no letter {letter}. Is it the figure {figure}?",
                {"place": place, "letter": letter, "figure": _LOOK_ALIKE[letter]},
            )
    return None


def _wrong_head(typed: str) -> No | None:
    if not typed or typed[0] not in PROVINCES:
        return No("A number plate begins with the short name of a province, such as 京 or 沪.")
    if not re.match(_PLACE, typed):
        return No("The second place of a number plate is a letter, and never I.")
    return None


def _wrong_tail(typed: str) -> No:
    if len(typed) not in (7, 8):
        return No(
            "A number plate has seven places, that of a new-energy car eight; here are {many}.",
            {"many": len(typed)},
        )
    if typed[-1] in "港澳":
        return No("A number plate that ends in 港 or 澳 begins with 粤Z.")
    if len(typed) == 8:
        return No(
            "The six last places of a new-energy plate are a letter from A to K, a letter or figure and four figures; those of a large vehicle five figures and the letter."
        )
    return No("After the second place stand figures and letters, and at the end perhaps one of 学警挂领.")
