"""Closed lists of English words as they are used of rooms: what describes, what binds, what is no thing at all.

Plain data. Names of things are not here: they come from the catalogue and from `taxonomy`.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(p.strip() for p in text.replace("\n", " ").split(","))


SIZES: dict[str, tuple[float, float, float]] = {
    "large": (1.2, 1.25, 1.15), "big": (1.2, 1.25, 1.15), "huge": (1.35, 1.5, 1.3), "oversized": (1.25, 1.35, 1.1),
    "giant": (1.4, 1.5, 1.4), "enormous": (1.4, 1.5, 1.4), "massive": (1.3, 1.45, 1.25), "grand": (1.25, 1.35, 1.25),
    "spacious": (1.2, 1.3, 1.1), "small": (0.8, 0.75, 0.85), "little": (0.8, 0.75, 0.85), "tiny": (0.7, 0.65, 0.7),
    "mini": (0.7, 0.7, 0.7), "miniature": (0.6, 0.6, 0.6), "compact": (0.85, 0.8, 0.9), "petite": (0.8, 0.8, 0.8),
    "tall": (1.0, 1.0, 1.25), "high": (1.0, 1.0, 1.15), "towering": (1.0, 1.0, 1.35), "short": (1.0, 1.0, 0.8), "low": (1.0, 1.0, 0.75),
    "low-profile": (1.0, 1.0, 0.8), "low-slung": (1.0, 1.0, 0.8), "wide": (1.0, 1.3, 1.0), "broad": (1.0, 1.25, 1.0),
    "long": (1.0, 1.35, 1.0), "elongated": (1.0, 1.3, 1.0), "narrow": (0.8, 0.8, 1.0), "slim": (0.75, 0.9, 1.0), "slender": (0.8, 0.8, 1.05),
    "thin": (0.75, 1.0, 1.0), "thick": (1.2, 1.0, 1.0), "deep": (1.2, 1.0, 1.0), "shallow": (0.8, 1.0, 1.0),
    "king-size": (1.0, 1.2, 1.0), "king": (1.0, 1.2, 1.0), "king-sized": (1.0, 1.2, 1.0), "queen": (1.0, 1.0, 1.0), "full-size": (1.0, 0.9, 1.0),
    "twin": (1.0, 0.66, 1.0), "single": (1.0, 0.66, 1.0), "double": (1.0, 1.0, 1.0), "full": (1.0, 0.9, 1.0), "full-length": (1.0, 1.0, 1.4),
    "floor-to-ceiling": (1.0, 1.0, 1.5), "standing-height": (1.0, 1.0, 1.4), "standing": (1.0, 1.0, 1.3), "two-seater": (1.0, 0.8, 1.0),
    "three-seater": (1.0, 1.0, 1.0), "four-seater": (1.0, 1.25, 1.0), "multi-seat": (1.0, 1.15, 1.0), "double-sink": (1.0, 1.4, 1.0),
    "waist-high": (1.0, 1.0, 1.0), "overstuffed": (1.1, 1.05, 1.05), "generous": (1.15, 1.2, 1.05), "extra-large": (1.3, 1.4, 1.2),
    "life-size": (1.3, 1.3, 1.3), "half-height": (1.0, 1.0, 0.6), "medium-sized": (1.0, 1.0, 1.0), "bulky": (1.15, 1.15, 1.1),
}  # fmt: skip
"""Size words -> factors (depth, width, height) on a kind's usual size."""

SIZE_ONLY_FOR: dict[str, frozenset[str]] = {
    word: frozenset(("bed", "bunk bed", "daybed", "mattress", "quilt", "blanket", "crib"))
    for word in ("king", "king-size", "king-sized", "queen", "twin", "single", "double", "full", "full-size")
} | {"standing": frozenset(("desk", "table"))}  # fmt: skip
"""Size words that mean a size only before some kinds: a "twin bed", but not a "single chair" or "standing lamp"."""

SHAPES = _words(
    "round circular square rectangular oval hexagonal octagonal triangular semicircular l-shaped u-shaped curved cylindrical"
    " spherical cube cubic conical angular organic kidney-shaped heart-shaped star-shaped oblong half-moon domed arched"
)

STYLES = _phrases("""
modern, contemporary, minimalist, minimal, minimalistic, scandinavian, nordic, japanese, japandi, zen, rustic, farmhouse, industrial,
bohemian, boho, vintage, retro, mid-century, mid-century modern, art deco, victorian, traditional, classic, classical, baroque,
gothic, coastal, nautical, tropical, mediterranean, moroccan, french, country, cottage, shabby chic, eclectic, futuristic, luxurious,
luxury, elegant, cozy, cosy, airy, warm, serene, tranquil, cheerful, playful, colorful, colourful, formal, casual, sleek, urban, loft,
steampunk, cyberpunk, medieval, oriental, asian, chinese, indian, persian, antique, ornate, opulent, glamorous, chic, whimsical,
transitional, brutalist, tuscan, spanish, english, american, western, parisian, provincial, homely, homey, feminine, masculine,
japanese-style, scandinavian-style, industrial-style, modern-style, tech-styled, bauhaus, memphis, maximalist, farmhouse-style,
bright, simple, plain, stylish, old-fashioned, old, neoclassical, georgian, edwardian, colonial, bohemian-style, rustic-style
""")

MOODS = {
    "sunlit": "sunlit", "sunny": "sunlit", "sun-drenched": "sunlit", "sun-filled": "sunlit", "sunlight": "sunlit", "sun-lit": "sunlit",
    "sun": "sunlit", "bright": "bright", "brightly-lit": "bright", "airy": "bright", "light-filled": "bright", "well-lit": "bright",
    "dim": "dim", "dimly": "dim", "dark": "dim", "gloomy": "dim", "moody": "dim", "somber": "dim", "sombre": "dim", "shadowy": "dim",
    "cozy": "warm", "cosy": "warm", "warm": "warm", "candlelit": "warm", "neon-lit": "neon", "soft": "soft", "lamplit": "warm",
}  # fmt: skip
"""Words of the room's light -> mood words of a brief."""

TIMES = {
    "night": "night", "nighttime": "night", "midnight": "night", "evening": "sunset", "dusk": "sunset", "sunset": "sunset",
    "twilight": "sunset", "dawn": "dawn", "sunrise": "dawn", "morning": "day", "noon": "day", "afternoon": "day", "midday": "day",
    "overcast": "overcast", "cloudy": "overcast", "rainy": "overcast", "rain": "overcast", "foggy": "overcast", "moonlit": "night",
    "moonlight": "night", "daylight": "day", "daytime": "day", "stormy": "overcast", "snowy": "overcast", "golden-hour": "sunset",
}  # fmt: skip

ADJECTIVES = (
    SHAPES
    | frozenset(SIZES)
    | frozenset(MOODS)
    | STYLES
    | _words("""
abstract accented active actual additional adjoining adjustable adorable aged alternate ample ancient armless artisanal artistic attached
attractive authentic automatic bare basic beautiful beloved black bold boxy breezy broken bulbous busy calm calming carved central
charming chipped chunky clean clear clever closed comfortable comfy commercial compact complete complex convenient convertible cool corded
cordless cracked creamy crisp crystal curvy custom cute cylindrical dainty damaged dear decent decorative dedicated delicate delicious
designer detailed different digital dirty distinct distinctive distressed diverse dual durable dusty efficient elaborate elastic
electric electrical electronic elevated empty entire ergonomic essential ethnic everyday exotic expansive expensive exposed exquisite extendable
external extra eye-catching fabulous faint false famous fancy fashionable favorite favourite few fine fixed flat flexible floral fluffy
foldable foldaway folding formal framed fragrant free freestanding free-standing fresh friendly frosted full fun functional funky further fuzzy general
generous genuine geometric gentle glamorous gleaming glossy glowing golden good gorgeous graceful gradient grand great grown growing half-empty
half-full handcrafted handheld handmade handwoven handy hanging happy hard hardcover hardwood harmonious heavy heavy-duty hefty hidden high-backed
high-end high-tech historic hollow horizontal hot iconic identical imported imposing inflatable inner innovative integrated inspiring intense interactive
interesting internal intimate intricate inviting isolated jumbo kids kid-sized knitted knotted lavish leather-bound leafy left lidded light lightweight
live-edge lively living local lone lonely loose lovely low-hanging lower lush luxe magical magnetic main majestic majority manual massive matching matte
mechanical medical medium messy metallic mid middle mobile modest modular moody motorized movable multi-level multi-tier multicolored multicoloured
multifunctional multiple musical mysterious natural nearby nearest neat neon neutral new nice noisy nostalgic notable novel odd official
old open open-plan open-shelf opposite optical orderly ordinary organic original ornamental outer outdoor overgrown overhead overlapping
padded painted pale pastel patterned peaceful perfect personal plaid playful pleasant plush plump polished popular portable posh potted powerful practical
precious precise preferred premium pretty primary prime printed pristine private prominent proper proud public pure purposeful quaint quick quiet
quilted rare raw ready real rear reclaimed reclining recessed recycled refined refreshing regal regular relaxed relaxing reliable
removable repurposed restful rich right rigid robust rolling rolled rotating rough royal rugged rusty sacred safe same
scattered scented sculptural seamless secluded secret secure sectional semi separate serious shabby shaggy shallow shared sharp shiny
shuttered side sideways silent silky similar simple single skinny sleeping sliding sloped smart smooth snug soft solar sole solid soothing sophisticated
special specific spare sparkling sparse spotless squat squishy stackable stacked standard standing static stationary steady steaming sterile stocked
straight strange striking striped strong studded sturdy stunning stylized subtle suitable super supportive surprising suspended swinging swivel swiveling tactical
tailored tapered tasteful tattered tempered textured thematic themed tidy tiered tight tilted timeless top traditional translucent transparent tray-topped tropical trusty tufted
twisted two-tone typical ubiquitous ultra unfinished unique uniform unusual upholstered upper upright upscale upside used useful usual utilitarian
vacant valuable vast velvety versatile vertical vibrant visible visual vivid wall-mounted warm washed weathered weighted welcoming well-equipped well-lit well-organized well-stocked
well-used well-worn whimsical whole wholesome wild winding wireless wise wonderful wooden worn worn-out woven wrought young youthful zany
stainless backlit colorful colourful fiery cushioned lit slatted reference far back adjacent faux vegan fitted built-in wall-hung floating mounted
wet dry ripe juicy frozen raw baked ripe sliced folded crumpled handheld spiral double-sided rgb led pedestal reclinable seated unlit burning lush
""")
)
"""Words that describe and are never things by themselves. (Colours and materials are added from the `materials` room.)"""

ADJECTIVE_ENDINGS = (
    "-style", "-styled", "-shaped", "-like", "-sized", "-size", "-toned", "-colored", "-coloured", "-themed", "-inspired", "-backed",
    "-bound", "-lit", "-mounted", "-hung", "-free", "-proof", "-friendly", "-edge", "-edged", "-top", "-topped", "-front", "-seater",
    "-legged", "-armed", "-door", "-drawer", "-tier", "-tiered", "-piece", "-panel", "-inch", "-foot", "-high", "-wide", "-long", "-covered",
    "-framed", "-filled", "-painted", "-profile", "-duty", "-level", "-light", "-burner", "-person", "-made", "-resistant", "-print",
    "-patterned", "-wood", "-tone", "-accented", "-finished", "-sink", "-width", "-length", "-height", "-year-old", "-scented", "-arm",
)  # fmt: skip

SOFT_ENDINGS = ("ful", "ous", "ish", "ible", "able", "ive", "less", "esque", "ic", "ical", "ian", "ern", "ary", "ular", "ual", "iful", "some")
"""Endings of words that usually describe; only used for words that nobody listed."""

ADVERBS = _words("""
very quite rather really truly slightly extremely incredibly neatly gently carefully perfectly directly just right also too only even
so often always never softly dimly brightly warmly subtly decoratively elegantly comfortably conveniently prominently immediately
respectively simply together apart there here again then perhaps maybe mostly mainly partially partly fully completely entirely evenly
casually proudly quietly slightly symmetrically diagonally vertically horizontally centrally strategically tastefully artfully beautifully
lightly heavily freshly newly nicely tightly loosely somewhat almost nearly about exactly aesthetically please kindly instead however thus
therefore additionally meanwhile finally lastly firstly secondly furthermore moreover overall well once already still yet ideally preferably
underfoot indoors outdoors upstairs downstairs inwards outwards away ahead
""")

COPULAS = _words("is are was were be being been seems seem appears appear looks look feels feel remains remain stays stay becomes become")
AUXILIARIES = _words("can could will would should may might must shall do does did have has had having not n't don't isn't aren't to")

NEUTRAL_VERBS = _words("""
sit sits sitting sat stand stands standing stood rest rests resting rested lie lies lying lay lays laid perch perches perched perching
place places placed placing position positions positioned positioning locate locates located situate situated set sets setting put puts
arrange arranges arranged arranging mount mounts mounted mounting hang hangs hanging hung attach attaches attached fix fixed install
installs installed lean leans leaning leaned leant nestle nestles nestled nestling tuck tucks tucked tucking occupy occupies occupied
occupying scatter scatters scattered strewn spread spreads stack stacks stacked stacking pile piles piled propped prop props sprawl
sprawls sprawled drape drapes draped draping suspend suspends suspended dangle dangles dangling extend extends extending run runs
running stretch stretches stretching fit fits fitted fitting float floats wait waits waiting await awaits remain remains
keep keeps keeping kept leave leaves left anchor anchors anchored anchoring dominate dominates dominated command commands center centers centre
centres centred centered serve serves serving add adds adding provide provides providing provided create creates creating created offer offers
offering give gives giving lend lends bring brings bringing make makes making made complete completes completing completed
complement complements complementing complemented enhance enhances enhancing illuminate illuminates illuminating brighten brightens cast casts casting filter
filters filtering filtered stream streams streaming pour pours pouring shine shines shining glow glows glowing reflect reflects reflecting show
shows showing see seen view use uses used using find finds found put tie ties tied bubble bubbles bubbling overlook overlooks
need needs want wants wanted like love imagine picture design designed build built generate render draw paint give gives
include includes including included included contain feature features featuring featured featured boast boasts boasting comprise comprises comprising present presents
have has had having equip equipped equips furnish furnished furnishes decorate decorates evoke evokes exude exudes invite invites
house houses housing store stores storing hold line lines lined lining divide divides dividing separate separates
separating separated define defines defining connect connects connecting lead leads leading open opens opening arch arches arching
curl curls curled line accent accents accenting spill spills spilling peek peeks glimmer gleam gleams glimmers sparkle sparkles dot dots burn burns
burning play plays playing emit emits emitting blend blends blending balance balances cover covers frame frames framing
welcome welcomes allow allows allowing ensure ensures ensuring facilitate facilitates facilitating encourage encourages affords afford
stored built painted made kept used needed required desired shown displayed exhibited gathered grouped bordering border borders sized looms loom dwell
sprinkled adorn adorns grace graces gracing graced flow flows flowing mirror fold folds roll rolls matches match spans span spanning
reads read reading sleeps sleep sleeping relax relaxing working gathering dining cooking studying storing charge charging wall-mount reach reaches
centered gather gathers greet greets beckon beckons showcase evoking exuding inviting suggest suggests suggesting indicate indicates indicating
""")
"""Verbs that bind a thing to a place only through the words after them, or say nothing of place."""

NON_THINGS = _words("""
absence abundance accent accents accessories accessory accessibility accommodation act action activity activities addition adult adventure advice aesthetic
aesthetics age ages air amenities amount angle appeal appearance appliances architecture area areas aroma arrangement art arts aspect assistance atmosphere attention audience
audience background balance base beauty bedding? belongings blend body boy boys brand breeze brightness build business calm care case? ceremony
chaos character charm chef child children choice city class classmates clean clients climate clutter coffee? collaboration collection color colors colour colours
combination comfort company completion composition computing concentration concept condition conditions connection contrast contrasts convenience conversation conversations cooking cook corner
couple course craft crafting crafts creation creativity crew crowd cuisine culture customers cycle dance date dawn day daylight days decor décor decoration
decorations? dedication depth design designs desire detail details developer difference dining dinner? director discussion display distance dose drawing dream drinks driver dusk
ease east edge education effect efficiency elegance element elements embroidery emphasis employee end energy engagement engineer entertainment enthusiast entry environment equipment
essence essentials evening event everyday everyone everything examination example excitement exercise exhibition existence experience exploration expression extent eye eyes
fabric? fact family fans fantasy fashion fascination feast feature features feel feeling feelings few file? finish finishes finishing fitness flair floor-plan flow focus focal folk food? foot
form form? foundation fragrance freedom freshness friend friends front fun function functionality functions furnishings furnishing furniture future game? games? gathering gatherings gaming gear? generation gentleman girl girls glance glare gleam
glimpse glory glow good goods grace grain grandeur group groups growth guest guests guy habitat hair half hand hands harmony haven head health heart heat height help
hint history hobby hobbies holiday home homework hospitality hospitality hour hours hub hue hues human hustle hygiene idea image images imagination impression inch inches individual
influence information inhabitants inspiration instance instruction intensity interaction interest interior interiors intimacy invitation inclusion item items items job journey joy juxtaposition kid kids kind kindness
kit? knowledge lady laughter layer layers layout learning left leisure length lesson level levels lifestyle life lighting light-filled line lines liveliness living living location look looks lot love luxury
machinery magic maker man manner mass master match material materials meal meals meaning means meditation meeting meetings member memories memory men mess middle mind mindfulness minimalism mist mix mixture mobility mode model? moment
mood morning motif motifs motion movement music name nature need needs neighborhood news night nod noise north nostalgia note? object objects occasion occupants office-work old opportunities opportunity option options
order organisation organization orientation outside outdoors overall owner owners pair palette? pantry? part parts party passion past path pattern? patterns peace people percent perfection person personality perspective
photo? photograph? picture? piece pieces place places plan play player players pleasure plenty point points pop position practicality practice preparation presence presentation press pride print prints privacy production productivity profession professor program
programming project? projects prominence property prospect protection proportion proportions purpose purposes qualities quality quantity quiet radiance rain range reading reach reality rear recipe recovery reflection reflections refreshment refreshments relaxation
relief rest result retreat return rhythm richness ride right role romance row rule rustle safety sake scene scenery scent schedule scheme school science screams screaming season seating seat? seclusion secret section security selection
sensation sense serenity series service session sessions set setting settings setup setups shade shades shadow shadows shape shapes share shelter shine shot show side sides sight silence silhouette simplicity sip size sizes sky sleep
smell snack? snacks? society softness software solitude solution somebody someone something son sophistication sort sound sounds source south space spaces splash spirit sport sports spot spots sprint staff stage standard start statement station? steam step storage story stories
strength stretch structure? student students study studying style styles sub-section subject summer sun sunbeam sunlight sunrise sunset sunshine supplies support supports surface surfaces surrounding surroundings symmetry system? talent task tasks taste team technique technology teen teenager teenagers
temperature tension term test testing testing text texture textures theme themes theory thing things thought thoughts thrill tidiness time times tinge tint today togetherness tone tones tonight top topic touch touches tradition traffic training tranquility transition travel treat trend
trim trio turn twilight twist type types unease unit? unity use user users utility value variety version versatility vibe vibes vibrancy view views vintage visibility visit visitor visitors vision visuals volume wake warmth waste water way weather week weekend weight welcome
well-being wellness west whim whimsy whole width will winter wish woman women wonder wood-grain word words work working workout worker workmanship workflow world worlds yard year years yoga youth zone zones dweller dwelling ambience ambiance
architect artist author baby bather beginner bookworm carpenter ceo chess-player coder collector colleague customer dad dancer dentist designer doctor enthusiasts family-member father fisherman florist footballer gamer gamers gardener grandfather grandma grandmother granny grandpa
gymnast hobbyist journalist lawyer librarian mom mother musician nurse parent parents painter photographer pilot potter programmer reader researcher scholar scientist sewer singer sister teacher tenant toddler traveler tutor writer yogi pixel pixels resolution 3d render rendering dslr
scene-graph everything prompt quality 4k 8k hd photo-realistic realism gathering-place thank thanks hello hi hey favour favor kind-of lots bit piece-of david daniel emily emma john mary sarah tom anna alice bob lucy mike sam sofia
distribution counterpart counterparts backdrop centre center radius midpoint perimeter footprint silhouette sweep trace traces echo echoes play-time playtime bedtime storytime teatime craftsmanship heritage roots maintenance dailies daily chore chores privacy flourish zest ounce
gameplay multitasking socializing streaming lounging napping crafting tinkering brainstorming entertaining gaming-session hosting prep meal-prep storage-space organization utilities amenity
immersion atmosphere-setting showcase highlight highlights anchor-point accentuation counterbalance sanctuary oasis escape hideaway masterpiece personality-filled flavor flavour
""".replace("?", ""))  # fmt: skip
"""Abstract words, people, and names of wholes: never a thing by themselves."""

ABSTRACT_ENDINGS = (
    "ness", "ity", "ment", "ism", "ship", "hood", "ance", "ence", "ency", "ancy", "ology", "graphy", "tude",
    "ation", "ition", "ution", "asion", "ision", "ction",
)  # fmt: skip
"""Endings of words that name no thing; "painting" and "cushion" do not end so."""

PARTS = _words("""
drawer headboard footboard leg handle knob hinge armrest arm backrest back seat base frame panel edge ledge rim top tabletop surface desktop side
lid wheel castor caster button cushioning? upholstery fabric lining trim finish grain pattern print design accent detail detailing spine cover
cubby compartment slat spindle rail rack-space bristle canopy? slot tier rung shelf-space glass-front storage basin? faucet tap integrated-sink
seatback tassel fringe stripe backlight bulb cord cable wire pocket zipper strap shade nozzle spout petal stem trunk branch leaf foliage root
tufting stitching piping skirt apron stretcher countertop worktop butcher-block rollers roller pull keycap lens buckle corner door-panel
""".replace("?", ""))
"""Words for parts of a thing: after "with" they describe it, and are not made by themselves."""

GROUND_PARTS = _words("surface top tabletop desktop countertop worktop edge ledge rim base seat back side end seats arm armrest head mantel")
"""Parts that something may stand on: "on the edge of the bathtub" is on the bathtub."""

ENGLISH = _words("the a an and with of in on to is are there room has two next near by for at from its it one that which")
FOREIGN = _words("""
ein eine einen einem einer der die das den dem und mit ist sind im auf zwei neben zimmer küche un une des le la les du dans et avec deux
sur chambre cuisine salon uno una los las el del con en y cocina habitación dos sala e em com uma um dois quarto cozinha il lo gli nel
cucina camera di da het een en van op met twee kamer keuken och ett med på två rum kök og på værelse i z na w dwa pokój kuchnia jest
и в на с ve bir ile oda mutfak dengan dan yang di sebuah ruang kamar với và một phòng sohva ja keittiö huone kaksi egy és szoba
""")
"""Function words of English, and of other languages in Latin letters, to tell which one a prompt is in."""
FOREIGN_AND_ENGLISH = FOREIGN & _words("a i on in at an die me no to do so i e y di da sala is")
