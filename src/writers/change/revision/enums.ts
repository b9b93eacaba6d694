import type { CatalogEnum, CatalogStep, StepOf } from '../../../model/index.ts'
import { escapePattern } from '../../../kernel/text.ts'

/** Types of values that one new column has: they are made with its table, and are no words of one server alone. */
export interface OwnEnums {
  readonly steps: readonly CatalogStep[]
  /** A line of the revision with them in it. */
  as(line: string): string
}

export function enumsWithin(steps: readonly CatalogStep[]): OwnEnums {
  const made = steps.flatMap((step) => (step.do === 'create enum' ? [step.type] : []))
  const tables = steps.filter((step): step is StepOf<'create table'> => step.do === 'create table')
  const own = made.flatMap((type) => {
    const columns = tables.flatMap(({ table, columns: all }) =>
      all.filter((one) => isOf(one.type, type)).map((column) => ({ table, column, type })),
    )
    const others = steps.some((step) => step.do !== 'create table' && step.do !== 'create enum' && mentions(step, type))
    return columns.length === 1 && !others ? columns : []
  })
  const kept = new Set(own.map(({ type }) => type))
  return {
    steps: steps
      .filter((step) => step.do !== 'create enum' || !kept.has(step.type))
      .map((step) =>
        step.do !== 'create table'
          ? step
          : {
              ...step,
              columns: step.columns.map((column) =>
                own.some((one) => one.column === column) ? { ...column, type: 'text' } : column,
              ),
            },
      ),
    as(line) {
      return own.reduce((text, { table, column, type }) => {
        if (!new RegExp(`^op\\.create_table\\(\\s*"${escapePattern(table.name)}"`).test(text)) return text
        return text.replace(
          new RegExp(`(\\bsa\\.Column\\(\\s*"${escapePattern(column.name)}",\\s*)sa\\.Text\\(\\)`),
          (_, head: string) => `${head}${spelled(type)}`,
        )
      }, line)
    },
  }
}

/** `sa.Enum(name="state").drop(op.get_bind())`: what one server alone has to be told is told by what knows servers. */
export const droppedByName = (line: string): string =>
  line.replace(
    /^op\.execute\("DROP TYPE (\w+)"\)$/,
    (_, name: string) => `sa.Enum(name="${name}").drop(op.get_bind(), checkfirst=False)`,
  )

const isOf = (type: string, { schema, name }: CatalogEnum): boolean =>
  type === name || type === `${schema}.${name}` || type === `"${name}"`

const mentions = (step: CatalogStep, { name }: CatalogEnum): boolean =>
  new RegExp(`\\b${escapePattern(name)}\\b`).test(JSON.stringify(step))

const spelled = ({ name, values }: CatalogEnum): string =>
  `sa.Enum(${values.map((one) => JSON.stringify(one)).join(', ')}, name="${name}")`
