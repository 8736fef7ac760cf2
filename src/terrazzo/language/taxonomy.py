"""Which catalogue kind comes nearest to a word that the catalogue does not have.

Each line is `candidates: words`: the first candidate that the catalogue knows stands in for the words. `SAME` holds other
names of the same thing and is used silently; `NEAR` holds things of another kind that look alike or do the same job, and the
brief says so. The catalogue's own words always come first, so a kind that is added there is used at once.
"""

from __future__ import annotations

SAME = """
sofa: couch, settee, loveseat, love seat, sectional, divan, sofa bed, sleeper sofa, futon, futon sofa, davenport, chesterfield, lounge sofa, corner sofa, daybed sofa
armchair: sofa chair, easy chair, club chair, accent chair, wingback chair, wing chair, reading chair, lounge chair, recliner, recliner chair, cozy chair, lounger, single sofa, arm chair, papasan chair, egg chair, slipper chair, wingback, tub chair, glider chair, nursing chair
chair: seat, side chair, wooden chair, visitor chair, guest chair, accent seat, student chair, folding chair, cafe chair, bistro chair, desk seat, kitchen chair, kids chair, child chair, garden chair, patio chair, deck chair
dining chair: dinner chair, spindle-back chair, ladder-back chair
office chair: desk chair, swivel chair, rolling chair, task chair, computer chair, ergonomic chair, executive chair, swivel office chair, drafting chair
gaming chair: racing chair, gamer chair, racing-style chair
stool: footrest, step stool, wooden stool, drafting stool, piano stool, milking stool, vanity stool, bath stool, shower stool, lab stool, work stool, saddle stool, kids stool
bar stool: barstool, counter stool, high stool, island stool, kitchen stool
ottoman: footstool, pouf, pouffe, hassock, tuffet, foot stool, pouf ottoman
bean bag: beanbag, bean bag chair, bean bag seat, beanbag chair, beanbag seat
bench: settle, entry bench, bed bench, garden bench, storage bench, seating bench, window bench, hallway bench, locker bench, reading bench
bed: single bed, double bed, queen bed, king bed, twin bed, platform bed, canopy bed, four-poster bed, four poster bed, trundle bed, murphy bed, poster bed, sleigh bed, cot bed, hospital bed, bedstead, full bed, toddler bed, extendable bed, loft bed, captain's bed, bed frame
bunk bed: bunkbed, bunk
crib: cot, baby bed, cradle, bassinet
nightstand: bedside table, night stand, night table, bedside cabinet, bedside stand, bedside drawer, bedside
wardrobe: closet, armoire, clothes cabinet, clothes closet, garderobe, freestanding closet
dresser: chest of drawers, bureau, drawer chest, tallboy, chiffonier, drawer unit, drawers, drawer cabinet, lowboy, commode
desk: writing desk, work desk, study desk, office desk, secretary desk, executive desk, standing desk, school desk, student desk, writing table, roll-top desk, corner desk, kids desk, teacher's desk, bureau desk, laptop desk, vanity desk
computer desk: pc desk, computer table
gaming desk: gamer desk, gaming table, gaming setup desk
table: accent table, multi-purpose table, craft table, round table, folding table, long table, game table, card table, art table, activity table, display table, center table, work surface, refectory table, puzzle table, plant table
dining table: dinner table, kitchen table, breakfast table, farmhouse table, harvest table, trestle table, banquet table, dinette table, dinette
bar table: pub table, high table, high-top table, bistro table, cocktail bar table, poseur table
coffee table: cocktail table, tea table, low table, centre table, living room table, chabudai, kotatsu
side table: end table, accent side table, occasional table, lamp table, corner table, drink table, telephone table, corner side table, pedestal table, sofa side table, plant stand table, tray table
console table: sofa table, hall table, entry table, entryway table, hallway table, console, foyer table, entrance table
tv stand: tv table, tv cabinet, media console, tv console, tv unit, media cabinet, entertainment center, entertainment unit, television stand, media stand, entertainment console, media unit, television cabinet, entertainment stand, tv bench
sideboard: buffet, credenza, buffet cabinet, buffet table, server, dining sideboard, welsh dresser, side board
hutch: china cabinet, china hutch, kitchen dresser, display hutch, dining hutch
display cabinet: curio cabinet, vitrine, trophy cabinet, display case, glass cabinet, showcase, glass display cabinet, curio, display unit, trophy case
bookshelf: bookcase, book shelf, book case, shelving unit, shelf unit, ladder shelf, ladder bookshelf, shelving, open shelving, cube shelf, cubby shelf, bookshelves, book rack, standing shelf, etagere, étagère, bookstand, shelves unit, storage shelf, display shelf, storage rack, metal rack, open shelving unit, ingredient shelf, pantry shelf, library shelf, toy shelf
shelf: shelves, rack shelf, ledge shelf
wall shelf: floating shelf, wall shelves, floating shelves, wall-mounted shelf, hanging shelf, floating ledge, picture ledge, spice shelf, wall rack
cabinet: cupboard, storage cabinet, storage unit, locker cabinet, low cabinet, tall cabinet, linen cabinet, floor cabinet, cabinetry, utility cabinet, bathroom cabinet, storage cupboard, corner cabinet, accent cabinet, shoe cabinet, supply cabinet, storage closet, cabinet unit
wall cabinet: upper cabinet, hanging cabinet, overhead cabinet
medicine cabinet: bathroom mirror cabinet, mirror cabinet
filing cabinet: file cabinet, office cabinet, drawer pedestal, rolling file, pedestal cabinet
wine cabinet: wine cooler cabinet, wine fridge, liquor cabinet
bar cabinet: drinks cabinet, cocktail cabinet, bar unit, minibar
pantry cabinet: pantry, larder, pantry cupboard, pantry unit, tall pantry
chest: trunk, blanket chest, hope chest, storage chest, coffer, footlocker, storage trunk, wooden chest, cedar chest, treasure chest, blanket box
toy box: toy chest, toybox, toy bin, toy basket, toy storage
vanity: bathroom vanity, sink vanity, double vanity, vanity unit, vanity cabinet, vanity sink, washstand, floating vanity
dressing table: vanity table, makeup table, makeup vanity, make-up table, makeup desk
kitchen island: island, island counter, rolling island, island table, prep island
kitchen counter: counter, countertop, kitchen countertop, worktop, base cabinet, kitchen base cabinet, counter unit, kitchen unit, kitchen worktop
kitchen cabinet: kitchen cupboard, kitchen cabinetry
bar counter: bar, wet bar, home bar, reception counter, bar top
reception desk: front desk, checkout counter, cashier desk, shop counter, cash desk, sales counter, service counter
refrigerator: fridge, icebox, fridge freezer, refrigerator freezer, freezer
mini fridge: mini-fridge, minifridge, compact fridge, bar fridge, beverage fridge, mini refrigerator, compact refrigerator, beverage cooler
stove: cooker, range, gas stove, cooking range, hob, cooktop, gas range, electric stove, stovetop, kitchen range, oven range, range cooker
oven: wall oven, built-in oven
range hood: extractor hood, cooker hood, hood, kitchen hood, exhaust hood, vent hood, extractor
microwave: microwave oven
dishwasher: dish washer
washing machine: washer, laundry machine, clothes washer
dryer: tumble dryer, clothes dryer
sink: basin, wash basin, washbasin, kitchen sink, bathroom sink, wall-mounted sink, hand basin, double sink
pedestal sink: pedestal basin
bathtub: tub, soaking tub, bath tub, clawfoot tub, freestanding tub, bath, clawfoot bathtub, jacuzzi, hot tub, whirlpool tub
shower: shower stall, shower cubicle, shower enclosure, shower cabin, shower cabinet, walk-in shower, shower booth, shower cabine, shower unit, glass shower
toilet: wc, toilet bowl, lavatory bowl, commode toilet, loo
towel rack: towel rail, towel bar, towel holder, towel hanger, towel warmer, heated towel rail, towel stand
towel ring: hand towel ring
laundry hamper: hamper, laundry basket, laundry bin, clothes hamper, washing basket
trash can: trash bin, waste bin, wastebasket, waste basket, garbage can, rubbish bin, bin, dustbin, recycling bin, waste paper basket, wastepaper basket, pedal bin, garbage bin, recycle bin
tv: television, flat screen tv, flat-screen tv, smart tv, flatscreen tv, television set, flatscreen, flat screen, flat screen television, tv set, tv screen, television screen, large screen, widescreen tv, oled tv
monitor: computer monitor, computer screen, display monitor, pc monitor, display screen, gaming monitor, widescreen monitor, imac
projection screen: projector screen
screen: big screen
computer tower: pc tower, pc, computer, gaming pc, desktop computer, tower pc, desktop computer tower, computer case, pc case, gaming computer, desktop pc, gaming rig, pc tower case, gaming pc tower, system unit, workstation computer, gaming tower
laptop: notebook computer, macbook, gaming laptop, laptop computer, chromebook
keyboard: computer keyboard, mechanical keyboard, gaming keyboard
mouse: computer mouse, gaming mouse, wireless mouse, ergonomic mouse
mouse pad: mousepad, desk mat, desk pad, mouse mat
tablet: ipad, tablet computer, drawing tablet, graphics tablet
phone: telephone, smartphone, cell phone, cellphone, mobile phone, landline, rotary phone, landline phone, mobile, iphone
speaker: loudspeaker, stereo speaker, bluetooth speaker, smart speaker, soundbar speaker, floor speaker, studio monitor
soundbar: sound bar
headphones: headset, headphone, earphones, gaming headset, earphone, vr headset
game console: gaming console, video game console, console system, playstation, xbox, nintendo switch, games console
game controller: gamepad, controller, gaming controller, joystick, video game controller, console controller
record player: turntable, gramophone, phonograph, vinyl player, vinyl record player
record: vinyl record, vinyl, lp, vinyl album, gramophone record, record album
router: wifi router, wi-fi router, modem, internet router
printer: laser printer, inkjet printer, multifunction printer, office printer
rug: carpet, area rug, floor rug, throw rug, accent rug, runner, runner rug, persian rug, area carpet, floor carpet, kilim
mat: floor mat, tatami mat, tatami, play rug mat
bath mat: bathmat, bath rug, shower mat, bathroom mat, bathroom rug
door mat: doormat, welcome mat, entrance mat
play mat: playmat, foam mat, foam play mat, activity mat, puzzle mat, puzzle play mat, baby mat, crawling mat, play rug
yoga mat: exercise mat, workout mat, gym mat, fitness mat, tumbling mat
curtain: drape, curtains, drapes, window curtain, drapery, sheer curtain, blackout curtain
blind: blinds, window blind, roman shade, roller blind, venetian blinds, window blinds, window shade, roller shade, shade blind
mirror: wall mirror, bathroom mirror, vanity mirror, hanging mirror, makeup mirror, round mirror
floor mirror: standing mirror, full-length mirror, full length mirror, cheval mirror, leaning mirror, dressing mirror
painting: wall art, artwork, wall painting, art piece, canvas, canvas painting, art print, oil painting, picture, wall decor, framed art, framed print, framed artwork, abstract art, watercolor, framed painting, wall picture, abstract painting, canvas print, print, art
poster: wall poster, band poster, movie poster, chart, wall chart, anatomy poster, banner
picture frame: photo frame, framed photo, framed photograph, photograph, photo, framed picture, family photo, frame, portrait frame, photograph frame
clock: wall clock, desk clock, table clock, mantel clock
alarm clock: digital clock, bedside clock, digital alarm clock
map: world map, wall map
chalkboard: blackboard
whiteboard: white board, dry erase board, dry-erase board, marker board
pegboard: peg board, tool board, tool rack
bulletin board: pinboard, corkboard, cork board, notice board, message board, mood board, memo board
table lamp: desk lamp, bedside lamp, reading lamp, night lamp, nightlight, night light, desk light, task lamp, bankers lamp, banker's lamp
desk lamp: task light, architect lamp, anglepoise lamp, study lamp, work lamp
lamp: light
floor lamp: standing lamp, arc lamp, arc floor lamp, tripod lamp, tripod floor lamp, torchiere, floor light, standing light, standard lamp
pendant lamp: pendant light, hanging lamp, hanging light, pendant, pendant lighting, suspended lamp, pendant fixture, drop light, ceiling pendant
ceiling light: ceiling lamp, light fixture, flush mount light, overhead light, ceiling fixture, downlight, recessed light, track light, overhead lamp, ceiling spotlight, lighting fixture, skylight lamp, panel light, led panel
ceiling fan: overhead fan
chandelier: candle chandelier, crystal chandelier, candelabra chandelier
sconce: wall sconce, wall light, wall lamp, sconce light, wall-mounted lamp, wall lantern
spotlight: spot light, stage light, studio light, softbox, track spotlight
string light: fairy light, string lights, fairy lights, led strip, christmas lights, light string, light strip, led strip light, rope light
fan: electric fan, floor fan, desk fan, standing fan, pedestal fan, table fan
air conditioner: ac unit, ac, air conditioning unit, wall ac
radiator: heater, space heater, convector
fireplace: hearth, fire place, mantelpiece, electric fireplace, wood stove, wood-burning stove, gas fireplace, mantel fireplace, pellet stove
pillow: throw pillow, bed pillow, decorative pillow, sofa pillow, scatter cushion, throw cushion, lumbar pillow, accent pillow, bolster, cushion, back cushion, sofa cushion, couch pillow, body pillow
floor cushion: floor pillow, zabuton, seat cushion, meditation cushion, meditation pillow, zafu, floor seat cushion, floor pouf
blanket: throw blanket, throw, quilt, duvet, comforter, bedspread, coverlet, afghan, duvet cover, bed cover, bedding, knit blanket
towel: bath towel, hand towel, face towel, beach towel, washcloth, tea towel, kitchen towel, dish towel, rolled towel, dishcloth, gym towel
napkin: serviette, table napkin, linen napkin, cloth napkin, paper napkin
tablecloth: table cloth, table runner, placemat cloth, table cover
placemat: place mat, table mat
plant: houseplant, house plant, indoor plant, greenery, foliage plant, monstera, palm, palm plant, ficus, snake plant, fiddle leaf fig, rubber plant, tree, potted tree, indoor tree, fern, potted fern, boston fern, floor plant, bamboo plant, bamboo, peace lily, pothos, spider plant, aloe, aloe vera, ivy, philodendron, fig, fig tree, potted palm, dracaena, olive tree, lemon tree, zz plant, potted fig, bonsai, bonsai tree, shrub, bush, areca palm, calathea
potted plant: pot plant, potted houseplant, plant pot, flower pot plant, flowerpot, potted flower, potted greenery, potted bamboo, potted tree plant, planter
hanging plant: hanging planter, hanging pot, hanging basket
succulent: potted succulent, cactus, potted cactus, succulent plant, succulent pot
herb: potted herb, herb pot, basil, rosemary, basil plant, herb plant, mint plant, herb garden
flower: flower bouquet, bouquet, flowers, rose, tulip, lily, sunflower, daisy, peony, fresh flower, dried flower, blossom, bloom, flower arrangement, wildflower, hydrangea, lavender stem, carnation
orchid: potted orchid, orchid plant
vase: flower vase, urn, floor vase, bud vase, amphora, vessel
vase of flowers: flower vase arrangement, floral arrangement, floral centerpiece, flower centerpiece
centerpiece: centrepiece, table centerpiece
christmas tree: xmas tree, holiday tree
candle: pillar candle, tea light, tealight, scented candle, votive candle, votive, wax candle, taper candle, taper
candlestick: candle holder, candle stick, candleholder, candle stand
candelabra: candelabrum, menorah
lantern: paper lantern, candle lantern
incense burner: incense holder, incense
diffuser: reed diffuser, aroma diffuser, essential oil diffuser, oil diffuser, humidifier, aromatherapy diffuser
sculpture: statue, figurine, statuette, figure, abstract sculpture, sculptural piece, ceramic piece, ornament, decorative object, decorative figurine, art sculpture, art object, buddha statue, decorative sculpture, idol, sculptural ceramic piece
bust: stone bust, marble bust, head bust
trophy: award, cup trophy
globe: world globe, desk globe, earth globe
book: novel, textbook, hardcover book, paperback, storybook, story book, cookbook, art book, recipe book, coffee table book, picture book, guidebook, comic book, comic, manual, volume, dictionary, encyclopedia, reference book, mindfulness guide, guide, children's book, law book, diary, bible, album, photo album, yearbook, coloring book, colouring book, ledger, hymnal, reference textbook, hardback, tome, literature
magazine: newspaper, journal magazine, brochure, catalog, catalogue, leaflet, pamphlet, design magazine
notebook: notepad, sketchbook, sketchpad, journal, planner, writing pad, sketch pad, drawing pad, note pad, exercise book, memo pad, clipboard notebook, spiral notebook, sketch book
folder: binder, file folder, brochure folder, file, document folder, portfolio, ring binder
paper: sheet of paper, paper sheet, document, letter, worksheet, paperwork, blueprint, drawing, sheet music, parchment, printout, paper stack, note, sticky note, memo
pen: pencil, ballpoint pen, fountain pen, marker, quill, quill pen, crayon, chalk, stylus, colored pencil, coloured pencil, highlighter, felt-tip pen, chalk stick
pencil holder: pen holder, pencil cup, pen cup, pen set, pencil set, pen pot, paintbrush holder, brush holder, pen stand, pencil case, desk organizer, desk organiser
paintbrush: paint brush, brush, artist's brush
paint jar: paint pot, jar of paint, paint can, paint bucket
easel: art easel, drawing easel, painting easel, wooden easel, painter's easel
drafting table: drawing table, drawing desk, drafting desk, architect table
mug: coffee mug, cup, coffee cup, teacup, tea cup, tea mug, espresso cup, tumbler mug, sippy cup, cup of coffee, cup of tea, mug of coffee, travel mug, beer mug, plastic cup, measuring cup
glass: drinking glass, tumbler, water glass, juice glass, whiskey glass, glass of water, highball glass, cocktail glass, cognac glass, shot glass, beer glass, glass cup, whisky glass, pint glass, glass tumbler, glass of juice
wine glass: goblet, champagne flute, champagne glass, stemware, glass of wine, flute glass
plate: dinner plate, serving plate, platter, charger plate, side plate, dinnerware, serving platter, saucer, dish plate, salad plate, cake plate
bowl: salad bowl, mixing bowl, serving bowl, soup bowl, cereal bowl, decorative bowl, dog bowl, cat bowl, food bowl, pet bowl, water bowl, basin bowl, punch bowl
fruit bowl: bowl of fruit, fruit basket, bowl of apples, bowl of oranges, bowl of lemons, bowl of fruits, basket of fruit, bowl of tomatoes, fruit dish, bowl of fresh fruit, fruit stand, fruit tray, fruit platter
tray: serving tray, tea tray, decorative tray, wooden tray, tool tray, breakfast tray, bed tray, paper tray, catchall tray, letter tray
pitcher: jug, water jug, milk jug, carafe, water pitcher, milk pitcher, ewer, creamer, milk jar, juice pitcher
teapot: tea pot, tea kettle pot
kettle: tea kettle, electric kettle, water kettle
coffee maker: coffee machine, drip coffee maker, coffeemaker, french press, coffee pot, moka pot, coffee press, coffee brewer
espresso machine: espresso maker
coffee grinder: coffee mill, bean grinder, burr grinder
toaster: bread toaster, pop-up toaster
toaster oven: mini oven
blender: smoothie blender, food processor, juicer
stand mixer: kitchen mixer, mixer, food mixer, cake mixer
knife block: knife set, knife stand, knife holder, block of knives
cutting board: chopping board, bread board, cheese board, charcuterie board
pot: cooking pot, pasta pot, saucepan, stockpot, casserole, dutch oven, soup pot, stock pot, casserole dish
pan: frying pan, skillet, wok, cast iron pan, sauce pan, cast-iron skillet, pancake pan
strainer: colander, pasta strainer, sieve
jar: glass jar, cookie jar, storage jar, mason jar, jam jar, sugar jar, spice jar, jar of sugar, canister, honey jar, pickle jar, jar of honey, jar of jam, jar of cookies, candy jar, jar of coffee beans, flour jar, jar of candy, canning jar, apothecary jar, food jar
bottle: glass bottle, olive oil bottle, oil bottle, lotion bottle, bottle of lotion, perfume bottle, shampoo bottle, beer bottle, bottle of water, water bottle, vinegar bottle, soda bottle, whiskey bottle, bottle of beer, plastic bottle, reusable bottle, spray bottle, bottle of olive oil, ketchup bottle, sauce bottle, medicine bottle, shampoo, conditioner bottle, lotion, flask bottle, thermos, milk bottle, sports bottle, soap bottle, drink bottle, bottle of perfume, hydration bottle, glue bottle, ink bottle
wine bottle: bottle of wine, champagne bottle, bottle of champagne, wine
wine rack: bottle rack, wine holder, wine shelf
ice bucket: champagne bucket, wine bucket
decanter: wine decanter, whiskey decanter, crystal decanter
salt shaker: pepper shaker, salt and pepper shaker, salt and pepper shakers, pepper mill, pepper grinder, salt cellar, pepper pot, salt grinder, salt mill, spice shaker, salt pot, shaker
sugar bowl: sugar pot
butter dish: butter tray
coaster: drink coaster, cork coaster
cutlery: silverware, flatware, utensil, fork, knife, spoon, teaspoon, eating utensil, utensils, chopstick, chopsticks, kitchen knife, chef's knife, butter knife, tablespoon, steak knife
utensil holder: utensil crock, utensil jar, kitchen utensil, spatula, ladle, whisk, rolling pin, wooden spoon, cooking utensil
spice rack: spice shelf rack, spice holder
dish rack: drying rack dish, dish drainer, plate rack
bread: loaf of bread, bread loaf, baguette, loaf, sourdough
bread box: bread bin
cake: birthday cake, pie, cupcake, cheesecake, tart, layer cake, muffin, pastry
croissant: fresh croissant
pastry: donut, doughnut, bagel, cookie, bun, biscuit, macaron
apple: fruit, orange, pear, peach, lemon, tomato, lime, mango, avocado, pomegranate, onion, potato, plum
basket: wicker basket, woven basket, storage basket, magazine basket, picnic basket, blanket basket, wire basket, willow basket, crate basket, storage bin, rattan basket, yarn basket, bread basket
box: storage box, cardboard box, wooden box, crate, carton, gift box, shoebox, parcel, package, bin box, wooden crate, tissue box holder, container, storage container, supply box, lunch box, plastic box, milk crate, organizer box, moving box, storage crate, keepsake box, pizza box, shoe box, gift, present, wooden case, tin, puzzle box
tissue box: box of tissues, tissue holder
jewelry box: jewellery box, jewelry case, trinket box
suitcase: luggage, travel bag, briefcase, travel case, carry-on
bag: handbag, tote bag, shopping bag, duffel bag, gym bag, purse, school bag, duffle bag, laptop bag, tote, messenger bag, sports bag, paper bag
backpack: rucksack, school backpack, knapsack
shoes: shoe, sneakers, boots, boot, sneaker, slippers, slipper, sandals, running shoes, ballet shoes, pair of shoes, high heels, loafers, rain boots, heels
shoe rack: shoe shelf, shoe stand
coat rack: coat stand, coat tree, hat stand, clothes stand, hat rack, hall tree, wall hook, coat hook
clothes rack: clothing rack, garment rack, drying rack, clothes rail, laundry rack, clothes drying rack, costume rack, clothes horse, clothes drying stand, garment rail
hat: cap, straw hat, baseball cap, beanie, sun hat, fedora, top hat
umbrella stand: umbrella holder
wallet: coin purse, billfold
keys: key, keychain, key ring, set of keys
remote control: remote, tv remote, remote controller
toilet paper: toilet roll, toilet paper roll, paper roll, toilet paper holder, toilet tissue
toilet brush: toilet brush holder
soap dispenser: lotion pump, lotion dispenser, hand soap, soap pump, liquid soap, pump bottle, hand sanitizer, soap dispenser bottle, lotion pump bottle
soap dish: soap holder, soap tray, soap bar stand, soap stand
soap: bar of soap, soap bar, bath essential, bath essentials, toiletry, toiletries, soap bars
toothbrush holder: toothbrush, toothbrush cup, tooth brush, toothbrush stand, toothpaste, toothbrush mug
rubber duck: rubber duckie, rubber ducky, bath duck, duck toy, bath toy
scale: bathroom scale, weighing scale, digital scale, weight scale, body scale
plunger: toilet plunger
shower curtain: bath curtain
teddy bear: teddy, stuffed bear, plush bear, toy bear, bear plush
plush toy: stuffed animal, stuffed toy, plushie, plush, soft toy, plush animal, stuffed bunny, plush bunny, toy bunny, toy rabbit, toy lion, toy elephant, unicorn plush, dinosaur plush, koala plush, plush frog, toy frog, stuffed rabbit, plush rabbit, toy animal, plush dinosaur, plush elephant, plush unicorn, stuffed elephant, stuffed unicorn, plush cat, plush dog, plush lion, plush penguin, panda plush, plush panda, toy unicorn, cuddly toy, stuffie
doll: plush doll, puppet, barbie doll, rag doll, action figure, toy figure, porcelain doll, toy soldier, hand puppet, nutcracker
toy car: toy truck, toy bus, model car, toy vehicle, racing car toy, diecast car, fire truck toy, toy fire truck, remote control car, toy tractor
toy train: train set, wooden train, locomotive, toy locomotive, train engine, model train, wooden train set, train
toy plane: toy airplane, model airplane, model plane, paper airplane, toy aeroplane, toy helicopter, toy jet
building block: toy block, lego, lego brick, block, wooden block, toy brick, alphabet block, building blocks, lego block, train track block, toy building block, building brick, lego set, foam block
toy: kids toy, toys, children's toy, wooden toy, toy set, cat toy, dog toy, pet toy, baby toy
board game: chess set, game board, chessboard, chess board, puzzle board, monopoly, scrabble, checkerboard, game box, card game, checkers board, chess, deck of cards, playing card, backgammon
puzzle: jigsaw puzzle, puzzle piece, jigsaw, puzzle box set, wooden puzzle, puzzle set
rocking horse: rocking unicorn, ride-on rocking unicorn, rocking toy, ride-on horse, rocking animal, ride-on toy, ride-on rocking horse
play tent: teepee, tipi, kids tent, tent, toy tent, tepee, pop-up tent, reading tent, indoor tent
play house: playhouse, toy house, kids house, wooden playhouse, indoor playhouse
dollhouse: doll house, doll's house
play kitchen: toy kitchen, toy kitchen counter, kids kitchen, pretend kitchen, toy kitchen set, kitchen playset, kitchen play set
play table: kids table, children's table, activity table for kids, train table, sensory table, lego table, toy table, children table, child table, sand table
slide: mini slide, toy slide, kids slide, indoor slide, play slide
ball pit: ball pool, ball pond
climbing structure: climbing frame, jungle gym, climber, climbing wall, play structure, monkey bars, climbing dome, climbing set, pikler triangle, climbing gym, rock climbing wall
climbing block: foam climbing block, foam pyramid, foam shape, soft play block, foam wedge, foam cube, foam ramp, play block, foam climber
trampoline: mini trampoline, rebounder
puppet theater: puppet theatre, puppet stage
ball: soccer ball, basketball, football, beach ball, tennis ball, toy ball, volleyball, baseball, rubber ball, bowling ball, cat ball
exercise ball: yoga ball, gym ball, stability ball, fitness ball, swiss ball, balance ball
medicine ball: slam ball, weighted ball
treadmill: running machine, walking pad
exercise bike: stationary bike, spin bike, exercise bicycle, stationary bicycle, bike trainer, exercise cycle, spinning bike, cycling bike
elliptical: elliptical machine, cross trainer, elliptical trainer
rowing machine: rower, rowing ergometer
weight bench: workout bench, exercise bench, bench press, adjustable bench, gym bench, incline bench, weightlifting bench
dumbbell: free weight, hand weight, weight, kettlebell, barbell, dumbbells, weight plate, hand weights
dumbbell rack: weight rack, weights rack, barbell rack, squat rack, power rack, rack of dumbbells, dumbbell stand, kettlebell rack
punching bag: boxing bag, heavy bag, punch bag, speed bag
yoga block: foam roller, yoga roller, yoga bolster
skateboard: longboard, penny board
bicycle: bike, mountain bike, road bike, cycle, push bike, kids bike, tricycle
scooter: kick scooter
surfboard: snowboard, skis, paddle board
racket: tennis racket, paddle, ping pong paddle, badminton racket, table tennis paddle, air hockey paddle, racquet, mallet
puck: hockey puck, air hockey puck
baseball bat: cricket bat, bat, hockey stick, golf club
pool table: billiard table, billiards table, snooker table, pool billiard table
pool cue: cue stick, billiard cue, cue, cue rack
table tennis table: ping pong table, ping-pong table, table-tennis table
foosball table: table football, table soccer, fussball table
air hockey table: air-hockey table, hockey table
poker table: casino table, blackjack table
arcade machine: arcade cabinet, arcade game, pinball machine, arcade, pinball, arcade game machine, slot machine, retro arcade machine, claw machine
dartboard: dart board, darts board
racing simulator: racing simulator seat, racing sim, simulator seat, racing wheel, racing seat, sim rig, driving simulator, racing rig, flight simulator, racing cockpit
piano: upright piano, grand piano, baby grand piano, digital piano, electric piano
keyboard piano: synthesizer, electronic keyboard, music keyboard, midi keyboard, midi controller, synth
guitar: acoustic guitar, electric guitar, bass guitar, ukulele, bass, violin, cello, banjo, mandolin
drum set: drum kit, drums, drum, electronic drum kit
music stand: sheet music stand, lectern, podium, pulpit
microphone: mic, condenser microphone, studio microphone, microphone stand
guitar stand: instrument stand
amplifier: guitar amp, amp, guitar amplifier, bass amp
camera: dslr camera, film camera, video camera, camcorder, webcam, instant camera, vintage camera, polaroid camera
tripod: camera tripod, tripod stand
projector: film projector, video projector
radio: vintage radio, boombox, stereo, stereo system, retro radio, hi-fi, cd player, stereo receiver
typewriter: vintage typewriter
sewing machine: overlocker, serger
spool of thread: thread spool, thread, spool, bobbin, thread roll
fabric roll: roll of fabric, bolt of fabric, fabric bolt, fabric, cloth roll, textile roll, folded fabric
dress form: mannequin, dressmaker's dummy, tailor's dummy, dress mannequin, torso mannequin
ball of yarn: yarn ball, yarn, wool ball, skein of yarn, skein, ball of wool
workbench: work bench, tool bench, carpenter's bench, lab bench, worktable, laboratory bench, work table, workstation, potting bench, woodworking bench, craft bench, sewing table, cutting table
tool chest: toolbox, tool box, tool cabinet, tool case, tool cart, tool trolley
hammer: sledgehammer, claw hammer, rubber mallet, gavel
wrench: spanner, monkey wrench, adjustable wrench
screwdriver: chisel, drill bit, awl
drill: power drill, cordless drill, electric drill
saw: handsaw, hand saw, table saw, hacksaw
pliers: tongs, pincers
flashlight: torch, handheld flashlight
scissors: shears, pair of scissors, tape dispenser
tape measure: measuring tape, tape
multimeter: oscilloscope, voltmeter, meter, power supply
soldering iron: soldering station, solder iron
microscope: lab microscope
beaker: flask, test tube, erlenmeyer flask, graduated cylinder, conical flask, test tube rack, lab beaker, petri dish, vial
server rack: server, rack server, network rack, server cabinet, data rack
telescope: astronomical telescope
ladder: step ladder, stepladder, wooden ladder, library ladder, towel ladder, blanket ladder
vacuum cleaner: vacuum, hoover, robot vacuum
broom: mop, dustpan, sweeper
bucket: pail, mop bucket, paint bucket, water bucket
watering can: water can, plant waterer
ironing board: iron, clothes iron
sewing box: sewing kit, sewing basket
fire extinguisher: extinguisher
cart: trolley, utility cart, rolling cart, storage cart, utility trolley, tool trolley cart, art cart, craft cart, book cart
bar cart: serving cart, drinks trolley, drinks cart, tea trolley, tea cart, drink cart, serving trolley, kitchen cart, coffee cart, dessert cart
cooler: ice chest, ice box, cool box, picnic cooler
room divider: folding screen, partition screen, privacy screen, divider, shoji screen, partition, screen divider, curtain divider
pedestal: plinth, display pedestal, pedestal plinth, pedestal stand, column, display stand, pillar, display plinth, stand
plant stand: plant shelf, flower stand
chaise lounge: chaise, chaise longue, fainting couch, lounge chaise
rocking chair: rocker, glider
hammock: swing hammock, hanging hammock
hanging chair: swing chair, hanging egg chair, swing, hanging swing, porch swing
high chair: highchair, baby chair, feeding chair
daybed: day bed
picnic table: outdoor table, patio table, picnic bench
cat tree: cat tower, cat condo, cat climber, scratching tree
scratching post: cat scratcher, scratch post, cat scratching post, scratching pad, sisal post
pet bed: dog bed, cat bed, dog basket, cat basket, pet basket
aquarium: fish tank, fishbowl, fish bowl, terrarium
bird cage: birdcage, cage, pet cage, hamster cage
litter box: cat litter box, litter tray
mobile: baby mobile, crib mobile, hanging mobile
changing table: diaper table, baby changing table
tapestry: wall hanging, macrame, macramé, wall tapestry, macrame wall hanging, dreamcatcher, dream catcher, wall rug
wall decal: wall sticker, mural, decal, wall mural
neon sign: led sign, sign, neon light sign, wall sign, neon light, signage, letter board
flag: pennant, bunting
ornament: decoration, christmas ornament, decorative piece, knickknack, trinket, decorative item, souvenir, bauble
seashell: shell, conch, conch shell, sea shell, starfish, coral
model: property model, architectural model, scale model, house model, building model, ship model, model ship, architecture model, miniature model
hourglass: sand timer, egg timer, timer, sand clock
calculator: cash register, adding machine, abacus
stapler: hole punch, tape dispenser stapler
glasses: eyeglasses, sunglasses, reading glasses, spectacles, vr goggles, pair of glasses
watch: wristwatch, pocket watch, smartwatch
paint palette: palette, artist's palette, paint tray, watercolor palette, watercolour set, paint set, watercolor set
modeling clay tub: tub of modeling clay, modeling clay, tub of clay, clay tub, play-doh, playdough, play dough, tub of play-doh, modelling clay, clay
coffee bean: coffee beans
scoop: ice cream scoop, coffee scoop, measuring scoop
opener: bottle opener, corkscrew, can opener
egg: eggs, egg carton
cheese: cheese wheel, block of cheese
banana: bunch of bananas
grape: bunch of grapes, grapes
pumpkin: jack-o-lantern, gourd, squash
headboard: bed headboard
mattress: air mattress, floor mattress, futon mattress
locker: lockers, gym locker, school locker
vending machine: snack machine
water dispenser: water cooler
safe: strongbox
shower panel: shower screen, glass panel, shower glass panel, glass shower panel, glass partition
wall panel: acoustic panel, sound panel, soundproof panel, foam panel
sauna: steam room
curtain rod: curtain rail
surveillance camera: security camera, cctv camera
smoke detector: smoke alarm
light switch: switch, power outlet, outlet, wall socket, power strip
charger: charging station, phone charger, wireless charger, power bank, charging dock
hair dryer: hairdryer, blow dryer, curling iron, hair straightener
perfume: perfume bottle, cologne bottle, cologne
makeup: lipstick, cosmetic, cosmetics, makeup kit, makeup brush, nail polish
hairbrush: comb, hair brush
robe: bathrobe, dress, jacket, coat, shirt, clothes, clothing, sweater, cardigan, gown, uniform, apron, t-shirt, suit, garment, costume, lab coat, dressing gown
helmet: football helmet, bike helmet, motorcycle helmet, crown
musical instrument: saxophone, trumpet, flute, harmonica, tambourine, xylophone, clarinet, maracas
skeleton: anatomical skeleton, skull
dog: puppy, cat, kitten, pet
"""

NEAR = """
sofa: pew, church pew, futon bed, banquette, booth, corner booth
armchair: throne, massage chair, barber chair, salon chair, dentist chair, dental chair, examination chair, wheelchair
rocking chair: rocking horse chair
chair: pew chair, car seat, booster seat, saddle, camping chair, beach chair
bench: log, church bench, swing bench
bed: massage table, examination table, stretcher, sleeping bag, air bed, treatment table
table: altar, stage, platform, counter table, worktable island
cabinet: kiosk, vault, locker unit, gun safe, cubby, cubbies, humidor, apothecary cabinet, hutch cabinet, card catalog, atm
bookshelf: rack, display rack, magazine rack, newspaper rack, shelving rack, retail shelf, store shelf, plant rack, archive, pallet rack
coat rack: hook, hanger, clothes hanger, hooks
box: coffin, casket, cube, chest box, mailbox, letterbox, ballot box, brick, kit, first aid kit, game case, pet carrier, voting box, cassette
basket: net, nest, birdhouse, hay bale, cradle basket
bowl: mortar and pestle, mortar, ashtray, singing bowl, dish, tibetan singing bowl, saucer bowl, ramekin, offering bowl
soap dish: jewelry dish, trinket dish, ring dish
pitcher: watering jug, gravy boat, milk carton, oil can
jar: urn jar, candy dish, snow globe, bell jar, honey pot, pickle, container of food, spice, spices, tea caddy, sugar, sugar packet
bottle: can, soda can, beer can, aerosol, pill bottle, medicine, extinguisher bottle, canteen, syrup bottle, flask, drink, fire extinguisher, beer, cleaning supply, detergent, spray can, sunscreen, glue, ink
plate: frisbee, discus, disc, pizza, pancake, sushi, sandwich, omelette, salad, cd, dvd, tart plate, steak, meal plate, hamburger, burger, waffle
cake: sushi roll, brownie, dessert, pudding
bread: hot dog, toast, sandwich loaf, pretzel, burrito
apple: vegetable, watermelon, melon, carrot, broccoli, cabbage, pepper, bell pepper, strawberry, cherry, pineapple, coconut, corn, garlic, mushroom, eggplant, cucumber, zucchini, berry, candy, chocolate, snowball, ornament ball
ball: marble, sphere, crystal ball, balloon, orb, moon, disco ball, bauble ball, pinecone, snowman, acorn
book: map book, passport, cookbook stand, scroll, manuscript, script, postcard, envelope, greeting card, card, ticket, tarot card, tarot deck, calendar, business card, music book, music sheet, photo card, sticker, playing cards, notecard, note card, menu, index card, stamp, poster book, bookmark, bookend, bookends
magazine: puzzle book, crossword, sudoku puzzle, recipe card, flyer, comic strip
folder: clipboard, file organizer, document holder, file box, case file, dossier
paper: origami, receipt, tissue, wrapping paper, money, banknote, bill, cash, certificate, diploma
pen: needle, knitting needle, drumstick, incense stick, conductor's baton, wand, flute pen, eraser, thermometer, syringe, paint tube, lipstick pen, screw, nail, stick, eyeliner, mascara
pencil holder: stationery, office supplies, art supply, art supplies, craft supplies, stationery set, school supplies, supply caddy, desk caddy
paintbrush: feather duster, quill brush, broom brush, makeup brush set
phone: walkie-talkie, walkie talkie, pager, intercom, remote phone
tablet: e-reader, kindle, ereader, picture tablet, whiteboard tablet, book tablet
game console: dvd player, blu-ray player, cable box, set-top box, media player, streaming box, vr console, dock, docking station, hard drive, external hard drive, audio interface
speaker: subwoofer, intercom speaker, home theater system, sound system, megaphone, gong, electronic peripheral, peripheral, electronics
monitor: oscilloscope screen, display panel, control panel, security monitor, teleprompter
tv: digital display, screen display, interactive whiteboard, smart board, video wall, jumbotron, digital picture frame
whiteboard: scoreboard, glass board, flip chart, flipchart, kanban board, menu board
painting: tapestry art, mosaic, window painting, mural painting, scroll painting, calligraphy, hanging scroll, photograph print, kakemono, mandala, stained glass
poster: calendar poster, periodic table, flag poster, eye chart, height chart, wall calendar, calendar, certificate frame
clock: cuckoo clock, metronome, sundial, barometer, thermostat, stopwatch
grandfather clock: longcase clock, pendulum clock
lamp: lava lamp, salt lamp, himalayan salt lamp, oil lamp, lighthouse lamp, light bulb, bulb, led light, ring light, glow lamp, bedside light, torch lamp, gas lamp, candle lamp
string light: garland, tinsel, lights, led lights, streamers, festoon, neon tube, neon strip
plant: terrarium plant, wreath, moss, hedge, topiary, grass, bouquet plant, vine, vines, leaf, leaves, branch, branches, pampas grass, dried grass, mistletoe
potted plant: greenhouse plant, seedling, terrarium pot, kokedama, sprout, flowerbox, window box, flower box, planter box
flower: petal, rose petal, corsage, floral wreath, dandelion, lotus, water lily
sculpture: totem, mask, relic, artifact, fossil, gemstone, crystal, crystals, stone, rock, pebble, stones, rocks, pebbles, piggy bank, trophy figurine, gnome, garden gnome, buddha, angel, dragon, chess piece, dinosaur, fountain, water fountain, obelisk, meteorite, geode, antler, deer head, taxidermy, armor, suit of armor, specimen, egg sculpture, shrine, owl, bird, elephant, horse, lion, unicorn, frog, turtle, rabbit, bunny, penguin, fox, bear, mouse figurine, robot, toy robot, dice, die
plush toy: koala, panda, plush pillow, dog plush, stuffed dog, stuffed cat, plush toy set, monkey
toy: rattle, yo-yo, spinning top, kite, toy gun, drone, fidget spinner, rubik's cube, rubiks cube, toy boat, boat, toy ship, ship, rocket, toy rocket, spaceship, toy dinosaur, toy horse, toy sword, sword, lightsaber, toy robot figure, magnet, toy castle, castle, toy phone, slinky, bubble machine, toy food, pacifier, play food, toy sailboat, sailboat
toy car: car, truck, bus, tractor, forklift, motorcycle, motorbike, toy crane, race track, car track
building block: alphabet cube, stacking ring, stacking rings, stacking toy, shape sorter, domino, dominoes, magnetic tile, dice block, mahjong tile, poker chip, poker chips, casino chip
doll: mannequin doll, marionette, superhero figure, ballerina, robot doll, toy dinosaur figure
play tent: fort, blanket fort, canopy, yurt, pavilion, tunnel, play tunnel, crawl tunnel, tunnel tube
ball pit: sandbox, sand pit, kiddie pool, pool, water table, inflatable pool
exercise bike: spin cycle, motorcycle bike, cycling machine
treadmill: stair climber, stepper, climbing machine, stair stepper, stairmaster
weight bench: leg press, weight machine, cable machine, chest press, gym machine, multi-gym, home gym machine, smith machine, lat pulldown, pilates reformer, reformer, inversion table, exercise machine, ab bench
dumbbell: jump rope, resistance band, resistance bands, ankle weight, boxing glove, boxing gloves, hand grip, ab roller, skipping rope, exercise band
elliptical: ski machine, vibration plate
pull-up bar: barre, ballet barre, gymnastic rings, pull up bar, chin-up bar
yoga block: yoga strap, yoga wheel, aerobic step, step platform, aerobic stepper
workbench: pottery wheel, loom, weaving loom, potter's wheel, lathe, drill press, 3d printer, band saw, printing press, kiln, worktop bench, miter saw
tool chest: sewing cabinet, paint cabinet, tackle box
hammer: axe, hatchet, crowbar, anvil, pickaxe, shovel, rake, saw horse, mallet hammer, hoe, trowel
screwdriver: file tool, carving knife, scalpel, pocket knife, box cutter, utility knife, clamp, tool, hand tool
printer: scanner, photocopier, copier, fax machine, copy machine, laminator, shredder, paper shredder, plotter
microscope: centrifuge, telescope toy, magnifying glass, lab equipment, spectrometer, bunsen burner, magnifier
toaster: waffle maker, sandwich maker, rice cooker, air fryer, slow cooker, pressure cooker, bread maker, instant pot, popcorn machine, crock pot, ice maker, food warmer, panini press, deep fryer, yogurt maker
stove: grill, barbecue, bbq, hot plate, hotplate, barbecue grill, induction cooktop, pizza oven, fire pit, samovar, campfire
kitchen counter: butcher block, prep table, serving station, coffee station, food counter, buffet station, sink counter, island unit
refrigerator: display fridge, ice machine, ice cream freezer, beverage display, display cooler
washing machine: laundry unit, washer dryer, washer-dryer
trash can: umbrella bucket, shredder bin, litter bin, spittoon, diaper pail
radiator: air purifier, dehumidifier, boiler, water heater, furnace, air filter
fan: air cooler, wind machine
rug: cowhide, sheepskin, sheepskin rug, animal skin, bear skin, carpet tile, dance floor, floor mural
mat: landing mat, pet mat, prayer mat, prayer rug, mattress mat, welcome rug, hopscotch mat
blanket: tapestry blanket, scarf, shawl, bed sheet, sheet, bed sheets, bed linen, sleeping blanket, flag blanket, cloth, sheets
pillow: stuffed pillow, neck pillow, heating pad, eye mask, pillowcase, sleep mask, pin cushion, pincushion
towel: sponge, loofah, rag, mitt, oven mitt, bandana, potholder, handkerchief
curtain: veil, mosquito net, bed canopy, canopy curtain, stage curtain, bead curtain, valance, bed curtain
room divider: cubicle wall, trellis, lattice, fence, gate, baby gate, green screen, backdrop, backdrop stand, photo backdrop, changing screen, dressing screen, railing, barrier, stanchion
pedestal: totem pole, gravestone, tombstone, drum pedestal, post, pole, podium stand, stand pedestal, barrel, wine barrel, wooden barrel, keg, bollard, tree stump, stump
ladder: stairs, staircase, step, steps, ramp, scaffold, stair, step platform ladder
shelf: mantel, mantle, mantel shelf, ledge, windowsill shelf
guitar: harp, lute, sitar, double bass
drum set: bongo drum, bongos, djembe, cajon, timpani, hand drum
piano: organ, harpsichord, accordion, pipe organ
musical instrument: horn, tuba, recorder, brass instrument
bicycle: unicycle, motor scooter, wheel
surfboard: canoe, kayak, sled, sledge, oar, toboggan
hat: wig, mask hat, tiara, headband, party hat, helmet hat
bag: punch sack, sack, pouch, sachet, lunch bag, sandbag, bag of chips, chip bag, snack bag, rice bag, bag of flour, garbage bag
suitcase: instrument case, guitar case, violin case, camera case, golf bag, tool bag, attache case
shoes: flip flops, skates, ice skates, roller skates, sock, socks, clogs, stockings
keys: jewelry, jewellery, ring, necklace, bracelet, coin, coins, badge, earring, earrings, pendant necklace, locket, medal, lock, padlock, dog tag
glasses: vr glasses, goggles, binoculars, 3d glasses, monocle, lens
towel rack: hanging rod, toilet rail, grab bar, clothes line, clothesline, paper towel holder, paper towel, paper towels
soap: bath bomb, bath salts, razor, toiletry bag, contact lens case, cotton swab, skincare product, lotion tube, floss, shaving kit, cosmetics bag, makeup bag, cream
diffuser: oil burner, essential oil, potpourri, air freshener, room spray, vaporizer
incense burner: tea light holder, wax warmer, oil warmer, censer
aquarium: reptile tank, ant farm, display tank, lizard tank
pet bed: pet house, dog house, kennel, dog crate, pet crate
vending machine: ticket machine, jukebox, snack bar machine, gumball machine, photo booth, popcorn maker
arcade machine: virtual reality booth, gaming cabinet, simulator, basketball hoop game, skee-ball machine, dance machine
basketball hoop: basketball net, mini basketball hoop, soccer goal, goal, hoop, basketball stand
wall panel: wood panel, wainscoting, slat wall, wallpaper panel, foam tile, moss wall, green wall, pixel panel, light panel
chandelier: candle ring, disco light
spotlight: laser, strobe light, stage spotlight, lighting rig, reflector
dog: hamster, goldfish, parrot, fish, rabbit pet
"""


def lines_of(table: str) -> list[tuple[str, tuple[str, ...]]]:
    """Each line of a table: the kind that is wanted, and the words for it."""
    out = []
    for line in table.strip().splitlines():
        kind, words = line.split(":", 1)
        out.append((kind.strip(), tuple(w.strip() for w in words.split(",") if w.strip())))
    return out
