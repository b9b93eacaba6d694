import { type Fragment, joined, py } from '../../../python/emit/fragment.ts'
import { ident, lit, words } from '../../../python/emit/literal.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { column, modelOf } from '../access/condition.ts'
import { ruledSteps } from '../access/index.ts'
import { one } from '../models/describe.ts'
import { spoken } from '../names.ts'
import { wordName, wordSymbol, wordsOf } from '../words.ts'
import { SESSION } from './repository.ts'
import { type Made, accessOf, callerFor, changed } from './resource.ts'

interface States {
  readonly field: string
  readonly word: (value: string) => Fragment
  readonly type: Fragment
  /** The functions that are asked before some of them. */
  readonly steps: readonly { readonly from: string; readonly to: string; readonly asks: string | null }[]
}

function statesOf(made: Made): readonly States[] {
  const { name, resource, design } = made
  const { scope } = design
  const ruled = ruledSteps(name, design)
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
          asks:
            rule &&
            (ruled.find((step) => step.field === field && step.from === from.text && step.to === to.text)?.name ??
              null),
        })),
      },
    ]
  })
}

/** `STATUS_STEPS`, and the function that takes one of them. */
export const transitions = (made: Made): readonly Fragment[] =>
  statesOf(made).flatMap((states) => [table(states, made), mover(states, made)])

const tableOf = (field: string): Fragment => ident(`${field.toUpperCase()}_STEPS`)

function table({ field, word, type, steps }: States, made: Made): Fragment {
  if (steps.every(({ asks }) => asks === null))
    return py`
      ${tableOf(field)} = {
          ${steps.map(({ from, to }) => py`(${word(from)}, ${word(to)}),`)}
      }
    `
  const pair = py`tuple[${type}, ${type}]`
  const asked = py`${imported('collections.abc:Callable')}[[${callerFor(made, 'update')}], ${imported('sqlalchemy:ColumnElement')}[bool]]`
  return py`
    ${tableOf(field)}: dict[${pair}, ${asked} | None] = {
        ${steps.map(({ from, to, asks }) => py`(${word(from)}, ${word(to)}): ${asks === null ? py`None` : py`${accessOf(made)}.${ident(asks)}`},`)}
    }
  `
}

function mover({ field, type, steps }: States, made: Made): Fragment {
  const { model, variable, design, name } = made
  const held = py`${ident(variable)}.${ident(field)}`
  return py`
    async def move_${ident(field)}(
        session: ${SESSION}, caller: ${callerFor(made, 'update')}, ${ident(variable)}: ${model}, to: ${type}
    ) -> None:
        """Takes ${words(one(name))} from one ${words(spoken(field))} to the next; not every way is open."""
        if to == ${held}:
            return
        if (${held}, to) not in ${tableOf(field)}:
            raise ${imported('app.core.errors:Conflict')}(f"Its ${words(spoken(field))} cannot go from {${held}} to {to}.")
        ${
          steps.some(({ asks }) => asks !== null) &&
          py`
          allowed = ${tableOf(field)}[${held}, to]
          if allowed is not None:
              await ${imported('app.repositories.checks:refuse_unless')}(
                  session, ${column(modelOf(name), 'id', design.scope)} == ${ident(variable)}.id, allowed=allowed(caller)
              )
        `
        }
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

/** At the entrance of a state, too; null where every way is open. */
export const movingTo = (made: Made, field: string): Fragment | null =>
  statesOf(made).some((states) => states.field === field)
    ? py`await move_${ident(field)}(session, caller, ${ident(made.variable)}, body.value)`
    : null
