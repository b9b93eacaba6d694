/**
 * Where tables that are there are altered in batches: always, where a key is added, or never. SQLite copies the table
 * for what it cannot alter, and Alembic does so in a batch alone.
 */
export type Batching = 'always' | 'for keys' | 'never'

/** How many of the newest revisions that alter tables tell. */
const NEWEST = 9

/** By the newest revisions of a folder, and by whether the program may run on SQLite. */
export function batchingOf(sources: readonly string[], mayBeSqlite: boolean): Batching {
  const altering = sources
    .filter((one) => /\b(?:op|batch_op)\.(?:add_column|create_foreign_key|drop_constraint)\(/.test(one))
    .slice(0, NEWEST)
  const batched = altering.filter((one) => /\bop\.batch_alter_table\(/.test(one))
  if (batched.length * 2 > altering.length) return 'always'
  return mayBeSqlite ? 'for keys' : 'never'
}

interface Altering {
  readonly table: string
  readonly line: string
}

/** Lines of a revision with those that alter one table together in a batch. */
export function inBatches(batching: Batching, lines: readonly string[], isWordy: boolean): readonly string[] {
  if (batching === 'never') return lines
  const made = new Set(lines.flatMap((line) => /^op\.create_table\(\s*"(\w+)"/.exec(line)?.[1] ?? []))
  const parts = lines.map((line) => ({ line, altering: alteringIn(line) }))
  const keyed = new Set(parts.flatMap(({ altering, line }) => (altering && IS_KEY.test(line) ? [altering.table] : [])))
  const isBatched = ({ table }: Altering): boolean => !made.has(table) && (batching === 'always' || keyed.has(table))
  const done: string[] = []
  let open: string | null = null
  for (const { line, altering } of parts) {
    if (!altering || !isBatched(altering)) {
      done.push(line)
      open = null
      continue
    }
    const said = altering.line.replaceAll('\n', '\n    ')
    if (open === altering.table) done[done.length - 1] += `\n    ${said}`
    else
      done.push(
        `with op.batch_alter_table("${altering.table}"${isWordy ? ', schema=None' : ''}) as batch_op:\n    ${said}`,
      )
    open = altering.table
  }
  return done
}

const IS_KEY = /^op\.(?:create_foreign_key|drop_constraint|create_unique_constraint|create_check_constraint)\(/

/** What alters a table that is there, as a batch of that says it; null for anything else. */
function alteringIn(line: string): Altering | null {
  const [, first, table] = /^op\.(?:add_column|drop_column|alter_column)\((\s*)"(\w+)",\s*/.exec(line) ?? []
  if (table !== undefined && first !== undefined)
    return { table, line: line.replace(/^op\.(\w+)\((\s*)"\w+",\s*/, (_, does: string) => `batch_op.${does}(`) }
  const [, named] =
    /^op\.(?:create_index|create_foreign_key|create_unique_constraint|create_check_constraint|drop_constraint)\(\s*(?:op\.f\()?"\w+"\)?,\s*"(\w+)"/.exec(
      line,
    ) ?? []
  if (named !== undefined)
    return {
      table: named,
      line: line
        .replace(/^(op\.\w+\(\s*(?:op\.f\()?"\w+"\)?),\s*"\w+"/, '$1')
        .replace(/^op\./, 'batch_op.')
        .replace(/\(\s*op\.f\(/, '(batch_op.f('),
    }
  const [, dropped] = /^op\.drop_index\([^]*\btable_name="(\w+)"/.exec(line) ?? []
  return dropped === undefined
    ? null
    : {
        table: dropped,
        line: line
          .replace(/,\s*table_name="\w+"/, '')
          .replace(/^op\./, 'batch_op.')
          .replace(/\(\s*op\.f\(/, '(batch_op.f('),
      }
}
