"""Who works in a restaurant."""

HOST, WAITER, SPECIALIST, CAPTAIN = "host", "waiter", "service_specialist", "captain"
KITCHEN, CASHIER, MANAGER = "kitchen", "cashier", "manager"
GREETERS = {HOST, CAPTAIN, MANAGER}
SERVICE = {WAITER, SPECIALIST, CAPTAIN, MANAGER}
FLOOR = SERVICE | {HOST}
COOKS = {KITCHEN, CAPTAIN, MANAGER}
TILL = {CASHIER, CAPTAIN, MANAGER}
