"""Opening the house for one command line, and asking who stands before it."""

import getpass
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, make_url

from app.cli.speech import Voice
from app.counter.flow import MANAGER
from app.counter.settings import LANGUAGE
from app.house import FLOWS, House, open_house, random_salt
from app.kernel.judge import Staff
from app.kernel.refusal import No, Refused
from app.store.engine import sqlite_url
from app.store.home import counter_code, data_folder, database_url
from app.store.store import FILE


@contextmanager
def opened(voice: Voice, salt: Callable[[str], str] = random_salt) -> Iterator[House]:
    """The house of this computer; from here on the voice speaks its language, unless the caller chose one."""
    home = data_folder(os.environ)
    house = open_house(
        home, database_url(os.environ), counter=counter_code(home), salt=salt, folders=folders()
    )
    try:
        if "YINGKE_LANGUAGE" not in os.environ and house.desk.settings.has(LANGUAGE):
            voice.speak(house.desk.settings.of(LANGUAGE))
        yield house
    finally:
        house.close()


def folders() -> tuple[str, ...]:
    """The flows of this house."""
    return FLOWS


def address() -> URL:
    """Where the data are, without opening them."""
    url = database_url(os.environ)
    return make_url(url) if url else sqlite_url(data_folder(os.environ) / FILE)


def manager(house: House, login: str | None, pin_file: str | None) -> Staff:
    """Have a manager log in, by the PIN in a file or asked; raises Refused for anybody else."""
    if not login:
        raise Refused(No("A manager does this: name yourself with {option}.", {"option": "--as LOGIN"}))
    staff = house.desk.log_in(login, _pin(pin_file)).result()
    if MANAGER not in staff.roles:
        raise Refused(No("{login} is no manager. A manager does this.", {"login": login}))
    return staff


def _pin(file: str | None) -> str:
    return Path(file).read_text("utf-8").strip() if file else getpass.getpass("PIN: ")
