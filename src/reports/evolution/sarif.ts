import { version } from '../../kernel/version.ts'
import type { Change, ChangeLevel, Evolution, Place } from '../../model/index.ts'
import type { RenderEvolution } from './options.ts'

const LEVELS: Readonly<Record<ChangeLevel, string>> = { error: 'error', warning: 'warning', info: 'note' }

/** SARIF 2.1.0: a rule for each kind of change, `evolve/response-required-property-removed`. */
export const render: RenderEvolution = (evolution) => {
  const rules = [...new Map(evolution.changes.map((change) => [change.id, change])).values()]
  const document = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'backend-architect', semanticVersion: version, rules: rules.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { ROOT: { description: { text: 'The folder of the backend.' } } },
        results: evolution.changes.map((change) => resultOf(change, evolution, rules)),
      },
    ],
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

const ruleOf = ({ id, kind, level }: Change) => ({
  id: `evolve/${id}`,
  name: `Evolve/${id}`.replace(/(?:^|[/-])(\w)/g, (_, letter: string) => letter.toUpperCase()),
  shortDescription: { text: id.replaceAll('-', ' ') },
  defaultConfiguration: { level: LEVELS[level] },
  properties: { tags: ['evolve', kind] },
})

function resultOf(change: Change, { base, head }: Evolution, rules: readonly Change[]) {
  const { id, level, sentence, operation, before, after, fingerprint } = change
  // What is gone shows where it was; a contract shows as the file it is.
  const place = after ?? (head.what === 'contract' ? null : before)
  const file = head.what === 'contract' ? head.name : base.what === 'contract' ? base.name : null
  return {
    ruleId: `evolve/${id}`,
    ruleIndex: rules.findIndex((rule) => rule.id === id),
    level: LEVELS[level],
    message: { text: operation === '' ? sentence : `${operation}: ${sentence}` },
    locations: place ? [physical(place)] : file === null ? [] : [fileOnly(file)],
    ...(before && after ? { relatedLocations: [{ id: 0, ...physical(before), message: { text: 'as it was' } }] } : {}),
    partialFingerprints: { 'architect/v1': fingerprint },
    properties: { operation },
  }
}

const physical = ({ file, line, column, endLine, endColumn }: Place) => ({
  physicalLocation: {
    artifactLocation: { uri: uriOf(file), uriBaseId: 'ROOT' },
    region: { startLine: line, startColumn: column, endLine, endColumn },
  },
})

const fileOnly = (file: string) => ({
  physicalLocation: { artifactLocation: { uri: uriOf(file), uriBaseId: 'ROOT' }, region: { startLine: 1 } },
})

const uriOf = (path: string): string =>
  path
    .replace(/^\.?\//, '')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
