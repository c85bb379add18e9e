"""How what the reception form ticks is called, on its page and on its paper."""

from collections.abc import Mapping

from app.flows.dealership.facts.reception import Belonging, CameBy, Clean, Cover, Damage, Lamp, Side
from app.kernel.text import T, Text

COVERS: Mapping[Cover, Text] = {
    Cover.SEAT: T("Seat", "cover"),
    Cover.WHEEL: T("Wheel", "cover"),
    Cover.FLOOR: T("Floor", "cover"),
}
LAMPS: Mapping[Lamp, Text] = {
    Lamp.BATTERY: T("Battery", "warning lamp"),
    Lamp.COOLANT: T("Coolant", "warning lamp"),
    Lamp.BRAKE: T("Brake", "warning lamp"),
    Lamp.OIL: T("Oil", "warning lamp"),
    Lamp.LIGHTS: T("Lights", "warning lamp"),
    Lamp.TYRES: T("Tyres", "warning lamp"),
    Lamp.AIRBAG: T("Airbag", "warning lamp"),
    Lamp.ENGINE: T("Engine", "warning lamp"),
}
BELONGINGS: Mapping[Belonging, Text] = {
    Belonging.LICENCE: T("Vehicle licence"),
    Belonging.BOOKLET: T("Maintenance booklet"),
    Belonging.KEYS: T("Spare key"),
    Belonging.SPARE: T("Spare wheel"),
    Belonging.TOOLS: T("Tools", "belonging"),
    Belonging.VALUABLES: T("Valuables"),
}
DAMAGES: Mapping[Damage, Text] = {
    Damage.SCRATCH: T("Scratch", "damage"),
    Damage.DENT: T("Dent", "damage"),
    Damage.CRACK: T("Crack", "damage"),
    Damage.MISSING: T("Missing", "damage"),
}
CAME_BY: Mapping[CameBy, Text] = {
    CameBy.DRIVEN: T("Driven in", "came by"),
    CameBy.TOWED: T("Towed in", "came by"),
    CameBy.CARRIED: T("On a carrier", "came by"),
    CameBy.ACCIDENT: T("Accident", "came by"),
}
CLEAN: Mapping[Clean, Text] = {
    Clean.CLEAN: T("Clean", "car"),
    Clean.USUAL: T("As usual", "car"),
    Clean.DIRTY: T("Dirty", "car"),
}
SIDES: Mapping[Side, Text] = {
    Side.LEFT: T("Left side", "car"),
    Side.FRONT: T("Front", "car"),
    Side.ROOF: T("Roof", "car"),
    Side.REAR: T("Rear", "car"),
    Side.RIGHT: T("Right side", "car"),
}
