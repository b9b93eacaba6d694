import { isPlural } from '../../readers/request/vocabulary/forms.ts'
import { isAdjective } from '../../readers/request/vocabulary/lexicon.ts'

/** What a column may hold, where nobody says it. */
export interface Choice {
  readonly name: string
  readonly title: string
  readonly type: string
}

const TEXT: Choice = { name: 'text', title: 'A short text', type: 'str(1..200)' }
const LONG: Choice = { name: 'long-text', title: 'A text of several lines', type: 'text(0..5000)' }
const NUMBER: Choice = { name: 'number', title: 'A whole number', type: 'int(0..)' }
const AMOUNT: Choice = { name: 'amount', title: 'An amount with two digits behind the point', type: 'decimal(12 2)' }
const MEASURE: Choice = { name: 'measure', title: 'A number with digits behind the point', type: 'float' }
const SEVERAL: Choice = { name: 'several', title: 'Several short texts', type: 'list str' }
const DATE: Choice = { name: 'date', title: 'The day it was so', type: 'date' }
const UNTIL: Choice = { name: 'until', title: 'The day until which it holds', type: 'date' }
const DAYS: Choice = { name: 'days', title: 'A number of days', type: 'int(0..)' }
const YES_NO: Choice = { name: 'yes-no', title: 'Yes or no', type: 'bool = false' }
const SHOWN: Choice = { name: 'shown', title: 'Public or private', type: 'public|private = private' }
const FILE: Choice = { name: 'file', title: 'A file that is uploaded', type: 'file(pdf png jpg)? <= 20MB' }

/** What is on paper, and may be uploaded. */
const ON_PAPER =
  /(^|_)(letter|guide|flyer|leaflet|brochure|poster|plan|map|sheet|sketch|drawing|manual|booklet|handout|form|template|menu|programme|program|agenda|proof|sample|diagram|blueprint|transcript|portfolio|curriculum|syllabus|layout|design|report|certificate|licence|license|permit|receipt|evidence|protocol|scan|recipe|pattern|score|cv|resume|passport|visa|contract|waiver|paper|papers|paperwork)$/
const SPAN =
  /(^|_)(intervals?|durations?|delays?|periods?|warrant(y|ies)|guarantees?|validity|notice|terms?|lifetimes?|expectancy|ages?|tenures?|frequenc(y|ies)|leave|lead|rhythms?|cycles?|shelf_life)$/
const MONEY =
  /(^|_)(values?|worth|damages?|deposits?|fines?|rewards?|premiums?|revenues?|turnover|income|expenses?|compensation|wages?|pay|rents?|prizes?|donations?|funding|cover|coverage|excess|debts?|margins?)$/
const SO_OR_NOT =
  /(^|_)(badges?|flag|consents?|approval|membership|eligibility|availability|permission|compatibility|opt_in|waterproofing|insurance|parking|catering|transport|allergy|subscription|warning|certification|verification|confirmation|attendance)$|(tolerance|resistance|ability|ibility)$/
const MEASURED =
  /(^|_)(capacity|density|humidity|pressure|speed|power|energy|yield|area|volume|depth|altitude|elevation|diameter|radius|thickness|concentration|dose|dosage|voltage|current|frequency|intensity|ph|salinity|hardness|strength|output|mileage|distance|score|index|factor|magnitude|exposure|weight|size|tonnage|draught|draft)$/
const IS_SHOWN = /(^|_)(visibility|privacy)(_(settings?|level|status|mode|options?))?$/

/** What such a name could mean: a date is called a date, and only what says how something is may be yes or no. */
export function choicesOf(name: string): readonly Choice[] {
  const last = name.split('_').at(-1)!
  if (IS_SHOWN.test(name)) return [TEXT, SHOWN, YES_NO]
  if (SPAN.test(name)) return [TEXT, DAYS, UNTIL]
  if (MONEY.test(name)) return [TEXT, AMOUNT, NUMBER]
  if (SO_OR_NOT.test(name)) return [TEXT, YES_NO, LONG]
  if (MEASURED.test(name)) return [TEXT, NUMBER, MEASURE]
  if (isPlural(last)) return [TEXT, SEVERAL, NUMBER]
  if (isSaid(last)) return [TEXT, YES_NO, DATE]
  if (ON_PAPER.test(name)) return [TEXT, LONG, FILE]
  return [TEXT, LONG, NUMBER, AMOUNT, YES_NO]
}

/** What says how something is: `vegetarian`, `gift wrapped`. */
export const isSaid = (word: string): boolean =>
  isAdjective(word) || /(ed|able|ible|ous|ive|less|ful|ish|proof|free|tarian)$/.test(word)
