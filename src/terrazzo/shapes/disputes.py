"""Who has a word: a kind has its own name and the names that no other kind claims; words that several claim are shared out here.

Kinds keep all the names they may go by, which customs and scores read; this decides what a person means who says the word alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from terrazzo.errors import ArgumentError
from terrazzo.shapes.kinds import Kind

_SHARED_OUT = """
airplane: airplane, glider
arrow: dart
atm: atm, ticket machine
barber chair: barber chair
bat: bat
beach umbrella: beach umbrella
beaker: beaker
bear: bear
boat: boat, canoe, dinghy, kayak, rowboat
boulder: big rock, boulder, stone
box: box
bunting: garland
bus: trolley
cake: tiered cake
canvas: canvas
cat: cat, kitten
cauldron: cauldron
chest: pirate chest, travel trunk
church pew: church pew
cinema seat: cinema seat
clothes hanger: hanger
column: column
crown: crown
dagger: dagger
desk: lectern, podium
desktop computer: server
dinosaur: dinosaur
dog: dog, puppy
duck: duck
elephant: elephant
extension cord: extension cord, power strip
fireplace: fire pit, open fire
flag: flag
foam pyramid: foam pyramid
fountain: water fountain
fridge: ice box
game console: receiver
gingerbread house: gingerbread house
glasses: goggles
golf bag: golf club
graphics card: circuit board, processor
guitar: lute, mandolin
hanging clothes: t-shirt
hard drive: hard drive
jar: potion bottle
knife block: kitchen knife
koala: koala
lion: lion
locomotive: steam locomotive
log: log
lounge chair: beach chair, deck chair, lounger
market stall: kiosk, market stand
microscope: erlenmeyer flask
mini fridge: mini bar
model ship: model boat, sailing ship, ship in a bottle
monitor: medical monitor
motherboard: motherboard
motorcycle: scooter
multimeter: voltmeter
napkin: tissue
necklace: chain
oscilloscope: oscilloscope
panda: panda
park bench: garden bench, outdoor bench, park bench
pedestal: pillar
pendant lamp: pendant
penguin: penguin
pet bed: cat bed, dog bed, pet bed, pet cushion
photocopier: photocopier
pine tree: pine tree
planter: planter
play tent: tent, toy house
printer: copier, copy machine, fax machine, scanner
pulpit: pulpit
pumpkin: pumpkin
pyramid: pyramid
rabbit: rabbit
robot: robot
rock: rock
rocket: rocket
roulette table: roulette table
router: modem
sailboat: sailboat
sled: ski, skis, snowboard
slot machine: slot machine
spruce tree: fir tree
starfish: starfish
sun lounger: sun lounger
tapestry: pennant
throne: throne
tomato: tomato
towel ring: towel hook
toy figure: scale model
toy kitchen counter: toy kitchen counter
toy plane: biplane, drone
toy rocket: rocket ship, spaceship
toy train: steam train
toy truck: dump truck, fire truck
train engine: train engine
treasure chest: treasure chest
umbrella: parasol, umbrella
unicorn: unicorn
vr headset: vr headset
water bottle: flask
watermelon: melon, squash
wedding cake: wedding cake
witch hat: witch hat
"""
"""`kind: words that it has, though another kind claims them too`."""

SHARED_OUT = {
    word.strip(): kind
    for kind, _, words in (line.partition(": ") for line in _SHARED_OUT.strip().splitlines())
    for word in words.split(",")
}
"""Word that several kinds claim -> the kind that has it."""


def owners(kinds: Mapping[str, Kind], key: Callable[[str], str]) -> dict[str, tuple[str, str]]:
    """Who has each word, whatever the order of the kinds.

    Args:
        kinds: By name; where the kind that should have a word is not among them, the first of the others by name has it.
        key: A name as it is compared.

    Returns:
        Compared word -> (name of the kind, the word as that kind spells it).

    Raises:
        ArgumentError: Several kinds claim a word that is not shared out.
    """
    claims: dict[str, dict[str, str]] = {}
    for kind in kinds.values():
        for word in (kind.name, *kind.words):
            claims.setdefault(key(word), {}).setdefault(kind.name, word)
    ruled = {key(word): kind for word, kind in SHARED_OUT.items()}
    out = {}
    for compared, spelled in claims.items():
        winner = min(spelled)
        if len(spelled) > 1:
            if compared not in ruled:
                several = ", ".join(map(repr, sorted(spelled)))
                word = spelled[winner]
                raise ArgumentError(
                    f"several kinds claim the word {word!r}: {several}; say in shapes/disputes.py which one has it"
                )
            winner = ruled[compared] if ruled[compared] in spelled else winner
        out[compared] = (winner, spelled[winner])
    return out
