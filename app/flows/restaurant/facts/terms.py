"""What the trade's fixed things are called, once for sentences, screens and papers."""

from collections.abc import Mapping

from app.flows.restaurant.facts.kinds import (
    Allergen,
    ClearingTick,
    Course,
    Drink,
    Ground,
    WhyGiven,
    WhyReturned,
)
from app.kernel.text import T, Text

COURSES: Mapping[Course, Text] = {
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
RETURNED: Mapping[WhyReturned, Text] = {
    WhyReturned.FEWER: T("fewer guests came"),
    WhyReturned.CHANGED_MIND: T("the guest does not want it"),
    WhyReturned.SLOW: T("it took too long"),
    WhyReturned.QUALITY: T("something is wrong with it"),
    WhyReturned.MISTAKE: T("taken down wrongly"),
    WhyReturned.CANNOT: T("the kitchen cannot make it"),
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
}
