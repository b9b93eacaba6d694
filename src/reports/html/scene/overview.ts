import type { Backend, Place } from '../../../model/index.ts'
import {
  comparisonLines,
  comparisonSummary,
  costs,
  count,
  grouped,
  missingSettings,
  placeText,
  type UnresolvedGroup,
  unresolvedGroups,
} from '../../../model/queries/index.ts'
import type { Line, Section } from './types.ts'

/** What the panel says while nothing is chosen. */
export function overview(backend: Backend): readonly Section[] {
  const { assumptions } = backend.reading
  return [
    { title: 'Read', lines: [read(backend)] },
    { title: 'Against the contract', lines: contract(backend) },
    { title: 'Assumed', lines: assumptions.map(({ text, at }) => ({ text, ...placed(at) })) },
    { title: 'Not resolved', lines: unresolvedGroups(backend).flatMap(gap) },
    {
      title: 'Settings to be given',
      lines: missingSettings(backend).map((setting) => ({ text: setting.variable, note: setting.type })),
    },
    ...runtime(backend),
    {
      title: 'Documents',
      lines: backend.project.documents.map((each) => ({ text: each.title, note: each.kind, at: each.at.file })),
    },
  ].filter((section) => section.lines.length > 0)
}

function read({ reading: { files, lines } }: Backend): Line {
  return {
    text: `${grouped(files.read)} of ${grouped(files.found)} Python files, ${grouped(lines)} lines`,
    note: `${grouped(files.unreachable)} unreachable, ${grouped(files.broken)} broken`,
  }
}

/** The contract that was named, against the code. Nothing when none was. */
function contract({ comparison }: Backend): readonly Line[] {
  if (comparison === undefined) return []
  const lines = comparisonLines(comparison).map(({ about, sentence, at }) => ({
    text: about,
    note: sentence,
    ...placed(at),
  }))
  return [{ text: comparison.file, note: comparisonSummary(comparison).join(', ') }, ...lines]
}

/** So many examples of each kind show what is meant. */
const examples = 4

function gap({ kind, items }: UnresolvedGroup): readonly Line[] {
  const more = items.length > examples ? [{ text: `  … ${items.length - examples} more` }] : []
  const shown = items.slice(0, examples).map((item) => ({ text: `  ${item.text}`, ...placed(item.at) }))
  return [{ text: `${items.length} ${kind}`, note: costs[kind] }, ...shown, ...more]
}

function runtime({ api, data, runtime: { jobs } }: Backend): readonly Section[] {
  const when = (schedule: string) => (schedule === '' ? '' : `, ${schedule}`)
  const routes = api.webSockets.map((route) => ({
    text: route.path,
    note: route.access.state,
    ...placed(route.handler),
  }))
  const mounts = api.mounts.map((mount) => ({ text: mount.path, note: mount.what, ...placed(mount.at) }))
  const heads = (names: readonly string[]) => `${names.length === 1 ? 'head' : 'heads'} ${names.join(', ')}`
  return [
    {
      title: 'Jobs',
      lines: jobs.map((job) => ({ text: job.name, note: job.runner + when(job.schedule), ...placed(job.at) })),
    },
    { title: 'Websockets and mounts', lines: [...routes, ...mounts] },
    {
      title: 'Migrations',
      lines: data.migrations.map((chain) => ({
        text: chain.folder,
        note: `${count(chain.revisions.length, 'revision')}, ${heads(chain.heads)}`,
      })),
    },
  ]
}

function placed(at: Place | null): { readonly at?: string } {
  return at === null ? {} : { at: placeText(at) }
}
