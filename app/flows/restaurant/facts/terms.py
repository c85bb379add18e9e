"""What the trade's fixed things are called, once for sentences, screens and papers."""

from collections.abc import Mapping

from app.flows.restaurant.facts.care import AwayTick, Mark, TableTick
from app.flows.restaurant.facts.kinds import (
    Allergen,
    AtServing,
    ClearingTick,
    Course,
    Drink,
    Ground,
    ServingPlace,
    WhyGiven,
    WhyReturned,
)
from app.kernel.text import T, Text

COURSES: Mapping[Course, Text] = {
    Course.SET: T("Set menu", "course"),
    Course.TEA: T("Tea", "course"),
    Course.DRINK: T("Drinks", "course"),
    Course.TOBACCO: T("Tobacco", "course"),
    Course.COLD: T("Cold dishes", "course"),
    Course.PREMIUM: T("Premium dishes", "course"),
    Course.HOT: T("Hot dishes", "course"),
    Course.SOUP: T("Soup", "course"),
    Course.VEGETABLE: T("Vegetables", "course"),
    Course.STAPLE: T("Staples", "course"),
    Course.DESSERT: T("Dessert", "course"),
    Course.FRUIT: T("Fruit", "course"),
}
ALLERGENS: Mapping[Allergen, Text] = {
    Allergen.PEANUT: T("peanuts"),
    Allergen.NUTS: T("nuts"),
    Allergen.SHELLFISH: T("shellfish"),
    Allergen.FISH: T("fish"),
    Allergen.EGG: T("egg"),
    Allergen.MILK: T("milk"),
    Allergen.SOY: T("soy"),
    Allergen.WHEAT: T("wheat"),
    Allergen.SESAME: T("sesame"),
}
DRINKS: Mapping[Drink, Text] = {
    Drink.PLAIN: T("any other drink"),
    Drink.LIQUOR: T("liquor"),
    Drink.RICE_WINE: T("rice wine"),
    Drink.WINE: T("wine"),
}
CLEARING: Mapping[ClearingTick, Text] = {
    ClearingTick.DEVICES: T("Television, air conditioning, devices off"),
    ClearingTick.FLAMES: T("Open flames out"),
    ClearingTick.FLOOR: T("No cigarette end on the floor or under the table"),
    ClearingTick.NAPKINS: T("Napkins"),
    ClearingTick.GLASSES: T("Glasses"),
    ClearingTick.CUPS: T("Tea cups"),
    ClearingTick.BONE_PLATES: T("Bone plates"),
    ClearingTick.DISPLAY_PLATES: T("Display plates"),
    ClearingTick.TURNTABLE: T("Turntable wiped"),
    ClearingTick.CLOTH: T("Tablecloth folded in"),
}
AT_TABLE: Mapping[TableTick, Text] = {
    TableTick.ASKED: T("Asked to the table: ladies first, guests before hosts"),
    TableTick.CHAIRS: T("Chairs drawn for host and guest of honour"),
    TableTick.NAPKINS: T("Napkins opened, from the right"),
    TableTick.SNACKS: T("Starter snacks put down and named"),
    TableTick.DRINKS: T("Ordered drinks shown"),
}
AWAY: Mapping[AwayTick, Text] = {
    AwayTick.LARGE: T("Large plates"),
    AwayTick.SMALL: T("Small plates"),
    AwayTick.GLASS: T("The guests' glasses, on a tray of their own"),
    AwayTick.SILVER: T("Silver, on a tray of its own"),
    AwayTick.PORCELAIN: T("Porcelain, on a tray of its own"),
    AwayTick.TURNTABLE: T("Turntable clean"),
}
MARKS: Mapping[Mark, Text] = {
    Mark.TEA: T("Tea", "service"),
    Mark.DRINK: T("Drink poured"),
    Mark.BONE_PLATES: T("Bone plates", "service"),
    Mark.SOUP_BOWLS: T("Soup bowls"),
    Mark.ASHTRAY: T("Ashtray"),
    Mark.TOWEL: T("Hot towel"),
    Mark.GLASSES: T("Empty glasses taken"),
    Mark.HOT_TEA: T("Hot tea"),
    Mark.FRUIT_LAID: T("Fruit and tea ready"),
    Mark.PLATES_THIRD: T("Bone plates a third full"),
    Mark.BUTT: T("A cigarette end"),
    Mark.TOWEL_COLD: T("Towel cold or soiled"),
    Mark.LIQUOR_LOW: T("Liquor down to 2 liang"),
    Mark.NOBODY_EATS: T("Nobody eats any more"),
    Mark.NO_MORE: T("No more of a drink"),
    Mark.ANOTHER_BOTTLE: T("Another bottle"),
    Mark.NO_BOTTLE: T("No other bottle"),
    Mark.STAPLES_OFFERED: T("Staples offered"),
    Mark.CLEAR: T("Clear or pack"),
    Mark.PACK: T("Pack what is left"),
    Mark.GO_ON: T("They go on eating"),
}
SERVING_PLACES: Mapping[ServingPlace, Text] = {
    ServingPlace.DEPUTY_HOST: T("Beside the deputy host"),
    ServingPlace.DOOR: T("On the side of the door"),
    ServingPlace.AISLE: T("On the side of the aisle"),
}
AT_SERVING: Mapping[AtServing, Text] = {
    AtServing.AGREED: T("So many portions agreed"),
    AtServing.CLEARED: T("Places cleared"),
    AtServing.LAID: T("Knife and fork laid"),
    AtServing.BY_TWO: T("Brought by two"),
    AtServing.ALONE: T("Brought by one, nobody was free"),
    AtServing.PORTIONED: T("Portioned"),
    AtServing.WHOLE: T("Left whole"),
    AtServing.WARMED: T("Warmed before the call"),
}
RETURNED: Mapping[WhyReturned, Text] = {
    WhyReturned.FEWER: T("fewer guests came"),
    WhyReturned.CHANGED_MIND: T("the guest does not want it"),
    WhyReturned.SLOW: T("it took too long"),
    WhyReturned.QUALITY: T("something is wrong with it"),
    WhyReturned.MISTAKE: T("taken down wrongly"),
    WhyReturned.CANNOT: T("the kitchen cannot make it"),
    WhyReturned.FELL: T("it fell"),
    WhyReturned.OTHER: T("another reason"),
}
GIVEN: Mapping[WhyGiven, Text] = {
    WhyGiven.SORRY: T("sorry for the wait"),
    WhyGiven.QUALITY: T("something was wrong with it"),
    WhyGiven.CELEBRATION: T("a birthday, a feast"),
    WhyGiven.REGULAR: T("a regular guest"),
    WhyGiven.TASTING: T("to taste"),
    WhyGiven.OTHER: T("another reason"),
}
GROUNDS: Mapping[Ground, Text] = {
    Ground.CONSENT: T("The host agreed"),
    Ground.JUDGEMENT: T("Judged by how fast they eat"),
    Ground.PACKED: T("To be packed"),
}
