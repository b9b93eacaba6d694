import type { CatalogStep } from '../../../model/index.ts'

/** How the revisions of a folder write the keys of a new table. */
export interface KeyHabits {
  /** Keys have names, also where the server would give the same ones. */
  readonly named: boolean
  /** References to other tables stand in the table, and not behind it. */
  readonly within: boolean
  /** Counting keys say so. */
  readonly counted: boolean
  /** Names of indexes are kept from conventions. */
  readonly whole: boolean
}

export function keyHabitsOf(sources: readonly string[]): KeyHabits {
  const all = sources.filter((source) => /\bcreate_table\(/.test(source)).join('\n')
  const times = (pattern: RegExp): number => all.match(pattern)?.length ?? 0
  const indexes = sources.join('\n')
  const keys = times(/\bPrimaryKeyConstraint\(/g)
  return {
    named: keys === 0 || times(/\bPrimaryKeyConstraint\([^()]*(?:\([^()]*\))?[^()]*\bname=/g) * 2 > keys,
    within: times(/\bForeignKeyConstraint\(|\bForeignKey\(/g) > 0,
    counted: keys === 0 || times(/\bautoincrement=True\b/g) * 2 > keys,
    whole:
      (indexes.match(/\bcreate_index\(\s*(?:batch_op|op)\.f\(/g)?.length ?? 0) * 2 >
      (indexes.match(/\bcreate_index\(/g)?.length ?? 0),
  }
}

/** References of new tables as part of them, where all they lead to is there by then. */
export function withKeysWithin(steps: readonly CatalogStep[]): readonly CatalogStep[] {
  const made = steps.flatMap((step) => (step.do === 'create table' ? [nameOf(step.table)] : []))
  const isFolded = (step: CatalogStep): boolean => {
    if (step.do !== 'add constraint' || step.constraint.kind !== 'foreign key') return false
    const at = made.indexOf(nameOf(step.table))
    const to = made.indexOf(step.constraint.references ?? '')
    return at >= 0 && to <= at
  }
  return steps
    .filter((step) => !isFolded(step))
    .map((step) =>
      step.do === 'create table'
        ? {
            ...step,
            constraints: [
              ...steps.flatMap((one) =>
                one.do === 'add constraint' && isFolded(one) && nameOf(one.table) === nameOf(step.table)
                  ? [one.constraint]
                  : [],
              ),
              ...step.constraints,
            ],
          }
        : step,
    )
}

const nameOf = ({ schema, name }: { readonly schema: string; readonly name: string }): string => `${schema}.${name}`

/** A line of `op.create_table(...)` as the folder writes it. */
export function keysAs({ named, counted, whole }: KeyHabits, line: string): string {
  if (whole && line.startsWith('op.create_index(')) return line.replace(/^(op\.create_index\(\s*)("\w+")/, '$1op.f($2)')
  const [, table = ''] = /^op\.create_table\(\s*"(\w+)"/.exec(line) ?? []
  if (table === '') return line
  const usual = new RegExp(`,(\\s*)name=op\\.f\\("${table}_(?:\\w+_)?(?:pkey|fkey|key)"\\)`, 'g')
  const bare = named ? line : line.replaceAll(usual, '')
  return counted ? bare : bare.replaceAll(/, autoincrement=True/g, '')
}
