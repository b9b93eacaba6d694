import type { Change, ChangeKind, Evolution, SchemaEvolution } from '../../model/index.ts'
import { count, placeText } from '../../model/queries/index.ts'
import { given } from './given.ts'
import { item, type Item } from './item.ts'
import { continued, listed } from './listed.ts'
import { namedState } from './named-state.ts'
import { ran } from '../../flows/ran.ts'
import { LISTED, choices, folder, input, paging, text } from './schema.ts'
import type { Tool } from './tool.ts'
import { folderWord, workFolder } from './work-folder.ts'

const KINDS = ['contract', 'security', 'behaviour', 'schema'] as const satisfies readonly ChangeKind[]

export const evolve: Tool = {
  name: 'evolve',
  title: 'Compare two states of a backend',
  description:
    'What changes between two states and whom it breaks: contract, security, behaviour, and how the database follows. A state is a git revision, a folder, an OpenAPI document or a blueprint. Call it before a merge, and to see whether a change keeps a published contract.',
  input: input(
    {
      base: text('the state before: main, v1.2, openapi.json, main:openapi.json'),
      head: text('the state after; the folder as it lies there by default'),
      kinds: choices(KINDS, 'all by default; schema runs statements in an embedded server'),
      folder,
      ...paging,
    },
    ['base'],
  ),
  output: LISTED,
  effect: 'reads',
  async run(values, desk) {
    const asked = given(evolve, values)
    const more = continued(asked, desk)
    if (more !== null) return more
    const directory = workFolder(asked, desk)
    const head = asked.text('head')
    const only = KINDS.filter((kind) => asked.list('kinds').includes(kind))
    const request = {
      base: namedState(asked.text('base') ?? 'HEAD', directory),
      head: head === null ? { what: 'folder' as const, name: '', directory } : namedState(head, directory),
      kinds: only.length > 0 ? only : KINDS,
      renames: { tables: [], columns: [] },
      fills: new Map<string, string>(),
      entries: [],
      environment: {},
      cache: true,
    }
    const { result, run } = await ran(
      'read and compared both states',
      `architect evolve BASE HEAD --dir ${folderWord(directory, desk)}`,
      async () => (await import('../../flows/evolve.ts')).evolve(request, desk.progress),
    )
    const items = [
      ...result.examined.silent.map(({ kind, reason }) => item({ notLookedAt: kind, reason })),
      ...result.changes.map(changeItem),
      ...(result.schema === null ? [] : schemaItems(result.schema)),
    ]
    return listed({ kind: 'evolve', summary: summaryOf(result), items, runs: [run] }, asked, desk)
  },
}

function summaryOf({ changes, examined, schema }: Evolution): string {
  const told = (['error', 'warning', 'info'] as const)
    .map((level) => [level, changes.filter((one) => one.level === level).length] as const)
    .filter(([, number]) => number > 0)
    .map(([level, number]) => count(number, level))
  return [
    told.length === 0 ? 'no change' : told.join(', '),
    `looked for ${examined.kinds.join(', ')} in ${count(examined.shared, 'operation')} that both have`,
    ...(examined.silent.length > 0 ? [`${count(examined.silent.length, 'kind')} could not be looked at`] : []),
    ...(schema === null
      ? []
      : [`the schema was brought over in ${schema.server}, ${schema.roundTrip ? 'and back exactly' : 'and not back'}`]),
  ].join('; ')
}

const changeItem = ({ kind, id, level, sentence, operation, before, after }: Change): Item =>
  item(
    { level, kind, id, operation, sentence, before: before && placeText(before), after: after && placeText(after) },
    before,
    after,
  )

const schemaItems = ({ rollout }: SchemaEvolution): readonly Item[] =>
  rollout.map(({ when, why, statements, breaks, unfilled }) =>
    item({ phase: when, why, statements: statements.map(({ sql }) => sql), breaks, unfilled }),
  )
