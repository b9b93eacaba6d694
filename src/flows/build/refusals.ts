import type { Scope } from '../../blueprint/check/scope.ts'
import { snake } from '../../blueprint/storage/names.ts'
import { Trouble } from '../../kernel/diagnostic.ts'
import { FORMATS, declaredFormats } from '../../writers/backend/storage/fields.ts'
import { tenantField, tenantOf } from '../../writers/backend/tenancy/tenant.ts'

/** What a blueprint may say, and no backend can be made of. */
export function refuseWhatNobodyMakes(scope: Scope): void {
  refuseHomeless(scope)
  refuseUnknownFormats(scope)
}

/** A file is told by what is in it: a format nobody can tell so is not taken. */
function refuseUnknownFormats(scope: Scope): void {
  const unknown = [...declaredFormats(scope).keys()].find((format) => !FORMATS.includes(format))
  if (unknown === undefined) return
  throw new Trouble('configuration', {
    message: `nothing tells a file of the format ${unknown} by what is in it`,
    help: `Say one of ${FORMATS.join(', ')}.`,
  })
}

/** Where tenants are kept apart, whoever asks has to be of one of them. */
function refuseHomeless(scope: Scope): void {
  const tenant = tenantOf(scope)
  if (tenant === null) return
  const of = scope.user === null || scope.blueprint.auth?.provider === 'none' ? null : scope.user
  if (of !== null && tenantField(of, scope) !== null) return
  throw new Trouble('configuration', {
    message:
      of === null
        ? `tenants are kept apart by ${tenant}, and nobody signs in`
        : `tenants are kept apart by ${tenant}, and ${of} does not say whose they are`,
    help:
      of === null
        ? 'Say who keeps the accounts: auth: { provider: builtin }, with a resource User'
        : `Give ${of} a field ${snake(tenant)}: -> ${tenant} restrict`,
  })
}
