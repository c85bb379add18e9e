"""The floor and the menu: what a manager sets up, and the kitchen counts."""

from app.flows.restaurant.facts.roles import COOKS, GREETERS, MANAGER
from app.flows.restaurant.rules import plan, seating, shown
from app.kernel.flow import act
from app.kernel.steps import there
from app.kernel.text import T

ACTS = (
    # the floor and the menu
    act("add_table", {MANAGER}, title=T("Add a table")),
    act(
        "change_table",
        {MANAGER},
        table=there,
        relies=(
            shown.table_name,
            shown.area,
            shown.section,
            shown.seats,
            shown.fee,
            shown.room,
            shown.features,
        ),
        title=T("Change a table"),
    ),
    act(
        "draw_plan",
        {MANAGER},
        tables=there,
        when=(plan.each_has_one_place, plan.tables_are_of_the_area, plan.sides_fit_the_shape),
        relies=(shown.stood,),
        title=T("Draw the plan"),
    ),
    act(
        "close_table",
        GREETERS,
        table=there,
        when=(seating.nobody_sits_there,),
        title=T("Close the table"),
    ),
    act("open_table", GREETERS, table=there, title=T("Open the table")),
    act("add_dish", {MANAGER}, title=T("Add a dish")),
    act(
        "change_dish",
        {MANAGER},
        dish=there,
        relies=(shown.menu_price, shown.listed),
        # RST-04, 15: allergens and accessories hold for dishes that tables wait for as well.
        moves_deadlines=True,
        title=T("Change a dish"),
    ),
    act("limit_portions", COOKS, dish=there, title=T("Count portions")),
)
