import type { Statement } from '../../model/index.ts'
import { Parameters } from './parameters.ts'

export type Raw = { readonly sql: string } | { readonly reason: string }

const UTILITY =
  /^\s*(set|show|drop|create|alter|begin|commit|rollback|analyze|vacuum|listen|notify|grant|lock|copy|do|call)\b/i
const QUERY = /^\s*(select|insert|update|delete|with|values)\b/i

/** The text of a raw statement with the parameters of its driver as the server's own. */
export function rawQuery({ sql }: Statement): Raw {
  if (sql === null) return { reason: 'its text is not known' }
  if (/\{[^}]*\}/.test(sql)) return { reason: 'its text is put together when it runs' }
  if (UTILITY.test(sql) || !QUERY.test(sql)) return { reason: 'it asks for no rows' }
  if (/;\s*\S/.test(sql)) return { reason: 'it is several statements in one' }
  return { sql: numbered(sql.replace(/;\s*$/, '')) }
}

const PLACES = /'(?:[^']|'')*'|"[^"]*"|::\w+|(?<![\w:]):([A-Za-z_]\w*)|%\((\w+)\)s|%s/g

/** `:name`, `%(name)s` and `%s` become `$1`, `$2`; the same name is the same parameter. */
function numbered(sql: string): string {
  const parameters = new Parameters()
  const known = new Map<string, string>()
  return sql.replaceAll(PLACES, (whole: string, colon?: string, percent?: string) => {
    const name = colon ?? percent
    if (name === undefined) return whole === '%s' ? parameters.next() : whole
    const number = known.get(name) ?? parameters.next()
    known.set(name, number)
    return number
  })
}
