"""A VIN (车架号): its seventeen places, its check digit, when and by whom it was built (DLR-01).

Three standards: GB 16735 for cars built in China, 49 CFR 565 for North America, ISO 3779 for all others.
Only the first two make the check digit and the letter of the model year binding, so only they are held
to it; a European VIN has what it likes in its ninth place.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.flows.dealership.rules.makers import made_in, maker
from app.flows.dealership.rules.plates import plain
from app.kernel.refusal import No
from app.kernel.text import Text

_LENGTH = 17
_VALUES = dict(
    zip("0123456789ABCDEFGHJKLMNPRSTUVWXYZ", map(int, "012345678912345678123457923456789"), strict=True)
)
_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_YEARS = "ABCDEFGHJKLMNPRSTVWXY123456789"
"""Letters of the model year from 1980; they come again after thirty years."""
_FIRST_YEAR, _SECOND_ROUND = 1980, 2010
_NEVER = {"I": "1", "O": "0", "Q": "0"}
_CONFUSED = ("0DU", "17L", "2Z", "5S", "6G", "8B3", "4A", "UV", "VY", "MN", "PR", "CG", "EF", "XK")
"""Places that are read for each other on a frame or a windscreen."""


class Standard(StrEnum):
    """The rule that a VIN is held to."""

    GB_16735 = "GB 16735"
    CFR_565 = "49 CFR 565"
    ISO_3779 = "ISO 3779"


@dataclass(frozen=True, slots=True)
class Vin:
    """A VIN as it is kept: seventeen capitals and figures."""

    text: str

    @property
    def standard(self) -> Standard:
        """Which rule it is held to."""
        return _standard(self.text)

    @property
    def made_in(self) -> Text | None:
        """The country or the part of the world; None for a code that ISO 3780 gives nobody."""
        return made_in(self.text)

    @property
    def maker(self) -> Text | None:
        """Who built it; None for a code that is not known here."""
        return maker(self.text)

    def model_year(self, by: date) -> int | None:
        """The latest year of its letter that could be sold by a day; None where no rule binds the letter.

        A model year begins in the year before. North American cars tell the first round (to 2009) from
        the second by a figure or a letter in the seventh place.
        """
        if self.standard is Standard.ISO_3779:
            return None
        first = _FIRST_YEAR + _YEARS.index(self.text[9])
        could = list(range(first, by.year + 2, len(_YEARS)))
        if self.standard is Standard.CFR_565:
            early = self.text[6].isdigit()
            could = [year for year in could if (year < _SECOND_ROUND) == early] or could
        return could[-1] if could else None


def read_vin(text: str) -> Vin | No:
    """The VIN that was typed, or which slip was made. A slip between places of one value goes unseen."""
    typed = plain(text)
    return _not_a_place(typed) or _wrong_length(typed) or _against_its_standard(typed) or Vin(typed)


def check_digit(vin: str) -> str:
    """What the ninth place has to be."""
    rest = sum(_VALUES[one] * weight for one, weight in zip(vin, _WEIGHTS, strict=True)) % 11
    return "0123456789X"[rest]


def suspects(vin: str) -> tuple[int, ...]:
    """The places, from 1, to look at first: misread there, or exchanged with the next, the check digit fits."""
    return tuple(sorted(_misread(vin) | _exchanged(vin)))


def _standard(vin: str) -> Standard:
    if vin[0] in "LH":
        return Standard.GB_16735
    if vin[0] in "12345" or (vin[0] == "7" and vin[1] not in "ABCDE"):
        return Standard.CFR_565
    return Standard.ISO_3779


def _not_a_place(typed: str) -> No | None:
    for place, letter in enumerate(typed, 1):
        told = {"place": place, "letter": letter, "figure": _NEVER.get(letter, "")}
        if letter in _NEVER:
            return No(
                "Place {place} of the VIN: there is no letter {letter}. Is it the figure {figure}?", told
            )
        if letter not in _VALUES:
            return No(
                "Place {place} of the VIN is neither a letter from A to Z nor a figure.", {"place": place}
            )
    return None


def _wrong_length(typed: str) -> No | None:
    if len(typed) == _LENGTH:
        return None
    return No("A VIN has 17 places; here are {many}.", {"many": len(typed)})


def _against_its_standard(vin: str) -> No | None:
    if _standard(vin) is Standard.ISO_3779:
        return None
    if vin[9] not in _YEARS:
        return No("Place 10 of the VIN is its model year: it is never U, Z or 0.")
    # A maker of fewer than a thousand a year has 9 in the third place, and three figures at the end.
    figures = 3 if vin[2] == "9" else 4
    if not vin[-figures:].isdigit():
        return No("The last {many} places of the VIN are figures.", {"many": figures})
    return None if vin[8] == check_digit(vin) else _does_not_fit(vin)


def _does_not_fit(vin: str) -> No:
    if found := suspects(vin):
        return No(
            "The check digit of the VIN (place 9) does not fit. Look at these places first: {places:list}.",
            {"places": [str(place) for place in found]},
        )
    return No("The check digit of the VIN (place 9) does not fit: compare it place by place with the car.")


def _misread(vin: str) -> set[int]:
    return {
        n + 1
        for n, one in enumerate(vin)
        for group in _CONFUSED
        for other in group
        if one in group and other != one and _fits(vin[:n] + other + vin[n + 1 :])
    }


def _exchanged(vin: str) -> set[int]:
    pairs = [n for n in range(_LENGTH - 1) if vin[n] != vin[n + 1]]
    mended = [n for n in pairs if _fits(vin[:n] + vin[n + 1] + vin[n] + vin[n + 2 :])]
    return {place for n in mended for place in (n + 1, n + 2)}


def _fits(vin: str) -> bool:
    figures = vin[-4:].isdigit() or (vin[2] == "9" and vin[-3:].isdigit())
    return figures and vin[9] in _YEARS and vin[8] == check_digit(vin)
