import { annotationValue } from '../../../python/interpret/annotations.ts'
import { asBool, isMade } from '../../../python/values/ask.ts'
import { external } from '../../../python/values/make.ts'
import { readHere } from '../../../python/values/scope.ts'
import type { ClassValue, Value } from '../../../python/values/value.ts'
import type { Builder } from './builder.ts'
import { type FieldInfo, fieldInfo } from './field-info.ts'
import { applyConfig } from './model-fields.ts'
import { fieldDocstrings } from './field-docstrings.ts'
import { parametrised, substitute, type TypeMap } from './generic-types.ts'

interface Declared {
  readonly info: FieldInfo
  /** The class whose body declares it. */
  readonly owner: ClassValue
}

/** Annotated names of a class and its bases, parents first, with type variables of the bases filled in. */
export function annotatedFields(of: ClassValue, builder: Builder): readonly Declared[] {
  const found = new Map<string, Declared>()
  for (const base of [...of.mro].reverse()) {
    if (base.kind !== 'class') continue
    const map = base === of ? new Map<Value, Value>() : mapTowards(of, base)
    for (const [name, annotation] of base.annotations) {
      const type = substitute(annotationValue(annotation, builder.machine), map)
      const info = fieldInfo(name, type, readHere(base.scope, name))
      const documented =
        asBool(builder.config.get('use_attribute_docstrings')) === true ? fieldDocstrings(base).get(name) : undefined
      const described =
        documented !== undefined && !info.attributes.has('description')
          ? {
              ...info,
              attributes: new Map([
                ...info.attributes,
                ['description', { kind: 'constant', type: 'str', value: documented } as Value],
              ]),
            }
          : info
      found.set(name, { info: applyConfig(described, builder.config, builder.machine), owner: base })
    }
  }
  if (found.size === 0)
    for (const name of tupleNames(of))
      found.set(name, { info: fieldInfo(name, external('typing.Any'), undefined), owner: of })
  return [...found.values()]
}

/** What the variables of a base stand for in a class that inherits from it. */
function mapTowards(of: ClassValue, base: ClassValue): TypeMap {
  for (const direct of of.bases) {
    const seen = parametrised(direct)
    if (!seen || !seen.class.mro.includes(base)) continue
    if (seen.class === base) return seen.map
    const inner = mapTowards(seen.class, base)
    return new Map([...inner].map(([variable, type]) => [variable, substitute(type, seen.map)]))
  }
  return new Map()
}

/** `namedtuple('Pair', ['a', 'b'])` declares no types. */
function tupleNames(of: ClassValue): readonly string[] {
  const fields = readHere(of.scope, '_fields')
  return fields?.kind === 'sequence'
    ? fields.items.flatMap((item) => (item.kind === 'constant' ? [String(item.value)] : []))
    : []
}

/** Fields of a dataclass in the order of its `__init__`: keyword-only ones come last. */
export function dataclassFields(of: ClassValue, builder: Builder): readonly FieldInfo[] {
  const positional: FieldInfo[] = []
  const keywordOnly: FieldInfo[] = []
  let after = keywordOnlyClass(of)
  for (const { info, owner } of annotatedFields(of, builder)) {
    if (info.annotation.kind === 'external' && info.annotation.path === 'dataclasses.KW_ONLY') {
      after = true
      continue
    }
    if (info.qualifiers.has('ClassVar') || isHidden(info, owner)) continue
    const only = asBool(info.attributes.get('kw_only')) ?? after
    ;(only ? keywordOnly : positional).push(info)
  }
  return [...positional, ...keywordOnly]
}

/** `field(init=False)` without a default is not accepted, and so not described. */
function isHidden(info: FieldInfo, owner: ClassValue): boolean {
  const assigned = readHere(owner.scope, info.name)
  return (
    isMade(assigned, 'dataclasses.field') &&
    asBool(assigned.keywords.get('init')) === false &&
    !assigned.keywords.has('default') &&
    !assigned.keywords.has('default_factory')
  )
}

function keywordOnlyClass(of: ClassValue): boolean {
  return of.decorators.some(({ value }) => value.kind === 'instance' && asBool(value.keywords.get('kw_only')) === true)
}
