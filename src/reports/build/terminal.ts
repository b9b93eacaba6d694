import { type Paint, type Style, painter } from '../terminal/paint.ts'
import { plain } from '../text/plain.ts'
import type { BuiltReport, BuiltStep } from './report.ts'

const MARKS: Readonly<Record<BuiltStep['does'], readonly [string, Style]>> = {
  write: ['+', 'green'],
  merge: ['~', 'cyan'],
  delete: ['-', 'red'],
  conflict: ['!', 'red'],
  beside: ['?', 'yellow'],
  leave: [' ', 'dim'],
}
/** More new files than these are told by their number. */
const MOST_NEW = 12

/** What a build did: file by file where people have a part in it, in numbers where they have none. */
export function render(report: BuiltReport, { color }: { readonly color: boolean }): string {
  const paint = painter(color)
  const lines = [
    ...stepLines(report, paint),
    ...revisionLines(report, paint),
    ...report.conflicts.map(({ path, unit }) => `${paint('red', 'conflict')} ${plain(path)}: ${plain(unit)}`),
    ...(report.notBuilt.length > 0 ? ['', `Declared, not built: ${report.notBuilt.join(', ')}`] : []),
  ]
  return [...lines, ...(lines.length > 0 ? [''] : []), paint('bold', summary(report)), ''].join('\n')
}

function stepLines({ steps }: BuiltReport, paint: Paint): readonly string[] {
  const line = ({ does, path, why }: BuiltStep): string => {
    const [mark, style] = MARKS[does]
    return `${paint(style, mark)} ${plain(path)}${does === 'write' ? '' : `  ${paint('dim', why)}`}`
  }
  const written = steps.filter(({ does }) => does === 'write')
  const others = steps.filter(({ does, yours }) => (does === 'leave' ? yours : does !== 'write'))
  const fresh =
    written.length > MOST_NEW ? [`${paint('green', '+')} ${foldersOf(written)}`] : written.map((step) => line(step))
  return [...fresh, ...others.map(line)]
}

/** `app (74 files), tests (12 files)` */
function foldersOf(steps: readonly BuiltStep[]): string {
  const folders = new Map<string, number>()
  for (const { path } of steps) {
    const name = path.includes('/') ? path.slice(0, path.indexOf('/')) : '.'
    folders.set(name, (folders.get(name) ?? 0) + 1)
  }
  return [...folders].map(([name, files]) => `${name} (${files === 1 ? '1 file' : `${files} files`})`).join(', ')
}

function revisionLines({ revision, noRevision, warnings }: BuiltReport, paint: Paint): readonly string[] {
  return [
    ...(revision ? [`${paint('green', '+')} ${revision.path}  ${paint('dim', 'run up, down and up again')}`] : []),
    ...warnings.map((one) => `${paint('yellow', '!')} does not run where there are rows: ${plain(one)}`),
    ...(noRevision === null ? [] : [`${paint('yellow', '!')} no migration was written: ${plain(noRevision)}`]),
  ]
}

function summary({ written, changes, dryRun, app, conflicts, adopted, steps }: BuiltReport): string {
  if (changes === 0) return `${app} is as its blueprint says: nothing to write`
  const files = changes === 1 ? '1 file' : `${changes} files`
  if (dryRun || !written) return `${files} would change; nothing was written`
  if (adopted)
    return `${app} is under the ledger with ${steps.length === 1 ? '1 file' : `${steps.length} files`} of its own, as they are`
  return conflicts.length === 0
    ? `${app} is built: ${files} written, those of the ledger among them`
    : `${conflicts.length === 1 ? '1 conflict' : `${conflicts.length} conflicts`} to settle: choose between <<<<<<< and >>>>>>>, and build again`
}
