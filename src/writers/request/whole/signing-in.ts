import type { CapabilityName, DesignRequest } from '../../../model/index.ts'
import { type Entry, filled } from '../../blueprint/page.ts'
import { firstNumber, firstSpan, lastingIn } from '../limits/lasting.ts'
import { wants } from '../things/draft.ts'

const piecesOf = ({ capabilities }: DesignRequest, name: CapabilityName): readonly string[] =>
  capabilities.flatMap((one) => (one.name === name ? [one.from.text] : []))

/** `sign_in: { by: link, lasts: 15m, rate: 5/hour }`: where a link lets people in; else a password does. */
export const signInOf = (request: DesignRequest): Entry | null =>
  wants(request, 'sign-in-link')
    ? {
        key: 'sign_in',
        value: [{ key: 'by', value: 'link' }, ...mailed(piecesOf(request, 'sign-in-link'))],
      }
    : null

/** `reset: { lasts: 30m, rate: 3/hour }`, as far as it is said. */
export function resetOf(request: DesignRequest): Entry | null {
  const value = mailed(piecesOf(request, 'password-reset'))
  return value.length > 0 ? { key: 'reset', value } : null
}

/** How long what a mail says holds, and how often it is sent. */
function mailed(pieces: readonly string[]): readonly Entry[] {
  const rate = pieces.flatMap((text) => rateIn(text) ?? [])[0]
  const lasts = pieces.flatMap((text) => (rateIn(text) === null ? (firstSpan(text) ?? []) : []))[0]
  return filled(
    lasts === undefined ? null : { key: 'lasts', value: lasts },
    rate === undefined ? null : { key: 'rate', value: rate },
  )
}

const PER: Readonly<Record<string, string>> = { second: 's', minute: 'min', hour: 'hour', day: 'day' }

function rateIn(text: string): string | null {
  const unit = /\b(?:per|an?|every|each) (second|minute|hour|day)\b/i.exec(text)
  const times = unit === null ? null : firstNumber(text.slice(0, unit.index))
  return unit === null || times === null || times < 1 ? null : `${times}/${PER[unit[1]!.toLowerCase()]}`
}

/** How long whoever signed in stays so, as it is said, and else as it usually is; where they are told, and in how many places. */
export function sessionsOf(request: DesignRequest): Entry | null {
  const pieces = piecesOf(request, 'own-sessions')
  const counted = pieces.filter((text) => COUNTED.test(text))
  const most = counted.flatMap((text) => firstNumber(text) ?? [])[0]
  const isTold = wants(request, 'jwt', 'sessions')
  const { access, refresh, session } = lastingIn(request.text)
  const stays = refresh ?? (wants(request, 'sessions') ? session : null)
  const value = filled(
    isTold ? { key: 'access', value: access ?? '15m' } : null,
    isTold ? { key: 'refresh', value: stays ?? '30d' } : null,
    pieces.length > counted.length ? { key: 'listed', value: 'true' } : null,
    most === undefined ? null : { key: 'most', value: String(most) },
  )
  return value.length > 0 ? { key: 'sessions', value } : null
}

const COUNTED =
  /\b(?:at most|more than|up to|max\w*|limited to|only|in (?:on|from|at|to))\b.*\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty)\b/i
