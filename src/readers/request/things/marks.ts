import type { AskedField, Subject } from '../../../model/index.ts'
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

/** Whoever marks what a status says already changes that. */
export const rulesOfMarks = ({ marks }: Facts, subjects: readonly Subject[], things: Things): readonly SaidRule[] =>
  marks.flatMap((mark): readonly SaidRule[] =>
    mark.by === null || isOwnField(mark, subjects, things)
      ? []
      : [{ who: mark.by, verbs: ['update'], of: mark.of, how: 'may', from: mark.from }],
  )

const isOwnField = ({ of, from }: Mark, subjects: readonly Subject[], things: Things): boolean =>
  subjects
    .find(({ name }) => name === things.of(of)?.name)
    ?.fields.some((field) => field.setBy !== undefined && field.from.start === from.start) === true

const isState = ({ name, type }: AskedField, state: string): boolean =>
  name === state || type.split(/[|= ]+/).includes(state)
