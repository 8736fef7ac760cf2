"""Words that several kinds claim, and the one that has each: what a person most likely means who says no more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from terrazzo.shapes.kinds import Kind

_WINNERS = """
airplane: biplane
armchair: glider
arrow: dart
atm: ticket machine
beach umbrella: parasol
beaker: erlenmeyer flask, flask
boat: canoe, dinghy, kayak, row boat, rowboat
boulder: big rock, stone
bunting: garland
campfire: firepit
camping tent: tent
cat: kitten
chest: travel trunk
clothes hanger: hanger
column: pillar
computer chip: processor
desk: lectern, podium
dog: puppy
doll house: toy house
electronic device: receiver
extension cord: power strip
fireplace: open fire
flag: pennant
fountain: water fountain
glasses: goggle
golf bag: golf club
guitar: lute, mandolin
hanging clothes: t shirt
house model: scale model
jar: potion bottle
knife: kitchen knife
locomotive: steam locomotive
market stall: kiosk, market stand
model ship: model boat, ship in a bottle
monitor: medical monitor
motherboard: circuit board
motorcycle: scooter
measuring device: meter
multimeter: voltmeter
necklace: chain
park bench: garden bench, outdoor bench
pendant lamp: pendant
pet bed: cat bed, dog bed, pet cushion
photocopier: copier, copy machine
printer: fax machine, scanner
pumpkin: squash
rocket: rocket ship, spaceship
router: modem
sailboat: sailing ship
server rack: server
serving cart: trolley
sled: ski, snowboard
spruce tree: fir tree
sun lounger: beach chair, deck chair, lounger
tissue box: tissue
towel rack: towel hook
toy plane: drone
train engine: steam train
treasure chest: pirate chest
truck: dump truck, fire truck
watermelon: melon
wedding cake: tiered cake
"""
"""`kind: words`."""

WINNERS = {
    word.strip(): kind
    for kind, _, words in (line.partition(": ") for line in _WINNERS.strip().splitlines())
    for word in words.split(",")
}
"""Word, as names are compared -> kind."""


def settled(kinds: Mapping[str, Kind], key: Callable[[str], str]) -> dict[str, Kind]:
    """The kinds, each without the words that are another kind's name or that another has.

    Args:
        kinds: By name.
        key: How names are compared.
    """
    names = {key(name): name for name in kinds}

    def kept(kind: Kind) -> Kind:
        own = tuple(
            word
            for word in kind.words
            if names.get(key(word), kind.name) == kind.name and WINNERS.get(key(word), kind.name) == kind.name
        )
        return kind if len(own) == len(kind.words) else replace(kind, words=own)

    return {name: kept(kind) for name, kind in kinds.items()}
