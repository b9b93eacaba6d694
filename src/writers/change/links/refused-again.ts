import type { Expression, If, Raise, Statement } from '../../../python/ast.ts'
import type { Code, CodeFile, CodeFunction } from '../../../python/code/code.ts'
import { callsIn, textOf } from '../../../python/code/names.ts'
import { isTest } from '../../../python/modules/places.ts'
import { neededBy } from '../access/guards.ts'
import { type Ground, type Proposal, sentence } from '../ground.ts'
import { breakOf, indentOf, lineStart } from '../source/splice.ts'
import { spell } from '../source/spelling.ts'

export interface Again {
  /** The class that maps the rows. */
  readonly model: string
  /** What of a row is there once, together. */
  readonly columns: readonly string[]
  /** What a caller is told. */
  readonly told: string
}

/** Where a function that makes a row looks for one like it, and refuses: in one statement. */
export interface Refusal {
  readonly of: CodeFunction
  readonly statement: If & Statement
  /** `select(Book).where(Book.isbn == data.isbn)` */
  readonly query: Expression
  readonly raised: Raise & Statement
  readonly said: Expression
}

/** Whoever makes a row again that is there once is told, as the repository tells of others; null where nothing shows it. */
export function refusedAgain({ code }: Ground, before: Ground, again: Again): Partial<Proposal> | null {
  const donor = refusals(before.code)[0]
  if (!donor) return null
  const made = code.files
    .filter(({ path }) => !isTest(path))
    .flatMap((file) => file.functions)
    .flatMap((of) => makingIn(of, again) ?? [])[0]
  if (!made) return null
  const { file } = donor.of
  const session = /^\(?(?:await\s+)?(\w+)\./.exec(file.text(donor.statement.test))?.[1]
  if (session === undefined || !made.of.node.parameters.some(({ name }) => name === session)) return null
  if (donor.of.node.async !== made.of.node.async) return null
  const select = spell(made.of.file, file.names.get('select') ?? 'sqlalchemy.select')
  const test = within(file, donor.statement.test, donor.query, `${select.text}(${again.model}).where(${made.same})`)
  const raise = within(file, donor.raised, donor.said, `"${again.told}"`)
  const { source } = made.of.file.tree
  const indent = indentOf(source, made.statement.start)
  const step = '    '
  const eol = breakOf(source)
  const start = lineStart(source, made.statement.start)
  return {
    splices: [
      {
        file: made.of.file.path,
        start,
        end: start,
        text: `${indent}if ${test}:${eol}${indent}${step}${raise}${eol}`,
      },
    ],
    needs: [
      {
        file: made.of.file,
        names: [...select.needs, ...neededBy(before.code, file, donor.raised).filter(({ name }) => name !== 'select')],
      },
    ],
    sentences: [
      sentence(`who makes one again is refused, as \`${donor.of.node.name}\` refuses what is there`, [
        file.place(donor.statement),
      ]),
    ],
  }
}

const FINDS = /\.(?:first|one_or_none|scalar_one_or_none|scalar)\(\)\)?$/

export function refusals({ files }: Code): readonly Refusal[] {
  return files
    .filter(({ path }) => !isTest(path))
    .flatMap((file) => file.functions)
    .flatMap((of) =>
      of.node.body.flatMap((statement): readonly Refusal[] => {
        const [raised, more] = statement.kind === 'If' ? statement.body : []
        if (statement.kind !== 'If' || raised?.kind !== 'Raise' || more) return []
        if (!FINDS.test(of.file.text(statement.test))) return []
        const query = queryIn(of.file, statement.test)
        const said = raised.exception
          ? callsIn(raised.exception).flatMap(({ args }) => args.at(-1) ?? [])[0]
          : undefined
        return query && said && textOf(said) !== null
          ? [{ of, statement: statement as If & Statement, query, raised: raised as Raise & Statement, said }]
          : []
      }),
    )
}

/** `select(...)` with all that narrows it. */
function queryIn(file: CodeFile, test: Expression): Expression | null {
  const found = callsIn(test).filter((one) => file.text(one).startsWith('select('))
  return (found.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0] as Expression | undefined) ?? null
}

export const within = (
  file: CodeFile,
  whole: { readonly start: number; readonly end: number },
  part: { readonly start: number; readonly end: number },
  text: string,
): string => `${file.tree.source.slice(whole.start, part.start)}${text}${file.tree.source.slice(part.end, whole.end)}`

/** Where a row is made, and what one like it has. */
function makingIn(of: CodeFunction, { model, columns }: Again) {
  const { file, node } = of
  for (const statement of node.body)
    for (const call of callsIn(statement)) {
      const text = file.text(call.callee)
      if (text !== model && text !== `${model}.model_validate`) continue
      const sent = /^(\w+)/.exec(call.args[0] ? file.text(call.args[0]) : '')?.[1]
      const all = file.text(call)
      const values = columns.map((column) => {
        const said = new RegExp(`(?:["']${column}["']\\s*:|\\b${column}\\s*=)\\s*([\\w.]+)`).exec(all)?.[1]
        return said ?? (sent === undefined ? null : `${sent}.${column}`)
      })
      if (values.includes(null)) return null
      return {
        of,
        statement,
        same: columns.map((column, index) => `${model}.${column} == ${values[index]}`).join(', '),
      }
    }
  return null
}
