import { isNone } from '../../../python/values/ask.ts'
import type { Value } from '../../../python/values/value.ts'
import { Omitted } from '../core/annotations.ts'
import type { Builder } from '../core/builder.ts'
import { type Config, NO_CONFIG, optionText } from '../core/config.ts'
import {
  type Core,
  type CoreField,
  type Handler,
  isFunctionAround,
  type Json,
  type Metadata,
  type Reason,
} from '../core/core.ts'
import { NotFollowed } from '../core/custom.ts'
import { ask } from '../core/model-fields.ts'
import type { Mode } from '../field.ts'
import type { Definitions } from './definitions.ts'
import { decode, encode } from './encode.ts'
import type { Habits } from './habits.ts'
import { OLDER_RULES, standingAlone } from './older-rules.ts'
import { RULES } from './rules.ts'
import { SERIALIZERS } from './serialization.ts'
import { titleFromName } from './title.ts'

/** Thrown where pydantic refuses to write a schema. */
export class NoSchema extends Error {}

/** Writes JSON Schema for core schemas: pydantic's `GenerateJsonSchema`. */
export class Writer {
  readonly builder: Builder
  readonly definitions: Definitions
  readonly unresolved: Reason[]
  readonly habits: Habits
  private readonly configs: Config[] = []
  private direction: Mode = 'validation'

  constructor(builder: Builder, definitions: Definitions, unresolved: Reason[], habits: Habits) {
    this.builder = builder
    this.definitions = definitions
    this.unresolved = unresolved
    this.habits = habits
  }

  get config(): Config {
    return this.configs.at(-1) ?? NO_CONFIG
  }

  get mode(): Mode {
    const forced = optionText(this.config, 'json_schema_mode_override')
    return forced === 'validation' || forced === 'serialization' ? forced : this.direction
  }

  /** Writes a schema for one direction. */
  write(core: Core, mode: Mode): Json {
    this.direction = mode
    this.configs.length = 0
    try {
      const json = this.inner(core)
      return this.habits.older ? standingAlone(json) : json
    } catch (error) {
      if (!(error instanceof Omitted)) throw error
      return {}
    }
  }

  under<T>(config: Config, run: () => T): T {
    this.configs.push(config)
    try {
      return run()
    } finally {
      this.configs.pop()
    }
  }

  report(reason: Reason | undefined): void {
    if (reason && !this.unresolved.some((one) => one.text === reason.text && one.site?.node === reason.site?.node))
      this.unresolved.push(reason)
  }

  /** A schema inside another one; what has a name becomes a definition. */
  inner(core: Core): Json {
    if (core.later) return this.inner(core.later())
    if (core.type === 'definition-ref' && !core.metadata && !core.serialization) return this.reference(core)
    const { ref } = core
    const before = ref === undefined ? undefined : this.definitions.known(ref, this.mode)
    if (before) return before
    const written = this.withMetadata(core, core.metadata ?? {}, () => this.plain(core), ref)
    return ref === undefined ? written : this.definitions.store(ref, this.mode, written)
  }

  /** The schema of a field: its words stand beside what its type says. */
  field(field: CoreField): Json {
    return this.withMetadata(field.schema, field.metadata ?? {}, () => this.innerOrAny(field.schema), undefined)
  }

  /** Pydantic would refuse the whole document; here one field is not known, and said to be. */
  private innerOrAny(core: Core): Json {
    try {
      return this.inner(core)
    } catch (error) {
      if (!(error instanceof NoSchema)) throw error
      return {}
    }
  }

  private reference(core: Core): Json {
    const ref = core.schemaRef!
    const found = this.definitions.known(ref, this.mode)
    if (found) return found
    const target = this.builder.definitions.get(ref)
    if (!target || this.definitions.isOpen(ref, this.mode)) return this.definitions.reference(ref, this.mode)
    const mode = this.mode
    this.definitions.open(ref, mode)
    try {
      return this.inner(target)
    } finally {
      this.definitions.close(ref, mode)
    }
  }

  /** What the type itself says, or what its serializer says it writes. */
  private plain(core: Core): Json {
    if (this.mode === 'serialization' && core.serialization) {
      const written = SERIALIZERS[core.serialization.type](core.serialization, this)
      if (written)
        return core.type === 'nullable' && /unless-none/.test(core.serialization.whenUsed ?? '')
          ? this.union([{ type: 'null' }, written])
          : written
    }
    if (core.type === 'definition-ref') return this.reference({ type: 'definition-ref', schemaRef: core.schemaRef! })
    return (this.habits.older ? OLDER_RULES : RULES)[core.type](core, this)
  }

  private withMetadata(core: Core, metadata: Metadata, write: () => Json, ref: string | undefined): Json {
    let handler: () => Json = write
    const chain = (next: (inner: () => Json) => Json): void => {
      const inner = handler
      handler = () => next(inner)
    }
    if (metadata.updates) chain((inner) => ({ ...inner(), ...metadata.updates }))
    if (metadata.extra) chain((inner) => this.extended(inner(), metadata.extra!))
    for (const rewrite of metadata.functions ?? []) chain((inner) => this.rewritten(core, rewrite, inner, ref))
    for (const rewrite of metadata.annotationFunctions ?? []) chain((inner) => this.run(rewrite, core, inner))
    return handler()
  }

  /** A function of the type may return a reference with words beside it: they belong to the definition. */
  private rewritten(
    core: Core,
    rewrite: (core: Core, handler: Handler) => Json,
    inner: () => Json,
    ref: string | undefined,
  ): Json {
    let json = this.run(rewrite, core, inner)
    if (ref !== undefined && json['$ref'] === undefined) json = this.definitions.store(ref, this.mode, json)
    const original = this.definitions.resolve(json)
    const { $ref, ...rest } = json
    if ($ref !== undefined && original !== json) Object.assign(original, rest)
    return original
  }

  private run(rewrite: (core: Core, handler: Handler) => Json, core: Core, inner: () => Json): Json {
    try {
      return rewrite(core, this.handler(core, inner))
    } catch (error) {
      if (!(error instanceof NotFollowed)) throw error
      this.report({ text: error.message, site: error.site })
      return inner()
    }
  }

  private handler(core: Core, inner: () => Json): Handler {
    const call = (asked: Core): Json => (asked === core ? inner() : this.inner(asked))
    return Object.assign(call, { mode: this.mode, resolve: (json: Json) => this.definitions.resolve(json) })
  }

  /** `json_schema_extra`: merged, or a function of the project that changes the schema in place. */
  extended(json: Json, extra: Value, ...more: readonly Value[]): Json {
    if (extra.kind === 'mapping') {
      const encoded = encode(extra)?.json
      if (!encoded) this.report({ text: 'json_schema_extra holds values that are not known', site: null })
      return { ...json, ...(encoded as Json | undefined) }
    }
    if (isNone(extra)) return json
    const value = decode(json)
    ask(extra, [value, ...more], this.builder.machine)
    const changed = encode(value)?.json
    if (!changed) this.report({ text: 'json_schema_extra is a function that could not be followed', site: null })
    return (changed as Json | undefined) ?? json
  }

  union(schemas: readonly Json[]): Json {
    const members = deduplicated(
      schemas.flatMap((one) =>
        Object.keys(one).length === 1 && Array.isArray(one['anyOf']) ? (one['anyOf'] as Json[]) : [one],
      ),
    )
    return members.length === 1 ? members[0]! : { anyOf: members }
  }

  /** Writes choices, leaving out those pydantic leaves out. */
  choice(core: Core): Json | null {
    try {
      return this.inner(core)
    } catch (error) {
      if (error instanceof Omitted || error instanceof NoSchema) return null
      throw error
    }
  }

  titled(name: string, schema: Core, json: Json): Json {
    return 'title' in json || !takesTitle(schema) ? json : { ...json, title: titleFromName(name) }
  }
}

/** Named types bring their own title. */
function takesTitle(core: Core): boolean {
  if (core.ref || core.type === 'definition-ref') return false
  if (core.later) return takesTitle(core.later())
  if ((core.type === 'default' || core.type === 'nullable' || isFunctionAround(core)) && core.schema)
    return takesTitle(core.schema)
  return true
}

export function deduplicated(schemas: readonly Json[]): Json[] {
  const seen = new Map<string, Json>()
  for (const one of schemas) seen.set(canonical(one), one)
  return [...seen.values()]
}

/** Equal schemas have equal texts, whatever the order of their keywords. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined'
  return `{${Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`)
    .join(',')}}`
}
