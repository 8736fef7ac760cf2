"""The measures of beasts on four legs and of birds: one body plan each, told apart by a few numbers and colour words.

Shoulder heights and lengths of the species follow field guides (D. W. Macdonald, "The Princeton Encyclopedia of Mammals", 2009),
rounded; `creatures` draws them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Beast:
    """An animal on four legs, in shares of its body's length.

    Args:
        words: Other names.
        height: To the top of the box [m], the length and width follow from the shape.
        fur: Colour word of the coat, then of belly and muzzle, then of hooves, nose or markings.
        body: Radii at the rump, the belly and the chest.
        legs: Length, radius above, radius below.
        neck: Length, angle above the horizontal [degrees], radius.
        head: Radius of the skull, length and radius of the muzzle.
        ears: "point", "flap", "round", "long", "leaf" or "fan".
        tail: "thin", "tuft", "bushy", "curly", "short", "horse" or "none".
        extras: "mane", "trunk", "horns", "goat", "ram", "antlers", "ossicones", "rhino", "hump", "stripes", "spots", "patches",
            "wool", "snout", "hooves", "claws", "crest", "spines", "mask", "sits".
    """

    words: str
    height: float
    fur: tuple[str, str, str]
    body: tuple[float, float, float]
    legs: tuple[float, float, float]
    neck: tuple[float, float, float]
    head: tuple[float, float, float]
    ears: str = "point"
    tail: str = "thin"
    extras: str = ""

    def has(self, *words: str) -> bool:
        """Whether it has any of these extras."""
        return any(w in self.extras.split() for w in words)


BEASTS: dict[str, Beast] = {
    "dog": Beast(
        "puppy, labrador, golden retriever, hound, beagle, terrier, husky, german shepherd, "
        "poodle, bulldog, dalmatian, corgi",
        0.62, ("camel", "cream", "black"), (0.2, 0.2, 0.24), (0.5, 0.085, 0.055), (0.3, 50, 0.14), (0.16, 0.2, 0.085), "flap", "bushy",
    ),
    "cat": Beast(
        "kitten, house cat, tabby cat, tabby, siamese cat, persian cat",
        0.34, ("grey", "white", "dark grey"), (0.19, 0.19, 0.19), (0.42, 0.075, 0.05), (0.2, 45, 0.11), (0.17, 0.09, 0.08), "point", "thin", "stripes",
    ),
    "horse": Beast(
        "pony, stallion, mare, foal, donkey, mule",
        1.75, ("chestnut", "brown", "black"), (0.21, 0.2, 0.23), (0.62, 0.085, 0.045), (0.5, 52, 0.12), (0.12, 0.3, 0.075), "leaf", "horse", "mane hooves",
    ),
    "unicorn": Beast(
        "",
        1.8, ("white", "white", "gold"), (0.21, 0.2, 0.23), (0.62, 0.085, 0.045), (0.5, 52, 0.12), (0.12, 0.3, 0.075), "leaf", "horse", "mane hooves unicorn",
    ),
    "cow": Beast(
        "bull, ox, calf, cattle, dairy cow",
        1.45, ("white", "light pink", "black"), (0.25, 0.27, 0.26), (0.42, 0.09, 0.055), (0.28, 25, 0.16), (0.15, 0.26, 0.11), "flap", "tuft", "horns patches hooves",
    ),
    "bison": Beast(
        "buffalo, yak, water buffalo",
        1.75, ("dark brown", "brown", "black"), (0.22, 0.26, 0.36), (0.36, 0.09, 0.055), (0.2, 5, 0.22), (0.18, 0.2, 0.12), "flap", "tuft", "horns hump hooves mane",
    ),
    "pig": Beast(
        "hog, piglet, swine, boar, wild boar, warthog",
        0.75, ("light pink", "pink", "dark pink"), (0.27, 0.3, 0.27), (0.24, 0.09, 0.06), (0.1, 10, 0.22), (0.21, 0.2, 0.11), "flap", "curly", "snout hooves",
    ),
    "sheep": Beast(
        "lamb, ewe",
        0.85, ("cream", "charcoal", "black"), (0.27, 0.29, 0.27), (0.38, 0.06, 0.045), (0.2, 40, 0.14), (0.13, 0.17, 0.08), "flap", "short", "wool hooves",
    ),
    "ram": Beast(
        "bighorn",
        1.0, ("cream", "beige", "charcoal"), (0.26, 0.28, 0.27), (0.42, 0.06, 0.045), (0.24, 45, 0.15), (0.14, 0.18, 0.09), "flap", "short", "wool hooves ram",
    ),
    "goat": Beast(
        "billy goat, ibex",
        0.9, ("off white", "cream", "charcoal"), (0.21, 0.23, 0.22), (0.48, 0.07, 0.045), (0.32, 50, 0.11), (0.12, 0.2, 0.075), "flap", "short", "goat hooves beard",
    ),
    "deer": Beast(
        "reindeer, stag, elk, caribou, doe, fawn, antelope, gazelle",
        1.6, ("caramel", "cream", "black"), (0.19, 0.19, 0.2), (0.6, 0.075, 0.035), (0.48, 58, 0.09), (0.11, 0.22, 0.065), "leaf", "short", "antlers hooves",
    ),
    "moose": Beast(
        "",
        2.3, ("dark brown", "brown", "black"), (0.22, 0.25, 0.3), (0.62, 0.08, 0.045), (0.3, 35, 0.15), (0.14, 0.34, 0.11), "leaf", "short", "antlers hooves hump",
    ),
    "giraffe": Beast(
        "",
        4.6, ("mustard", "cream", "brown"), (0.26, 0.25, 0.29), (1.0, 0.1, 0.05), (1.35, 66, 0.15), (0.13, 0.28, 0.08), "leaf", "tuft", "ossicones spots hooves mane",
    ),
    "zebra": Beast(
        "",
        1.55, ("white", "white", "black"), (0.22, 0.22, 0.23), (0.52, 0.085, 0.045), (0.45, 50, 0.12), (0.12, 0.28, 0.075), "leaf", "tuft", "stripes mane hooves",
    ),
    "camel": Beast(
        "dromedary, bactrian camel",
        2.2, ("tan", "camel", "brown"), (0.22, 0.24, 0.24), (0.68, 0.085, 0.05), (0.62, 35, 0.1), (0.12, 0.26, 0.075), "round", "tuft", "hump hooves",
    ),
    "llama": Beast(
        "alpaca",
        1.75, ("cream", "off white", "charcoal"), (0.25, 0.26, 0.26), (0.5, 0.08, 0.05), (0.62, 74, 0.11), (0.12, 0.18, 0.075), "long", "short", "wool hooves",
    ),
    "elephant": Beast(
        "african elephant, indian elephant, mammoth",
        3.0, ("grey", "light grey", "ivory"), (0.33, 0.36, 0.34), (0.52, 0.13, 0.115), (0.12, 20, 0.24), (0.26, 0.1, 0.16), "fan", "tuft", "trunk",
    ),
    "rhinoceros": Beast(
        "rhino",
        1.7, ("grey", "light grey", "stone"), (0.26, 0.28, 0.27), (0.28, 0.11, 0.085), (0.18, 0, 0.2), (0.17, 0.28, 0.13), "leaf", "tuft", "rhino",
    ),
    "hippopotamus": Beast(
        "hippo",
        1.5, ("taupe", "dusty rose", "taupe"), (0.3, 0.33, 0.31), (0.2, 0.11, 0.09), (0.1, 5, 0.26), (0.21, 0.26, 0.19), "round", "short",
    ),
    "lion": Beast(
        "lioness, cougar, puma, mountain lion",
        1.15, ("honey", "cream", "brown"), (0.2, 0.19, 0.24), (0.4, 0.09, 0.065), (0.22, 40, 0.17), (0.17, 0.14, 0.1), "round", "tuft", "mane",
    ),
    "tiger": Beast(
        "bengal tiger",
        1.05, ("orange", "white", "black"), (0.2, 0.19, 0.23), (0.38, 0.09, 0.065), (0.22, 30, 0.15), (0.17, 0.13, 0.1), "round", "thin", "stripes",
    ),
    "leopard": Beast(
        "cheetah, jaguar, panther, lynx, bobcat",
        0.9, ("amber", "cream", "dark brown"), (0.18, 0.17, 0.21), (0.45, 0.08, 0.055), (0.24, 35, 0.12), (0.14, 0.11, 0.085), "round", "thin", "spots",
    ),
    "wolf": Beast(
        "coyote, jackal, hyena, dingo",
        0.9, ("slate grey", "light grey", "black"), (0.18, 0.18, 0.24), (0.5, 0.08, 0.05), (0.28, 35, 0.15), (0.15, 0.22, 0.08), "point", "bushy",
    ),
    "fox": Beast(
        "red fox, arctic fox",
        0.48, ("burnt orange", "white", "black"), (0.17, 0.17, 0.19), (0.42, 0.065, 0.045), (0.24, 40, 0.12), (0.14, 0.2, 0.06), "point", "bushy", "tip",
    ),
    "bear": Beast(
        "grizzly bear, grizzly, brown bear, polar bear, black bear",
        1.3, ("brown", "camel", "black"), (0.29, 0.3, 0.29), (0.34, 0.12, 0.1), (0.16, 25, 0.2), (0.2, 0.18, 0.1), "round", "short",
    ),
    "panda": Beast(
        "giant panda, panda bear",
        1.0, ("white", "white", "black"), (0.3, 0.31, 0.29), (0.3, 0.12, 0.1), (0.14, 25, 0.2), (0.22, 0.13, 0.1), "round", "short", "panda",
    ),
    "rabbit": Beast(
        "hare, bunny rabbit",
        0.36, ("fawn", "white", "pink"), (0.29, 0.27, 0.21), (0.2, 0.08, 0.06), (0.16, 48, 0.14), (0.18, 0.09, 0.1), "long", "short", "haunch",
    ),
    "squirrel": Beast(
        "chipmunk",
        0.28, ("rust", "cream", "black"), (0.24, 0.22, 0.18), (0.22, 0.07, 0.045), (0.15, 50, 0.12), (0.16, 0.1, 0.08), "point", "plume", "haunch",
    ),
    "hamster": Beast(
        "guinea pig, gerbil, mole",
        0.14, ("honey", "white", "pink"), (0.31, 0.33, 0.3), (0.12, 0.07, 0.05), (0.06, 20, 0.26), (0.24, 0.08, 0.1), "round", "none",
    ),
    "rat": Beast(
        "field mouse, house mouse, live mouse",
        0.11, ("grey", "light grey", "pink"), (0.25, 0.25, 0.2), (0.13, 0.05, 0.035), (0.12, 15, 0.16), (0.16, 0.17, 0.06), "round", "thin",
    ),
    "hedgehog": Beast(
        "porcupine",
        0.16, ("brown", "beige", "black"), (0.3, 0.33, 0.28), (0.12, 0.06, 0.045), (0.08, 0, 0.2), (0.17, 0.2, 0.06), "round", "none", "spines",
    ),
    "raccoon": Beast(
        "red panda, badger, skunk",
        0.42, ("grey", "light grey", "black"), (0.26, 0.26, 0.23), (0.28, 0.075, 0.055), (0.16, 30, 0.16), (0.18, 0.15, 0.07), "round", "bushy", "mask stripes",
    ),
    "beaver": Beast(
        "otter, weasel, ferret, capybara",
        0.42, ("brown", "camel", "black"), (0.3, 0.3, 0.25), (0.16, 0.08, 0.06), (0.1, 25, 0.2), (0.18, 0.13, 0.1), "round", "thin",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Bird:
    """A bird, in shares of its body's length.

    Args:
        words: Other names.
        height: [m].
        colours: Colour words of back and wings, of the breast, of the head, of beak and legs.
        tilt: Angle of the body above the horizontal [degrees].
        plump: Radius of the body.
        neck: Length and radius.
        head: Radius.
        beak: Length, radius, and "straight", "hook", "flat" or "down".
        legs: Length; short ones are thick.
        tail: Length, and "fan", "plain", "cock" or "train".
        extras: "comb", "crest", "tufts" or "sleek".
    """

    words: str
    height: float
    colours: tuple[str, str, str, str]
    tilt: float
    plump: float
    neck: tuple[float, float]
    head: float
    beak: tuple[float, float, str]
    legs: float
    tail: tuple[float, str]
    extras: str = ""


BIRDS: dict[str, Bird] = {
    "chicken": Bird(
        "hen, chick",
        0.42, ("brown", "caramel", "brown", "mustard"), 18, 0.34, (0.3, 0.15), 0.15, (0.12, 0.05, "straight"), 0.36, (0.4, "cock"), "comb",
    ),
    "rooster": Bird(
        "cockerel",
        0.55, ("rust", "dark green", "honey", "mustard"), 28, 0.32, (0.36, 0.15), 0.14, (0.12, 0.05, "straight"), 0.42, (0.6, "cock"), "comb",
    ),
    "duck": Bird(
        "mallard, drake, duckling",
        0.36, ("brown", "beige", "dark green", "orange"), 8, 0.33, (0.28, 0.12), 0.17, (0.22, 0.08, "flat"), 0.16, (0.25, "plain"),
    ),
    "goose": Bird(
        "geese",
        0.75, ("white", "white", "white", "orange"), 14, 0.32, (0.68, 0.1), 0.14, (0.2, 0.07, "flat"), 0.24, (0.22, "plain"),
    ),
    "swan": Bird(
        "",
        0.95, ("white", "white", "white", "orange"), 6, 0.33, (0.95, 0.085), 0.12, (0.2, 0.06, "flat"), 0.1, (0.3, "plain"), "curved",
    ),
    "turkey": Bird(
        "turkey bird, live turkey",
        0.9, ("dark brown", "brown", "red", "beige"), 22, 0.38, (0.36, 0.1), 0.11, (0.12, 0.04, "down"), 0.34, (0.7, "fan"),
    ),
    "peacock": Bird(
        "peafowl",
        1.3, ("peacock", "royal blue", "royal blue", "grey"), 20, 0.27, (0.55, 0.1), 0.12, (0.13, 0.04, "straight"), 0.5, (1.9, "train"), "crest",
    ),
    "parrot": Bird(
        "macaw, cockatoo, budgie, parakeet, canary",
        0.36, ("red", "red", "red", "black"), 62, 0.24, (0.1, 0.16), 0.19, (0.17, 0.09, "hook"), 0.12, (0.8, "plain"), "colours",
    ),
    "owl": Bird(
        "barn owl, snowy owl",
        0.42, ("brown", "tan", "brown", "mustard"), 78, 0.32, (0.04, 0.25), 0.29, (0.1, 0.05, "hook"), 0.1, (0.3, "plain"), "tufts eyes",
    ),
    "eagle": Bird(
        "hawk, falcon, vulture, condor, buzzard, bald eagle",
        0.85, ("dark brown", "brown", "white", "mustard"), 52, 0.26, (0.18, 0.14), 0.16, (0.18, 0.07, "hook"), 0.2, (0.45, "plain"),
    ),
    "crow": Bird(
        "raven, blackbird, magpie, jackdaw",
        0.42, ("black", "black", "black", "charcoal"), 25, 0.24, (0.16, 0.14), 0.16, (0.22, 0.055, "straight"), 0.26, (0.45, "plain"),
    ),
    "pigeon": Bird(
        "dove, sparrow, robin, songbird, bird, bluebird, finch, hummingbird, woodpecker, cuckoo, nightingale",
        0.22, ("slate grey", "light grey", "slate blue", "salmon"), 22, 0.29, (0.14, 0.14), 0.17, (0.12, 0.04, "straight"), 0.22, (0.4, "plain"),
    ),
    "seagull": Bird(
        "gull, albatross",
        0.45, ("light grey", "white", "white", "mustard"), 12, 0.25, (0.18, 0.14), 0.16, (0.2, 0.05, "down"), 0.24, (0.3, "plain"),
    ),
    "pelican": Bird(
        "toucan, hornbill",
        1.0, ("white", "white", "white", "orange"), 25, 0.3, (0.5, 0.1), 0.15, (0.62, 0.075, "down"), 0.22, (0.2, "plain"),
    ),
    "flamingo": Bird(
        "pink flamingo, lawn flamingo, plastic flamingo",
        1.3, ("pink", "salmon pink", "pink", "black"), 15, 0.28, (1.0, 0.06), 0.11, (0.2, 0.055, "down"), 1.35, (0.22, "plain"), "curved",
    ),
    "heron": Bird(
        "stork, crane bird, ibis, egret",
        1.1, ("slate grey", "light grey", "white", "mustard"), 22, 0.24, (0.75, 0.065), 0.1, (0.36, 0.035, "straight"), 1.0, (0.25, "plain"), "crest",
    ),
    "ostrich": Bird(
        "emu",
        2.3, ("black", "charcoal", "dusty rose", "dusty rose"), 8, 0.36, (1.0, 0.07), 0.11, (0.14, 0.05, "flat"), 1.1, (0.3, "plain"),
    ),
    "penguin": Bird(
        "king penguin, emperor penguin",
        0.95, ("charcoal", "white", "black", "orange"), 86, 0.27, (0.02, 0.2), 0.19, (0.16, 0.04, "down"), 0.03, (0.12, "plain"), "sleek",
    ),
}  # fmt: skip


ASPECT: dict[str, tuple[float, float]] = {
    "dog": (1.927, 0.448), "cat": (2.063, 0.418), "horse": (1.444, 0.342), "unicorn": (1.389, 0.329),
    "cow": (1.914, 0.579), "bison": (1.959, 0.673), "pig": (2.291, 0.76), "sheep": (1.812, 0.78),
    "ram": (1.477, 0.609), "goat": (1.252, 0.334), "deer": (0.95, 0.418), "moose": (1.087, 0.462),
    "giraffe": (0.812, 0.216), "zebra": (1.532, 0.379), "camel": (1.545, 0.356), "llama": (1.019, 0.407),
    "elephant": (1.432, 1.055), "rhinoceros": (2.454, 0.713), "hippopotamus": (2.222, 0.754), "lion": (1.632, 0.619),
    "tiger": (2.407, 0.555), "leopard": (2.249, 0.48), "wolf": (2.038, 0.453), "fox": (2.252, 0.41),
    "bear": (1.86, 0.678), "panda": (1.832, 0.7), "rabbit": (1.489, 0.523), "squirrel": (1.639, 0.412),
    "hamster": (1.999, 0.809), "rat": (3.54, 0.836), "hedgehog": (2.053, 1.145), "raccoon": (2.491, 0.662),
    "beaver": (2.829, 0.808), "chicken": (1.13, 0.475), "rooster": (1.077, 0.414), "duck": (1.392, 0.64),
    "goose": (1.045, 0.444), "swan": (1.191, 0.466), "turkey": (0.955, 0.951), "peacock": (0.729, 1.397),
    "parrot": (0.751, 0.318), "owl": (0.515, 0.45), "eagle": (0.89, 0.408), "crow": (1.244, 0.445),
    "pigeon": (1.181, 0.536), "seagull": (1.382, 0.527), "pelican": (1.231, 0.434), "flamingo": (0.598, 0.217),
    "heron": (0.697, 0.22), "ostrich": (0.677, 0.297), "penguin": (0.48, 0.452),
}  # fmt: skip
"""Depth and width over height, as `proportions` measures them."""
