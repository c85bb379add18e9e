"""Who works at the after-sales desk and in its workshop."""

ADVISER = "service_adviser"
"""服务顾问: takes bookings, receives cars, asks consent, hands cars back."""
WORKSHOP_HEAD = "workshop_head"
"""车间主管: takes cars over and dispatches them."""
TEAM_LEADER = "team_leader"
"""班组长: receives the work, checks it second, writes the advice."""
TECHNICIAN = "technician"
INSPECTOR = "inspector"
"""质检员: checks third."""
PARTS_CLERK = "parts_clerk"
CASHIER = "cashier"
MANAGER = "manager"
EVERYBODY = (ADVISER, WORKSHOP_HEAD, TEAM_LEADER, TECHNICIAN, INSPECTOR, PARTS_CLERK, CASHIER, MANAGER)
"""Any of them can witness what was said to a customer."""
DESK = frozenset({ADVISER, MANAGER})
"""Who keeps files, bookings and the queue."""
TILL = frozenset({ADVISER, CASHIER, MANAGER})
"""Who takes money."""
