import type { Operation } from '../../../model/index.ts'
import type { Code } from '../../../python/code/code.ts'
import { namesIn } from '../../../python/code/names.ts'
import type { Needed } from '../source/spelling.ts'
import { type AskedOnce, askedIn, assigned, testFilesOf } from './asked-tests.ts'
import { neededBy } from './guards.ts'
import type { Callers } from './callers.ts'

/** How tests say who asks: an expression of fixtures and imports alone. */
export interface SpelledHeaders {
  readonly text: string
  readonly fixtures: readonly string[]
  readonly needs: readonly Needed[]
}

/** By the roles of who asks; `''` for somebody who is signed in and holds none of them. */
export type HeadersOf = ReadonlyMap<string, SpelledHeaders>

export const keyOf = (callers: Callers): string => (typeof callers === 'string' ? '' : callers.join(' '))

/** Who asks what with which headers, as tests of operations show it. */
export function headersIn(code: Code, operations: readonly Operation[]): HeadersOf {
  const found = new Map<string, SpelledHeaders>()
  for (const file of testFilesOf(code))
    for (const asked of askedIn(code, file, operations)) {
      const spelled = asked.headers === null ? null : spelledHeaders(code, asked)
      const key = whoAsks(asked)
      if (spelled && key !== null && !found.has(key)) found.set(key, spelled)
    }
  return found
}

/** The roles of whoever asks; null where the answer does not tell. */
function whoAsks({ operation: { access }, status }: AskedOnce): string | null {
  if (status === 403 && access.roles.length > 0) return ''
  if (status === null || status >= 300 || access.state !== 'enforced') return null
  return access.roles.join(' ')
}

function spelledHeaders(code: Code, { of, headers }: AskedOnce): SpelledHeaders | null {
  const { file, node } = of
  const expression = headers!.kind === 'Name' ? (assigned(of, headers!.id) ?? headers!) : headers!
  const parameters = new Set(node.parameters.map(({ name }) => name))
  const names = [...new Set(namesIn(expression).map(({ id }) => id))]
  if (!names.every((one) => parameters.has(one) || file.names.has(one))) return null
  return {
    text: file.text(expression),
    fixtures: names.filter((one) => parameters.has(one)),
    needs: neededBy(code, file, expression),
  }
}
