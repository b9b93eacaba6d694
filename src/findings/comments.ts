import type { Finding, Place, Suppressed } from '../model/index.ts'
import { madeFinding } from './own.ts'

/**
 * `# architect: ignore[family/rule, family] reason` at the end of a line, or alone on the line above, writes a finding
 * there off; `ignore-file` at the top of a file does so for all of it. The reason is part of it. In SQL it is `--`, and
 * any line of the statement will do.
 */
const COMMENT = /(?:#|--)[ \t]*architect:[ \t]*(ignore(?:-file)?)\b[ \t]*(?:\[([^\]\n]*)\])?[ \t]*[:-]?[ \t]*(.*)$/

interface Comment {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endColumn: number
  /** Rules and families; empty for everything, which is too much. */
  readonly names: readonly string[]
  readonly whole: boolean
  readonly reason: string
  /** The line it speaks of: its own, or the next one when it stands alone. */
  readonly speaksOf: number
}

export interface Sources {
  readonly path: string
  readonly source: string
}

export interface Written {
  readonly findings: readonly Finding[]
  readonly suppressed: readonly Suppressed[]
}

/** Takes out what comments write off, and finds the comments that write off nothing or give no reason. */
export function applyComments(
  findings: readonly Finding[],
  files: readonly Sources[],
  known: ReadonlySet<string>,
  ran: ReadonlySet<string> = known,
): Written {
  const comments = files.flatMap(commentsIn)
  const used = new Set<Comment>()
  const kept: Finding[] = []
  const suppressed: Suppressed[] = []
  for (const finding of findings) {
    const hidden = finding.places.map((place) => comments.find((comment) => coversPlace(comment, finding.rule, place)))
    for (const comment of hidden) if (comment) used.add(comment)
    const places = finding.places.filter((_, i) => !hidden[i])
    if (places.length === finding.places.length) kept.push(finding)
    else if (places.length > 0) kept.push({ ...finding, places })
    if (places.length === 0)
      suppressed.push({ finding, by: 'comment', reason: hidden.find((comment) => comment)?.reason ?? '' })
  }
  return {
    findings: [...kept, ...comments.flatMap((comment) => problemsOf(comment, used.has(comment), known, ran))],
    suppressed,
  }
}

function commentsIn({ path, source }: Sources): readonly Comment[] {
  if (!source.includes('architect:')) return []
  const lines = source.split(/\r\n?|\n/)
  return lines.flatMap((text, index) => {
    const found = COMMENT.exec(text)
    if (!found?.[0].startsWith(isSql(path) ? '--' : '#')) return []
    const [, form, names, reason] = found
    const alone = text.slice(0, found.index).trim() === ''
    return [
      {
        file: path,
        line: index + 1,
        column: found.index + 1,
        endColumn: text.length + 1,
        names: (names ?? '')
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== ''),
        whole: form === 'ignore-file',
        reason: reason!.trim(),
        speaksOf: alone ? nextCode(lines, index, isSql(path) ? /^\s*(--.*)?$/ : /^\s*(#.*)?$/) : index + 1,
      },
    ]
  })
}

/** Comments above a line stack: all of them speak of the code below. */
function nextCode(lines: readonly string[], from: number, skipped: RegExp): number {
  let at = from + 1
  while (at < lines.length && skipped.test(lines[at]!)) at += 1
  return at + 1
}

function coversPlace(comment: Comment, rule: string, place: Place): boolean {
  if (comment.file !== place.file || !comment.names.some((name) => isOf(rule, name))) return false
  if (isSql(place.file) && place.line <= comment.line && comment.line <= place.endLine) return true
  return comment.whole || comment.speaksOf === place.line
}

const isSql = (path: string): boolean => path.endsWith('.sql')

const isOf = (rule: string, name: string): boolean => rule === name || rule.startsWith(`${name}/`)

/** `suppression/*`: what is wrong with a comment of ours. One for a rule that did not run says nothing yet. */
function problemsOf(
  comment: Comment,
  used: boolean,
  known: ReadonlySet<string>,
  ran: ReadonlySet<string>,
): readonly Finding[] {
  const at = {
    file: comment.file,
    line: comment.line,
    column: comment.column,
    endLine: comment.line,
    endColumn: comment.endColumn,
  }
  const make = (matter: Parameters<typeof madeFinding>[0], given: Record<string, string>) => [
    madeFinding(matter, at, given),
  ]
  if (comment.names.length === 0) return make('suppression/names-no-rule', {})
  const mistyped = comment.names.find((name) => ![...known].some((rule) => isOf(rule, name)))
  if (mistyped !== undefined) return make('suppression/unknown-rule', { name: mistyped })
  if (!comment.reason) return make('suppression/without-reason', { name: comment.names.join(', ') })
  const answered = comment.names.every((name) =>
    [...known].filter((rule) => isOf(rule, name)).every((rule) => ran.has(rule)),
  )
  return used || !answered ? [] : make('suppression/unused', { name: comment.names.join(', ') })
}
