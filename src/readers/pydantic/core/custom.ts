import { call } from '../../../python/interpret/calls.ts'
import { classAttribute } from '../../../python/values/ask.ts'
import { external, instance, native, text } from '../../../python/values/make.ts'
import type { FunctionValue, Instance, Native, Site, Value } from '../../../python/values/value.ts'
import { decode, encode } from '../json/encode.ts'
import type { Builder } from './builder.ts'
import { shownName } from './class-core.ts'
import { type Core, type Handler, type Json, type Rewrite, unknownCore, withMetadata } from './core.ts'
import { coreOf, coreValue } from './core-values.ts'
import { TYPE_RULES } from './type-table.ts'

const CORE_HOOK = '__get_pydantic_core_schema__'
const JSON_HOOK = '__get_pydantic_json_schema__'

/** A type of the project that brings its own schema, run through the interpreter; null when it does not. */
export function customCore(type: Value, builder: Builder): Core | null {
  const of = type.kind === 'generic' ? type.origin : type
  if (of.kind !== 'class') return null
  const core = coreFromHook(type, of, builder)
  const rewrite = rewriteOf(of, builder)
  if (!rewrite) return core
  const built = core ?? builder.withoutHooks(type)
  const target = builder.resolve(built)
  if (target && !target.metadata?.functions?.some((one) => origins.get(one) === of))
    withMetadata(target, { functions: [rewrite] })
  return built
}

const origins = new WeakMap<Rewrite, Value>()

function coreFromHook(type: Value, of: Value & { kind: 'class' }, builder: Builder): Core | null {
  // A parametrised model is a class of its own, and shows its own name.
  const hook = bound(type === of ? of : { ...of, name: shownName(type, of, builder) }, CORE_HOOK)
  if (!hook) return bound(of, '__get_validators__') ? validatedByFunctions(of, builder) : null
  const handler = coreHandler((source) => builder.withoutHooks(source ?? type), builder)
  const made = call(hook, { args: [type, handler], keywords: new Map(), open: false, site: of.site }, builder.machine)
  return coreOf(made, builder) ?? unknownCore(`the schema ${of.name} gives itself is not followed`, of.site)
}

/** `__get_validators__` of pydantic 1: what is known is the type it inherits from, and `__modify_schema__`. */
function validatedByFunctions(of: Value & { kind: 'class' }, builder: Builder): Core {
  const base = of.mro.find(
    (one) => one.kind === 'external' && one.path !== 'builtins.object' && TYPE_RULES.has(one.path),
  )
  const modify = bound(of, '__modify_schema__')
  const core: Core = base
    ? builder.of(base)
    : { type: 'function-plain', why: { text: `${of.name} validates by functions`, site: of.site } }
  return modify
    ? withMetadata(
        { type: 'function-after', schema: base ? core : { type: 'any' } },
        { functions: [(inner, handler) => modified(modify, handler(inner), of, builder)] },
      )
    : core
}

function modified(modify: Value, json: Json, of: Value & { kind: 'class' }, builder: Builder): Json {
  const value = decode(json)
  call(modify, { args: [value], keywords: new Map(), open: false, site: of.site }, builder.machine)
  return (encode(value)?.json as Json | undefined) ?? json
}

/** The hook of a piece of metadata: an object of the project, or a class used without calling it. */
export function hookOf(metadata: Value): Value | null {
  const of = metadata.kind === 'instance' ? metadata.class : metadata
  if (of.kind !== 'class') return null
  return bound(of, CORE_HOOK, metadata)
}

export function metadataCore(hook: Value, metadata: Value, inner: () => Core, builder: Builder): Core {
  const site = metadata.kind === 'instance' ? metadata.site : metadata.kind === 'class' ? metadata.site : null
  const handler = coreHandler((source) => (source && source !== ANNOTATED ? builder.of(source) : inner()), builder)
  const made = call(
    hook,
    { args: [ANNOTATED, handler], keywords: new Map(), open: false, site: site! },
    builder.machine,
  )
  const core = coreOf(made, builder)
  if (!core) return unknownCore('the schema a piece of metadata gives is not followed', site)
  // A schema that was given a name is a definition from here on.
  return core.ref !== undefined && core.type !== 'definition-ref' ? builder.define(core.ref, () => core) : core
}

/** Stands for the annotated type in hooks of metadata. */
const ANNOTATED = external('pydantic.<source type>')

function bound(of: Value & { kind: 'class' }, name: string, self: Value = of): Value | null {
  const found = classAttribute(of, name)?.value
  if (!found) return null
  const wrapper = found.kind === 'instance' && found.class.kind === 'external' ? found.class.path : ''
  const target = found.kind === 'instance' ? found.args[0] : found
  if (target?.kind !== 'function') return null
  if (wrapper === 'builtins.staticmethod') return target
  return method(target, wrapper === 'builtins.classmethod' ? of : self)
}

const method = (target: FunctionValue | Native, self: Value): Value => ({ kind: 'method', function: target, self })

function coreHandler(build: (source: Value | undefined) => Core, builder: Builder): Instance {
  const handler = instance(external('pydantic.annotated_handlers.GetCoreSchemaHandler'))
  handler.attributes.set(
    '__call__',
    method(
      native('handler', ({ args }) => coreValue(build(args[1]))),
      handler,
    ),
  )
  handler.attributes.set(
    'generate_schema',
    native('generate_schema', ({ args }) => coreValue(args[0] ? builder.of(args[0]) : unknownCore('no type'))),
  )
  return handler
}

/** `__get_pydantic_json_schema__` of a class or a piece of metadata, as a function on schemas. */
export function rewriteOf(of: Value, builder: Builder): Rewrite | null {
  const owner = of.kind === 'instance' ? of.class : of
  if (owner.kind !== 'class') return null
  const hook = bound(owner, JSON_HOOK, of)
  if (!hook) return null
  const rewrite: Rewrite = (core, handler) => runJsonHook(hook, core, handler, owner, builder)
  origins.set(rewrite, of)
  return rewrite
}

function runJsonHook(
  hook: Value,
  core: Core,
  handler: Handler,
  owner: Value & { kind: 'class' },
  builder: Builder,
): Json {
  const resolved: { readonly json: Json; readonly value: Value }[] = []
  const given = jsonHandler(handler, core, resolved, builder)
  const made = call(
    hook,
    { args: [coreValue(core), given], keywords: new Map(), open: false, site: owner.site },
    builder.machine,
  )
  for (const one of resolved) writeBack(one.json, one.value)
  const encoded = encode(made)?.json
  if (typeof encoded === 'object' && encoded !== null) return encoded as Json
  // `super().__get_pydantic_json_schema__(...)` of a model is what would have been written.
  if (made.kind === 'instance' && made.class.kind === 'external' && made.class.path.endsWith(JSON_HOOK))
    return handler(core)
  throw new NotFollowed(`the JSON schema ${owner.name} gives itself is not followed`, owner.site)
}

/** Thrown when code of the project that writes a schema could not be followed. */
export class NotFollowed extends Error {
  readonly site: Site

  constructor(text: string, site: Site) {
    super(text)
    this.site = site
  }
}

function jsonHandler(
  handler: Handler,
  core: Core,
  resolved: { json: Json; value: Value }[],
  builder: Builder,
): Instance {
  const object = instance(external('pydantic.annotated_handlers.GetJsonSchemaHandler'))
  const run = (args: readonly Value[]): Value => decode(handler((args[0] && coreOf(args[0], builder)) ?? core))
  object.attributes.set(
    '__call__',
    method(
      native('handler', ({ args }) => run(args.slice(1))),
      object,
    ),
  )
  object.attributes.set('mode', text(handler.mode))
  object.attributes.set(
    'resolve_ref_schema',
    native('resolve_ref_schema', ({ args }) => {
      const json = args[0] && (encode(args[0])?.json as Json | undefined)
      if (!json || !('$ref' in json)) return args[0]!
      const target = handler.resolve(json)
      const value = decode(target)
      resolved.push({ json: target, value })
      return value
    }),
  )
  return object
}

/** What the hook changed in a definition it looked up. */
function writeBack(json: Json, value: Value): void {
  const changed = encode(value)?.json as Json | undefined
  if (!changed) return
  for (const key of Object.keys(json)) if (!(key in changed)) delete json[key]
  Object.assign(json, changed)
}
