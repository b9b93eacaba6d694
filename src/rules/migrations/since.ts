import type { History, RehearsedHistory } from '../../model/index.ts'
import type { Subject } from '../rule.ts'

/** A history, and the same as it was at the revision of the repository it is compared with. */
export interface Compared {
  readonly before: History
  readonly now: RehearsedHistory
}

export const comparedHistories = ({ histories, before = [] }: Subject): readonly Compared[] =>
  histories.flatMap((now) => {
    const same = before.find(({ folder, tool }) => folder === now.folder && tool === now.tool)
    return same ? [{ before: same, now }] : []
  })

/** Flyway runs these again whenever they change, and Alembic has none. */
export const isRepeated = ({ id }: { readonly id: string }): boolean => id.startsWith('R__')
