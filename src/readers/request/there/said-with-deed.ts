import type { AskedField, Backend, Capability, DesignRequest, Table, Words } from '../../../model/index.ts'
import { operationDoing } from '../../../model/queries/index.ts'
import { typeByName } from '../vocabulary/field-names.ts'
import { type Sentence, snakeName, tableNamed, understood } from './sentences.ts'

/** What is said as something is done, and is of nothing that it is done to. */
const SAID =
  '(?:[a-z]+ )?(?:reason|note|comment|explanation|message|resolution|justification|remark|outcome|verdict|cause|feedback)'
/** What belongs to how it is done, where something that is there does it: it is told as all else is. */
const GIVEN = '[a-z]+ (?:number|code|reference|date|amount|location|signature|link)'
const WITH = new RegExp(
  `^\\s*(?:with|giving|stating)\\s+(?:a|an|the|its|their|a short|a written)\\s+(?<one>${SAID}|${GIVEN})(?:\\s+and\\s+(?:a|an)\\s+(?<other>${SAID}))?\\b(?!\\s+(?:of|from|by|about|that|which)\\b)`,
  'i',
)

const GIVES = new RegExp(`^${GIVEN}$`, 'i')

/** What somebody does, and how the row stands from then on. */
const LASTING: ReadonlyMap<string, string> = new Map([
  ...'archive feature freeze retire close mute quarantine escalate'
    .split(' ')
    .map((verb) => [verb, `${verb}d`] as const),
  ...'flag pin ban'.split(' ').map((verb) => [verb, `${verb}${verb.at(-1)!}ed`] as const),
  ...'suspend lock block highlight'.split(' ').map((verb) => [verb, `${verb}ed`] as const),
  ['hide', 'hidden'],
  ['verify', 'verified'],
])

/**
 * `staff hide a review with a reason`: what whoever does it says, and nobody else, and by which a row that it was done to
 * is told from others.
 */
export function saidWithDeed(request: DesignRequest, sentence: Sentence, backend: Backend): DesignRequest {
  return request.capabilities
    .filter(({ from }) => isIn(sentence, from))
    .reduce((read, deed) => withSaid(read, deed, backend), request)
}

function withSaid(request: DesignRequest, deed: Capability, backend: Backend): DesignRequest {
  const [to = '', verb = '', ...more] = deed.of?.split('.') ?? []
  const subject = request.subjects.find(({ name }) => name === to)
  const table = subject?.table ? tableNamed(subject.table, backend) : null
  if (deed.name !== 'operation' || more.length > 0 || !subject || !table) return request
  const end = lastOf(deed, request)
  const found = WITH.exec(request.text.slice(end))
  const said = found === null ? null : wordsBehind(end, found[0])
  const done = operationDoing(verb, table, backend)?.verb ?? verb
  const fields = [found?.groups?.['one'], found?.groups?.['other']].flatMap((noun): readonly AskedField[] => {
    if (noun === undefined || said === null) return []
    const name = snakeName(noun)
    const isGiven = GIVES.test(noun)
    if (isGiven && operationDoing(verb, table, backend) === null) return []
    const { type } = typeByName(isGiven ? name : name.split('_').at(-1)!)
    return [
      {
        name: isGiven ? name : `${done}_${name}`,
        type: `${type.replace(/\?$/, '')}? set by server`,
        from: said,
        typed: 'said',
        ...(isGiven ? {} : { isUntold: true as const }),
      },
    ]
  })
  const mark = markOf(verb, deed, table, request, backend)
  if (fields.length === 0 && mark === null) return request
  const kept = subject.fields.filter(({ from }) => said === null || from.end <= said.start || said.end <= from.start)
  const read: DesignRequest = {
    ...request,
    subjects: request.subjects.map((one) =>
      one === subject ? { ...one, fields: [...kept, ...(mark === null ? [] : [mark]), ...fields] } : one,
    ),
    capabilities: [
      ...request.capabilities,
      ...fields.map(({ name, from }) => ({ name: 'operation' as const, of: `${to}.${done}.${name}`, from })),
    ],
  }
  return said === null ? read : understood(read, said)
}

/** The end of what is said of the deed, with what it is done to. */
const lastOf = ({ of, from }: Capability, { rules = [] }: DesignRequest): number =>
  Math.max(
    from.end,
    ...rules.flatMap((one) =>
      `${one.of}.${one.operation}` === of && one.from.start <= from.end && from.start <= one.from.end
        ? [one.from.end]
        : [],
    ),
  )

function wordsBehind(end: number, text: string): Words {
  const start = end + (text.length - text.trimStart().length)
  return { text: text.trim(), start, end: end + text.length }
}

/** Where nothing that is there, or is asked for, tells that it was done. */
function markOf(
  verb: string,
  { from }: Capability,
  table: Table,
  { subjects }: DesignRequest,
  backend: Backend,
): AskedField | null {
  const name = LASTING.get(verb)
  if (name === undefined || operationDoing(verb, table, backend) !== null) return null
  const asked = subjects.filter((one) => one.table !== null && tableNamed(one.table, backend) === table)
  const names = [
    ...table.columns.map((one) => one.attribute),
    ...asked.flatMap(({ fields }) => fields.map((one) => one.name)),
  ]
  const isHeld = names.some((one) => one.split('_').includes(name)) || table.columns.some(isState)
  return isHeld ? null : { name, type: 'bool = false set by server', from, typed: 'said', isUntold: true }
}

/** A state of its own says how a row stands: which one is meant is asked. */
const isState = ({ name, choice }: Table['columns'][number]): boolean =>
  choice !== undefined && /^(?:status|state|stage)$/.test(name)

const isIn = ({ text, start }: Sentence, from: Words): boolean => start <= from.start && from.end <= start + text.length
