import { spoken } from '../../../kernel/english.ts'
import type { Table } from '../../../model/index.ts'
import type { CodeFunction } from '../../../python/code/code.ts'
import type { Kin } from '../field/kin.ts'
import { memberOf, neededByRefusal, refusedBy, stateRefusal } from '../finding/state-refusal.ts'
import type { Ground, Proposal } from '../ground.ts'
import { sentence } from '../ground.ts'
import type { Starting as States } from '../owned/starting.ts'
import { quoteOf, quoted } from '../source/literal.ts'
import { type Needed, spell } from '../source/spelling.ts'
import type { Effect } from './verb.ts'

export interface Starting {
  readonly starting: States | null
  readonly table: Table
  readonly kin: Kin
  readonly effect: Effect
}

/** What is asked of how a row stands before it is changed. */
export interface Check {
  readonly lines: readonly string[]
  readonly needs: readonly Needed[]
}

/** A row that stands otherwise is refused, as the program refuses others; null where nothing shows how. */
export function refusedOtherwise(
  { code, backend }: Ground,
  { file, node }: CodeFunction,
  row: string,
  { starting, table, kin, effect }: Starting,
): Check | null {
  if (starting === null) return null
  const members = starting.states.map((one) => memberOf(code, file, kin.model, effect.column, one))
  const noun = spoken(table.model ?? table.name).toLowerCase()
  const asked = { row, column: effect.column, members: members.map(({ text }) => text), isOnly: starting.isOnly, noun }
  const needs = members.flatMap((one) => one.needs)
  const donor = stateRefusal(code, backend.data.tables, table)
  if (donor) return { lines: refusedBy(donor, asked), needs: [...needs, ...neededByRefusal(code, donor)] }
  if (!/\braise HTTPException\(/.test(file.text(node))) return null
  const exception = spell(file, 'fastapi.HTTPException')
  const says = quoted(
    starting.isOnly
      ? `The ${noun} is not ${starting.states.join(' or ')}`
      : `The ${noun} is ${starting.states.join(' or ')}`,
    quoteOf(file.tree.source),
  )
  const [one, other] = asked.members
  const compared =
    other === undefined
      ? `${starting.isOnly ? '!=' : '=='} ${one}`
      : `${starting.isOnly ? 'not in' : 'in'} (${asked.members.join(', ')})`
  return {
    lines: [`if ${row}.${effect.column} ${compared}:`, `    raise ${exception.text}(status_code=409, detail=${says})`],
    needs: [...needs, ...exception.needs],
  }
}

/** What an operation starts from, or that it does not ask. */
export function startingTold(
  id: string,
  { starting, effect, handler }: Starting & { readonly handler: CodeFunction },
  check: Check | null,
): Partial<Proposal> {
  if (starting === null) return {}
  const states = starting.states.join(' or ')
  const { path } = handler.file
  return check === null
    ? {
        unwritten: [
          `${id} does not ask what \`${effect.column}\` is before it sets it: nothing in the program shows how such a row is refused, and it belongs into \`${handler.node.name}\` (${path})`,
        ],
      }
    : {
        sentences: [
          sentence(
            starting.isOnly
              ? `${id} is done to rows that are ${states} alone: all others are refused`
              : `${id} is refused where the row is ${states} already`,
          ),
        ],
      }
}
