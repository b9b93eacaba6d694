import type { JsonSchema } from '../../model/api.ts'
import { withoutNulls } from '../json-value.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import { isNone } from '../../python/values/ask.ts'
import { external, instance, unknown } from '../../python/values/make.ts'
import type { ClassValue, Generic, Instance, Value } from '../../python/values/value.ts'
import { applyAnnotations } from './core/annotations.ts'
import { Builder } from './core/builder.ts'
import { NO_CONFIG } from './core/config.ts'
import type { Core, CoreField, Reason } from './core/core.ts'
import { fieldCore, withDefault } from './core/field-core.ts'
import { type FieldInfo, fieldInfo, hasFactory, inspect } from './core/field-info.ts'
import { annotated } from './core/generic-types.ts'
import { Kinds } from './core/kinds.ts'
import { ModelFields } from './core/model-fields.ts'
import { annotatedFields, dataclassFields } from './core/plain-fields.ts'
import { flatModels } from './core/reachable.ts'
import { isScalar, isScalarSequence } from './core/scalar.ts'
import { aliasName } from './core/field-core.ts'
import type { Field, Mode, Registered } from './field.ts'
import { Definitions } from './json/definitions.ts'
import { nameDefinitions } from './json/naming.ts'
import { NoSchema, Writer } from './json/writer.ts'
import { KnownModels } from './known-models.ts'
import { addressesAreTypes, habitsOf } from './json/habits.ts'

export interface SchemaOptions {
  /** False when the application asks for one schema per model whatever the direction. */
  readonly separateInputOutput: boolean
  readonly refTemplate?: string
  readonly pydantic: 1 | 2
  /** Newer FastAPI writes `contentMediaType` for bytes instead of `format`. */
  readonly binaryAs: 'format' | 'contentMediaType'
  /** The exact version of pydantic, when the project says; the newest otherwise. */
  readonly pydanticVersion?: string | null
}

interface Entry extends Registered {
  readonly core: Core
  /** The direction it is written for, which may not be the one asked for. */
  readonly written: Mode
  json: JsonSchema
}

/** The schemas of one document. All fields are registered first; their names are decided together. */
export class Schemas {
  /** What could not be told, and why. */
  readonly unresolved: Reason[] = []
  private readonly kinds: Kinds
  private readonly builder: Builder
  private readonly fields: ModelFields
  private readonly options: SchemaOptions
  private readonly entries: Entry[] = []
  private finished: { readonly [name: string]: JsonSchema } | null = null

  constructor(machine: Machine, options: SchemaOptions) {
    this.kinds = new Kinds(machine, new KnownModels(machine))
    this.fields = new ModelFields(machine, this.kinds)
    this.builder = new Builder(machine, this.kinds, this.fields, addressesAreTypes(options.pydanticVersion ?? null))
    this.options = options
  }

  /** Registers a parameter, a body or a response. */
  add(field: Field, mode: Mode): Registered {
    return this.register(field, mode, this.coreOf(field))
  }

  /** Registers a model that exists only in the document, such as the fields of a form together. */
  model(name: string, fields: readonly Field[], mode: Mode): Registered {
    const ref = `fastapi._compat.v2.${name}:${this.entries.length}m`
    const core = this.builder.define(ref, () => ({
      type: 'model',
      named: { name, class: null, description: null, config: NO_CONFIG, root: false, deprecated: false },
      fields: fields.map((field) => this.bodyField(field)),
      computed: [],
    }))
    return this.register(
      { name, alias: name, type: external('typing.Any'), info: null, default: undefined },
      mode,
      core,
    )
  }

  /** Writes everything that was registered and gives the definitions their names. */
  finish(): { readonly [name: string]: JsonSchema } {
    if (this.finished) return this.finished
    const definitions = new Definitions(
      this.options.refTemplate ?? '#/components/schemas/{}',
      this.options.pydantic === 1,
    )
    const writer = new Writer(this.builder, definitions, this.unresolved, {
      bytesAs: this.options.binaryAs,
      older: this.options.pydantic === 1,
      ...habitsOf(this.options.pydanticVersion ?? null),
    })
    for (const entry of this.entries) this.write(entry, writer)
    this.writeReachable(writer)
    const naming = nameDefinitions(definitions)
    for (const entry of this.entries) entry.json = withoutNulls(naming.rename(this.write(entry, writer))) as JsonSchema
    this.finished = Object.fromEntries(
      [...definitions.schemas].map(([name, json]) => [
        naming.names.get(name) ?? name,
        shownDescription(withoutNulls(naming.rename(json)) as JsonSchema),
      ]),
    )
    return this.finished
  }

  /** The fields of a model, dataclass or TypedDict in order, with what they inherit. */
  fieldsOf(of: ClassValue | Generic): readonly Field[] {
    return this.infosOf(of).map((info) => ({
      name: info.name,
      alias: aliasName(info.attributes.get('validation_alias')) ?? info.name,
      type: annotated(info.annotation, info.metadata),
      info: instance(external('pydantic.fields.FieldInfo'), { keywords: info.attributes }),
      default: info.attributes.get('default') ?? (hasFactory(info) ? unknown('made by a factory') : undefined),
    }))
  }

  isModel = (type: Value): boolean => this.kinds.isModel(inspect(type).type)
  isScalar = (type: Value): boolean => isScalar(type, this.kinds)
  isScalarSequence = (type: Value): boolean => isScalarSequence(type, this.kinds)

  private infosOf(of: ClassValue | Generic): readonly FieldInfo[] {
    if (this.kinds.isModel(of)) return [...this.fields.of(of).values()]
    const origin = of.kind === 'generic' ? of.origin : of
    if (origin.kind !== 'class') return []
    if (this.kinds.isDataclass(origin)) return dataclassFields(origin, this.builder)
    return annotatedFields(origin, this.builder).map(({ info }) => info)
  }

  private register(field: Field, mode: Mode, core: Core): Registered {
    const written = this.direction(field.type, core, mode)
    const entry: Entry = { field, mode, core, written, json: {}, schema: () => (this.finish(), entry.json) }
    this.entries.push(entry)
    this.finished = null
    return entry
  }

  /** Pydantic 1 knows one schema per model, and an application may ask for one. */
  private direction(type: Value, core: Core, mode: Mode): Mode {
    if (this.options.pydantic === 1) return 'validation'
    return this.options.separateInputOutput || this.sendsMore(type, core) ? mode : 'validation'
  }

  /** Whether anything reachable has computed fields: these are only sent. */
  private sendsMore(type: Value, core: Core): boolean {
    const types = flatModels([inspect(type).type], this.kinds, this.fields)
    return [core, ...types.map((one) => this.builder.of(one))].some(
      (one) => (this.builder.resolve(one)?.computed?.length ?? 0) > 0,
    )
  }

  private write(entry: Entry, writer: Writer): JsonSchema {
    try {
      return writer.write(entry.core, entry.written)
    } catch (error) {
      if (!(error instanceof NoSchema)) throw error
      writer.report({ text: error.message, site: entry.field.info?.site ?? null })
      return {}
    }
  }

  /** FastAPI also writes every model it can reach from the annotations, used or not. */
  private writeReachable(writer: Writer): void {
    for (const mode of ['validation', 'serialization'] as const) {
      const types = this.entries.filter((entry) => entry.mode === mode).map((entry) => inspect(entry.field.type).type)
      for (const type of flatModels(types, this.kinds, this.fields)) {
        const core = this.builder.of(type)
        try {
          writer.write(core, this.direction(type, core, mode))
        } catch (error) {
          if (!(error instanceof NoSchema)) throw error
        }
      }
    }
  }

  /** What FastAPI makes of a parameter: its type, all metadata, then the words of `Query(...)`. */
  private coreOf(field: Field): Core {
    const info = merged(field)
    const words = wordsOf(info)
    let core = applyAnnotations(info.annotation, [...info.metadata, ...words], this.builder)
    if (info.attributes.has('default') || hasFactory(info)) core = withDefault(info, core)
    return core
  }

  private bodyField(field: Field): CoreField {
    const info = merged(field)
    const { schema, metadata } = fieldCore(info, this.builder)
    const alias = field.alias === field.name ? null : field.alias
    return {
      name: field.name,
      schema,
      validationAlias: alias,
      serializationAlias: alias,
      excluded: false,
      excludedSometimes: false,
      computed: false,
      metadata,
    }
  }
}

/** What annotation and marker say together; only the marker's own words count when there is one. */
function merged(field: Field): FieldInfo {
  const seen = inspect(field.type)
  const marker = field.info
  const inside = marker !== null && seen.metadata.includes(marker)
  const base = fieldInfo(field.name, field.type, marker && !inside ? marker : undefined)
  const attributes = new Map(
    marker ? fieldInfo(field.name, external('typing.Any'), marker).attributes : base.attributes,
  )
  const factory = hasFactory({ ...base, attributes })
  attributes.delete('default')
  if (field.default && !factory) attributes.set('default', field.default)
  return { ...base, attributes }
}

/** The words of a field as metadata of its type. */
function wordsOf(info: FieldInfo): readonly Instance[] {
  const words = [...info.attributes].filter(
    ([name, value]) =>
      ['title', 'description', 'deprecated', 'examples', 'json_schema_extra', 'discriminator'].includes(name) &&
      !isNone(value),
  )
  return words.length ? [instance(external('pydantic.fields.FieldInfo'), { keywords: new Map(words) })] : []
}

/** FastAPI cuts descriptions at a form feed. */
function shownDescription(json: JsonSchema): JsonSchema {
  const description = json['description']
  return typeof description === 'string' && description.includes('\f')
    ? { ...json, description: description.split('\f')[0] }
    : json
}
