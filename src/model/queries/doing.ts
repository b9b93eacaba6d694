import { plural } from '../../kernel/english.ts'
import type { Backend, Operation, Table } from '../index.ts'

/** What is done to rows of a table that are named in the path: `POST /orders/{order_id}/ship`. */
export interface Doing {
  /** As it stands in the path: `ship`. */
  readonly verb: string
  readonly operation: Operation
}

/** The operation that does something, from how it is said: `ship`, `shipped`, `shipping`; null where none does. */
export function operationDoing(said: string, { name, model }: Table, { api }: Backend): Doing | null {
  const names = new Set([name, model ?? name].map(letters).flatMap((one) => [one, plural(one)]))
  const isOf = ({ method, path }: Operation): boolean =>
    method !== 'get' && path.split('/').some((part) => names.has(letters(part)))
  for (const verb of verbsOf(said)) {
    const segmentOf = ({ path }: Operation): string => /\}\/([\w-]+)\/?$/.exec(path)?.[1] ?? ''
    const operation = api.operations.find((one) => isOf(one) && letters(segmentOf(one)) === verb)
    if (operation) return { verb: segmentOf(operation).replaceAll('-', '_'), operation }
  }
  return null
}

const letters = (name: string): string => name.replaceAll(/[^a-z]/gi, '').toLowerCase()

function verbsOf(said: string): readonly string[] {
  const word = letters(said)
  const stem = word.replace(/(?:ed|ing|s)$/, '')
  return [...new Set([word, stem, stem.replace(/(.)\1$/, '$1'), `${stem}e`])].filter((one) => one !== '')
}
