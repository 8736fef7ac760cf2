"""Kinds of place, the words for them, and what gives a place away when nobody names it."""

from __future__ import annotations

_PLACES = """
kitchen: kitchen, kitchenette, galley kitchen, cookery, breakfast nook, pantry room, chef's kitchen, cooking area, kitchen area
living room: living room, lounge, family room, sitting room, living area, living space, lounge area, tv room, media room, great room, front room, drawing room, parlour, parlor, sunroom, conservatory, apartment, flat, loft, studio apartment, home theater, home theatre, movie room, movie area, cinema room, seating area, lobby, reception, waiting room, common room
bedroom: bedroom, master bedroom, guest room, guest bedroom, bed room, kids room, kids bedroom, kid's room, children's room, child's room, child room, children room, teen room, dorm room, dormitory, hotel room, sleeping area, boudoir, hospital room
dining room: dining room, dining area, dining space, dining hall, eating area, breakfast room, tasting area, dinner room
bathroom: bathroom, bath room, master bathroom, ensuite, en-suite, washroom, restroom, powder room, shower room, spa, toilet room, wc, lavatory
office: office, home office, study, study room, workspace, work space, workroom, work area, working area, cubicle, meeting room, conference room, boardroom, study area, computer room, den office
playroom: playroom, play room, play area, kids playroom, toy room, rumpus room, kindergarten
nursery: nursery, baby room, baby's room
gaming room: gaming room, game room, games room, gaming den, gaming area, gaming setup room, arcade, man cave, recreation room, rec room
gym: gym, home gym, fitness room, workout room, exercise room, weight room, yoga studio, yoga room, dance studio, fitness area, gym area, meditation room, meditation den, yoga space
laboratory: laboratory, lab, testing lab, test lab, research lab, science lab, computer lab, software lab, software testing lab
studio: studio, art studio, music studio, recording studio, photo studio, design studio, artist studio, craft room, sewing room, music room, craft studio, pottery studio, hobby room, crafting room, photography studio
workshop: workshop, garage, workroom shop, tool room, basement workshop, makerspace, woodshop, shed
classroom: classroom, class room, lecture room, school room, schoolroom, training room
library: library, reading room, home library, book room
shop: shop, store, boutique, bookshop, bookstore, showroom, bakery, barbershop, barber shop, salon, hair salon, market, florist shop, flower shop, pharmacy
cafe: cafe, café, coffee shop, coffeehouse, bistro, tea house, teahouse, tearoom, diner, restaurant, bar room, pub, home bar, bar area, canteen, cafeteria, coffee bar
laundry room: laundry room, laundry, utility room, mudroom, mud room
hallway: hallway, hall, corridor, entryway, entrance hall, foyer, vestibule, landing, entrance area
closet: walk-in closet, dressing room, closet room, storage room, storeroom, walk-in wardrobe
basement: basement, cellar, attic, basement space, basement room
den: den, cat room, pet room
"""

PLACES: dict[str, tuple[str, ...]] = {
    line.split(":")[0]: tuple(w.strip() for w in line.split(":")[1].split(","))
    for line in _PLACES.strip().splitlines()
}
"""Kind of place -> words for it, in the order in which they are told apart; "room" stands for none of them."""

GENERAL = frozenset(("basement", "den", "hallway"))
"""Places that can be any other place too: a "basement workshop" is a workshop, a "gaming den" a gaming room."""

GENERAL_WORDS = frozenset(
    "loft apartment flat studio apartment seating area work area study area movie area play area gaming area bar area kitchen area"
    " living space workspace working area entrance area tasting area eating area cooking area sleeping area fitness area gym area"
    " meditation den".split(" area ")
) | frozenset(
    ("loft", "apartment", "flat", "seating area", "work area", "study area", "movie area", "play area", "workspace", "reception",
     "living space", "entrance area", "lounge area", "living area", "sleeping area", "working area", "study", "lounge", "library", "landing",
     "storage room", "salon", "market", "store", "spa", "shop", "bar area", "dining area")
)  # fmt: skip
"""Words that name a part of a room at least as often as a room, and so never make a second one."""

TELLING: dict[str, tuple[str, ...]] = {
    "kitchen": ("stove", "oven", "refrigerator", "kitchen island", "kitchen cabinet", "kitchen counter", "dishwasher", "sink", "microwave", "range hood"),
    "bathroom": ("toilet", "bathtub", "shower", "vanity", "bath mat", "towel rack", "pedestal sink"),
    "bedroom": ("bed", "nightstand", "bunk bed", "wardrobe", "dresser"),
    "office": ("desk", "office chair", "filing cabinet", "computer"),
    "dining room": ("dining table", "dining chair", "buffet", "chandelier", "sideboard"),
    "gym": ("treadmill", "dumbbell", "yoga mat", "exercise bike", "weight bench"),
    "gaming room": ("gaming chair", "pool table", "arcade machine", "air hockey table", "gaming desk"),
    "playroom": ("play tent", "toy box", "ball pit", "play mat", "puppet theater"),
    "workshop": ("workbench", "tool chest", "pegboard"),
    "living room": ("sofa", "tv", "tv stand", "coffee table", "armchair", "fireplace"),
}  # fmt: skip
"""Place -> kinds that suggest it, the surest first."""


def place_words() -> dict[str, str]:
    """Every word for a place -> the kind of place."""
    return {word: place for place, words in PLACES.items() for word in words}


def guess_place(kinds: list[str]) -> str:
    """The place that kinds of things suggest, "living room" where they suggest none."""
    scores = {
        place: sum(len(telling) - telling.index(k) for k in kinds if k in telling)
        for place, telling in TELLING.items()
    }
    best = max(scores, key=lambda p: scores[p])
    return best if scores[best] else "living room"
