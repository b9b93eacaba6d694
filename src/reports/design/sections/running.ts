import type { DesignDocument } from '../../../model/index.ts'
import { type Block, type Line, codeLine, line } from '../blocks.ts'

export const environment = ({ environment: some }: DesignDocument): readonly Block[] =>
  tableOf(['Variable', 'What', 'Required', 'Example'], some, ({ name, what, required, example }) => [
    codeLine(name),
    line(what),
    line(required ? 'yes' : 'no'),
    codeLine(example),
  ])

export const dependencies = ({ dependencies: some }: DesignDocument): readonly Block[] =>
  tableOf(['Package', 'Version', 'Why', 'Fallback'], some, ({ name, version, why, fallback }) => [
    codeLine(name),
    codeLine(version),
    line(why),
    line(fallback),
  ])

export const technologies = ({ technologies: some }: DesignDocument): readonly Block[] =>
  tableOf(['What', 'Choice', 'Because'], some, ({ what, choice, because }) => [line(what), line(choice), line(because)])

function tableOf<T>(head: readonly string[], some: readonly T[], rowOf: (one: T) => readonly Line[]): readonly Block[] {
  return some.length === 0 ? [] : [{ kind: 'table', head, rows: some.map(rowOf) }]
}
