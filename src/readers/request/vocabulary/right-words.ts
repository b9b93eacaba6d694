import { setOf } from './words.ts'

/** Right as they are, though a letter makes one of them something that backends hold: bakers are no backers. */
export const RIGHT = setOf(
  `aground airliners anther anthers apples appraises artistes assents asserts backed badgers bakers bellow bellows bets
  blacker boast booing bouncers bran brewers broiler broilers brooking brows budges butches caches career careers caries
  carvers cataloguers categorise categorises categorizes causes chancel chancels classifieds cleanser cleansers closets
  coed coeds commutes compliant concertos constrains corp corps courtier courtiers covert coverts crates cremate
  cremates crises cruisers curd curds curses defies deflect deflects deices deigns deplete depletes deports depreciate
  depreciates derives despots distillers divers divided driers drivels droop droops enquires ensues enures eternal
  excerpt excerpts exiting factorise fats faulty fertilizes fights finales flies framer framers freelances freezes
  fronted funereal galley galleys gaol gaols garbage gravels gravies groped halving haring heaving hoisting holing
  hosing impalement indeed injures inquires insect insects insiders insures juts largess lathers latter leaner leashes
  leavens ledges lessees lessens locates lodgers loose looses losses manger mangers manufactures markings masking mattes
  medial mediation meteors meting miking minuet minuets mortgagee mortgagees mortgagers mourning multiplies needled
  nestled nether notching noting observes outrage outrages outsiders palaces panning panties panting pares parsecs
  pastels pasties photons pickier plating pleas polices poplar poplars posing positing pots probables prosper prospers
  quiets rafting raiders rallies ranges rangier ranting ratting readier readying reenter reenters regally regent regents
  relates relies replays requires researches reuses roost sables salable salmons saloon saloons secretes serves severs
  shards sharking sharping sheared shearing sheller shingle shingles shooing shreds sighing sing singes sings slighting
  slitting slowing snowing sowers speller spellers spilt spitting splints stales statues steep steeps sties stoop stoops
  storeys storied stormed storming stowing studious subsides subsidise subsidises subsidizes suppler sweller swings
  tacking tending thicket thickets thorough thoughts threats tinny tirades torus toughs tracer tracers tracing tracings
  traders treads treasures trough troughs versifies versify vouches waders waist whereas whomever writhes`,
)
