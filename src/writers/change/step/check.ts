import { spoken } from '../../../kernel/english.ts'
import type { Column, Table } from '../../../model/index.ts'
import type { Code, CodeFunction } from '../../../python/code/code.ts'
import { memberOf, neededByRefusal, refusedBy, stateRefusal } from '../finding/state-refusal.ts'
import type { Ground } from '../ground.ts'
import { quoteOf, quoted } from '../source/literal.ts'
import type { CodeClass } from '../source/classes.ts'
import { type Spelled, plain, spell } from '../source/spelling.ts'
import type { Check } from '../operation/started.ts'
import { type ChoiceClass, memberName } from './choice.ts'

export interface Asked {
  readonly table: Table
  readonly column: Column
  readonly model: CodeClass
  readonly choice: ChoiceClass
  /** The states it is done from; none for any but the one it leads to. */
  readonly before: readonly string[]
  readonly to: string
}

/** A member as a file says it, there already or not. */
export function memberIn(code: Code, of: CodeFunction, { model, column, choice, to }: Asked, value: string): Spelled {
  const there = memberOf(code, of.file, model, column.attribute, value)
  if (value !== to || /\.\w+$/.test(there.text)) return there
  const [known] = choice.members.keys()
  const beside = memberOf(code, of.file, model, column.attribute, known!)
  return { ...beside, text: beside.text.replace(/\.\w+$/, `.${memberName(choice, to)}`) }
}

/** A row that does not stand so is refused, as the program refuses others; null where nothing shows how. */
export function refusedBefore({ code, backend }: Ground, of: CodeFunction, row: string, asked: Asked): Check | null {
  const { table, column, before, to } = asked
  const isOnly = before.length > 0
  const members = (isOnly ? before : [to]).map((one) => memberIn(code, of, asked, one))
  const noun = spoken(table.model ?? table.name).toLowerCase()
  const donor = stateRefusal(code, backend.data.tables, table)
  const texts = members.map(({ text }) => text)
  if (donor) {
    const said = { row, column: column.attribute, members: texts, isOnly, noun }
    const needs = donor.of.file === of.file ? [] : neededByRefusal(code, donor)
    return { lines: refusedBy(donor, said), needs: [...members.flatMap((one) => one.needs), ...needs] }
  }
  if (!/\braise HTTPException\(/.test(of.file.text(of.node))) return null
  const exception = plain(spell(of.file, 'fastapi.HTTPException').text)
  const words = `The ${noun} is ${isOnly ? 'not ' : ''}${(isOnly ? before : [to]).join(' or ')}`
  const [one, other] = texts
  const compared =
    other === undefined ? `${isOnly ? '!=' : '=='} ${one}` : `${isOnly ? 'not in' : 'in'} (${texts.join(', ')})`
  const detail = quoted(words, quoteOf(of.file.tree.source))
  return {
    lines: [
      `if ${row}.${column.attribute} ${compared}:`,
      `    raise ${exception.text}(status_code=409, detail=${detail})`,
    ],
    needs: members.flatMap((member) => member.needs),
  }
}
