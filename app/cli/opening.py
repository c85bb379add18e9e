"""Opening the house for one command line, and asking who stands before it."""

import getpass
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from app import house as rooms_of_the_house
from app.cli.speech import Voice
from app.cli.words import INTERRUPTED
from app.counter.flow import MANAGER
from app.counter.settings import LANGUAGE
from app.house import House, open_house, random_salt
from app.kernel.judge import Staff
from app.kernel.refusal import No, Refused, Unavailable
from app.kernel.text import T
from app.store.engine import sqlite_url
from app.store.home import counter_code, data_folder, database_url
from app.store.store import FILE


@contextmanager
def opened(
    voice: Voice, salt: Callable[[str], str] = random_salt, pepper: bytes | None = None
) -> Iterator[House]:
    """The house of this computer; from here on the voice speaks its language, unless the caller chose one.

    An interrupt ends the program at once, with the status INTERRUPTED.
    """
    home = data_folder(os.environ)
    address()
    house = open_house(
        home,
        database_url(os.environ),
        counter=counter_code(home),
        salt=salt,
        folders=folders(),
        pepper=pepper,
    )
    try:
        if "YINGKE_LANGUAGE" not in os.environ and house.desk.settings.has(LANGUAGE):
            voice.speak(house.desk.settings.of(LANGUAGE))
        yield house
    except KeyboardInterrupt:
        # It may come while a queue's lock is taken: the house's threads would wait for that lock, and closing
        # for them, for ever. What was confirmed is on disk.
        os._exit(INTERRUPTED)
    finally:
        house.close()


def folders() -> tuple[str, ...]:
    """The flows of this house."""
    return rooms_of_the_house.FLOWS


def address() -> URL:
    """Where the data are, without opening them. Raises Unavailable for an address that cannot be read."""
    url = database_url(os.environ)
    try:
        found = make_url(url) if url else sqlite_url(data_folder(os.environ) / FILE)
    except (ArgumentError, ValueError):
        found = None
    if found is None or found.get_backend_name() not in ("sqlite", "postgresql"):
        raise Unavailable(T("{name} holds no address of a PostgreSQL database.", name="YINGKE_DATABASE_URL"))
    return found


def logged_in(house: House, login: str | None, pin_file: str | None) -> Staff:
    """Have somebody log in, by the PIN in a file or asked; raises Refused."""
    if not login:
        raise Refused(No("Say who does this: {option}.", {"option": "--as LOGIN"}))
    return house.desk.log_in(login, _pin(pin_file)).result()


def manager(house: House, login: str | None, pin_file: str | None) -> Staff:
    """Have a manager log in; raises Refused for anybody else."""
    staff = logged_in(house, login, pin_file)
    if MANAGER not in staff.roles:
        raise Refused(No("{login} is no manager. A manager does this.", {"login": staff.login}))
    return staff


def _pin(file: str | None) -> str:
    if file:
        return Path(file).read_bytes().decode("ascii", "replace").strip()
    try:
        return getpass.getpass("PIN: ")
    except EOFError:
        raise Refused(
            No("There is nobody to type a PIN. Give it by {option}.", {"option": "--pin-file"})
        ) from None
