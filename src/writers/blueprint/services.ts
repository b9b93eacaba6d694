import { matchesGlob } from '../../kernel/glob.ts'
import type { Boundary, Table } from '../../model/index.ts'
import { type Entry, filled } from './page.ts'
import type { Plan } from './plan.ts'

/** Parts of the program that own resources, and may not name what others own. */
export function serviceEntries(plan: Plan): readonly Entry[] {
  const parts = ownersIn(plan)
  const forbids = (one: Part, other: Part): boolean => other.owns.some((table) => covers(one.boundary.forbidden, table))
  const held = parts.filter((one) =>
    parts.some((other) => one !== other && (forbids(one, other) || forbids(other, one))),
  )
  const said = held.map((one) => ({
    key: one.name,
    value: filled(
      { key: 'owns', value: one.owns.map(({ id }) => plan.names.get(id)!) },
      { key: 'calls', value: held.filter((other) => other !== one && !forbids(one, other)).map(({ name }) => name) },
    ),
  }))
  return said.length > 0 ? [{ key: 'services', value: said }] : []
}

interface Part {
  readonly name: string
  readonly boundary: Boundary
  readonly owns: readonly Table[]
}

/** Whose each resource is: a part that has all of them is a layer, and no owner. */
function ownersIn({ backend, tables }: Plan): readonly Part[] {
  const taken = new Set<Table>()
  return (backend.project.boundaries ?? []).flatMap((boundary) => {
    const owns = tables.filter((table) => !taken.has(table) && covers(boundary.modules, table))
    const name = slug(boundary.name)
    if (owns.length === 0 || owns.length === tables.length || name === '') return []
    for (const table of owns) taken.add(table)
    return [{ name, boundary, owns }]
  })
}

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[^a-z]+|_+$/g, '')

/** Whether the class of a table stands in one of these modules, or below it; where the program begins is not known. */
function covers(modules: readonly string[], { at }: Table): boolean {
  const path = at.file.replace(/(\/__init__)?\.py$/, '')
  return modules.some((one) => matchesGlob(`**/${foldersOf(one)}/**`, path))
}

/** `**` stands for one module at least. */
const foldersOf = (module: string): string =>
  module
    .split('.')
    .map((part) => (part === '**' ? '*/**' : part))
    .join('/')
