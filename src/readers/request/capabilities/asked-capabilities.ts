import type { Capability } from '../../../model/index.ts'
import type { Facts } from '../facts.ts'
import { fieldName } from '../things/fields.ts'
import type { Noun } from '../nouns/noun.ts'
import { isOfAccounts } from './accounts/index.ts'
import { isSource } from './sources.ts'
import type { Thing, Things } from '../things/things.ts'
import { isOperation } from '../vocabulary/verbs.ts'

/** What is asked for besides things and fields, of which thing; or what is said not to be wanted. */
export function capabilitiesOf(facts: Facts, things: Things, isDeclined = false): readonly Capability[] {
  const said = facts.capabilities.filter((one) => one.isDeclined === isDeclined)
  const found = said.flatMap(({ name, of, field, from }): readonly Capability[] => {
    const thing = of === null ? readIn(name, things) : things.of(of)
    // What is changed is nothing that is kept: nobody asks for what becomes of all else.
    if (thing === null && of?.isPlural === true && /^(history|audit)$/.test(name) && !isAll(of)) return []
    const column = thing === null ? null : columnOf(thing, field, name, from.text, things)
    return [{ name, of: thing === null ? null : column === null ? thing.name : `${thing.name}.${column}`, from }]
  })
  const operations = isDeclined
    ? []
    : [
        ...facts.operations,
        ...facts.deeds
          .filter(({ how }) => how !== 'not')
          .map(({ verb, of, from }) => ({ verb, of: of[0] ?? null, from })),
      ].flatMap(({ verb, of, from }): readonly Capability[] => {
        const thing = of === null ? null : things.of(of)
        return thing === null || !(isOperation(verb) || verb.startsWith('mark-'))
          ? []
          : [{ name: 'operation', of: `${thing.name}.${verb.replaceAll('-', '_')}`, from }]
      })
  return once([...found, ...operations])
}

/** `an audit log of everything`, `of all data`, `of who did what` */
const isAll = ({ words }: Noun): boolean =>
  /^(everything|all|anything|data|record|row|change|action|activity|who|what|entity|table|thing|object|endpoint|api|system|operation|request|user|account|event|write|edit|admin|access|staff)$/.test(
    words.at(-1)!,
  )

/** `Retrieval: articles, and agents who ask questions`: of the only thing there is to be read. */
function readIn(name: Capability['name'], { all }: Things): Thing | null {
  const [only, ...others] = name === 'retrieval' ? all.filter(({ words }) => isSource(words.at(-1)!)) : []
  return others.length === 0 ? (only ?? null) : null
}

/** `status history of orders`: the field it is asked for. */
function columnOf(thing: Thing, field: Noun | null, name: string, said: string, things: Things): string | null {
  if (field !== null && things.of(field) === null) return fieldName(field.words, false, thing)
  return name === 'history' && /\bstatus\b/i.test(said) ? 'status' : null
}

/** What is said twice is asked for once, with its number where one has one; what is asked of a thing says more than what is asked of all. */
function once(all: readonly Capability[]): readonly Capability[] {
  // Of these each says something else: how long, how often, how many.
  const keyOf = ({ name, of, from }: Capability): string =>
    isOfAccounts(name) ? `${name} ${from.start}` : `${name} ${of ?? ''}`
  const isNumbered = ({ from }: Capability): boolean => /\d/.test(from.text)
  const numbered = new Map(all.filter(isNumbered).map((one) => [keyOf(one), one]))
  const ofSomething = new Set(all.flatMap(({ name, of }) => (of === null ? [] : [name])))
  const seen = new Set<string>()
  return all
    .map((one) => (isNumbered(one) ? one : (numbered.get(keyOf(one)) ?? one)))
    .filter((one) => {
      if (seen.has(keyOf(one)) || (one.of === null && ofSomething.has(one.name))) return false
      seen.add(keyOf(one))
      return true
    })
}
