import type { Backend, Operation } from '../../model/index.ts'
import {
  accessStates,
  count,
  countAccess,
  demands,
  domainsOf,
  placeText,
  tablesUsed,
} from '../../model/queries/index.ts'
import { code, table, text } from '../../kernel/markdown.ts'

export function endpoints(backend: Backend): readonly string[] {
  if (backend.api.operations.length === 0) return []
  return [
    '## Endpoints',
    ...domainsOf(backend).flatMap((domain) => [
      '',
      `### ${text(domain.name)}`,
      '',
      ...table(['Method', 'Path', 'Access', 'Tables', 'Handler'], domain.operations.map(operationCells)),
    ]),
    ...others(backend),
  ]
}

function operationCells(operation: Operation): readonly string[] {
  const uses = tablesUsed(operation).map((use) => `${code(use.table)}${use.writes > 0 ? ' (writes)' : ''}`)
  const asked = demands(operation.access)
  const access =
    asked.length === 0 ? operation.access.state : `${operation.access.state}: ${asked.map(code).join(', ')}`
  const path = `${code(operation.path)}${operation.deprecated ? ' (deprecated)' : ''}${operation.published ? '' : ' (unpublished)'}`
  return [operation.method.toUpperCase(), path, access, uses.join(', '), code(placeText(operation.handler))]
}

function others({ api }: Backend): readonly string[] {
  const rows = [
    ...api.webSockets.map((route) => [
      'websocket',
      code(route.path),
      route.access.state,
      code(placeText(route.handler)),
    ]),
    ...api.mounts.map((mount) => [text(mount.what), code(mount.path), '', code(placeText(mount.at))]),
  ]
  return rows.length === 0
    ? []
    : ['', '### Websockets and mounts', '', ...table(['What', 'Path', 'Access', 'Where'], rows)]
}

export function access(backend: Backend): readonly string[] {
  const { operations } = backend.api
  if (operations.length === 0) return []
  const counts = countAccess(operations)
  const open = operations.filter((operation) => operation.access.state === 'unknown')
  return [
    '## Access',
    '',
    'As the code enforces it. Unknown means that something on the way could not be read.',
    '',
    ...table(
      ['State', 'Operations'],
      accessStates.filter((state) => counts[state] > 0).map((state) => [state, String(counts[state])]),
    ),
    ...(open.length === 0
      ? []
      : ['', `${count(open.length, 'operation')} to look at by hand:`, '', ...open.map(unknownLine)]),
  ]
}

function unknownLine(operation: Operation): string {
  const why = operation.access.unknown.map((each) => `${text(each.what)} (${code(placeText(each.at))})`).join('; ')
  return `- ${code(operation.id)}${why === '' ? '' : `: ${why}`}`
}
