"""The parties that became one with another, at first or second hand: their past is its past (RST-06)."""

from sqlalchemy import Select, bindparam, select

from app.flows.restaurant.model.places import JoinRow

_into = select(JoinRow.sitting).where(JoinRow.into == bindparam("case")).cte("along", recursive=True)
_all = _into.union(select(JoinRow.sitting).join(_into, JoinRow.into == _into.c.sitting))
ALONG: Select[tuple[str]] = select(_all.c.sitting)
"""The cases whose orders a `case` took over."""
