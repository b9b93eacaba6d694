import { type Field, isSealed } from '../../blueprint/expression/field.ts'
import type { Scope } from '../../blueprint/check/scope.ts'
import type { NamedResource } from '../../blueprint/language/blueprint.ts'
import { type Fragment, py } from '../../python/emit/fragment.ts'
import { ident, lit, words } from '../../python/emit/literal.ts'
import { type Symbol, imported } from '../../python/emit/symbol.ts'
import { linkModelName } from '../../blueprint/storage/names.ts'
import { connectedIn } from './integrations/declared.ts'
import { constants, moduleName, pascal, spoken } from './names.ts'

/** A type whose values are a few words. */
export interface WordType {
  readonly name: string
  readonly of: string
  readonly values: readonly string[]
}

/** The words a field may hold, itself or in its list; null when it holds anything else. */
export function wordsOf(
  owner: string,
  whose: string,
  field: string,
  { type }: Pick<Field, 'type'>,
  scope: Scope,
): WordType | null {
  const held = type.kind === 'list' ? type.of : type
  if (held.kind !== 'enum') return null
  const plain = `${owner}${pascal(field)}`
  const name = classesIn(scope).has(plain) ? `${plain}Words` : plain
  return { name, of: `The ${spoken(field)} of ${whose}.`, values: held.values.map(({ text }) => text) }
}

const known = new WeakMap<Scope, ReadonlySet<string>>()

/** What classes of rows and links are called; found once, as every field asks. */
function classesIn(scope: Scope): ReadonlySet<string> {
  const found = known.get(scope) ?? new Set([...scope.resources.values()].flatMap(classesOf))
  known.set(scope, found)
  return found
}

const classesOf = ({ name, value }: NamedResource): readonly string[] => [
  name,
  ...(value.fields ?? []).flatMap((one) => (one.value.type.kind === 'many' ? [linkModelName(name, one.name)] : [])),
]

/** `class TaskStatus(StrEnum)` */
export function wordClass({ name, of, values }: WordType): Fragment {
  const names = constants(values)
  return py`
    class ${ident(name)}(${imported('enum:StrEnum')}):
        """${words(of)}"""

        ${values.map(
          (value, index) => py`
          ${ident(names[index]!)} = ${lit(value)}
        `,
        )}
  `
}

/** The name in its class of one of the words. */
export const wordName = ({ values }: Pick<WordType, 'values'>, value: string): string =>
  constants(values)[values.indexOf(value)]!

export const ROLE: Symbol = imported('app.core.roles:Role')

export const wordSymbol = (resource: string, { name }: WordType): Symbol =>
  imported(`app.models.${moduleName(resource)}:${name}`)

/** Whether anything is kept that only this program can read. */
export const hasSealed = (scope: Scope): boolean =>
  connectedIn({ scope }).length > 0 ||
  (scope.blueprint.webhooks ?? []).some(({ value }) => (value.out ?? []).length > 0) ||
  [...scope.resources.keys()].some((name) => [...scope.fields(name).values()].some(isSealed))
