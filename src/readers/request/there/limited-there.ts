import type { AskedLimit, Backend, DesignRequest, Table, Words } from '../../../model/index.ts'
import { isPerson, numberOf, NUMBERS } from './limited.ts'
import { type Sentence, callerIn, tableNamed, understood, wordsOf } from './sentences.ts'

const NUMBER = `(?<most>\\d+|${NUMBERS.join('|')})`
const WHAT = '(?<what>(?:[a-z]+\\s+){0,2}?[a-z]+)'
const PER = '(?<per>(?:\\s*,?\\s*(?:and\\s+)?(?:per|a|an|each|every|and|for each|for every|in a)\\s+[a-z]+)+)'
const FORMS = [
  `(?:limit|cap|restrict)s?\\s+(?:the\\s+)?(?:number\\s+of\\s+)?${WHAT}\\s+(?:to|at)\\s+(?:at most\\s+|no more than\\s+|a maximum of\\s+)?${NUMBER}${PER}`,
  `(?:at most|no more than|not more than|up to|(?:a )?maximum(?: of)?)\\s+${NUMBER}\\s+${WHAT}${PER}`,
].map((one) => new RegExp(`\\b${one}\\b`, 'i'))

type Stretch = NonNullable<AskedLimit['every']>['stretch']
const STRETCH = /^(?:hour|day|week|month|year)$/

/** `limit reviews to 3 per day and customer`, of rows that are there: they are counted where one is made. */
export function limitedThere(request: DesignRequest, sentence: Sentence, backend: Backend): DesignRequest {
  for (const form of FORMS) {
    const found = form.exec(sentence.text)
    const { most = '', what = '', per = '' } = found?.groups ?? {}
    const table = found ? tableNamed(what, backend) : null
    if (!found || !table?.model || !isOfCallers(table, backend)) continue
    const each = [...per.matchAll(/(?:per|an?|each|every|and)\s+(?!(?:per|an?|each|every)\b)([a-z]+)/gi)].map(
      ([, one]) => one!.toLowerCase(),
    )
    const stretches = each.filter((one) => STRETCH.test(one))
    const people = each.filter((one) => isPerson(one, backend))
    const said = wordsOf(sentence, found.index, found[0])
    const isOfEach = people.length > 0 || isDoneByOne(sentence.text.slice(0, found.index), backend)
    if (stretches.length > 1 || stretches.length + people.length < each.length || !isOfEach) continue
    const [stretch] = stretches as Stretch[]
    return withLimit(request, table, said, {
      most: numberOf(most),
      per: ['owner'],
      every: stretch === undefined ? null : { stretch, of: 'making' },
      such: null,
      from: said,
    })
  }
  return request
}

/** Whether rows say whose they are. */
const isOfCallers = ({ foreignKeys }: Table, backend: Backend): boolean =>
  foreignKeys.some(({ references }) => references.table === callerIn(backend)?.id)

/** `a customer may place`: each of them, before what is counted. */
function isDoneByOne(before: string, backend: Backend): boolean {
  const who = /([a-z]+)\s+(?:(?:can|could|may|must|should|only|never|to)\s+)*(?:[a-z]+\s*)$/i.exec(before)?.[1]
  return who !== undefined && isPerson(who, backend)
}

function withLimit(request: DesignRequest, table: Table, said: Words, limit: AskedLimit): DesignRequest {
  const overlaps = (one: Words): boolean => one.start < said.end && said.start < one.end
  const isIt = (id: string | null): boolean => id === table.id || id === table.name
  const kept = request.subjects.filter((one) => one.table !== null || !overlaps(one.from))
  const gone = request.subjects.filter((one) => !kept.includes(one)).map(({ name }) => name)
  const holder = kept.find((one) => isIt(one.table))
  const limited = holder
    ? kept.map((one) => (one === holder ? { ...one, limits: [...(one.limits ?? []), limit] } : one))
    : [...kept, { name: table.model!, from: said, table: table.name, fields: [], limits: [limit] }]
  return understood(
    {
      ...request,
      intent: 'change',
      subjects: limited,
      rules: (request.rules ?? []).filter(({ of }) => of === null || !gone.includes(of)),
      capabilities: request.capabilities.filter((one) => one.name !== 'rate-limit' || !overlaps(one.from)),
      unread: request.unread.filter(({ start, end }) => end <= said.start || said.end <= start),
    },
    said,
  )
}
