"""All rows for an auditor: a CSV file a table, the stored papers, and a description that needs no program of ours (COM-86).

Beside them lies `check.py` of resources/audit, which has no line in common with the program. What opens
something, such as a PIN's hash, stays in the house (`stays` in the info of a table or column).
"""

import csv
import hashlib
import json
import shutil
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Integer,
    LargeBinary,
    Table,
    column,
    inspect,
    select,
)

from app.kernel.refusal import Unavailable
from app.kernel.text import T
from app.resources import resource
from app.store.audit import Progress, quiet
from app.store.base import Base, spelled
from app.store.seals import Keys
from app.store.tables import STAYS
from app.store.written import columns

EMPTY = "\\N"
"""How a cell says that it holds nothing; a text that begins so, or as a formula does, has one more backslash before it."""
LED = tuple("\\=+-@\t\r")
CHUNK = 1000
DESCRIPTION, CHECKER = "description.json", "check.py"


def export(
    db: Connection,
    folder: Path,
    events: Mapping[str, Mapping[str, Any]],
    keys: Keys,
    at: datetime,
    program: str,
    progress: Progress = quiet,
) -> int:
    """Write everything into an empty or new folder; returns how many rows.

    `events` describes every command by its name, `at` is when it was asked for. Raises Unavailable where the folder
    holds something already.
    """
    if folder.exists() and any(folder.iterdir()):
        raise Unavailable(T("{folder} is not empty. Name a new folder.", folder=str(folder)))
    (folder / "tables").mkdir(parents=True, exist_ok=True)
    (folder / "files").mkdir(exist_ok=True)
    there, documents = set(inspect(db).get_table_names()), _documented()
    tables: dict[str, Any] = {}
    for table in Base.metadata.sorted_tables:
        if table.name in there and STAYS not in table.info:
            tables[table.name] = _described(table, documents) | _written(db, table, folder, progress)
    counters: Any = db.execute(select(column("code")).select_from(Base.metadata.tables["counters"])).scalars()
    told = {
        "program": program,
        "made_at": spelled(at),
        "cells": {"empty": EMPTY, "led_by_one_more_backslash": [*LED]},
        "tables": tables,
        "events": events,
        "keys": {counter: keys.public(counter) for counter in counters},
    }
    with (folder / DESCRIPTION).open("x", encoding="utf-8") as file:
        json.dump(told, file, ensure_ascii=False, indent=1)
    shutil.copyfile(resource("audit", CHECKER), folder / CHECKER)
    return sum(one["rows"] for one in tables.values())


def _described(table: Table, documents: Mapping[str, str]) -> dict[str, Any]:
    shown = _shown(table)
    return {
        "about": documents.get(table.name, ""),
        "room": table.info.get("room", ""),
        "columns": {one.name: _type(one) for one in shown},
        "key": [one.name for one in table.primary_key.columns],
        "sealed": [one.name for one in columns(table)],
        "unsealed_because": table.info.get("unsealed", ""),
        "refers": {one.parent.name: one.target_fullname for one in table.foreign_keys},
        "kept_back": [one.name for one in table.columns if one not in shown],
    }


def _written(db: Connection, table: Table, folder: Path, progress: Progress) -> dict[str, Any]:
    """Write a table's rows in the order of their keys, as they are stored; returns how many, and the file's hash."""
    shown = _shown(table)
    as_stored: Any = (
        select(*(column(one.name) for one in shown)).select_from(table).order_by(*table.primary_key.columns)
    )
    path, rows = folder / "tables" / f"{table.name}.csv", 0
    with path.open("x", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file, lineterminator="\n")
        sheet.writerow([one.name for one in shown])
        for values in db.execute(as_stored, execution_options={"yield_per": CHUNK}):
            sheet.writerow([_cell(one, value, folder) for one, value in zip(shown, values, strict=True)])
            rows += 1
            if not rows % CHUNK:
                progress(T("Rows of {table}", table=table.name), rows)
    with path.open("rb") as file:
        return {"rows": rows, "sha256": hashlib.file_digest(file, "sha256").hexdigest()}


def _cell(one: Column[Any], value: Any, folder: Path) -> str:
    if value is None:
        return EMPTY
    if isinstance(value, bytes | memoryview):
        return _kept(bytes(value), folder)
    if isinstance(one.type, Boolean):
        return "true" if value else "false"
    told = str(value)
    return f"\\{told}" if told.startswith(LED) and not isinstance(value, int) else told


def _kept(content: bytes, folder: Path) -> str:
    """Write the bytes of a cell into a file that is called by their hash; returns its name."""
    name = hashlib.sha256(content).hexdigest() + (".pdf" if content.startswith(b"%PDF") else ".bin")
    (folder / "files" / name).write_bytes(content)
    return f"files/{name}"


def _shown(table: Table) -> list[Column[Any]]:
    return [one for one in table.columns if STAYS not in one.info]


def _type(one: Column[Any]) -> str:
    if isinstance(one.type, Boolean):
        return "boolean"
    if isinstance(one.type, BigInteger | Integer):
        return "integer"
    return "file" if isinstance(one.type, LargeBinary) else "text"


def _documented() -> dict[str, str]:
    """What each table is, in the words of its class."""
    mapped: Iterable[Any] = Base.registry.mappers
    return {one.local_table.name: " ".join((one.class_.__doc__ or "").split()) for one in mapped}
