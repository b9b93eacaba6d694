import { isBelow } from '../kernel/glob.ts'
import { nearest } from '../kernel/nearest.ts'
import type { Confidence, Finding, Severity } from '../model/index.ts'

/** Which rules run and which findings are shown. */
export interface Selection {
  /** Rules, families or paths; empty for everything. */
  readonly only: readonly string[]
  readonly skip: readonly string[]
  readonly minimumConfidence: Confidence
  /** Whether what only an audit wants is shown, too. */
  readonly auditor: boolean
  /** Rules whose severity the project sees differently. */
  readonly severity: Readonly<Record<string, Severity>>
}

const CONFIDENCES: readonly Confidence[] = ['low', 'medium', 'high']
const SEVERITIES: readonly Severity[] = ['info', 'low', 'medium', 'high']

export const atLeast = (severity: Severity, wanted: Severity): boolean =>
  SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(wanted)

const isOf = (rule: string, name: string): boolean => rule === name || rule.startsWith(`${name}/`)

/** A word that names neither a rule nor a family is a path when it looks like one. */
const isPath = (word: string, names: readonly string[]): boolean =>
  !names.some((name) => isOf(name, word)) && /[./*]/.test(word)

/** Words that are neither a rule, nor a family, nor a path; each with the nearest name. */
export function unknownWords(
  words: readonly string[],
  names: readonly string[],
): readonly { readonly word: string; readonly near: string | null }[] {
  const known = [...new Set([...names, ...names.map((name) => name.split('/')[0]!)])]
  return words
    .filter((word) => !known.includes(word))
    .map((word) => ({ word, near: nearest(word, known) ?? null }))
    .filter(({ word, near }) => near !== null || !/[.*]|\/.*\//.test(word))
}

/** The rules a selection asks for. */
export function selectedRules(
  { only, skip }: Pick<Selection, 'only' | 'skip'>,
  names: readonly string[],
): readonly string[] {
  const wanted = only.filter((word) => !isPath(word, names))
  return names.filter(
    (name) =>
      (wanted.length === 0 || wanted.some((word) => isOf(name, word))) && !skip.some((word) => isOf(name, word)),
  )
}

/** What of the findings a selection shows. */
export function selectFindings(
  findings: readonly Finding[],
  selection: Selection,
  names: readonly string[],
): readonly Finding[] {
  const inside = selection.only.filter((word) => isPath(word, names))
  const outside = selection.skip.filter((word) => isPath(word, names))
  const least = CONFIDENCES.indexOf(selection.minimumConfidence)
  return findings
    .map((finding) => withSeverity(finding, selection.severity))
    .filter((finding) => CONFIDENCES.indexOf(finding.confidence) >= least)
    .filter((finding) => finding.audience === 'everyone' || selection.auditor)
    .flatMap((finding) => {
      const places = finding.places.filter(
        ({ file }) =>
          (inside.length === 0 || inside.some((path) => isBelow(file, path))) &&
          !outside.some((path) => isBelow(file, path)),
      )
      return places.length > 0 ? [{ ...finding, places }] : []
    })
}

function withSeverity(finding: Finding, severities: Selection['severity']): Finding {
  const word = Object.keys(severities)
    .filter((name) => isOf(finding.rule, name))
    .toSorted((a, b) => b.length - a.length)[0]
  return word === undefined ? finding : { ...finding, severity: severities[word]! }
}
