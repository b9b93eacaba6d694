import { extname } from 'node:path'
import type { MigrationsReport, Review } from '../../../model/index.ts'
import type { MigrationsOptions, RenderMigrations } from '../../../reports/migrations/options.ts'
import type { RenderReview } from '../../../reports/review/options.ts'
import type { Terminal } from '../terminal.ts'

type Own = 'terminal' | 'json' | 'markdown' | 'agent'
/** Formats of a review: they hold findings, and nothing else. */
type OfFindings = 'concise' | 'html' | 'sarif' | 'github' | 'gitlab' | 'junit'

export type Format = Own | OfFindings

const own: Readonly<Record<Own, () => Promise<{ readonly render: RenderMigrations }>>> = {
  terminal: () => import('../../../reports/migrations/terminal.ts'),
  json: () => import('../../../reports/migrations/json.ts'),
  markdown: () => import('../../../reports/migrations/markdown.ts'),
  agent: () => import('../../../reports/migrations/agent.ts'),
}

const ofFindings: Readonly<Record<OfFindings, () => Promise<{ readonly render: RenderReview }>>> = {
  concise: () => import('../../../reports/review/concise.ts'),
  html: () => import('../../../reports/review/html/index.ts'),
  sarif: () => import('../../../reports/review/sarif.ts'),
  github: () => import('../../../reports/review/github.ts'),
  gitlab: () => import('../../../reports/review/gitlab.ts'),
  junit: () => import('../../../reports/review/junit.ts'),
}

export const formats: readonly Format[] = [...(Object.keys(own) as Own[]), ...(Object.keys(ofFindings) as OfFindings[])]

export async function loadRenderer(format: Format, source: (file: string) => string | null): Promise<RenderMigrations> {
  if (isOwn(format)) return (await own[format]()).render
  const { render } = await ofFindings[format]()
  return (report: MigrationsReport, { color, width }: MigrationsOptions) =>
    render(reviewOf(report), { color, width, source })
}

const isOwn = (format: Format): format is Own => Object.hasOwn(own, format)

const NO_ACCESS = { enforced: 0, optional: 0, conditional: 0, public: 0, unknown: 0 }

/** The findings as a review would bring them. */
const reviewOf = ({ findings, histories, suppressed }: MigrationsReport): Review => ({
  version: 1,
  findings,
  suppressed,
  rules: [...new Map(findings.map((one) => [one.rule, one])).values()].map(
    ({ rule, message, severity, confidence, audience }) => ({
      name: rule,
      title: message,
      severity,
      confidence,
      audience,
      weaknesses: [],
    }),
  ),
  examined: {
    files: histories.flatMap(({ revisions }) => revisions).length,
    lines: 0,
    operations: 0,
    access: NO_ACCESS,
    statements: { total: 0, scoped: 0, open: 0, unknown: 0 },
    rules: { ran: 0, silent: [] },
    unknown: [],
    principles: [],
  },
})

const formatOfExtension: Readonly<Record<string, Format>> = {
  '.json': 'json',
  '.sarif': 'sarif',
  '.xml': 'junit',
  '.md': 'markdown',
  '.html': 'html',
}

/** The format nobody named: by the file it goes to, by who is reading, or else the terminal page. */
export function assumedFormat(
  output: string | null,
  { interactive, environment }: Pick<Terminal, 'interactive' | 'environment'>,
): Format {
  if (output !== null) return formatOfExtension[extname(output).toLowerCase()] ?? 'concise'
  const readByAgent = Boolean(environment['AI_AGENT'] || environment['CLAUDECODE'])
  return readByAgent && !interactive ? 'agent' : 'terminal'
}
