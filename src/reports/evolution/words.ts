import type { Change, ChangeLevel, Evolution, EvolutionSide, Place } from '../../model/index.ts'
import { count } from '../../model/queries/index.ts'

/** `2 errors, 1 warning, 14 for information`; `nothing changed` when nothing did. */
export function tally(changes: readonly Change[]): string {
  const number = (level: ChangeLevel): number => changes.filter((change) => change.level === level).length
  const parts = [
    ...(number('error') > 0 ? [count(number('error'), 'error')] : []),
    ...(number('warning') > 0 ? [count(number('warning'), 'warning')] : []),
    ...(number('info') > 0 ? [`${number('info')} for information`] : []),
  ]
  return parts.length === 0 ? 'nothing changed' : parts.join(', ')
}

/** A part of the report, in the order people want to know. */
export interface Section {
  readonly title: string
  readonly groups: readonly ChangeGroup[]
  /** Whether it can be left out where room is short. */
  readonly additions: boolean
}

/** One change that shows at several operations. */
export interface ChangeGroup {
  readonly id: string
  readonly level: ChangeLevel
  readonly sentence: string
  readonly changes: readonly Change[]
}

export function sectionsOf({ changes }: Evolution): readonly Section[] {
  const breaks = ({ level }: Change): boolean => level !== 'info'
  const of = (kind: Change['kind']): readonly Change[] => changes.filter((change) => change.kind === kind)
  const sections = [
    { title: 'breaking', changes: of('contract').filter(breaks), additions: false },
    { title: 'security', changes: of('security'), additions: false },
    { title: 'behaviour', changes: of('behaviour'), additions: false },
    { title: 'schema', changes: of('schema'), additions: false },
    { title: 'additions', changes: of('contract').filter((change) => !breaks(change)), additions: true },
  ]
  return sections
    .filter((section) => section.changes.length > 0)
    .map(({ title, changes, additions }) => ({ title, additions, groups: groupsOf(changes) }))
}

function groupsOf(changes: readonly Change[]): readonly ChangeGroup[] {
  const groups = new Map<string, Change[]>()
  for (const change of changes) {
    const key = [change.id, change.level, change.sentence].join('\n')
    groups.set(key, [...(groups.get(key) ?? []), change])
  }
  return [...groups.values()].map((all) => ({
    id: all[0]!.id,
    level: all[0]!.level,
    sentence: all[0]!.sentence,
    changes: all,
  }))
}

/** `app/orders.py:12 -> app/orders.py:14`; one of them where both are the same or one is not there. */
export function placesText({ before, after }: Pick<Change, 'before' | 'after'>): string {
  const [from, to] = [before && placeOf(before), after && placeOf(after)]
  if (from === null || to === null || from === to) return to ?? from ?? ''
  return `${from} -> ${to}`
}

const placeOf = ({ file, line }: Place): string => `${file}:${line}`

export const sideName = ({ name, what }: EvolutionSide): string =>
  name === '' ? 'the folder as it lies there' : what === 'revision' ? name : `${what} ${name}`

/** What the report rests on, a sentence each. */
export function examinedLines({ base, head, examined }: Evolution): readonly string[] {
  const { kinds, shared, silent, unknown } = examined
  return [
    `${sideName(base)}: ${count(base.operations, 'operation')}; ${sideName(head)}: ${count(head.operations, 'operation')}; ${shared} in both`,
    ...(kinds.length > 0 ? [`compared: ${kinds.join(', ')}`] : []),
    ...silent.map(({ kind, reason }) => `${kind} was not compared: ${reason}`),
    ...(unknown.length > 0
      ? [`not known, and therefore silent: ${unknown.map(({ what, times }) => `${what} (${times})`).join(', ')}`]
      : []),
  ]
}
