"""Arguments of commands: typed, checked all at once, never a bare text."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from app.kernel.command import does, privates
from app.kernel.fields import Code, Label, Private, Secret
from app.kernel.flow import Flow, act
from app.kernel.ids import Id, derived
from app.kernel.refusal import Unreadable
from app.kernel.steps import there
from app.kernel.text import T
from app.paper.words import Words


class DishId(Id):
    __slots__ = ()


@dataclass(frozen=True)
class Wish:
    dish: DishId
    said: Private | None = None


def a_flow() -> Flow:
    return Flow("x", T("X"), acts=(act("add", {"host"}), act("look", {"host"}, dish=there)))


def adding(flow: Flow) -> None:
    @does(flow)
    def add(do: object, wishes: tuple[Wish, ...], on: date, name: Label, pin: Secret, count: int = 1) -> None:
        """Take some wishes."""


@pytest.mark.rule("COM-03")
def test_every_fault_is_told_at_once() -> None:
    flow = a_flow()
    adding(flow)
    with pytest.raises(Unreadable) as refused:
        flow.commands["add"].read(
            {"wishes": [{"dish": "no id!"}], "on": "soon", "name": "", "count": "2", "odd": 1}
        )
    told = {fault.args["place"]: fault.args["fault"].message for fault in refused.value.no.args["faults"]}
    assert told == {
        "wishes/1/dish": "only letters, digits and . _ : -",
        "on": "a day such as 2026-11-23",
        "name": "at least {min_length} characters",
        "pin": "it is missing",
        "count": "a whole number is asked for",
        "odd": "nobody asks for it",
    }


@pytest.mark.rule("COM-03", "COM-72")
def test_a_fault_is_told_in_the_words_of_the_act_and_of_what_it_takes() -> None:
    titled = act("add", {"host"}, title=T("Add a wish"))
    flow = Flow("x", T("X"), acts=(titled,), told={"name": T("the name")})
    adding(flow)
    with pytest.raises(Unreadable) as refused:
        flow.commands["add"].read({"wishes": [], "on": "2026-11-23", "name": "x" * 81, "pin": "1"})
    told = Words("en")(refused.value.no.text)
    assert told == "“Add a wish” cannot take this: the name: at most 80 characters."


@pytest.mark.rule("COM-05")
def test_personal_text_is_sealed_and_a_secret_is_never_written() -> None:
    flow = a_flow()
    adding(flow)
    command = flow.commands["add"]
    args = {"wishes": [{"dish": "d1", "said": "少辣"}], "on": "2026-11-23", "name": "甲", "pin": "402817"}
    read = command.values(command.read(args))
    found = list(privates(read))
    assert [p.text for p in found] == ["少辣"]
    assert "少辣" not in repr(read)
    found[0].keep("p0", "salt")
    row = json.dumps(command.arguments.model_construct(**read).model_dump(mode="json"), ensure_ascii=False)
    assert "少辣" not in row
    assert "402817" not in row
    assert '"$private": "p0"' in row


@pytest.mark.rule("COM-05")
@pytest.mark.parametrize("hint", [str, tuple[str, ...], list[str] | None, float])
def test_a_bare_text_is_refused_at_import(hint: object) -> None:
    flow = a_flow()

    def add(do: object, name: object) -> None:
        """Take a name."""

    add.__annotations__["name"] = hint
    with pytest.raises(TypeError, match="say what it is"):
        does(flow)(add)


@pytest.mark.rule("COM-03")
def test_the_schema_tells_what_is_personal() -> None:
    flow = a_flow()
    adding(flow)
    schema = flow.commands["add"].schema()
    assert schema["properties"]["pin"]["x-secret"] is True
    assert schema["$defs"]["Wish"]["properties"]["said"]["anyOf"][0]["x-private"] is True
    assert set(schema["required"]) == {"wishes", "on", "name", "pin"}


def test_an_undeclared_act_and_a_missing_subject_are_refused_at_import() -> None:
    flow = a_flow()

    def unheard(do: object) -> None:
        """Nothing."""

    def look(do: object, table: Code) -> None:
        """Nothing."""

    with pytest.raises(TypeError, match="declares no act"):
        does(flow)(unheard)
    with pytest.raises(TypeError, match="no argument"):
        does(flow)(look)


@pytest.mark.rule("COM-04")
def test_ids_are_derived_from_the_command() -> None:
    assert derived("c-1", 1) == derived("c-1", 1)
    assert len({derived(c, k) for c in ("c-1", "c-2") for k in range(50)}) == 100
    for bad in ("", "a b", "名", "x" * 65, "-a"):
        with pytest.raises(ValueError, match="not an id"):
            Id(bad)


def bare(dish: object) -> str:
    return ""


def personal(dish: object) -> Private | None:
    return None


def left(dish: object) -> int | None:
    return 3


@pytest.mark.rule("COM-05", "COM-06")
@pytest.mark.parametrize("read", [bare, personal])
def test_what_an_act_relies_on_is_plain(read: Callable[..., object]) -> None:
    flow = Flow("x", T("X"), acts=(act("look", {"host"}, dish=there, relies=(read,)),))

    def look(do: object, dish: DishId) -> None:
        """Look at a dish."""

    with pytest.raises(TypeError, match=f"relies on {read.__name__}"):
        does(flow)(look)


@pytest.mark.rule("COM-06")
def test_only_what_an_act_relies_on_can_have_been_seen() -> None:
    flow = Flow("x", T("X"), acts=(act("look", {"host"}, dish=there, relies=(left,)),))

    @does(flow)
    def look(do: object, dish: DishId) -> None:
        """Look at a dish."""

    command = flow.commands["look"]
    assert command.schema()["x-seen"]["properties"].keys() == {"left"}
    assert command.read_seen({}).model_fields_set == set()
    assert command.read_seen({"left": None}).model_dump(exclude_unset=True) == {"left": None}
    for seen, place, fault in (
        ({"lefft": 3}, "seen/lefft", "nobody asks for it"),
        ({"left": "张三丰"}, "seen/left", "a whole number is asked for"),
        ({"left": 2**63}, "seen/left", "less than {lt}"),
        ({"left": True}, "seen/left", "a whole number is asked for"),
    ):
        with pytest.raises(Unreadable) as refused:
            command.read_seen(seen)
        [told] = refused.value.no.args["faults"]
        assert (told.args["place"], told.args["fault"].message) == (place, fault)
        assert "张三丰" not in str(refused.value.no.args)
