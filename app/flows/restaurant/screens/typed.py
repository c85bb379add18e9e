"""Numbers as somebody types them into a field."""

from app.kernel.money import yuan


def whole(text: str) -> int | None:
    """A whole number; None for anything else."""
    return int(text) if text.isascii() and text.isdecimal() else None


def fen(text: str) -> int | None:
    """A sum in fen, typed in yuan; None for what is none."""
    try:
        return yuan(text)
    except ValueError:
        return None
