import type { Operation } from '../../model/index.ts'
import { durationText, rateText } from './durations.ts'
import { lengthIn } from './lengths.ts'
import { type Entry, filled } from './page.ts'
import type { Plan } from './plan.ts'

const LASTING = /LASTS|TTL|LIFETIME|EXPIR|DURATION/i
const USUAL = { access: 900, refresh: 30 * 86_400, link: 900, reset: 3600 } as const
const ASKED_FOR_LINK = /\/(auth|accounts?|login|sign-?in)\/(magic-?)?links?$/
const ASKED_FOR_RESET = /\/(password\/(forgot|reset)|forgot-password|reset-password)$/
const MOST = /^MOST_SIGN_INS$|^MAX_(SESSIONS|DEVICES)/i

/** How people sign in, how long that holds and where: what of it is not as usual. */
export const signingIn = (plan: Plan): readonly Entry[] =>
  filled(byLink(plan), sessions(plan), { key: 'mails', value: mails(plan) }, reset(plan))

const lasts = ({ backend: { runtime } }: Plan, called: RegExp, usual: number): Entry | null => {
  const seconds = lengthIn(runtime.settings, called, LASTING)
  return seconds === null || seconds === usual ? null : { key: 'lasts', value: durationText(seconds) }
}

const posted = ({ backend: { api } }: Plan, path: RegExp): Operation | undefined =>
  api.operations.find((one) => one.method === 'post' && path.test(one.path))

/** How often it may be asked for with one address, which is counted behind where it is asked from. */
function rate(operation: Operation): Entry | null {
  const counted = operation.limits?.at(-1)
  const text = counted === undefined ? null : rateText(counted)
  return text === null ? null : { key: 'rate', value: text }
}

function byLink(plan: Plan): Entry | null {
  const asked = posted(plan, ASKED_FOR_LINK)
  if (asked === undefined) return null
  return {
    key: 'sign_in',
    value: filled({ key: 'by', value: 'link' }, lasts(plan, /LINK/i, USUAL.link), rate(asked)),
  }
}

function reset(plan: Plan): Entry | null {
  const asked = posted(plan, ASKED_FOR_RESET)
  const said = asked === undefined ? [] : filled(lasts(plan, /RESET/i, USUAL.reset), rate(asked))
  return said.length > 0 ? { key: 'reset', value: said } : null
}

function sessions({ backend: { runtime, api } }: Plan): Entry | null {
  const length = (what: RegExp): number | null => lengthIn(runtime.settings, what, LASTING)
  const [access, refresh] = [length(/ACCESS/i), length(/REFRESH/i)]
  const isListed = api.operations.some((one) => one.method === 'get' && one.path.endsWith('/me/sessions'))
  const most = runtime.settings.find(({ variable, default: value }) => MOST.test(variable) && /^\d+$/.test(value ?? ''))
  const entries = filled(
    access !== null && access !== USUAL.access ? { key: 'access', value: durationText(access) } : null,
    refresh !== null && refresh !== USUAL.refresh ? { key: 'refresh', value: durationText(refresh) } : null,
    isListed ? { key: 'listed', value: 'true' } : null,
    most === undefined ? null : { key: 'most', value: most.default! },
  )
  return entries.length > 0 ? { key: 'sessions', value: entries } : null
}

/** What people are written to for: each has a way by which they answer. */
function mails({ backend: { api } }: Plan): readonly string[] {
  const has = (path: RegExp): boolean => api.operations.some((one) => one.method === 'post' && path.test(one.path))
  return [
    ...(has(/\/verify(-email)?$/) ? ['verify'] : []),
    ...(has(/\/(password|reset-password|forgot-password)(\/(reset|forgot))?$/) ? ['reset'] : []),
    ...(has(/\/(invite|invitations)$/) ? ['invite'] : []),
  ]
}
