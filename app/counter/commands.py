"""What the house's own acts do: set up, staff, counters, settings."""

import json
from collections.abc import Sequence
from typing import Literal

from sqlalchemy import Connection, select

from app.counter.doing import Doing
from app.counter.facts import HouseSettings, SettingFacts, SettingKey
from app.counter.flow import HOUSE, MANAGER
from app.counter.pins import too_easy
from app.counter.printable import hold_printable
from app.counter.setting_value import Value
from app.counter.settings import FLOWS, LANGUAGE, ORGANISATION
from app.counter.staff import StaffRow, anybody, hashed, staff_of
from app.kernel.command import does
from app.kernel.fields import Code, Label, Private, Secret
from app.kernel.ids import CounterCode, Login
from app.kernel.refusal import No, Refused
from app.store.journal import Counter
from app.store.tables import Setting


@does(HOUSE)
def set_up(
    do: Doing,
    organisation: Label,
    flows: tuple[Code, ...],
    language: Literal["zh", "en"],
    counter: CounterCode,
    counter_name: Label,
    manager: Login,
    manager_name: Private,
    pin: Secret,
) -> None:
    """Found the house: its name, its first counter and its first manager (COM-04)."""
    if anybody(do.db):
        raise Refused(No("This house is set up already. A manager changes it in the settings."))
    do.add(Counter, {"code": counter, "name": counter_name})
    _join(do, manager, manager_name, (Code(MANAGER),), pin)
    _write(do, ORGANISATION.key, "", organisation)
    _write(do, LANGUAGE.key, "", language)
    _write(do, FLOWS.key, counter, " ".join(flows))


@does(HOUSE)
def add_counter(do: Doing, counter: CounterCode, name: Label, flows: tuple[Code, ...]) -> None:
    """Add a counter with the flows that it serves (COM-22)."""
    if do.db.execute(select(Counter.code).where(Counter.code == counter)).first():
        raise Refused(No("There is a counter {counter} already.", {"counter": counter}))
    do.add(Counter, {"code": counter, "name": name})
    _write(do, FLOWS.key, counter, " ".join(flows))


@does(HOUSE)
def add_staff(do: Doing, login: Login, name: Private, roles: tuple[Code, ...], pin: Secret) -> None:
    """Take somebody on."""
    if do.db.execute(select(StaffRow.login).where(StaffRow.login == login)).first():
        raise Refused(No("The login {login} is taken. Choose another one.", {"login": login}))
    _join(do, login, name, roles, pin)


@does(HOUSE)
def change_roles(do: Doing, login: Login, roles: tuple[Code, ...]) -> None:
    """Change what somebody may do; the last manager stays one."""
    if MANAGER not in roles:
        _keep_a_manager(do, login)
    do.set(StaffRow, {"login": login}, roles=" ".join(sorted(roles)))


@does(HOUSE)
def change_pin(do: Doing, login: Login, pin: Secret) -> None:
    """Give somebody a new PIN."""
    do.set(StaffRow, {"login": login}, pin=_checked(do, login, pin))


@does(HOUSE)
def renew_pin(do: Doing, login: Login, pin: Secret) -> None:
    """Give a manager a PIN under a new pepper, where the old one is lost and nobody can log in (COM-82)."""
    found = staff_of(do.db, login)
    if found is None or MANAGER not in found.roles:
        raise Refused(No("{login} is no manager here. Name one who is.", {"login": login}))
    do.set(StaffRow, {"login": login}, pin=_checked(do, login, pin))


@does(HOUSE)
def let_go(do: Doing, login: Login) -> None:
    """End somebody's access; what they did stays in their name."""
    _keep_a_manager(do, login)
    do.set(StaffRow, {"login": login}, active=False)


@does(HOUSE)
def change_setting(do: Doing, key: SettingKey, value: Value, counter: CounterCode | None = None) -> None:
    """Change a setting of the house, or of one counter; the journal keeps who changed what (COM-85)."""
    setting = do.declared.get(key)
    if setting is None:
        raise Refused(No("There is no setting {key}.", {"key": key}))
    plain = value.plain
    if setting is ORGANISATION and not plain:
        raise Refused(No("A house has a name: it stands on every paper."))
    if not setting.fits(plain):
        raise Refused(No("{key} cannot be set to {value}.", {"key": key, "value": str(plain)[:40]}))
    if setting.follows and (no := setting.follows(do.setting(setting), plain, do.day)):
        raise Refused(no)
    if counter and not setting.local:
        raise Refused(No("{key} is the same at every counter of the house.", {"key": key}))
    hold_printable((str(plain),))
    _write(do, setting.key, counter or "", plain)


@HOUSE.facts_of(SettingKey)
def settings_by_key(db: Connection, keys: Sequence[str]) -> dict[str, SettingFacts]:
    """What each is set to, at which counters; one that nobody set has no value."""
    found: dict[str, dict[str, Value]] = {key: {} for key in keys}
    for r in db.execute(select(Setting.key, Setting.counter, Setting.value).where(Setting.key.in_(keys))):
        found[r.key][r.counter] = Value(json.loads(r.value))
    return {key: SettingFacts(values) for key, values in found.items()}


@HOUSE.gives
def house_settings(db: Connection) -> HouseSettings:
    """Every stored setting, and the counters."""
    stored = {
        (r.key, r.counter): r.value for r in db.execute(select(Setting.key, Setting.counter, Setting.value))
    }
    counters = tuple(
        (r.code, r.name) for r in db.execute(select(Counter.code, Counter.name).order_by(Counter.code))
    )
    return HouseSettings(stored, counters)


def _join(do: Doing, login: Login, name: Private, roles: tuple[Code, ...], pin: Secret) -> None:
    row = {
        "login": login,
        "name": name.id,
        "roles": " ".join(sorted(roles)),
        "pin": _checked(do, login, pin),
        "active": True,
    }
    do.add(StaffRow, row)


def _checked(do: Doing, login: Login, pin: Secret) -> str:
    if no := too_easy(pin.text):
        raise Refused(no)
    return hashed(login, pin.text, do.pepper)


def _keep_a_manager(do: Doing, login: Login) -> None:
    others = do.db.execute(select(StaffRow.roles).where(StaffRow.active, StaffRow.login != login)).scalars()
    if not any(MANAGER in roles.split() for roles in others):
        raise Refused(
            No("{login} is the only manager. Make somebody else a manager first.", {"login": login})
        )


def _write(do: Doing, key: str, counter: str, value: bool | int | str) -> None:
    stored = json.dumps(value, ensure_ascii=False)
    if not do.set(Setting, {"key": key, "counter": counter}, value=stored):
        do.add(Setting, {"key": key, "counter": counter, "value": stored})
