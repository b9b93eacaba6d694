import { plural, spoken } from '../../../kernel/english.ts'
import type { AskedLimit, Column, DesignRequest, Table } from '../../../model/index.ts'
import { ownershipOf } from '../../../model/queries/index.ts'
import type { Statement } from '../../../python/ast.ts'
import type { CodeFunction } from '../../../python/code/code.ts'
import { callsIn } from '../../../python/code/names.ts'
import { isTest } from '../../../python/modules/places.ts'
import { neededBy } from '../access/guards.ts'
import { nowIn } from '../at-operation/index.ts'
import { modelOf } from '../field/kin.ts'
import { type Ground, type Proposal, sentence, together } from '../ground.ts'
import { refusals, within } from '../links/refused-again.ts'
import { Classes } from '../source/classes.ts'
import { type Spelled, plain, spell, spelledWith } from '../source/spelling.ts'
import { breakOf, indentOf, inserted, lineStart } from '../source/splice.ts'
import { countedAs } from './index.ts'

export const saysLimitsThere = ({ subjects }: DesignRequest): boolean =>
  subjects.some(({ table, limits = [] }) => table !== null && limits.length > 0)

/** No more rows of a table that is there than is said: they are counted where one is made, or it is told where that is. */
export const countThere = (ground: Ground, _: Ground, request: DesignRequest): Proposal =>
  together(
    request.subjects.flatMap(({ table: id, limits = [] }) => {
      const table = ground.backend.data.tables.find((one) => one.id === id || one.name === id)
      return table ? limits.map((limit) => countedThere(ground, table, limit)) : []
    }),
  )

/** Where a row is made for whoever calls, and what says who that is: `buyer.id`. */
interface Making {
  readonly of: CodeFunction
  readonly statement: Statement
  readonly owner: string
}

function countedThere(ground: Ground, table: Table, limit: AskedLimit): Partial<Proposal> {
  const { callers } = ownershipOf(ground.backend)
  const model = modelOf(new Classes(ground.code), table)?.node.name
  const key = table.foreignKeys.find(({ columns, references }) => columns.length === 1 && callers.has(references.table))
  const column = key && table.columns.find(({ name }) => name === key.columns[0])?.attribute
  const making = model && column ? makingOf(ground, model, column) : null
  const since = limit.every === null ? null : madeAt(table)
  if (!making || !model || !column) return byHand(limit, 'where one is made for whoever calls is not known')
  const { file, node } = making.of
  const at = `\`${node.name}\` (${file.path}:${file.placeOfName(node).line})`
  if (limit.every !== null && since === null)
    return byHand(
      limit,
      `no column says when a row was made: that needs a \`created_at\`, and they are counted in ${at}`,
    )
  const written = counting(ground, making, { table, model, column, limit, since })
  return (
    written ?? byHand(limit, `they are counted in ${at}, and nothing in the program shows how one too many is refused`)
  )
}

const byHand = ({ from }: AskedLimit, because: string): Partial<Proposal> => ({
  unwritten: [`“${from.text}” is not written: ${because}`],
})

function makingOf({ code }: Ground, model: string, column: string): Making | null {
  for (const of of code.files.filter(({ path }) => !isTest(path)).flatMap((file) => file.functions))
    for (const statement of of.node.body)
      for (const call of callsIn(statement)) {
        const callee = of.file.text(call.callee)
        if (callee !== model && callee !== `${model}.model_validate`) continue
        const owner = new RegExp(`["']?\\b${column}["']?\\s*[:=]\\s*(\\w+\\.\\w+)`).exec(of.file.text(call))?.[1]
        if (owner !== undefined) return { of, statement, owner }
      }
  return null
}

/** What says when a row was made: a time that the database, or the model, sets to now. */
function madeAt({ columns }: Table): Column | null {
  const times = columns.filter(({ type }) => /^TIMESTAMP|^DATETIME/i.test(type))
  const begun = (one: Column): string => `${one.serverDefault ?? ''}${one.default ?? ''}`
  const called = times.find((one) => /^(?:created|inserted|made)_/.test(one.name) && begun(one) !== '')
  const now = times.filter((one) => NOW.test(begun(one)))
  return called ?? (now.length === 1 ? now[0]! : null)
}

const NOW = /\b(?:now|current_timestamp|utcnow)\b/i

interface Counting {
  readonly table: Table
  readonly model: string
  readonly column: string
  readonly limit: AskedLimit
  readonly since: Column | null
}

function counting(ground: Ground, { of, statement, owner }: Making, counted: Counting): Partial<Proposal> | null {
  const { table, model, column, limit, since } = counted
  const donor = refusals(ground.code)[0]
  const query = donor && countedAs(donor.of.file.text(donor.statement.test))
  if (!donor || !query || donor.of.node.async !== of.node.async) return null
  const session = /(?:await\s+)?(\w+)\.\w+\($/.exec(query.head)?.[1]
  if (session === undefined || !of.node.parameters.some(({ name }) => name === session)) return null
  const { file } = of
  const func = spell(file, 'sqlalchemy.func')
  const select = spell(file, donor.of.file.names.get('select') ?? 'sqlalchemy.select')
  const late =
    since && limit.every ? laterThan(ground, of, `${model}.${since.attribute}`, limit.every.stretch) : plain('')
  const many = plural(spoken(table.model ?? table.name).toLowerCase())
  const told = `At most ${limit.most} ${many}${limit.every ? ` ${limit.every.stretch === 'hour' ? 'an' : 'a'} ${limit.every.stretch}` : ''}`
  const same = `${model}.${column} == ${owner}${late.text}`
  const text = `${query.head}${select.text}(${func.text}.count()).select_from(${model}).where(${same})${query.tail}`
  const { source } = file.tree
  const [indent, eol] = [indentOf(source, statement.start), breakOf(source)]
  const raised = within(donor.of.file, donor.raised, donor.said, `"${told}"`)
  const lines = [`made = ${text}`, `if made >= ${limit.most}:`, `    ${raised}`]
  const own = donor.of.file === file ? [] : neededBy(ground.code, donor.of.file, donor.raised)
  return {
    splices: [
      inserted(file.path, lineStart(source, statement.start), lines.map((one) => `${indent}${one}${eol}`).join('')),
    ],
    needs: [{ file, names: [...func.needs, ...select.needs, ...late.needs, ...own] }],
    sentences: [
      sentence(
        `nobody makes more than ${limit.most} ${many}${limit.every ? ` within one ${limit.every.stretch}, counted back from now by \`${since!.attribute}\`` : ', whatever became of them'}: one more is refused as \`${donor.of.node.name}\` refuses. Two made at one moment may both be let in: where that matters, the row of whoever makes them is locked first`,
        [file.placeOfName(of.node)],
      ),
    ],
    unknown: [`no test makes more than ${limit.most} ${many} yet`],
  }
}

const SPAN = { hour: 'hours=1', day: 'days=1', week: 'weeks=1', month: 'days=30', year: 'days=365' }

/** `, Order.placed_at > datetime.now(UTC) - timedelta(days=1)` */
function laterThan(ground: Ground, of: CodeFunction, column: string, stretch: keyof typeof SPAN): Spelled {
  const now = nowIn(ground, of)
  const delta = spell(of.file, 'datetime.timedelta')
  return spelledWith(
    [{ text: now.text, needs: now.needs }, delta],
    `, ${column} > ${now.text} - ${delta.text}(${SPAN[stretch]})`,
  )
}
