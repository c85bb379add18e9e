"""The house itself as a flow: set up, staff, settings, counters. It has acts, but no case."""

from app.kernel.flow import Flow, act
from app.kernel.steps import there
from app.kernel.text import T

MANAGER = "manager"
FOUNDER = "founder"  # whoever sets up a house in which nobody is yet

HOUSE = Flow(
    "house",
    T("House"),
    icon="settings",
    roles={MANAGER: T("Manager")},
    acts=(
        act("set_up", {FOUNDER}, title=T("Set up the house")),
        act("add_counter", {MANAGER}, title=T("Add a counter")),
        act("add_staff", {MANAGER}, title=T("Add a member of staff")),
        act("change_roles", {MANAGER}, login=there, title=T("Change somebody's roles")),
        act("change_pin", {MANAGER}, login=there, title=T("Give a new PIN")),
        act("let_go", {MANAGER}, login=there, title=T("End somebody's access")),
        act("change_setting", {MANAGER}, title=T("Change a setting")),
    ),
)
