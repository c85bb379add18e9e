"""Papers and their JSON: exact both ways, one spelling for one paper."""

import dataclasses
import json
import types
import typing
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from enum import Enum
from functools import lru_cache
from typing import Any

from app.kernel.chart import Chart
from app.kernel.text import Kept, Text
from app.paper import model
from app.paper.model import Paper

_TAGGED = {kind.__name__: kind for kind in typing.get_args(model.Block)} | {
    kind.__name__: kind for kind in (model.Row, model.Band, model.Pencilled, *typing.get_args(Chart))
}


def to_json(paper: Paper) -> str:
    """A paper as canonical JSON."""
    return json.dumps(plain(paper), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(data: str) -> Paper:
    """A paper from its JSON; raises ValueError for anything else."""
    paper = _build(Paper, json.loads(data))
    if not isinstance(paper, Paper):
        raise ValueError("this is no paper")
    return paper


def kept(paper: Paper) -> frozenset[str]:
    """The drawer ids of every personal text on a paper."""
    found: set[str] = set()
    _gather(paper, found)
    return frozenset(found)


def photos(paper: Paper) -> frozenset[str]:
    """The ids of every photo on a paper."""
    return frozenset(_photos(paper.blocks))


def _photos(blocks: Iterable[model.Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, model.Keep):
            yield from _photos(block.blocks)
        elif isinstance(block, model.Photos):
            yield from (one.photo.id for one in block.photos if isinstance(one.photo, Kept))


def _gather(value: Any, found: set[str]) -> None:
    if isinstance(value, Kept):
        found.add(value.id)
    elif isinstance(value, Text):
        for inner in value.args.values():
            _gather(inner, found)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            _gather(inner, found)
    elif dataclasses.is_dataclass(value):
        kind: Any = type(value)
        for name in _fields(kind):
            _gather(getattr(value, name), found)


def plain(value: Any) -> Any:
    """A value as JSON holds it: texts, personal texts and times bear a tag."""
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, Text):
        found: dict[str, Any] = {"$text": value.message}
        if value.args:
            found["args"] = {k: plain(v) for k, v in value.args.items()}
        return found | ({"context": value.context} if value.context else {})
    if isinstance(value, Kept):
        return {"$kept": value.id}
    if isinstance(value, datetime):
        return {"$at": value.isoformat()}
    if isinstance(value, date):
        return {"$day": value.isoformat()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    kind: Any = type(value)
    told = {
        name: plain(getattr(value, name))
        for name, default in _fields(kind).items()
        if getattr(value, name) != default
    }
    return told | ({"$": kind.__name__} if kind.__name__ in _TAGGED else {})


def read_plain(value: Any) -> Any:
    """A value inside a text's arguments, or a word, from JSON: what it is stands in its tag."""
    if isinstance(value, list):
        return [read_plain(v) for v in value]
    if not isinstance(value, dict):
        return value
    if "$text" in value:
        args = {k: read_plain(v) for k, v in value.get("args", {}).items()}
        return Text(value["$text"], args, value.get("context", ""))
    if "$kept" in value:
        return Kept(value["$kept"])
    if "$at" in value:
        return datetime.fromisoformat(value["$at"])
    if "$day" in value:
        return date.fromisoformat(value["$day"])
    raise ValueError(f"unknown value on a paper: {sorted(value)}")


def _build(hint: Any, value: Any) -> Any:
    if isinstance(value, dict) and "$" in value:
        hint = _TAGGED[value["$"]]
        value = {k: v for k, v in value.items() if k != "$"}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type) and hint not in (Text, Kept):
        hints = _hints(hint)
        return hint(**{k: _build(hints[k], v) for k, v in value.items()})
    origin = typing.get_origin(hint)
    if origin is tuple:
        return _tuple(typing.get_args(hint), value)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(value)
    if origin in (typing.Union, types.UnionType):
        enums = [h for h in typing.get_args(hint) if isinstance(h, type) and issubclass(h, Enum)]
        if enums and value is not None:
            return enums[0](value)
    return read_plain(value)


def _tuple(inner: tuple[Any, ...], value: list[Any]) -> tuple[Any, ...]:
    if len(inner) == 2 and inner[1] is Ellipsis:
        return tuple(_build(inner[0], v) for v in value)
    return tuple(_build(h, v) for h, v in zip(inner, value, strict=True))


@lru_cache(maxsize=64)
def _hints(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind, vars(model))


@lru_cache(maxsize=64)
def _fields(kind: Any) -> dict[str, Any]:
    return {f.name: f.default for f in dataclasses.fields(kind)}
