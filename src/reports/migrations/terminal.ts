import type { Finding, MigrationsReport, RehearsedHistory, RehearsedRevision, WrittenFile } from '../../model/index.ts'
import { count } from '../../model/queries/index.ts'
import { type Paint, type Style, painter } from '../terminal/paint.ts'
import { cut, wrap } from '../text/fit.ts'
import { plain } from '../text/plain.ts'
import { rewriteLines, rewriteText } from '../text/rewrites.ts'
import { sizeTexts } from '../text/sizes.ts'
import { findingsOf } from './hazards.ts'
import type { RenderMigrations } from './options.ts'
import { supposedText } from './supposed.ts'
import { observations, oneLine, totalsOf } from './words.ts'

const styles: Readonly<Record<Finding['severity'], Style>> = {
  high: 'red',
  medium: 'yellow',
  low: 'blue',
  info: 'cyan',
}
const MAXIMUM_DIFFERENCES = 8

/** Each revision with something to say, then the sum. */
export const render: RenderMigrations = (report, options) => {
  const paint = painter(options.color)
  const width = Math.min(120, Math.max(60, options.width))
  const page = new Page(report, paint, width, options.all)
  return [...report.histories.flatMap((history) => page.history(history)), ...page.footer(), ''].join('\n')
}

class Page {
  private readonly report: MigrationsReport
  private readonly paint: Paint
  private readonly width: number
  private readonly all: boolean
  private readonly written = new Set<string>()

  constructor(report: MigrationsReport, paint: Paint, width: number, all: boolean) {
    this.report = report
    this.paint = paint
    this.width = width
    this.all = all
  }

  history(history: RehearsedHistory): readonly string[] {
    const { folder, tool, server, revisions, unresolved } = history
    return [
      `${this.paint('bold', plain(folder || '.'))} ${tool} · ${count(revisions.length, 'revision')} · run up, down and up again in ${server}`,
      '',
      ...revisions.flatMap((revision) => this.revision(revision)),
      ...unresolved
        .slice(0, 5)
        .flatMap(({ text, at }) =>
          this.text(`not understood: ${text}${at ? `  ${at.file}:${at.line}` : ''}`, 1, 'dim'),
        ),
      ...this.supposed(history),
      ` ${this.paint('bold', totalsOf(history))}`,
      '',
    ]
  }

  private supposed(history: RehearsedHistory): readonly string[] {
    const told = supposedText(history, this.all)
    return told === null ? [] : this.text(told, 1, 'dim')
  }

  private revision(revision: RehearsedRevision): readonly string[] {
    const found = this.report.findings.filter(({ places }) => places.some(({ file }) => file === revision.at.file))
    const isQuiet = revision.roundTrip && found.length === 0 && revision.observed.every(({ error }) => error === null)
    if (isQuiet && !this.all) return []
    const mark = revision.roundTrip ? this.paint('green', '✓') : this.paint('red', '✗')
    return [
      ` ${mark} ${this.paint('bold', plain(revision.id))} ${cut(plain(revision.message), 50)}  ${this.paint('cyan', plain(`${revision.at.file}:${revision.at.line}`))}`,
      ...(revision.roundTrip ? [] : this.text(revision.reason, 3, 'red')),
      ...revision.differences
        .slice(0, MAXIMUM_DIFFERENCES)
        .flatMap((one) => this.text(one, 5, one.startsWith('-') ? 'red' : 'green')),
      ...this.statements(revision, found),
      '',
    ]
  }

  private statements({ observed }: RehearsedRevision, found: readonly Finding[]): readonly string[] {
    const shown = new Set<Finding>()
    const lines = observed.flatMap((statement) => {
      const own = findingsOf(statement.at, found).filter((one) => !shown.has(one))
      for (const one of own) shown.add(one)
      if (own.length === 0 && statement.error === null && !this.all) return []
      return [
        `   ${this.paint('cyan', String(statement.at.line).padStart(4))} ${cut(plain(oneLine(statement.sql || statement.notReproduced || '')), this.width - 9)}`,
        ...observations(statement).flatMap((one) => this.text(one, 8, 'dim')),
        ...own.flatMap((one) => this.finding(one)),
      ]
    })
    return [...lines, ...found.filter((one) => !shown.has(one)).flatMap((one) => this.elsewhere(one))]
  }

  /** What is about the file, or about a comment in it, and about no statement. */
  private elsewhere(finding: Finding): readonly string[] {
    const line = finding.places[0]?.line ?? 1
    return [
      `   ${this.paint('cyan', String(line).padStart(4))} ${finding.subject === '' ? finding.rule : plain(finding.subject)}`,
      ...this.finding(finding),
    ]
  }

  private finding(finding: Finding): readonly string[] {
    const { severity, rule, message, advice } = finding
    return [
      `        ${this.paint(styles[severity], severity)} ${this.paint('bold', rule)}`,
      ...this.text(message, 10),
      ...sizeTexts(finding).flatMap((one) => this.text(one, 10)),
      ...this.text(`do  ${advice}`, 10, 'dim'),
      ...this.rewrite(finding),
    ]
  }

  private rewrite(finding: Finding): readonly string[] {
    const text = rewriteText(finding)
    if (text === null) return []
    return [
      ...this.text(`ran ${text}`, 10, 'dim'),
      ...(this.all ? rewriteLines(finding.rewrite!).flatMap((one) => this.text(one, 14, 'dim')) : []),
      ...(this.all ? (finding.rewrite!.revision?.files ?? []).flatMap((file) => this.file(file)) : []),
    ]
  }

  /** The findings of a revision share its file: it is shown once. */
  private file({ path, text }: WrittenFile): readonly string[] {
    if (this.written.has(text)) return []
    this.written.add(text)
    const lines = text.trimEnd().split('\n')
    return [`              ${this.paint('cyan', plain(path))}`, ...lines.map((line) => `              ${plain(line)}`)]
  }

  private text(text: string, indent: number, style?: Style): readonly string[] {
    return wrap(plain(text), this.width - indent).map(
      (line) => `${' '.repeat(indent)}${style ? this.paint(style, line) : line}`,
    )
  }

  footer(): readonly string[] {
    const { findings, suppressed } = this.report
    const first = findings[0]
    const severities = (['high', 'medium', 'low', 'info'] as const).flatMap((severity) => {
      const number = findings.filter((one) => one.severity === severity).length
      return number > 0 ? [`${number} ${severity}`] : []
    })
    return [
      ...(suppressed.length > 0 ? [this.paint('dim', `${suppressed.length} written off by comments`)] : []),
      severities.length === 0 ? 'no hazards found' : `${severities.join(', ')} in what was run`,
      this.paint('dim', `next: ${this.next(first)}`),
    ]
  }

  private next(first: Finding | undefined): string {
    if (this.report.findings.some(({ rewrite }) => rewrite?.revision))
      return 'architect migrations --write-rewrites DIR'
    return first ? `architect explain ${first.rule}` : 'architect drift'
  }
}
