import { asItems, asText, inherits } from '../values/ask.ts'
import type { ClassValue, Instance, Value } from '../values/value.ts'

/** Names of the fields of a dataclass or named tuple, in order; a `ClassVar` is none of them. */
export function fieldNames(of: ClassValue): readonly string[] {
  const listed = asItems(of.namespace.get('_fields'))?.map(asText)
  if (listed && !listed.includes(null)) return listed as string[]
  const names = [...of.mro]
    .reverse()
    .flatMap((base) =>
      base.kind === 'class'
        ? [...base.annotations].flatMap(([name, { site }]) =>
            /^(\w+\.)?ClassVar\b/.test(site.module.tree?.source.slice(site.node.start, site.node.end) ?? '')
              ? []
              : [name],
          )
        : [],
    )
  return [...new Set(names)]
}

/** The parts of a named tuple, which is walked and counted like a tuple; null when it is none, or parts are missing. */
export function recordItems(value: Instance): readonly Value[] | null {
  if (value.class.kind !== 'class' || !inherits(value.class, 'typing.NamedTuple')) return null
  const parts = fieldNames(value.class).map((name) => value.attributes.get(name))
  return parts.includes(undefined) ? null : (parts as Value[])
}
