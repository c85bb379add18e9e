"""One statement for one id or two hundred: `column IN (…)` whose text stays the same."""

import json
from collections.abc import Iterable
from typing import Any, Self

from sqlalchemy import ColumnElement, Text, bindparam
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import Boolean, TypeDecorator, TypeEngine


class _Texts(TypeDecorator[Iterable[str]]):
    """Texts as one value: an array for PostgreSQL, JSON for SQLite."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(ARRAY(Text()) if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Iterable[str] | None, dialect: Dialect) -> Any:
        texts = [str(one) for one in value or ()]
        return texts if dialect.name == "postgresql" else json.dumps(texts)


class _Among(FunctionElement[bool]):
    type = Boolean()
    inherit_cache = True

    def self_group(self, against: Any = None) -> Self:
        # SQLite has no truth values: held against 1, as SQLAlchemy would, it is no search along an index.
        return self


def among(column: Any, name: str) -> ColumnElement[bool]:
    """Whether a column is one of the texts that come by this name.

    A parameter that expands is written into the statement anew each time it runs: a third of what a loader
    costs for one case.
    """
    return _Among(column, bindparam(name, type_=_Texts()))


@compiles(_Among, "sqlite")
def _in_json(element: _Among, compiler: SQLCompiler, **kw: Any) -> str:
    column, texts = (compiler.process(part, **kw) for part in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({texts}))"  # noqa: S608 - names and places, no values


@compiles(_Among, "postgresql")
def _in_array(element: _Among, compiler: SQLCompiler, **kw: Any) -> str:
    column, texts = (compiler.process(part, **kw) for part in element.clauses)
    return f"{column} = ANY({texts})"
