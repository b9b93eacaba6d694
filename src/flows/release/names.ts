import type { StepOf } from '../../model/index.ts'

interface Name {
  readonly schema: string
  readonly name: string
}

export const isOf = ({ schema, name }: Name, { table }: { readonly table: Name }): boolean =>
  table.schema === schema && table.name === name

export const nameOf = ({ table, column }: Pick<StepOf<'add column'>, 'table' | 'column'>): string =>
  `${table.schema}.${table.name}.${column}`

/** As one would say it. */
export const shortName = ({ table, column }: Pick<StepOf<'add column'>, 'table' | 'column'>): string =>
  `${table.schema === 'public' ? '' : `${table.schema}.`}${table.name}.${column}`
