import type { Backend } from '../../../model/index.ts'
import { domainDiagram } from './domains.ts'
import { tableDiagram } from './tables.ts'

/** Asked for tables or for endpoints, the bare diagram; otherwise Markdown with both. */
export function render(backend: Backend, options: { readonly sections: readonly string[] }): string {
  const tables = tableDiagram(backend.data.tables, { keysOnly: false })
  const domains = domainDiagram(backend)
  const [section] = options.sections
  if (options.sections.length === 1 && (section === 'tables' || section === 'models')) return tables
  if (options.sections.length === 1 && section === 'endpoints') return domains
  return [domains, tables].map(fenced).join('\n')
}

export function fenced(diagram: string): string {
  return `\`\`\`mermaid\n${diagram}\`\`\`\n`
}
