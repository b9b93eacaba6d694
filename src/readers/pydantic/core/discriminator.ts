import { asText, isMade, argument } from '../../../python/values/ask.ts'
import type { Value } from '../../../python/values/value.ts'
import type { Builder } from './builder.ts'
import { type Core, isFunctionAround } from './core.ts'

/** `Field(discriminator=...)` and `Discriminator(...)` turn a union into one chosen by a tag. */
export function applyDiscriminator(core: Core, discriminator: Value, builder: Builder): Core {
  const given = isMade(discriminator, 'pydantic.types.Discriminator')
    ? argument(discriminator, 0, 'discriminator')
    : discriminator
  const name = asText(given)
  if (core.type === 'nullable' && core.schema)
    return { ...core, schema: applyDiscriminator(core.schema, discriminator, builder) }
  return name === null ? byFunction(core) : byField(core, name, builder)
}

/** The tags are those of `Tag(...)` on each choice. */
function byFunction(core: Core): Core {
  const tags = new Map<string, Core>()
  let nullable = false
  for (const choice of core.choices ?? [core]) {
    const tag = tagOf(choice) ?? (choice.schema && tagOf(choice.schema))
    if (choice.type === 'nullable') nullable = true
    if (tag) tags.set(tag, choice)
  }
  const tagged: Core = { type: 'tagged-union', tags, ...(core.metadata ? { metadata: core.metadata } : {}) }
  return nullable ? { type: 'nullable', schema: tagged } : tagged
}

const tagOf = (core: Core): string | undefined => (core.metadata as { tag?: string } | undefined)?.tag

/** A choice that is still being built is asked for its tags later. */
function byField(core: Core, name: string, builder: Builder): Core {
  const open = [core, ...(core.choices ?? [])].some((one) => one.type === 'definition-ref' && !builder.resolve(one))
  return open ? { type: 'later', later: () => tagged(core, name, builder) } : tagged(core, name, builder)
}

function tagged(core: Core, name: string, builder: Builder): Core {
  const target =
    core.type === 'definition-ref' && builder.resolve(core)?.type === 'union' ? builder.resolve(core)! : core
  const tags = new Map<string, Core>()
  const aliases = new Set<string>()
  let nullable = false
  const handle = (choice: Core): void => {
    if (choice.type === 'none') nullable = true
    else if (choice.type === 'nullable') {
      nullable = true
      handle(choice.schema!)
    } else if (choice.type === 'union') for (const one of choice.choices!) handle(one)
    else if (choice.type === 'tagged-union' && choice.discriminator?.includes(name))
      for (const one of new Set(choice.tags!.values())) handle(one)
    else for (const value of tagsOf(choice, name, builder, aliases)) tags.set(tagText(value), choice)
  }
  if (target.type === 'union') for (const choice of target.choices!) handle(choice)
  else handle(target)
  const alias = [...aliases].find((one) => one !== name)
  const made: Core = {
    type: 'tagged-union',
    tags,
    discriminator: alias ? [name, alias] : [name],
    ...(core.metadata ? { metadata: core.metadata } : {}),
  }
  return nullable ? { type: 'nullable', schema: made } : made
}

const tagText = (value: unknown): string => (value === null ? 'null' : String(value))

/** The values of the tag field that mean this choice. */
function tagsOf(choice: Core, name: string, builder: Builder, aliases: Set<string>): readonly unknown[] {
  const core = builder.resolve(choice)
  if (!core) return []
  if (core.type === 'union') return core.choices!.flatMap((one) => tagsOf(one, name, builder, aliases))
  if (core.type === 'tagged-union')
    return [...core.tags!.values()].flatMap((one) => tagsOf(one, name, builder, aliases))
  if (isFunctionAround(core) || core.type === 'nullable') return tagsOf(core.schema!, name, builder, aliases)
  const field = core.fields?.find((one) => one.name === name)
  if (!field) return []
  aliases.add(field.validationAlias ?? name)
  return literalsOf(field.schema, builder)
}

function literalsOf(core: Core, builder: Builder): readonly unknown[] {
  const at = builder.resolve(core)
  if (!at) return []
  if (at.type === 'literal' || at.type === 'enum') return at.expected ?? []
  if (at.type === 'union') return at.choices!.flatMap((one) => literalsOf(one, builder))
  return at.schema ? literalsOf(at.schema, builder) : []
}
