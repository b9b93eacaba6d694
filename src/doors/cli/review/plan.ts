import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Baseline, readBaseline } from '../../../findings/baseline.ts'
import { unknownWords } from '../../../findings/selection.ts'
import { configurationOf } from '../../../flows/configuration.ts'
import type { ReviewRequest } from '../../../flows/review.ts'
import { Trouble } from '../../../kernel/diagnostic.ts'
import type { Confidence, Severity } from '../../../model/index.ts'
import { ownSummaries } from '../../../findings/own.ts'
import { rules } from '../../../rules/registry.generated.ts'
import type { Arguments } from '../arguments.ts'
import { checkedEntry, checkedSetting, existingDirectory } from '../subject.ts'
import type { Terminal } from '../terminal.ts'
import { type Format, assumedFormat, formats } from './formats.ts'

/** What one review is asked for: what to look at, where the result goes, and what follows from it. */
export interface ReviewPlan {
  readonly request: ReviewRequest
  readonly format: Format
  readonly output: string | null
  readonly failOn: Severity | 'never'
  /** Where the baseline is kept; null when there is none. */
  readonly baselineFile: string | null
  readonly writesBaseline: boolean
  readonly checklist: boolean
  /** `write`: repair the files; `show`: only say how; null: neither. */
  readonly repair: 'write' | 'show' | null
  readonly unsafe: boolean
}

export function planReview(given: Arguments, terminal: Terminal): ReviewPlan {
  const directory = existingDirectory(given.positional ?? '.', terminal.directory, 'review')
  const { review: configured } = configurationOf(directory)
  const output = given.text('output')
  const [only, skip] = [given.list('only'), given.list('skip')]
  checkWords([...only, ...skip, ...configured.only, ...configured.skip, ...Object.keys(configured.severity)])
  const baselineFile = baselineFileOf(given, configured.baseline, directory, terminal)
  return {
    request: {
      directory,
      entries: given.list('entry').map(checkedEntry),
      environment: Object.fromEntries(given.list('env').map(checkedSetting)),
      selection: {
        only: only.length > 0 ? only : configured.only,
        skip: [...skip, ...configured.skip],
        minimumConfidence: (given.text('min-confidence') ?? configured.minimumConfidence ?? 'low') as Confidence,
        auditor: given.flag('auditor') || configured.auditor,
        severity: configured.severity as Readonly<Record<string, Severity>>,
      },
      baseline: given.flag('write-baseline') ? null : knownBefore(baselineFile),
      changedSince: given.flag('changed') ? 'HEAD' : null,
      newSince: given.text('new-since'),
      changed: [],
      cache: !given.flag('no-cache'),
      lab: given.flag('lab'),
    },
    format: given.flag('json')
      ? 'json'
      : (formats.find((one) => one === given.text('format')) ?? assumedFormat(output, terminal)),
    output: output === null ? null : resolve(terminal.directory, output),
    failOn: (given.text('fail-on') ?? configured.failOn ?? 'low') as ReviewPlan['failOn'],
    baselineFile: baselineFile ?? (given.flag('write-baseline') ? join(directory, USUAL_BASELINE) : null),
    writesBaseline: given.flag('write-baseline'),
    checklist: given.flag('checklist'),
    repair: given.flag('diff') ? 'show' : given.flag('fix') ? 'write' : null,
    unsafe: given.flag('unsafe'),
  }
}

const ruleNames: readonly string[] = [...rules, ...ownSummaries].map(({ name }) => name)

/** A word that is nearly a rule was meant to be one. */
function checkWords(words: readonly string[]): void {
  const [first] = unknownWords(words, ruleNames)
  if (!first) return
  throw new Trouble('usage', {
    message: `there is no rule or family "${first.word}"`,
    help: first.near ? `Did you mean ${first.near}?` : 'architect explain lists them.',
  })
}

const USUAL_BASELINE = 'architect-baseline.json'

function baselineFileOf(
  given: Arguments,
  configured: string | null,
  directory: string,
  terminal: Terminal,
): string | null {
  const named = given.text('baseline')
  if (named !== null) return resolve(terminal.directory, named)
  if (configured !== null) return resolve(directory, configured)
  const usual = join(directory, USUAL_BASELINE)
  return existsSync(usual) ? usual : null
}

function knownBefore(file: string | null): Baseline | null {
  if (file === null) return null
  if (!existsSync(file))
    throw new Trouble('usage', {
      message: `there is no baseline at ${file}`,
      help: 'Write it with architect review --write-baseline.',
    })
  const read = readBaseline(readFileSync(file, 'utf8'), file)
  if ('message' in read) throw new Trouble('configuration', read)
  return read
}
