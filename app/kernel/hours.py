"""Minutes as hours, in figures and in words: 2:30, 贰小时叁拾分."""

from app.kernel.money import number_in_english, number_in_words


def hours(minutes: int) -> str:
    """Minutes as hours and minutes: 3:00, with its sign where it is less than nothing."""
    sign = "−" if minutes < 0 else ""
    return f"{sign}{abs(minutes) // 60}:{abs(minutes) % 60:02}"


def signed(minutes: int) -> str:
    """What a balance changed by: +3:00, −4:00."""
    return f"+{hours(minutes)}" if minutes > 0 else hours(minutes)


def hours_in_words(minutes: int) -> str:
    """Hours in capital numerals, closed by 整 where they are whole: 叁小时整."""
    whole, rest = divmod(minutes, 60)
    words = f"{number_in_words(whole) or '零'}小时"
    return f"{words}{number_in_words(rest)}分" if rest else f"{words}整"


def hours_in_english(minutes: int) -> str:
    """Hours in English words: three hours only."""
    whole, rest = divmod(minutes, 60)
    words = f"{number_in_english(whole)} hour{'s' * (whole != 1)}"
    return f"{words} {number_in_english(rest)} minute{'s' * (rest != 1)}" if rest else f"{words} only"
