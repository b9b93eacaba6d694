import type { DraftField } from '../things/draft.ts'
import { readType } from '../things/types.ts'

/** The words a field may hold; none where it holds something else. */
export function valuesOf({ type }: Pick<DraftField, 'type'>): readonly string[] {
  const read = readType(type)?.type
  return read?.kind === 'enum' ? read.values.map(({ text }) => text) : []
}

/** What others said of it. */
export const GRANTED = /^(approved|accepted|granted|upheld|confirmed|verified|awarded)$/
export const REFUSED = /^(rejected|declined|denied|refused|dismissed)$/
/** There it ends, and nothing leads back. */
export const OFF = /^(rejected|declined|denied|refused|dismissed|cancelled|canceled|withdrawn|failed|expired)$/
/** Nobody has said anything of it. */
export const WAITING =
  /^(draft|new|open|pending|proposed|requested|applied|submitted|in_review|received|registered|reported|created|filed)$/
