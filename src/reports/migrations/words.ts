import type { ObservedLock, ObservedStatement, RehearsedHistory } from '../../model/index.ts'
import { count } from '../../model/queries/index.ts'

/** `AccessExclusive` as SQL says it: `ACCESS EXCLUSIVE`. */
export const modeText = (mode: string): string => mode.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toUpperCase()

type Seen = Pick<
  ObservedStatement,
  'notReproduced' | 'locks' | 'rewrites' | 'scans' | 'changes' | 'error' | 'failsOnRows'
>

/** What a statement was seen doing, each in a few words. */
export function observations(one: Seen): readonly string[] {
  return [
    ...(one.notReproduced === null ? [] : [`not run: ${one.notReproduced}`]),
    ...lockTexts(one.locks, 'locks'),
    ...(one.rewrites.length > 0 ? [`writes ${one.rewrites.join(', ')} anew`] : []),
    ...one.scans.map(({ relation }) => `reads all of ${relation}`),
    ...one.changes.map(({ relation, rows }) => `changes ${rows} of 100 rows of ${relation}`),
    ...(one.error === null ? [] : [`${one.failsOnRows ? 'fails where there are rows' : 'fails'}: ${one.error}`]),
  ]
}

function lockTexts(locks: readonly ObservedLock[], verb: string): readonly string[] {
  const modes = [...new Set(locks.map(({ mode }) => mode))]
  return modes.map((mode) => {
    const relations = locks.filter((lock) => lock.mode === mode).map(({ relation }) => relation)
    return `${verb} ${relations.join(', ')} ${modeText(mode)}`
  })
}

/** The sum of a history, in a line. */
export function totalsOf({ revisions, unresolved }: RehearsedHistory): string {
  const exact = revisions.filter(({ roundTrip }) => roundTrip).length
  const statements = revisions.flatMap(({ observed }) => observed)
  const notRun = statements.filter(({ notReproduced }) => notReproduced !== null).length
  return [
    `${exact} of ${count(revisions.length, 'revision')} come back exactly`,
    `${count(statements.length - notRun, 'statement')} run`,
    ...(notRun > 0 ? [`${notRun} not, as they hang on rows or on code`] : []),
    ...(unresolved.length > 0 ? [`${count(unresolved.length, 'place')} not understood`] : []),
  ].join(' · ')
}

/** A statement on one line. */
export const oneLine = (sql: string): string => sql.replaceAll(/\s+/g, ' ').trim()
