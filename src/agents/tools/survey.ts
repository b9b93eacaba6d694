import type { Backend } from '../../model/index.ts'
import {
  accessStates,
  changesData,
  count,
  countAccess,
  domainsOf,
  headline,
  missingSettings,
  placeText,
  totalsOf,
  unresolvedGroups,
} from '../../model/queries/index.ts'
import { given } from './given.ts'
import { type Item, item } from './item.ts'
import { continued, listed } from './listed.ts'
import { LISTED, folder, input, paging } from './schema.ts'
import { surveyed } from './surveyed.ts'
import type { Tool } from './tool.ts'

export const survey: Tool = {
  name: 'survey',
  title: 'Survey a backend',
  description:
    'The map of a FastAPI backend in one answer: application, domains with their operations, access, tables, jobs, settings, migrations, what could not be read. Call it first; then ask look for details. Reads the code and runs none of it.',
  input: input({ folder, ...paging }),
  output: LISTED,
  effect: 'reads',
  async run(values, desk) {
    const asked = given(survey, values)
    const more = continued(asked, desk)
    if (more !== null) return more
    const { backend, run } = await surveyed(asked, desk)
    const found = { kind: 'survey', summary: summaryOf(backend), hints: hintsOf(backend), items: itemsOf(backend) }
    return listed({ ...found, runs: [run] }, asked, desk)
  },
}

function summaryOf(backend: Backend): string {
  const { files } = backend.reading
  const totals = totalsOf(backend)
  return [
    count(totals.operations, 'operation'),
    count(totals.tables, 'table'),
    count(totals.statements, 'statement'),
    count(totals.revisions, 'revision'),
    `${files.read} of ${files.found} Python files read, ${files.unreachable} out of reach, ${files.broken} broken`,
    totals.unresolved === 0 ? 'everything resolved' : `${count(totals.unresolved, 'place')} not understood`,
  ].join(', ')
}

/** What is worth a look in this backend, the first one first. */
function hintsOf(backend: Backend): readonly string[] {
  const open = backend.api.operations.filter((one) => one.access.state === 'public' && changesData(one)).length
  const unknown = backend.api.operations.filter((one) => one.access.state === 'unknown').length
  return [
    ...(open > 0 ? [`look operations where access=public: ${open} of them change data`] : []),
    ...(unknown > 0 ? [`look operations where access=unknown: ${count(unknown, 'operation')} nobody can tell of`] : []),
    ...(backend.reading.unresolved.length > 0 ? ['look unresolved: what is unknown, and not absent'] : []),
    'review: what is wrong, with the proof',
  ]
}

const itemsOf = (backend: Backend): readonly Item[] => [
  item({ about: 'application', is: headline(backend), assumed: backend.reading.assumptions.map(({ text }) => text) }),
  accessItem(backend),
  ...domainsOf(backend).map(({ name, prefix, operations }) =>
    item({ about: 'domain', name, prefix, operations: operations.length }),
  ),
  item({ about: 'tables', names: backend.data.tables.map(({ id }) => id) }),
  ...runtimeItems(backend),
  ...backend.data.migrations.map(({ folder, tool, heads, revisions }) =>
    item({ about: 'migrations', tool, folder, revisions: revisions.length, heads }),
  ),
  ...backend.project.documents.map(({ kind, title, at, principles }) =>
    item({ about: kind, title, at: placeText(at), rules: principles.length }, at),
  ),
  ...unresolvedGroups(backend).map(({ kind, items }) => item({ about: 'not understood', kind, places: items.length })),
]

function accessItem({ api }: Backend): Item {
  const counts = countAccess(api.operations)
  const asked = api.operations.flatMap(({ access }) => [...access.roles, ...access.scopes])
  return item({
    about: 'access',
    ...Object.fromEntries(accessStates.filter((state) => counts[state] > 0).map((state) => [state, counts[state]])),
    demands: [...new Set(asked)],
  })
}

const runtimeItems = (backend: Backend): readonly Item[] => [
  ...(backend.runtime.jobs.length > 0
    ? [item({ about: 'jobs', names: backend.runtime.jobs.map(({ name }) => name) })]
    : []),
  ...(backend.runtime.settings.length > 0
    ? [
        item({
          about: 'settings',
          read: backend.runtime.settings.length,
          toBeGiven: missingSettings(backend).map(({ variable }) => variable),
        }),
      ]
    : []),
]
