import type { ReviewRequest } from '../../flows/review.ts'
import type { ReviewConfig } from '../../readers/project/config.ts'
import { readBaseline } from '../../findings/baseline.ts'
import { atLeast, unknownWords } from '../../findings/selection.ts'
import { Trouble } from '../../kernel/diagnostic.ts'
import { isFileInside, textInside } from '../../kernel/files/inside.ts'
import type { Confidence, Finding, Review, Severity } from '../../model/index.ts'
import { count, placeText } from '../../model/queries/index.ts'
import { type Given, given } from './given.ts'
import { type Item, item } from './item.ts'
import { continued, listed } from './listed.ts'
import { ran } from '../../flows/ran.ts'
import { LISTED, choice, flag, folder, input, paging, text, texts } from './schema.ts'
import type { Tool } from './tool.ts'
import { folderWord, workFolder } from './work-folder.ts'

const SEVERITIES = ['high', 'medium', 'low', 'info'] as const satisfies readonly Severity[]

export const review: Tool = {
  name: 'review',
  title: 'Review a backend',
  description:
    'What is wrong with the backend: findings worst first, each with rule, place, sentence and advice. Narrow it by rule, family or path, by severity, or to what changed since a revision; ask for one finding by its fingerprint to get the whole proof. A repository with findings is not a failure of this tool.',
  input: input({
    only: texts('rules, families (access, injection, queries, migrations ...) or paths'),
    severity: choice(SEVERITIES, 'at least this'),
    changedSince: text('only what changed lines since this revision have a part in: HEAD for what is not committed'),
    newSince: text('only what was not found at this revision'),
    finding: text('a fingerprint: this one with its proof'),
    migrations: flag('run the migrations in an embedded server too: slower'),
    folder,
    ...paging,
  }),
  output: LISTED,
  effect: 'reads',
  async run(values, desk) {
    const asked = given(review, values)
    const more = continued(asked, desk)
    if (more !== null) return more
    const directory = workFolder(asked, desk)
    const [{ review: reviewBackend }, { configurationOf }, { ruleNames }] = await Promise.all([
      import('../../flows/review.ts'),
      import('../../flows/configuration.ts'),
      import('./rule-words.ts'),
    ])
    checkWords(asked.list('only'), ruleNames)
    const request = requestOf(asked, directory, configurationOf(directory).review)
    const { result, run } = await ran(
      'reviewed the code; nothing of it was executed',
      `architect review ${folderWord(directory, desk)}${asked.flag('migrations') ? ' --lab' : ''}`,
      () => reviewBackend(request, desk.progress),
    )
    const wanted = shownOf(result.review, asked)
    const one = asked.text('finding') !== null
    const items = wanted.map((finding) => (one ? wholeItem(finding) : briefItem(finding)))
    const hints =
      one || items.length === 0 ? [] : ['review with finding=<fingerprint> for the proof; explain with the rule']
    return listed({ kind: 'review', summary: summaryOf(result.review, wanted), hints, items, runs: [run] }, asked, desk)
  },
}

function checkWords(only: readonly string[], names: readonly string[]): void {
  const [unknown] = unknownWords(only, names)
  if (unknown)
    throw new Trouble('usage', {
      message: `there is no rule or family ${JSON.stringify(unknown.word.slice(0, 80))}`,
      help: unknown.near ? `Did you mean ${unknown.near}?` : 'explain lists them.',
    })
}

function requestOf(asked: Given, directory: string, configured: ReviewConfig): ReviewRequest {
  const only = asked.list('only')
  return {
    directory,
    entries: [],
    environment: {},
    selection: {
      only: only.length > 0 ? only : configured.only,
      skip: configured.skip,
      minimumConfidence: (configured.minimumConfidence ?? 'low') as Confidence,
      auditor: configured.auditor,
      severity: configured.severity as Readonly<Record<string, Severity>>,
    },
    baseline: baselineIn(directory, configured.baseline),
    changedSince: asked.text('changedSince'),
    newSince: asked.text('newSince'),
    changed: [],
    cache: true,
    lab: asked.flag('migrations'),
  }
}

const USUAL_BASELINE = 'architect-baseline.json'

/** What somebody decided to live with is not told again, as on the command line. */
function baselineIn(directory: string, configured: string | null): ReturnType<typeof asBaseline> | null {
  if (configured !== null) return asBaseline(textInside(directory, configured), configured)
  return isFileInside(directory, USUAL_BASELINE)
    ? asBaseline(textInside(directory, USUAL_BASELINE), USUAL_BASELINE)
    : null
}

function asBaseline(content: string, path: string) {
  const read = readBaseline(content, path)
  if ('message' in read) throw new Trouble('configuration', read)
  return read
}

function shownOf({ findings }: Review, asked: Given): readonly Finding[] {
  const fingerprint = asked.text('finding')
  const least = (asked.text('severity') ?? 'info') as Severity
  const found = findings.filter((one) =>
    fingerprint === null ? atLeast(one.severity, least) : one.fingerprint.startsWith(fingerprint),
  )
  return found.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
}

function summaryOf({ findings, suppressed, examined }: Review, shown: readonly Finding[]): string {
  const counts = SEVERITIES.map(
    (severity) => [severity, findings.filter((one) => one.severity === severity).length] as const,
  )
  const told = counts.filter(([, number]) => number > 0).map(([severity, number]) => `${number} ${severity}`)
  return [
    told.length === 0
      ? 'nothing found'
      : `found ${told.join(', ')}${shown.length < findings.length ? `; ${shown.length} asked for` : ''}`,
    `examined ${count(examined.operations, 'operation')}, ${count(examined.statements.total, 'statement')}, ${count(examined.files, 'file')} by ${count(examined.rules.ran, 'rule')}`,
    ...(suppressed.length > 0 ? [`${suppressed.length} written off`] : []),
    ...(examined.unknown.length > 0
      ? [
          `${examined.unknown.reduce((sum, { times }) => sum + times, 0)} times a fact was not known and kept a rule silent`,
        ]
      : []),
  ].join('; ')
}

const briefItem = (finding: Finding): Item =>
  item(
    {
      rule: finding.rule,
      severity: finding.severity,
      confidence: finding.confidence,
      at: placesText(finding, 3),
      message: finding.message,
      advice: finding.advice,
      fingerprint: finding.fingerprint,
    },
    ...finding.places,
  )

const wholeItem = (finding: Finding): Item =>
  item(
    {
      ...briefItem(finding).shown,
      at: placesText(finding, 50),
      proof: finding.proof.map(({ what, at }) => `${what} ${placeText(at)}`),
      related: finding.related.map(({ what, at }) => `${what} ${placeText(at)}`),
      lowered: finding.lowered,
      fix: finding.fix && `${finding.fix.title}${finding.fix.safe ? '' : ' (changes what the program means)'}`,
      proposes: finding.proposes?.map((one) => JSON.stringify(one)),
    },
    ...finding.places,
  )

function placesText({ places }: Finding, most: number): readonly string[] {
  const told = [...new Set(places.map(placeText))]
  return [...told.slice(0, most), ...(told.length > most ? [`and ${told.length - most} more`] : [])]
}
