import { isBelow } from '../../kernel/glob.ts'
import type { DecisionCheck } from '../decision.ts'

/** `structure/layer-skipped @ app/api/**, !app/api/health.py`: what has to be silent, and where. */
export function checkOf(written: string): DecisionCheck {
  const at = written.indexOf('@')
  const [rule, scope] = at < 0 ? [written, ''] : [written.slice(0, at), written.slice(at + 1)]
  return {
    rule: rule.trim().replace(/\s+/g, ' '),
    scope: scope.split(/[\s,]+/).filter((one) => one !== ''),
  }
}

export const checkText = ({ rule, scope }: DecisionCheck): string =>
  scope.length === 0 ? rule : `${rule} @ ${scope.join(', ')}`

/** What a check forbids by itself, without a rule of the catalogue. */
export interface Forbidden {
  readonly what: 'import' | 'call'
  /** With everything below it: `httpx`, `app.api`. */
  readonly name: string
}

export function forbiddenBy({ rule }: DecisionCheck): Forbidden | null {
  const [, what, name] = /^no (import|call) ([\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*)$/u.exec(rule) ?? []
  return name === undefined ? null : { what: what as Forbidden['what'], name }
}

/** Whether a check holds for a file. Its globs begin where the folder does that its record speaks for: `services/a/`. */
export function holdsFor({ scope }: DecisionCheck, file: string, folder: string): boolean {
  if (!file.startsWith(folder)) return false
  const path = file.slice(folder.length)
  const meant = scope.filter((glob) => !glob.startsWith('!'))
  const exempt = scope.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1))
  return (
    (meant.length === 0 || meant.some((glob) => isBelow(path, glob))) && !exempt.some((glob) => isBelow(path, glob))
  )
}

/** Whether it names the files it holds for, and not only those it does not. */
export const isScoped = ({ scope }: DecisionCheck): boolean => scope.some((glob) => !glob.startsWith('!'))
