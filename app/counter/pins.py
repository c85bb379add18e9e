"""What may be a PIN: six digits that nobody would try first (COM-82). Pure, so that a page can say it while one types."""

import itertools
import re
import secrets

from app.kernel.refusal import No


def too_easy(pin: str) -> No | None:
    """Six digits that are not among those that everybody tries first (COM-82)."""
    if not re.fullmatch(r"[0-9]{6}", pin):
        return No("A PIN has six digits.")
    steps = {(int(b) - int(a)) % 10 for a, b in itertools.pairwise(pin)}
    repeats = pin[:3] == pin[3:] or pin[:2] * 3 == pin or pin == pin[::-1]
    pairs = pin[0] == pin[1] and pin[2] == pin[3] and pin[4] == pin[5]
    if (len(steps) == 1 and steps <= {0, 1, 9}) or repeats or pairs or pin in _LUCKY or _date(pin):
        return No("This PIN is among the first that anybody would try. Choose another one.")
    return None


def fresh_pin() -> str:
    """A PIN that nobody would try first."""
    while too_easy(pin := f"{secrets.randbelow(10**6):06d}"):
        pass
    return pin


_LUCKY = frozenset(
    {"123654", "147258", "159357", "147852", "789456", "456123", "520131", "131452", "584520", "110120"}
)


def _date(pin: str) -> bool:
    """A date of 19xx or 20xx, the other things that people choose: 1990 06, 900601, 010690."""
    year, month = pin[:4], pin[4:]
    if year[:2] in ("19", "20") and "01" <= month <= "12":
        return True
    return (
        any("01" <= m <= "12" and "01" <= d <= "31" for m, d in ((pin[2:4], pin[4:]), (pin[2:4], pin[:2])))
        and pin[:1] in "056789"
    )
