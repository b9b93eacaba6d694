import type { DecisionRecord, VerifiedDecision, VerifiedDecisions } from '../../model/index.ts'
import { count } from '../../model/queries/index.ts'

const STATES = ['contradicted', 'mistaken', 'unknown', 'kept', 'not checked', 'not in force'] as const

/** What is wrong comes first. */
export const inOrder = ({ decisions }: VerifiedDecisions): readonly VerifiedDecision[] =>
  decisions.toSorted((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state))

/** `3 decisions: 1 contradicted, 2 kept` */
export function tally({ decisions }: VerifiedDecisions): string {
  const states = STATES.flatMap((state) => {
    const found = decisions.filter((one) => one.state === state).length
    return found === 0 ? [] : [`${found} ${state}`]
  })
  return `${count(decisions.length, 'decision')}: ${states.join(', ')}`
}

export const examinedText = ({ examined }: VerifiedDecisions): string =>
  `${count(examined.files, 'file')}, ${count(examined.operations, 'operation')}; ${count(examined.rules, 'rule')} ran`

export const nameOf = ({ number, title }: DecisionRecord): string => (number === '' ? title : `${number} ${title}`)

/** `superseded by 0009`, `accepted` */
export function statusText(record: DecisionRecord, records: readonly DecisionRecord[]): string {
  const numbers = record.supersededBy.map((file) => records.find((one) => one.file === file)?.number || file)
  if (numbers.length === 0) return record.status
  return record.status === 'superseded'
    ? `superseded by ${numbers.join(', ')}`
    : `${record.status}, but ${numbers.join(', ')} supersedes it`
}

/** What to do next, as one command. */
export function nextCommand({ decisions }: VerifiedDecisions): string {
  const broken = decisions.find(({ state }) => state === 'contradicted')
  const rule = broken?.checks.flatMap(({ findings }) => findings)[0]?.rule
  if (rule !== undefined) return `architect explain ${rule}`
  if (decisions.some(({ state }) => state === 'mistaken')) return 'architect explain'
  return decisions.some(({ state }) => state === 'not checked')
    ? 'architect help adr tells how a decision says what keeps the code to it'
    : 'architect review'
}

/** More than these of one check nobody reads; they are counted. */
export const MOST_FINDINGS = 8
export const MOST_STEPS = 8
