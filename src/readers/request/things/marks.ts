import type { AskedField, Subject } from '../../../model/index.ts'
import { DONE } from '../../../kernel/done.ts'
import type { Facts, SaidRule } from '../facts.ts'
import { fieldName } from './fields.ts'
import { roleName } from '../rights/roles.ts'
import type { Thing, Things } from './things.ts'
import { kindOf } from '../vocabulary/kinds/index.ts'

type Mark = Facts['marks'][number]

/** `can be marked as done`: yes or no, where no status of it can be that. */
export function marksOf(thing: Thing, own: readonly AskedField[], facts: Facts, things: Things): readonly AskedField[] {
  const found = new Map<string, AskedField>()
  for (const { of, state, by, from } of facts.marks) {
    const name = fieldName(state, false, thing)
    if (things.of(of) !== thing || own.some((field) => isState(field, name))) continue
    const setBy = by === null ? null : roleName(by)
    found.set(name, { name, type: 'bool = false', from, typed: 'said', ...(setBy === null ? {} : { setBy }) })
  }
  return [...found.values(), ...decidedOf(thing, own, facts, things)]
}

/** `the caretaker sets the state`: who says what a field is. */
export const setterOf =
  (thing: Thing, { setters }: Facts, things: Things) =>
  (field: AskedField): AskedField => {
    const found = setters.find(({ of, field: words }) => things.of(of) === thing && isCalled(field, words, thing))
    const setBy = found === undefined ? null : roleName(found.by)
    return setBy === null ? field : { ...field, setBy }
  }

/** `the committee decides on applications`: how each stands is known, where nothing else says it. */
const decidedOf = (
  thing: Thing,
  own: readonly AskedField[],
  { setters }: Facts,
  things: Things,
): readonly AskedField[] => {
  const said = setters.find(({ of, isJudged }) => isJudged === true && things.of(of) === thing)
  if (said === undefined || own.some(({ name }) => name === 'status')) return []
  const setBy = roleName(said.by)
  const type = kindOf(thing.words)?.holds['status'] ?? 'pending|accepted|rejected = pending'
  return [{ name: 'status', type, from: said.from, typed: 'by its name', ...(setBy === null ? {} : { setBy }) }]
}

const isCalled = ({ name }: AskedField, words: readonly string[], thing: Thing): boolean =>
  name === fieldName(words, false, thing) || name === words.join('_')

/** Whoever marks what a status says already takes it there, and changes nothing else of it. */
export const rulesOfMarks = (facts: Facts, subjects: readonly Subject[], things: Things): readonly SaidRule[] =>
  facts.marks.flatMap((mark): readonly SaidRule[] => {
    const { by: who, of, from } = mark
    if (who === null || isOwnField(mark, subjects, things)) return []
    if (!isOfStatus(mark, subjects, things)) return [{ who, verbs: ['update'], of, how: 'may', from }]
    const operation = deedOf(mark.state)
    facts.operations.push({ verb: operation, of, from })
    return [{ who, verbs: [], operation, of, how: 'may', from }]
  })

/** `delivered` by who delivers it; `ready` by who marks it so. */
function deedOf(state: readonly string[]): string {
  const known = [...DONE].find(([, done]) => done === state.join('_'))
  return known?.[0] ?? ['mark', ...state].join('-')
}

const isOfStatus = ({ of, state }: Mark, subjects: readonly Subject[], things: Things): boolean =>
  subjects
    .find(({ name }) => name === things.of(of)?.name)
    ?.fields.some(
      ({ name, type }) => /^(status|state|stage)$/.test(name) && type.split(/[|= ]+/).includes(state.join('_')),
    ) === true

const isOwnField = ({ of, from }: Mark, subjects: readonly Subject[], things: Things): boolean =>
  subjects
    .find(({ name }) => name === things.of(of)?.name)
    ?.fields.some((field) => field.setBy !== undefined && field.from.start === from.start) === true

const isState = ({ name, type }: AskedField, state: string): boolean =>
  name === state || type.split(/[|= ]+/).includes(state)
