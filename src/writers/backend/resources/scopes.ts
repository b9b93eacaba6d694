import { tableName } from '../../../blueprint/storage/names.ts'
import type { Made, RowVerb } from './resource.ts'

/** The scopes a key needs for a verb: `brokers.read` is about data brokers. What no scope names, no key may. */
export function scopesFor({ name, design }: Made, verb: RowVerb): readonly string[] {
  const { scope } = design
  const table = tableName(name, scope)
  const said = scope.blueprint.auth?.api_keys?.scopes ?? []
  const fitting = said
    .map(({ text }) => text)
    .filter((text) => {
      const [of = '', what = ''] = text.split('.')
      const isOf = table === of || table.endsWith(`_${of}`)
      return isOf && (what === verb || (what === 'write' && verb !== 'read'))
    })
  return fitting.slice(0, 1)
}
