import { isPersonal } from './people.ts'
import { setOf } from './words.ts'

/** Fields by what usually has them, where several things are spoken of: by the whole name, or by one word of it. */
const HELD: readonly (readonly [things: string, fields: string])[] = [
  [
    'vehicle car truck bike van motorcycle bus lorry trailer scooter',
    'mileage odometer fuel tyre plate license_plate licence_plate horsepower vin',
  ],
  ['machine vehicle boat', 'operating_hours operating_hour engine_hours engine_hour'],
  ['driver pilot', 'licence license licence_number license_number'],
  ['book copy', 'shelf isbn page edition call_number signature_number'],
  ['bottle wine', 'vintage grape vineyard tasting_note tasting'],
  ['dish product food', 'allergen allergens'],
  ['meal food', 'calorie calories protein'],
  ['ingredient', 'amount quantity unit measure'],
  ['set exercise', 'rep repetition weight load'],
  ['set', 'rest_time rest'],
  ['exercise', 'muscle'],
  ['song track episode video film movie recording lesson', 'length duration runtime playing_time'],
  ['album book song', 'cover'],
  ['product article variant dish item', 'price stock sku ean barcode net_price unit_price'],
  ['order', 'shipping billing total'],
  ['loan', 'interest interest_rate collateral'],
  ['room hall venue table class', 'capacity'],
  ['room', 'floor'],
  ['apartment flat house unit property listing', 'rent floor square_meter square_metre bedroom bathroom'],
  ['device machine asset equipment tool computer laptop', 'serial_number warranty inventory_number'],
  ['animal pet dog cat horse', 'breed species chip_number microchip'],
  ['plant seed', 'species watering_interval watering sunlight'],
  ['employee', 'salary wage hire_date position'],
  ['task card ticket assignment homework invoice todo', 'due_date deadline due'],
  ['task card ticket', 'assignee priority'],
  ['supplier vendor', 'payment_term delivery_time'],
  ['grave plot apartment flat unit garden berth', 'lease lease_start lease_end lease_start_date lease_end_date'],
  ['policy', 'premium insured_sum sum_insured'],
  ['contract', 'start_date end_date notice_period term'],
  ['game match fixture', 'kickoff score result_score'],
  [
    'restaurant shop store branch location venue office clinic studio museum pool salon',
    'opening_hour opening_hours opening_time closing_time',
  ],
  ['person', 'birthday birthdate date_of_birth birth_date phone email nationality'],
]
const ALL = HELD.map(([things, fields]) => ({ things: setOf(things), fields: setOf(fields) }))

const WORDS: ReadonlySet<string> = new Set(
  ALL.flatMap(({ things, fields }) => [...things, ...[...fields].flatMap((name) => name.split('_'))]),
)
export const isHeldWord = (word: string): boolean => WORDS.has(word)

/** What only places have. */
export const isOfPlaces = (field: readonly string[]): boolean =>
  /^(opening|closing)_(hour|time)s?$/.test(field.join('_'))

/** Whether such a thing usually has a field of the name. */
export const isUsuallyHeld = (thing: readonly string[], field: readonly string[]): boolean =>
  ALL.some(
    ({ things, fields }) =>
      (things.has(thing.at(-1)!) || (things.has('person') && isPersonal({ words: thing }))) &&
      (fields.has(field.join('_')) || (field.length < 3 && field.some((word) => fields.has(word)))),
  )

/** What several rows have alike, one for each: it is no part of any of them. */
export const REFERRED = setOf(
  'category currency supplier vendor manufacturer producer publisher brand insurer merchant landlord folder',
)

/** What is put on many things at once, and on each of them several. */
const LABELS = setOf('tag genre label topic keyword skill theme author actor allergen amenity speaker hashtag')
export const isLabel = (words: readonly string[]): boolean => LABELS.has(words.at(-1)!)

/** Somebody's choice of what is there without it, and is in others as well. */
const COLLECTIONS = setOf('playlist watchlist wishlist setlist mixtape anthology exhibition')
export const isCollection = (words: readonly string[]): boolean =>
  COLLECTIONS.has(words.at(-1)!) || /^(reading|wish|watch|set) list$/.test(words.slice(-2).join(' '))

/** `collections of recipes`, `sets of cards`: such a choice where it is said of what. */
export const isPutTogether = (words: readonly string[]): boolean =>
  isCollection(words) || /^(collection|list|set|selection|bundle)$/.test(words.at(-1)!)

/** What somebody keeps for himself, wherever it is listed. */
export const isOfPeople = (words: readonly string[]): boolean =>
  /^(saved search|search alert|wish list|wishlist|watchlist|notification preference|shopping list)$/.test(
    words.slice(-2).join(' '),
  )
