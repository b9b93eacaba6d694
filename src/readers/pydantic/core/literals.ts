import { inherits } from '../../../python/values/ask.ts'
import type { ClassValue, EnumMember, Value } from '../../../python/values/value.ts'
import { readHere } from '../../../python/values/scope.ts'
import { cleanDocstring } from '../../../python/interpret/builtins/indentation.ts'
import { encode } from '../json/encode.ts'
import type { Builder } from './builder.ts'
import { type Config, optionSet } from './config.ts'
import { type Core, unknownCore } from './core.ts'
import { isTypeAlias } from './generic-types.ts'
import { identity, qualname } from './names.ts'

/** `Literal[...]`, nested ones included. */
export function literalCore(args: readonly Value[], config: Config): Core {
  const values = literalValues(args)
  const expected = values.map((value) => encode(value))
  if (expected.some((one) => one === null)) return unknownCore('a literal whose values are not known')
  const core: Core = {
    type: 'literal',
    expected: distinct(
      values,
      expected.map((one) => one!.json),
    ),
  }
  return optionSet(config, 'use_enum_values') && values.some((value) => value.kind === 'member')
    ? { type: 'function-after', schema: core }
    : core
}

/** Equal values of one type count once. */
function distinct(values: readonly Value[], json: readonly unknown[]): unknown[] {
  const seen = new Set<string>()
  return json.filter((one, i) => {
    const key = `${values[i]!.kind} ${typeof one} ${JSON.stringify(one)}`
    return !seen.has(key) && seen.add(key)
  })
}

export function literalValues(args: readonly Value[]): readonly Value[] {
  return args.flatMap((arg) => {
    if (arg.kind === 'generic' && arg.origin.kind === 'external' && arg.origin.path === 'typing.Literal')
      return literalValues(arg.args)
    if (isTypeAlias(arg) && arg.args[1]) return literalValues([arg.args[1]])
    return [arg]
  })
}

/** Members in order, second names included. */
export const enumMembers = (of: ClassValue): readonly EnumMember[] =>
  [...of.scope.variables.keys()]
    .map((name) => readHere(of.scope, name))
    .filter((one): one is EnumMember => one?.kind === 'member')

function mixinOf(of: ClassValue): Pick<Core, 'mixin'> {
  if (inherits(of, 'builtins.str', 'enum.StrEnum')) return { mixin: 'string' }
  if (inherits(of, 'builtins.int', 'enum.IntEnum', 'enum.IntFlag')) return { mixin: 'integer' }
  return inherits(of, 'builtins.float') ? { mixin: 'number' } : {}
}

export function enumCore(of: ClassValue, builder: Builder): Core {
  const members = enumMembers(of)
  if (members.length === 0) return unknownCore(`${of.name} has no members`, of.site)
  return builder.define(`${of.site.module.name}.${qualname(of)}:${identity(of)}`, () => {
    const expected = members.map((member) => encode(member.value))
    if (expected.some((one) => one === null)) return unknownCore(`the values of ${of.name} are not all known`, of.site)
    const description = of.docstring ? cleanDocstring(of.docstring) : null
    return {
      type: 'enum',
      expected: expected.map((one) => one!.json),
      ...mixinOf(of),
      metadata: { updates: { title: of.name, ...(description === null ? {} : { description }) } },
    }
  })
}
