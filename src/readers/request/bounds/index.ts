import type { AskedField, DesignRequest, Subject, Words } from '../../../model/index.ts'
import { cut, overlap } from '../unread/cut.ts'
import { singular, wordsIn } from '../vocabulary/forms.ts'
import { UNIT_NAMES } from '../vocabulary/units.ts'

/**
 * How much it is at most, or at least, where a field holds it: `parcels weigh at most 25 kg`, `a delivery warmer than 6 degrees is
 * refused`. Where none does, or holds it in another unit, it is told as it stands.
 */
export const withBounds = (request: DesignRequest): DesignRequest =>
  request.intent === 'create' ? saidIn(request.text).reduce(withBound, request) : request

interface Said {
  readonly name: string
  readonly fields: RegExp
  readonly isMost: boolean
  readonly value: string
  readonly unit: string | null
  readonly from: Words
}

const NAME = String.raw`(?:^|(?<=[.;:,]\s{0,4}|\band ))(?:(?:an?|the|each|every|all|no) )?(?<name>[a-z]+(?: [a-z]+)?)`
const AMOUNT = String.raw`(?<value>\d+(?:\.\d+)?) ?(?<unit>[a-z°%]+)?(?: celsius)?`
const REFUSED = '(?: (?:is|are|must be|will be) (?:refused|rejected|declined|not accepted|not allowed))'
const END = String.raw`(?=\s*(?:[.;:,\n)]|$|\b(?:and|but)\b))`
const FORMS: readonly (readonly [RegExp, 'most' | 'least'])[] = [
  [
    new RegExp(
      `${NAME} (?:must |may |can |should )?(?<what>weigh|cost|measure)s? (?:at most|up to|no more than) ${AMOUNT}${END}`,
      'gi',
    ),
    'most',
  ],
  [
    new RegExp(
      `${NAME} (?:must not|may not|cannot|can't|should not|mustn't) (?<what>weigh|cost|measure) more than ${AMOUNT}${END}`,
      'gi',
    ),
    'most',
  ],
  [
    new RegExp(
      `${NAME} (?<what>heavier|warmer|hotter|longer|taller|older|larger) than ${AMOUNT}${REFUSED}${END}`,
      'gi',
    ),
    'most',
  ],
  [
    new RegExp(
      `${NAME} (?:must not|may not|cannot|can't) be (?<what>heavier|warmer|hotter|longer|taller|older) than ${AMOUNT}${END}`,
      'gi',
    ),
    'most',
  ],
  [
    new RegExp(
      `${NAME} (?:must |should )?(?<what>weigh|cost|measure)s? (?:at least|no less than) ${AMOUNT}${END}`,
      'gi',
    ),
    'least',
  ],
  [new RegExp(`${NAME} (?<what>lighter|colder|cooler|shorter|younger) than ${AMOUNT}${REFUSED}${END}`, 'gi'), 'least'],
]

/** What a word says of how much something is. */
const FIELDS: Readonly<Record<string, RegExp>> = {
  weigh: /^weight/,
  heavier: /^weight/,
  lighter: /^weight/,
  cost: /^(price|cost)/,
  measure: /^(length|size)/,
  warmer: /^temperature/,
  hotter: /^temperature/,
  colder: /^temperature/,
  cooler: /^temperature/,
  longer: /^(length|duration)/,
  shorter: /^(length|duration)/,
  taller: /^height/,
  older: /^age$/,
  younger: /^age$/,
}

const saidIn = (text: string): readonly Said[] =>
  FORMS.flatMap(([form, way]) =>
    [...text.matchAll(form)].flatMap((found): readonly Said[] => {
      const { name = '', what = '', value = '', unit = null } = found.groups!
      const fields = FIELDS[what.toLowerCase()]
      const from = { text: found[0], start: found.index, end: found.index + found[0].length }
      return fields === undefined ? [] : [{ name, fields, isMost: way === 'most', value, unit: unit ?? null, from }]
    }),
  )

function withBound(request: DesignRequest, said: Said): DesignRequest {
  const words = said.name.toLowerCase().split(' ')
  const name = [...words.slice(0, -1), singular(words.at(-1)!)].join(' ')
  const subject = request.subjects.find((one) => wordsIn(one.name).join(' ') === name)
  const field = subject === undefined ? null : boundField(subject, said)
  if (subject === undefined || field === null) return request
  const fields = subject.fields.map((one) => (one.name === field.name ? field : one))
  return {
    ...request,
    subjects: request.subjects.map((one) => (one === subject ? { ...one, fields } : one)),
    unread: request.unread.flatMap((one) => (overlap(one, said.from) ? cut(one, said.from, request.text) : [one])),
  }
}

/** The one number that says so, in the same unit where it names one, and with no other bound. */
function boundField(
  { fields, table }: Subject,
  { fields: names, unit, isMost, value, from: said }: Said,
): AskedField | null {
  const [field, ...others] = fields.filter(({ name, type }) => names.test(name) && /^(float|int)\b/.test(type))
  if (table !== null || field === undefined || others.length > 0) return null
  const own = UNIT_NAMES.get(field.name.split('_').slice(1).join('_'))
  if (own !== undefined && (unit === null || UNIT_NAMES.get(unit.toLowerCase()) !== own)) return null
  const [, kind = '', range = '', rest = ''] = /^(float|int)(?:\(([^)]*)\))?(.*)$/.exec(field.type)!
  const [least = '', most = ''] = range === '' ? [] : range.split('..')
  if ((isMost && most !== '') || (!isMost && least !== '' && least !== '0') || (kind === 'int' && value.includes('.')))
    return null
  const from = isMost ? (least === '' && /^(weight|length|height|age)/.test(field.name) ? '0' : least) : value
  return { ...field, type: `${kind}(${from}..${isMost ? value : most})${rest}`, from: said, typed: 'said' }
}
