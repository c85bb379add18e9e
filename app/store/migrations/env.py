"""Alembic's environment: one branch a room, on the connection that is handed in."""

from collections.abc import Mapping
from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection

from app.store.base import Base, Moment

room = context.config.attributes.get("room")


def belongs(item: Any, _name: str | None, kind: str, _reflected: bool, other: Any) -> bool:
    """Whether a table is compared: all of them, or those of the one room that is being written."""
    if room is None or kind != "table":
        return True
    info: Mapping[str, str] = (item if other is None else other).info
    return bool(info.get("room") == room)


def plain_type(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Migrations name plain types: they must read the same when ours have changed."""
    return f"sa.String(length={item.impl.length})" if kind == "type" and isinstance(item, Moment) else False


def run(connection: Connection) -> None:
    """Carry out the migrations, all in one transaction."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        include_object=belongs,
        render_item=plain_type,
        render_as_batch=True,
        compare_type=True,
        compare_server_default=True,
        transactional_ddl=False,
    )
    context.run_migrations()


run(context.config.attributes["connection"])
