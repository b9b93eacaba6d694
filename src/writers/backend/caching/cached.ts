import type { Scope } from '../../../blueprint/check/scope.ts'
import { type Fragment, py } from '../../../python/emit/fragment.ts'
import type { Symbol } from '../../../python/emit/symbol.ts'
import { linkOf, modelOf } from '../access/condition.ts'
import { isAnyone, isOfCaller, isOpen, ruleFor } from '../access/rules.ts'
import { asksCallers } from '../callers.ts'
import { isTold } from '../schemas/types.ts'
import { isHeld } from '../../../blueprint/storage/tenant.ts'
import { ownTenant } from '../tenancy/within.ts'

/** For how many seconds what is told of a resource is remembered; null where it is not. */
export function cachedFor(resource: string, scope: Scope): number | null {
  const ttl = scope.resources.get(resource)?.value.cache?.ttl
  if (!ttl || scope.blueprint.stack?.cache === 'none' || ruleFor(resource, 'read', scope) === null) return null
  return isWritable(resource, scope) ? ttl.milliseconds / 1000 : null
}

/** Bytes come back from text as something else. */
const isWritable = (resource: string, scope: Scope): boolean =>
  [...scope.fields(resource).values()].every(
    (field) => !isTold(field) || (field.type.kind === 'list' ? field.type.of : field.type).kind !== 'bytes',
  )

/** Whether everybody who may see rows of it at all sees the same ones. */
const isShared = (resource: string, scope: Scope): boolean => {
  const rule = ruleFor(resource, 'read', scope)!
  return isAnyone(rule) || (isOfCaller(rule, resource, scope) && !isOpen(resource, 'read', scope))
}

/** For whom it is remembered: everybody, those of a tenant, or the caller alone. */
export function rememberedFor(resource: string, scope: Scope): Fragment {
  if (!asksCallers({ scope })) return py`None`
  const open = isOpen(resource, 'read', scope)
  if (!isShared(resource, scope)) return open ? py`caller.id if caller else None` : py`caller.id`
  if (!isHeld(resource, 'read', scope)) return py`None`
  return open ? py`${ownTenant(scope)} if caller else None` : ownTenant(scope)
}

/** Every model a change of which may change what is told of a resource, or to whom. */
export function toldFrom(resource: string, scope: Scope): readonly Symbol[] {
  const isWide = !isShared(resource, scope) || isHeld(resource, 'read', scope)
  const seen = new Set([resource, ...(isWide && scope.user !== null ? [scope.user] : [])])
  const links: Symbol[] = []
  for (const name of seen)
    for (const [field, { type }] of scope.fields(name)) {
      if (type.kind === 'many' && isWide) {
        links.push(linkOf(name, field))
        seen.add(type.to.text)
      }
      // What goes with what it points to goes without anybody saying so.
      if (type.kind === 'reference' && (isWide || (type.onDelete ?? 'restrict') !== 'restrict')) seen.add(type.to.text)
    }
  return [...[...seen].map(modelOf), ...links]
}
