"""A command: a named, typed function; its arguments, its JSON Schema, its result (COM-03)."""

import json
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from datetime import datetime
from enum import Enum
from typing import Any, TypeVar

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, create_model

from app.kernel.chars import Unfit
from app.kernel.fields import Label, Private, Secret
from app.kernel.flow import Act, Flow
from app.kernel.ids import COUNTER, Id
from app.kernel.refusal import No, Unreadable
from app.kernel.text import T, Text

F = TypeVar("F", bound=Callable[..., Any])
K = TypeVar("K", Private, Secret, Label)


@dataclass(frozen=True)
class Command:
    """An act with its function."""

    flow: Flow
    act: Act
    function: Callable[..., Any]
    arguments: type[BaseModel]
    result: TypeAdapter[Any]
    subjects: Mapping[str, type[Id]]
    relied: type[BaseModel]
    """What a clerk may have seen of what the act relies on, by name and kind (COM-06)."""

    @property
    def name(self) -> str:
        return f"{self.flow.name}.{self.act.name}"

    def read(self, args: Mapping[str, Any]) -> BaseModel:
        """Check the arguments as JSON; raises Unreadable with every fault at once, by place and limit."""
        return self._read(self.arguments, args)

    def read_seen(self, seen: Mapping[str, Any]) -> BaseModel:
        """Check what a clerk saw: names that the act relies on, values of their kinds; raises Unreadable.

        So no text of a person gets where it is kept (COM-05).
        """
        return self._read(self.relied, seen, "seen")

    def values(self, read: BaseModel) -> dict[str, Any]:
        """The arguments as the function takes them."""
        return {name: getattr(read, name) for name in type(read).model_fields}

    def schema(self) -> dict[str, Any]:
        """JSON Schema of the arguments, and under `x-seen` that of what may stand in `seen` (COM-06)."""
        told = self.arguments.model_json_schema()
        return told | {"x-seen": self.relied.model_json_schema()} if self.act.relies else told

    def _read(self, model: type[BaseModel], given: Mapping[str, Any], *place: str) -> BaseModel:
        try:
            return model.model_validate_json(json.dumps(given, default=_plain))
        except (ValidationError, TypeError, ValueError) as error:
            raise Unreadable(_faults(self, error, place)) from None


def does(flow: Flow) -> Callable[[F], F]:
    """Hang a function on the act of the same name. Its first parameter is the `Doing`, the rest are arguments.

    Raises TypeError at import for an act that is not declared, and for a bare `str` among the arguments.
    """

    def keep(function: F) -> F:
        name = function.__name__
        if name not in flow.by_name:
            raise TypeError(f"{flow.name} declares no act {name}")
        act = flow.by_name[name]
        hints = typing.get_type_hints(function, include_extras=True)
        returns = hints.pop("return", type(None))
        names = list(function.__code__.co_varnames[: function.__code__.co_argcount])[1:]
        for argument in names:
            _refuse_bare(hints[argument], f"{flow.name}.{name}({argument})")
        defaults = dict(zip(names[::-1], (function.__defaults__ or ())[::-1], strict=False))
        fields: dict[str, Any] = {n: (hints[n], defaults.get(n, ...)) for n in names}
        model = create_model(f"{flow.name}.{name}", __config__=_STRICT, **fields)
        flow.commands[name] = Command(
            flow,
            act,
            function,
            model,
            TypeAdapter(returns),
            _subjects(act, hints, f"{flow.name}.{name}"),
            _relied(act, f"{flow.name}.{name}"),
        )
        return function

    return keep


_STRICT = ConfigDict(extra="forbid", strict=True, frozen=True, arbitrary_types_allowed=True)


def _relied(act: Act, where: str) -> type[BaseModel]:
    """The model of what may be seen: each function that the act relies on says what it gives; nothing has to be told."""
    fields: dict[str, Any] = {}
    for read in act.relies:
        kind = typing.get_type_hints(read, include_extras=True)["return"]
        _refuse_bare(kind, f"{where} relies on {read.__name__}")
        _refuse_personal(kind, f"{where} relies on {read.__name__}")
        fields[read.__name__] = (_within(kind), None)
    return create_model(f"{where} seen", __config__=_STRICT, **fields)


def _within(kind: Any) -> Any:
    """A kind as something from outside may be of it: a number that a database holds, a time with its zone."""
    if kind is int:
        return typing.Annotated[int, Field(ge=-(2**63), lt=2**63)]
    if kind is datetime:
        return AwareDatetime
    if isinstance(kind, types.UnionType):
        return typing.Union[tuple(_within(one) for one in typing.get_args(kind))]  # noqa: UP007 - made at run time
    return kind


def privates(value: Any) -> Iterator[Private]:
    """Every personal text in some arguments, in their order."""
    return _every(Private, value)


def texts(value: Any) -> Iterator[str]:
    """Every text in some arguments that people read: labels and what is personal."""
    yield from _every(Label, value)
    yield from (private.text for private in privates(value))


def secrets(value: Any) -> Iterator[Secret]:
    """Every secret in some arguments, in their order."""
    return _every(Secret, value)


def _every(kind: type[K], value: Any) -> Iterator[K]:
    if isinstance(value, kind):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _every(kind, getattr(value, name))
    elif isinstance(value, Mapping):
        for v in value.values():
            yield from _every(kind, v)
    elif isinstance(value, (list, tuple)):
        for v in value:
            yield from _every(kind, v)
    elif is_dataclass(value):
        for name in value.__dataclass_fields__:
            yield from _every(kind, getattr(value, name))


def _subjects(act: Act, hints: Mapping[str, Any], where: str) -> dict[str, type[Id]]:
    found: dict[str, type[Id]] = {}
    for name in act.at:
        if name not in hints:
            raise TypeError(f"{where}: subject {name} is no argument")
        kinds = [k for k in _inside(hints[name]) if isinstance(k, type) and issubclass(k, Id)]
        if not kinds:
            raise TypeError(f"{where}: subject {name} has no id type")
        found[name] = kinds[0]
    return found


def _inside(hint: Any) -> Iterator[Any]:
    """The types that a hint is made of, those of its dataclasses' fields included."""
    origin = typing.get_origin(hint)
    if origin is typing.Annotated:
        yield from _inside(typing.get_args(hint)[0])
    elif origin is typing.Literal:
        return
    elif origin is not None or isinstance(hint, types.UnionType):
        for inner in typing.get_args(hint):
            if inner is not Ellipsis:
                yield from _inside(inner)
    else:
        yield hint
        if is_dataclass(hint):
            for inner in typing.get_type_hints(hint).values():
                yield from _inside(inner)


def _refuse_bare(hint: Any, where: str) -> None:
    for kind in _inside(hint):
        if kind is str or kind is Any or kind is float:
            raise TypeError(f"{where}: say what it is (an id, an enum, Code, Label, Private), not {kind}")


def _refuse_personal(hint: Any, where: str) -> None:
    """What is seen stands in the journal: a text of a person is named by its drawer id (COM-05)."""
    for kind in _inside(hint):
        if isinstance(kind, type) and issubclass(kind, (Private, Secret)):
            raise TypeError(f"{where}: name a personal text by its TextId, not {kind}")


def _plain(value: Any) -> Any:
    if isinstance(value, (Private, Secret)):
        return value.text
    if isinstance(value, Enum):
        return value.value
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if hasattr(value, "plain"):
        return value.plain
    if is_dataclass(value) and not isinstance(value, type):
        return {name: getattr(value, name) for name in value.__dataclass_fields__}
    raise TypeError(f"{type(value).__name__} is no argument")


def _faults(command: Command, error: Exception, place: tuple[str, ...]) -> No:
    act = command.act.title or command.name
    if not isinstance(error, ValidationError):
        return No("These arguments cannot be read as JSON.", {"act": act})
    told = [_told((*place, *e["loc"]), e, command.flow) for e in error.errors()]
    return No("“{act}” cannot take this: {faults:list}.", {"act": act, "faults": told})


def _told(way: tuple[int | str, ...], error: Any, flow: Flow) -> Text:
    """What is wrong where: by what the flow calls it, or by the `way` to it where it has no name."""
    names = {**flow.subjects, **flow.told}
    named = [names[part] for part in way if part in names]
    path = "/".join(str(part + 1) if isinstance(part, int) else part for part in way) or "/"
    place = named[-1] if named else path
    return Text("{place}: {fault}", {"place": place, "fault": _fault(error), "way": path})


def _fault(error: Any) -> Text:
    """What is wrong with one argument, with its limit; never the value, which may be personal."""
    told = error.get("ctx") or {}
    cause = told.get("error")
    if isinstance(cause, Unfit):
        return cause.reason
    if told.get("pattern") == COUNTER:
        return T("one to eight capital letters and digits")
    limits = {k: v for k, v in told.items() if isinstance(v, (int, str)) and k != "error"}
    sentence = _SENTENCES.get(error["type"])
    if sentence is None:
        return T("it is not what is asked for")
    return Text(sentence.message, limits)


_SENTENCES = {
    "missing": T("it is missing"),
    "extra_forbidden": T("nobody asks for it"),
    "string_too_short": T("at least {min_length} characters"),
    "string_too_long": T("at most {max_length} characters"),
    "string_pattern_mismatch": T("only letters, digits and . _ : -"),
    "string_type": T("a text is asked for"),
    "int_type": T("a whole number is asked for"),
    "int_parsing": T("a whole number is asked for"),
    "bool_type": T("yes or no is asked for"),
    "greater_than": T("more than {gt}"),
    "greater_than_equal": T("at least {ge}"),
    "less_than": T("less than {lt}"),
    "less_than_equal": T("at most {le}"),
    "too_short": T("at least {min_length} of them"),
    "too_long": T("at most {max_length} of them"),
    "tuple_type": T("a list is asked for"),
    "enum": T("one of {expected}"),
    "literal_error": T("one of {expected}"),
    "date_from_datetime_parsing": T("a day such as 2026-11-23"),
    "date_parsing": T("a day such as 2026-11-23"),
    "datetime_from_date_parsing": T("a time such as 2026-11-23T18:05:00+08:00"),
    "datetime_parsing": T("a time such as 2026-11-23T18:05:00+08:00"),
}
