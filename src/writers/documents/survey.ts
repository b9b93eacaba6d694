import type { Backend } from '../../model/index.ts'
import { headline } from '../../model/queries/index.ts'
import { domainDiagram } from '../diagrams/mermaid/domains.ts'
import { fenced } from '../diagrams/mermaid/index.ts'
import { contract } from './contract.ts'
import { access, endpoints } from './endpoints.ts'
import { text } from '../../kernel/markdown.ts'
import { documents, jobs, migrations, settings, unresolved } from './runtime.ts'
import { tables } from './tables.ts'

const parts: readonly (readonly [string, (backend: Backend) => readonly string[]])[] = [
  ['endpoints', endpoints],
  ['auth', access],
  ['tables', tables],
  ['jobs', jobs],
  ['settings', settings],
  ['migrations', migrations],
  ['documents', documents],
  ['unresolved', unresolved],
]

/** A Markdown document a team would keep next to its code. */
export function render(backend: Backend, options: { readonly sections: readonly string[] }): string {
  const shown = parts.filter(([name]) => options.sections.length === 0 || options.sections.includes(name))
  const bodies = [
    overview(backend, options.sections.length === 0),
    ...shown.map(([, part]) => part(backend)),
    contract(backend),
  ].filter((lines) => lines.length > 0)
  return `${bodies.map((lines) => lines.join('\n').trimEnd()).join('\n\n')}\n`
}

function overview(backend: Backend, map: boolean): readonly string[] {
  const assumed = backend.reading.assumptions.map((each) => `- assumed: ${text(each.text)}`)
  const drawn =
    map && backend.api.operations.length > 0 && backend.data.tables.length > 0
      ? ['', fenced(domainDiagram(backend))]
      : []
  return [
    `# ${text(backend.project.name)}`,
    '',
    `${text(headline(backend).join(' · '))}`,
    ...(assumed.length > 0 ? ['', ...assumed] : []),
    ...drawn,
  ]
}
