import { count } from '../../model/queries/index.ts'
import { wantsAllOf } from '../options.ts'
import { cut } from '../text/fit.ts'
import { plain } from '../text/plain.ts'
import { heading, type Page } from './page.ts'

/** The named schemas of what goes in and out; by name only when they are asked for. */
export function models(page: Page): readonly string[] {
  const schemas = page.backend.api.applications.flatMap((application) => Object.entries(application.schemas))
  if (schemas.length === 0 || !wantsAllOf(page.options, 'models')) return []
  const rows = schemas.map(([name, schema]) => {
    const properties = schema['properties']
    const names = typeof properties === 'object' && properties !== null ? Object.keys(properties) : []
    return `  ${cut(plain(`${name}${names.length === 0 ? '' : `: ${names.join(', ')}`}`), page.width - 2)}`
  })
  return [heading(page, 'Models', count(schemas.length, 'schema')), ...rows]
}
