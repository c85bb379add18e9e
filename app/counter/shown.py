"""What a clerk saw of what an act of the house writes over: it must still be so (COM-06)."""

from collections.abc import Mapping
from datetime import date

from app.counter.account_facts import AccountFacts
from app.counter.customer_facts import GuestFacts
from app.counter.facts import SettingFacts
from app.counter.setting_value import Value
from app.kernel.fields import Code
from app.kernel.flow import Changed
from app.kernel.ids import CounterCode, TextId
from app.kernel.judge import Staff
from app.kernel.refusal import No


def roles(login: Staff) -> tuple[Code, ...]:
    """What they may do."""
    return tuple(Code(role) for role in sorted(login.roles))


def value(key: SettingFacts, counter: CounterCode | None) -> Value | None:
    """What it is set to; None where nobody set it yet."""
    return key.values.get(counter or "")


def taboos(guest: GuestFacts) -> TextId | None:
    """What they avoid."""
    return guest.taboos


def consent_until(guest: GuestFacts) -> date | None:
    """The last day on which they may be contacted."""
    return guest.consent_until


def limit(account: AccountFacts) -> int:
    """What may go on an account at the most, in fen."""
    return account.limit


def active(account: AccountFacts) -> bool:
    """Whether an account takes anything."""
    return account.active


CHANGED: Mapping[str, Changed] = {
    "roles": Changed(
        No("You saw the roles {seen:list}; {staff} made them {now:list} meanwhile. Look again, then decide."),
        ("change_roles", "add_staff"),
    ),
    "value": Changed(
        No("You saw this set to “{seen}”; {staff} set it to “{now}” meanwhile. Look again, then decide."),
        ("change_setting",),
    ),
    "taboos": Changed(
        No("“{seen}” was written down when you looked; it is “{now}” now, told by {staff}. Look again."),
        ("change_guest", "keep_guest"),
    ),
    "consent_until": Changed(
        No("Their consent was until {seen:day}; it is until {now:day} now, told by {staff}. Look again."),
        ("change_guest", "keep_guest"),
    ),
    "limit": Changed(
        No(
            "You saw a limit of {seen:money}; {staff} made it {now:money} meanwhile. Look again, then decide."
        ),
        ("change_account", "open_account"),
    ),
    "active": Changed(
        No("“Open”: you saw {seen}; {staff} made it {now} meanwhile. Look again, then decide."),
        ("change_account", "open_account"),
    ),
}
