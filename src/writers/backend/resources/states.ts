import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit, words } from '../../../python/emit/literal.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { column, conditionOf, modelOf } from '../access/condition.ts'
import { one } from '../models/describe.ts'
import { spoken } from '../names.ts'
import { wordName, wordSymbol, wordsOf } from '../words.ts'
import { SESSION } from './repository.ts'
import { type Made, callerFor, changed } from './resource.ts'

interface States {
  readonly field: string
  readonly word: (value: string) => Fragment
  readonly type: Fragment
  readonly steps: readonly { readonly from: string; readonly to: string; readonly rule: Fragment | null }[]
}

function statesOf(made: Made): readonly States[] {
  const { name, resource, design } = made
  const { scope } = design
  return (resource.value.states ?? []).flatMap(({ name: field, value: steps }) => {
    const declared = scope.fields(name).get(field)
    const type = declared && wordsOf(name, one(name), field, declared, scope)
    if (!type) return []
    const symbol = wordSymbol(name, type)
    return [
      {
        field,
        type: py`${symbol}`,
        word: (value: string) => py`${symbol}.${ident(wordName(type, value))}`,
        steps: steps.map(({ from, to, rule }) => ({
          from: from.text,
          to: to.text,
          rule: rule ? conditionOf(rule, { resource: name, scope }) : null,
        })),
      },
    ]
  })
}

/** `STATUS_STEPS`, and the function that takes one of them. */
export const transitions = (made: Made): readonly Fragment[] =>
  statesOf(made).flatMap((states) => [table(states), mover(states, made)])

const tableOf = (field: string): Fragment => ident(`${field.toUpperCase()}_STEPS`)

const table = ({ field, word, steps }: States): Fragment => py`
  ${tableOf(field)} = {
      ${steps.map(({ from, to }) => py`(${word(from)}, ${word(to)}),`)}
  }
`

function mover(states: States, made: Made): Fragment {
  const { field, word, type, steps } = states
  const { model, variable, design, name } = made
  const held = py`${ident(variable)}.${ident(field)}`
  const ruled = steps.filter(({ rule }) => rule !== null)
  const caller = callerFor(made, 'update')
  return py`
    async def move_${ident(field)}(
        session: ${SESSION}, caller: ${caller}, ${ident(variable)}: ${model}, to: ${type}
    ) -> None:
        """Takes ${words(one(name))} from one ${words(spoken(field))} to the next; not every way is open."""
        if to == ${held}:
            return
        if (${held}, to) not in ${tableOf(field)}:
            raise ${imported('app.core.errors:Conflict')}(f"Its ${words(spoken(field))} cannot go from {${held}} to {to}.")
        ${ruled.map(
          ({ from, to, rule }) => py`
          if (${held}, to) == (${word(from)}, ${word(to)}):
              await ${imported('app.repositories.checks:refuse_unless')}(
                  session, ${column(modelOf(name), 'id', design.scope)} == ${ident(variable)}.id, allowed=${rule}
              )
        `,
        )}
        ${held} = to
  `
}

/** In an update, a state is moved to, never set. */
export function moving(made: Made): Fragment | null {
  const sent = new Set(changed(made).map(({ name }) => name))
  const lines = statesOf(made)
    .filter(({ field }) => sent.has(field))
    .map(
      ({ field }) => py`
      if ${lit(field)} in changes:
          await move_${ident(field)}(session, caller, ${ident(made.variable)}, changes.pop(${lit(field)}))
    `,
    )
  return lines.length === 0 ? null : joined(lines, '\n')
}
