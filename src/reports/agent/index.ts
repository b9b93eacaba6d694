import type { Backend } from '../../model/index.ts'
import {
  costs,
  count,
  domainsOf,
  headline,
  missingSettings,
  placeText,
  unresolvedGroups,
} from '../../model/queries/index.ts'
import { type RenderOptions, type Section, wants } from '../options.ts'
import { plain } from '../text/plain.ts'
import { contract } from './contract.ts'
import { conventions } from './conventions.ts'
import { accessText, operationLine } from './operations.ts'
import { tableLine } from './tables.ts'

type Part = (backend: Backend) => readonly string[]

const parts: readonly (readonly [readonly Section[], Part])[] = [
  [['documents'], documents],
  [['endpoints', 'auth', 'queries'], conventions],
  [['endpoints', 'auth', 'queries'], operations],
  [['models'], models],
  [['tables'], tables],
  [['jobs'], jobs],
  [['settings'], settings],
  [['migrations'], migrations],
  [['unresolved'], unresolved],
]

/** For a coding agent: dense, the same text for the same code, one fact per line. */
export function render(backend: Backend, options: Pick<RenderOptions, 'sections'>): string {
  const { files } = backend.reading
  const intro = [
    `# ${plain(backend.project.name)}: ${plain(headline(backend).join(', '))}`,
    `read ${files.read} of ${files.found} Python files, ${files.unreachable} unreachable, ${files.broken} broken; nothing was executed`,
    ...backend.reading.assumptions.map((each) => plain(`assumed: ${each.text}`)),
  ]
  const shown = parts.filter(([sections]) => sections.some((section) => wants(options, section)))
  return `${[intro, ...shown.map(([, part]) => part(backend)), contract(backend)]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function operations(backend: Backend): readonly string[] {
  const lines = domainsOf(backend).flatMap((domain) => [
    `[${plain(domain.name)}]`,
    ...domain.operations.map(operationLine),
  ])
  const sockets = backend.api.webSockets.map((route) =>
    plain(`WS ${route.path} -> ${route.name} ${placeText(route.handler)} | ${accessText(route.access)}`),
  )
  const mounts = backend.api.mounts.map((mount) => plain(`MOUNT ${mount.path} -> ${mount.what} ${placeText(mount.at)}`))
  if (lines.length + sockets.length + mounts.length === 0) return []
  return [
    '## operations: METHOD path -> handler file:line | access | parameters (! required) | body | statements',
    ...lines,
    ...sockets,
    ...mounts,
  ]
}

function models(backend: Backend): readonly string[] {
  const schemas = backend.api.applications.flatMap((application) => Object.entries(application.schemas))
  if (schemas.length === 0) return []
  return [
    '## models',
    ...schemas.map(([name, schema]) => plain(`${name}: ${propertiesOf(schema).join(', ')}`).replace(/:\s*$/, '')),
  ]
}

function propertiesOf(schema: Readonly<Record<string, unknown>>): readonly string[] {
  const properties = schema['properties']
  const required = Array.isArray(schema['required']) ? schema['required'] : []
  if (typeof properties !== 'object' || properties === null)
    return Array.isArray(schema['enum']) ? schema['enum'].map(String) : []
  return Object.keys(properties).map((name) => (required.includes(name) ? `${name}!` : name))
}

function tables(backend: Backend): readonly string[] {
  const { tables: all, enums } = backend.data
  if (all.length === 0) return []
  return [
    '## tables',
    ...all.map(tableLine),
    ...enums.map((each) => plain(`enum ${each.name}: ${each.values.join(', ')}`)),
  ]
}

function jobs({ runtime }: Backend): readonly string[] {
  if (runtime.jobs.length === 0) return []
  return [
    '## jobs',
    ...runtime.jobs.map((job) =>
      plain(`${job.name} (${job.runner}${job.schedule === '' ? '' : `, ${job.schedule}`}) ${placeText(job.at)}`),
    ),
  ]
}

function settings(backend: Backend): readonly string[] {
  if (backend.runtime.settings.length === 0) return []
  const missing = new Set(missingSettings(backend))
  const shown = backend.runtime.settings.map((each) => {
    const value = each.given ?? each.default
    return `${each.variable}: ${each.type}${missing.has(each) ? '!' : `=${each.secret ? '(secret)' : value}`}`
  })
  return ['## settings (! must be given)', ...shown.map(plain)]
}

function migrations({ data }: Backend): readonly string[] {
  if (data.migrations.length === 0) return []
  return [
    '## migrations',
    ...data.migrations.map((chain) =>
      plain(
        `${chain.tool} ${chain.folder}: ${count(chain.revisions.length, 'revision')}, heads ${chain.heads.join(', ')}`,
      ),
    ),
  ]
}

function documents({ project }: Backend): readonly string[] {
  if (project.documents.length === 0) return []
  return [
    "## the project's rules",
    ...project.documents.flatMap((document) => [
      plain(
        `${document.kind}: ${document.title} ${document.at.file}${document.status === '' ? '' : ` (${document.status})`}`,
      ),
      ...document.principles.map((principle) => plain(`- ${principle.text} (line ${principle.at.line})`)),
    ]),
  ]
}

function unresolved(backend: Backend): readonly string[] {
  const groups = unresolvedGroups(backend)
  if (groups.length === 0) return []
  const lines = groups.flatMap(({ kind, items }) => [
    `${kind} (${items.length}): ${costs[kind]}`,
    ...items.slice(0, 20).map((item) => plain(`- ${item.text}${item.at === null ? '' : ` ${placeText(item.at)}`}`)),
    ...(items.length > 20 ? [`- and ${items.length - 20} more`] : []),
  ])
  return ['## not resolved: what follows is unknown, not absent', ...lines]
}
