import { type TomlTable, isTable, stringsIn, tableAt } from '../../../kernel/toml.ts'
import { type Requirement, boundsOf, canonicalName, parseRequirement } from './requirement.ts'

/** What pyproject.toml asks for, the project's own dependencies before its extras and groups. */
export function readPyproject(table: TomlTable, from: string): readonly Requirement[] {
  const project = tableAt(table, 'project')
  const poetry = tableAt(table, 'tool', 'poetry')
  const written = [
    ...stringsIn(project.dependencies),
    ...stringsIn(tableAt(table, 'tool', 'flit', 'metadata').requires),
    ...listsOf(tableAt(table, 'project', 'optional-dependencies')),
    ...listsOf(tableAt(table, 'dependency-groups')),
    ...listsOf(tableAt(table, 'tool', 'pdm', 'dev-dependencies')),
    ...stringsIn(tableAt(table, 'tool', 'uv')['dev-dependencies']),
    ...tablesOf(tableAt(table, 'tool', 'hatch', 'envs')).flatMap((env) => stringsIn(env.dependencies)),
  ]
  return [
    ...written.map((text) => parseRequirement(text, from)).filter((one) => one !== null),
    ...readVersionTable(tableAt(poetry, 'dependencies'), from),
    ...tablesOf(tableAt(poetry, 'group')).flatMap((group) => readVersionTable(tableAt(group, 'dependencies'), from)),
    ...readVersionTable(tableAt(poetry, 'dev-dependencies'), from),
    ...readVersionTable(tableAt(table, 'tool', 'pixi', 'dependencies'), from),
    ...readVersionTable(tableAt(table, 'tool', 'pixi', 'pypi-dependencies'), from),
  ]
}

/** Pipfile says `fastapi = "==0.95"` below [packages]. */
export const readPipfile = (table: TomlTable, from: string): readonly Requirement[] => [
  ...readVersionTable(tableAt(table, 'packages'), from),
  ...readVersionTable(tableAt(table, 'dev-packages'), from),
]

/** `name = "constraint"`, `name = { version = "constraint" }`, or a list of these: one per Python. */
function readVersionTable(table: TomlTable, from: string): readonly Requirement[] {
  return Object.entries(table).map(([name, entry]) => {
    const one: unknown = Array.isArray(entry) ? entry.at(-1) : entry
    const constraint = isTable(one) ? one.version : one
    return { name: canonicalName(name), ...boundsOf(typeof constraint === 'string' ? constraint : ''), from }
  })
}

const listsOf = (table: TomlTable): readonly string[] => Object.values(table).flatMap(stringsIn)
const tablesOf = (table: TomlTable): readonly TomlTable[] => Object.values(table).filter(isTable)
