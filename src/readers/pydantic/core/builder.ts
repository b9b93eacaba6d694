import type { Machine } from '../../../python/interpret/machine.ts'
import { asItems, asText } from '../../../python/values/ask.ts'
import { external, instance, NONE } from '../../../python/values/make.ts'
import type { ClassValue, Instance, Value } from '../../../python/values/value.ts'
import { applyAnnotations } from './annotations.ts'
import { classCore } from './class-core.ts'
import { type Config, NO_CONFIG, optionSet } from './config.ts'
import { type Core, leaf, type Reason, unknownCore } from './core.ts'
import { customCore } from './custom.ts'
import { enumCore, literalCore } from './literals.ts'
import { isTypeAlias, isTypeVariable, splitAnnotated, substitute } from './generic-types.ts'
import { isFieldInfo } from './field-info.ts'
import type { Kinds } from './kinds.ts'
import type { ModelFields } from './model-fields.ts'
import { identity, typeKey } from './names.ts'
import { shownType } from './refs.ts'
import { TYPE_RULES, type Types } from './type-table.ts'
import { defaultAround } from './field-core.ts'

/** Turns types into core schemas. Named types become definitions, built once. */
export class Builder implements Types {
  readonly machine: Machine
  readonly kinds: Kinds
  readonly fields: ModelFields
  readonly definitions = new Map<string, Core>()
  /** Options that hold for the fields being read, innermost last. */
  readonly configs: Config[] = []
  /** Classes being read, for `Self`. */
  readonly classes: Value[] = []
  /** Whether `HttpUrl` and the like say something as metadata of another type. */
  readonly addressesAreTypes: boolean
  private readonly building = new Set<string>()

  constructor(machine: Machine, kinds: Kinds, fields: ModelFields, addressesAreTypes: boolean) {
    this.machine = machine
    this.addressesAreTypes = addressesAreTypes
    this.kinds = kinds
    this.fields = fields
  }

  get config(): Config {
    return this.configs.at(-1) ?? NO_CONFIG
  }

  /** The core schema of any type. */
  of(type: Value): Core {
    if (this.classes.length > 60) return unknownCore('a type that is nested too deep')
    return customCore(type, this) ?? this.withoutHooks(type)
  }

  /** As `of`, for a type whose own hooks are being asked already. */
  withoutHooks(type: Value): Core {
    switch (type.kind) {
      case 'external':
        return this.outside(type.path, [])
      case 'class':
        return classCore(type, this)
      case 'generic':
        return this.generic(type)
      case 'constant':
        return type.type === 'none' ? leaf('none') : unknownCore(`the type ${String(type.value)} is not known`)
      case 'instance':
        return this.special(type)
      case 'alternatives':
        return this.of(type.options[0]!.value)
      case 'member':
        return unknownCore(`${type.class.name}.${type.name} is a value, not a type`)
      case 'unknown':
        return unknownCore(type.why, type.site)
      default:
        return unknownCore('an annotation that is no type')
    }
  }

  /** Builds a named type once; while it is being built, and later, only its name is needed. */
  define(ref: string, build: () => Core): Core {
    const reference: Core = { type: 'definition-ref', schemaRef: ref }
    if (this.definitions.has(ref) || this.building.has(ref)) return reference
    this.building.add(ref)
    const core = build()
    core.ref = ref
    this.definitions.set(ref, core)
    this.building.delete(ref)
    return reference
  }

  /** The definition a reference means; undefined while it is being built. */
  resolve(core: Core): Core | undefined {
    return core.type === 'definition-ref' ? this.definitions.get(core.schemaRef!) : core.later ? core.later() : core
  }

  under<T>(config: Config, run: () => T): T {
    this.configs.push(config)
    try {
      return run()
    } finally {
      this.configs.pop()
    }
  }

  within<T>(type: Value, run: () => T): T {
    this.classes.push(type)
    try {
      return run()
    } finally {
      this.classes.pop()
    }
  }

  private outside(written: string, args: readonly Value[]): Core {
    const path = this.machine.library.canonical(written)
    if (path === 'pydantic.types.JsonValue') return this.define('pydantic.types.JsonValue:0', () => leaf('any'))
    if (path === 'typing.Self')
      return this.classes.length ? this.of(this.classes.at(-1)!) : unknownCore('Self outside a class')
    const rule = TYPE_RULES.get(path)
    if (rule) return rule(args, this)
    const known = this.kinds.classFor(external(path))
    if (known) return this.of(known)
    if (/^typing\.(TypedDict|NamedTuple)$/.test(path)) return leaf('any')
    const lineage = this.machine.library.lineage(path).find((one) => TYPE_RULES.has(one))
    if (lineage) return TYPE_RULES.get(lineage)!(args, this)
    return unknownCore(`nothing is known about ${path}`)
  }

  private generic(type: Value & { kind: 'generic' }): Core {
    const { origin, args } = type
    if (origin.kind === 'instance' && isTypeAlias(origin)) return this.alias(origin, args)
    if (origin.kind === 'class') return classCore(type, this)
    if (origin.kind !== 'external') return this.of(origin)
    const path = this.machine.library.canonical(origin.path)
    switch (path) {
      case 'typing.Annotated':
        return this.annotated(type)
      case 'typing.Union':
        return this.union(args)
      case 'typing.Optional':
        return this.union([...args, NONE])
      case 'typing.Literal':
        return literalCore(args, this.config)
      case 'typing.Final':
      case 'typing.Required':
      case 'typing.NotRequired':
      case 'typing.ReadOnly':
      case 'typing.ClassVar':
        return this.of(args[0] ?? external('typing.Any'))
      case 'pydantic.functional_serializers.SerializeAsAny':
        return { ...copied(this.of(args[0]!)), serialization: { type: 'any' } }
      case 'pydantic.functional_validators.InstanceOf':
        return { type: 'function-after', schema: this.of(args[0]!) }
      case 'pydantic.functional_validators.SkipValidation':
        return this.of(args[0]!)
      case 'pydantic.types.Secret':
        return { type: 'function-after', schema: args[0] ? this.of(args[0]) : leaf('any') }
      case 'pydantic.json_schema.SkipJsonSchema':
        return applyAnnotations(args[0] ?? external('typing.Any'), [instance(origin)], this)
      case 'builtins.tuple':
      case 'typing.Tuple':
        return args.length ? this.outside(path, args) : { type: 'tuple', items: [] }
      default:
        return this.genericOutside(path, type)
    }
  }

  private genericOutside(path: string, type: Value & { kind: 'generic' }): Core {
    if (TYPE_RULES.has(path)) return this.outside(path, type.args)
    const known = this.kinds.classFor(type)
    return known ? this.of(known) : this.outside(path, type.args)
  }

  private annotated(type: Value): Core {
    const { type: source, metadata } = splitAnnotated(type)
    let core = applyAnnotations(source, metadata, this)
    for (const one of metadata) if (isFieldInfo(one)) core = defaultAround(one, core)
    return core
  }

  private union(args: readonly Value[]): Core {
    const choices: Core[] = []
    const seen = new Set<string>()
    let nullable = false
    for (const arg of flattened(args)) {
      if (
        (arg.kind === 'constant' && arg.type === 'none') ||
        (arg.kind === 'external' && arg.path === 'types.NoneType')
      )
        nullable = true
      else if (!seen.has(typeKey(arg))) {
        seen.add(typeKey(arg))
        choices.push(this.of(arg))
      }
    }
    const [first] = choices
    if (!first) return leaf('none')
    const core: Core = choices.length === 1 ? first : { type: 'union', choices }
    return nullable ? { type: 'nullable', schema: core } : core
  }

  private special(type: Instance): Core {
    const path = type.class.kind === 'external' ? type.class.path : ''
    if (path === 'typing.TypeAliasType') return this.alias(type, [])
    if (path === 'typing.TypeVar') return this.typeVariable(type)
    if (path === 'typing.NewType') return this.of(type.args[1] ?? external('typing.Any'))
    if (type.class.kind === 'external' && type.args.length === 0) return this.outside(type.class.path, [])
    return unknownCore('an annotation that is no type', type.site)
  }

  /** `type Name = ...` has a name of its own in the document. */
  private alias(of: Instance, args: readonly Value[]): Core {
    const name = asText(of.args[0]) ?? 'Alias'
    const parameters = (asItems(of.args[2] ?? of.keywords.get('type_params')) ?? []).filter((one) =>
      isTypeVariable(one),
    )
    const module = of.site?.module.name ?? 'typing'
    const shown = args.length ? `[${args.map((arg) => shownType(arg)).join(',')}]` : ''
    return this.define(`${module}.${name}:${identity(of)}${shown}`, () => {
      const meaning = substitute(
        of.args[1] ?? external('typing.Any'),
        new Map(parameters.map((one, i) => [one, args[i] ?? one])),
      )
      return copied(this.of(meaning))
    })
  }

  private typeVariable(of: Instance): Core {
    const other = of.keywords.get('default')
    if (other) return this.of(other)
    const constraints = of.args.slice(1)
    if (constraints.length) return this.union(constraints)
    const bound = of.keywords.get('bound')
    return bound && !(bound.kind === 'constant' && bound.type === 'none')
      ? { ...copied(this.of(bound)), serialization: { type: 'any' } }
      : leaf('any')
  }

  enum(of: ClassValue): Core {
    const core = enumCore(of, this)
    return optionSet(this.config, 'use_enum_values') ? { type: 'function-after', schema: core } : core
  }

  reason(text: string, of: Instance | ClassValue): Reason {
    return { text, site: of.site }
  }
}

/** Unions inside unions are one union. */
function flattened(args: readonly Value[]): readonly Value[] {
  return args.flatMap((arg) => {
    if (arg.kind === 'alternatives') return flattened(arg.options.map((option) => option.value).slice(0, 1))
    if (arg.kind !== 'generic' || arg.origin.kind !== 'external') return [arg]
    if (arg.origin.path === 'typing.Union') return flattened(arg.args)
    return arg.origin.path === 'typing.Optional' ? flattened([...arg.args, NONE]) : [arg]
  })
}

/** A core schema that may be changed without changing the one it came from. */
export const copied = (core: Core): Core => ({ ...core, ...(core.metadata ? { metadata: { ...core.metadata } } : {}) })
