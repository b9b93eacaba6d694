import { setOf } from './words.ts'

/** Words that hold a sentence together and mean nothing by themselves. */
export const DETERMINERS = setOf(
  'a an the this that these those its his her their our my your each every any all some several multiple many various different another other such both same own more most few one two three',
)
export const PRONOUNS = setOf(
  "i we you he she it they them us me him who which what something nothing someone somebody everyone everybody anyone anybody nobody whoever themselves itself themself himself herself myself yourself ourselves there here i'd we'd i'm we're it's let's that's",
)
export const MODALS = setOf('can may must should could shall will might cannot')
export const NEGATIONS = setOf(
  "no not without never cannot can't don't doesn't shouldn't won't none nor neither excluding except",
)
export const PREPOSITIONS = setOf(
  'of for in on at to from by with about over under into onto through via per between among across as within during after before until against around than like using including inside outside behind towards since upon having where whose every',
)
export const CONJUNCTIONS = setOf('and or but so if then when while because once also plus whether though although')
/** Being and having, whatever the person. */
export const BEING = setOf('is are was were be been being am')
export const HAVING = setOf(
  'has have hav had having contain contains containing include includes including consist consists comprises comprise store stores storing hold holds carry carries',
)

/** Words people put around what they mean. */
export const FILLERS = setOf(
  `please wanna gonna plz pls thx just only too very really quite etc e.g i.e eg ie example instance kind sort need needs needed want wants wanted like would
  able allow allows allowed let lets support supports supporting supported provide provides providing make makes making sure ensure
  ensures enable enables enabling handle handles handling works working well possible possibly now later today already again always ever often
  soon still yet do does did done go goes going use uses used using help helps helping given based related relevant respective
  corresponding certain specific particular necessary basically eventually ideally maybe perhaps probably hi hello hey thanks thank
  dear together alone instead rather else however therefore thus hence even above below correctly automatically directly responsible
  available able least up down out off back once keep keeps kept keeping belong belongs should get gets getting become becomes
  consisting consist stored located placed attached linked assigned connected associated grouped called named including mostly roughly about approximately around nearly less until whenever wherever expected expect expects
  know knows knowing happen happens lets plus following first-class good best better fast quick easy nice long idea existing current currently not don't doesn't isn't`,
)
/** When something is done, and nothing that it is done with. */
export const AFTERWARDS = setOf('afterwards afterward beforehand meanwhile')
/** Words that say how something is, and not what. */
export const ADJECTIVES = setOf(
  `simple basic big small large new modern clean secure scalable robust ready complete full whole entire main proper typical
  standard usual technical online mobile internal external public private personal general additional extra further initial final
  actual real single individual overall recent active overdue optional unique required mandatory encrypted hidden immutable nullable
  indexed existing current different similar several detailed small-scale lightweight minimal tiny huge relational common corresponding
  highest lowest newest oldest used second-hand top trending popular latest safe idempotent reliable responsive related free own old central pdf csv excel medical multi proper common shared global local certain specific nested threaded hierarchical legacy custom faster slower cheaper easier`,
)
/** Words of the trade: they say what is built and never what it holds. */
export const TRADE = setOf(
  `production endpoint endpoints handler handlers rest restful crud http json fastapi postgres postgresql sqlalchemy sqlmodel
  pydantic alembic python database databases db schema schemas table tables model models entity entities resource resources code codebase
  repository repo query queries middleware dependency dependencies migration migrations team startup company business side web backend
  backends frontend server api apis service services microservice microservices pipeline pipelines analytics statistics saas cloud system systems app apps application applications platform
  platforms tool tools software solution website site portal module modules functionality program feature features functional requirement
  requirements criteria acceptance story stories overview goal goals background context scope way ways thing things stuff part parts set lot
  lots type types field fields attribute attributes property properties column columns value values role roles permission permissions access
  rights list lists page pages number people time times day data info information detail details record records entry entries row rows
  state states status statuses transition transitions workflow lifecycle layer logic architecture design designs person end ends component
  validation performance security quality relation relations relationship relationships management tracking case cases core user-facing
  rule rules policy policies
  problem problems vulnerability vulnerabilities bug bugs risk risks flaw flaws leak leaks
  step steps stage stages min max minimum maximum characters chars character letters latency p95 p99 response responses
  load traffic peak scale uptime availability sla percentile seconds minutes total unit limit size upload rate minute hour day week month year night morning evening weekend years months weeks days hours name names
  note notes word words index indexes constraint constraints request requests docker test tests error errors jwt dto crud operation operations`,
)
/** Of these the ones that say something where nobody reads them. */
export const TELLING = setOf(
  `analytics statistics validation hour minute second day week month year night morning evening weekend hours minutes days weeks months
  years seconds limit total rate number status level lists unit note notes name names archive number type permission rule size traffic peak`,
)
/** Heads of compounds that say what is built, not what it holds: `task management`, `expense tracker`. */
export const SYSTEMS = setOf(
  `management specification spec system systems platform app apps application api apis backend service tool website site portal module tracker tracking
  administration software solution crud microservice manager registry directory catalog catalogue engine server planner planning
  handling processing scheduler board monitoring sharing reporting scheduling ordering feature functionality database workflow flow endpoints endpoint model schema component part list pipeline ticketing hosting saas center centre hub shortener builder generator finder checker aggregator converter billing planning lending bookkeeping invoicing clone chatbot bot splitting locator aggregation comparison queue vault gradebook`,
)
/** Where something takes place: a name for the whole, and a thing only where nothing else is named. */
export const PLACES = setOf(
  `shop store marketplace clinic hospital school university college library gym restaurant cafe hotel salon bank agency office
  factory farm museum theater theatre cinema airport garage pharmacy studio blog forum wiki crm cms erp lms helpdesk intranet
  newsletter commerce ecommerce webshop saas startup logistics hr healthcare education fintech iot chat messaging e
  café practice surgery dentist veterinary kindergarten daycare nonprofit charity club city municipality nursery marina bakery fair brewery winery distillery dairy butcher florist dealership carwash laundry government business fleet cellar pantry fridge freezer wardrobe
  hostel motel campsite campground guesthouse inn lodge resort
  notebook toolbox toolshed shed attic boarding kennel stable zoo aquarium aviary larder bookshelf bookcase`,
)

/** A place, in one word or two: `a knowledge base with articles`. */
export const isPlace = (words: readonly string[]): boolean =>
  PLACES.has(words.at(-1)!) || words.slice(-2).join(' ') === 'knowledge base'
/** What things are kept in: what is listed behind them is told of each. */
export const CONTAINERS = setOf(
  `collection archive library register registry directory catalogue catalog inventory cellar pantry fridge freezer wardrobe
  hostel motel campsite campground guesthouse inn lodge resort
  notebook toolbox toolshed shed attic boarding kennel stable larder bookshelf bookcase`,
)
