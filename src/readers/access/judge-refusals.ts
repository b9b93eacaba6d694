import type { AccessCheck } from '../../model/access.ts'
import type { Run } from '../behaviour/event.ts'
import { type Aspect, answeredByAbsence, aspectOf, marksOfCondition, sameConditions, twinsOf } from './aspects.ts'
import { chainOf } from './chain.ts'
import type { Finding } from './finding.ts'
import type { Refusal } from './refusal.ts'
import type { SettingTests } from './settings.ts'

interface Judged {
  readonly refusal: Refusal
  readonly state: 'enforced' | 'conditional' | 'optional'
  readonly condition: string
}

export interface Question {
  readonly refusals: readonly Refusal[]
  /** Run as nobody. */
  readonly anonymous: Run
  /** Run as somebody. */
  readonly ordinary: Run
  readonly settings: SettingTests
  /** The handler itself: much of what it refuses has nothing to do with who asks. */
  readonly handler: boolean
  /** Whether the callable itself looks at something that proves who asks. */
  readonly reads: boolean
}

/** Which refusals of a caller without credentials are about credentials, and how sure they come. */
export function judgeRefusals(question: Question): Pick<Finding, 'state' | 'checks'> {
  const judged = question.refusals.flatMap((refusal) => judge(refusal, question) ?? [])
  const always = question.anonymous.raised !== undefined && judged.length > 0
  const state =
    always || judged.some((one) => one.state === 'enforced')
      ? 'enforced'
      : judged.some((one) => one.state === 'conditional')
        ? 'conditional'
        : judged.length
          ? 'optional'
          : 'none'
  return { state, checks: distinct(judged).map((one) => checkOf(one, always)) }
}

function judge(refusal: Refusal, { ordinary, anonymous, settings, handler, reads }: Question): Judged | null {
  const { event, status } = refusal
  const aspects = event.conditions.map((condition) => aspectOf(condition, settings, !handler || reads))
  const twins = twinsOf(event, ordinary.events)
  const decided =
    !twins.some((twin) => sameConditions(twin, event)) &&
    (!handler || twins.length === 0 || answeredByAbsence(event, twins))
  if (event.conditions.some((one) => asksForSomebody(one.text))) return null
  const named =
    aspects.includes('credential') ||
    twins.some(
      (twin) => twin.conditions.length > 0 && marksOfCondition(twin.conditions[twin.conditions.length - 1]!).credential,
    ) ||
    (decided && twins.some((twin) => twin.conditions.some((condition) => marksOfCondition(condition).credential)))
  if (
    !isAboutCredentials(
      status,
      named || (reads && anonymous.raised !== undefined && status === 400),
      decided,
      aspects,
      handler && !reads,
      twins.length > 0,
    )
  )
    return null
  const hanging = event.conditions.filter((_, i) => aspects[i] === 'setting')
  if (hanging.length > 0)
    return { refusal, state: 'conditional', condition: [...new Set(hanging.map((one) => one.text))].join(' and ') }
  const data = event.conditions.filter((_, i) => aspects[i] === 'sent' || aspects[i] === 'target')
  return data.length > 0 && !endsInCredential(aspects)
    ? { refusal, state: 'optional', condition: data.map((one) => one.text).join(' and ') }
    : { refusal, state: 'enforced', condition: '' }
}

function isAboutCredentials(
  status: number,
  named: boolean,
  decided: boolean,
  aspects: readonly Aspect[],
  handler: boolean,
  reached: boolean,
): boolean {
  if (status === 401) return named || (decided && reached) || (!handler && !aspects.includes('sent'))
  if (status === 403) return named || (decided && (reached || !handler))
  return named && (status <= 400 || (status === 404 && !handler))
}

/** A question only somebody can be asked: nobody never gets there. */
const asksForSomebody = (text: string): boolean => /^(?!not [(]|not not )(.* and )?not is_anonymous\(/.test(text)

/** The innermost condition tells what is asked; those around it only when. */
const endsInCredential = (aspects: readonly Aspect[]): boolean =>
  aspects[aspects.length - 1] === 'credential' && !aspects.includes('target')

function distinct(judged: readonly Judged[]): readonly Judged[] {
  return judged.filter(
    (one, i) => judged.findIndex((other) => other.refusal.event.site.node === one.refusal.event.site.node) === i,
  )
}

function checkOf({ refusal, state, condition }: Judged, always: boolean): AccessCheck {
  return {
    kind: 'authentication',
    status: refusal.status,
    chain: chainOf(refusal),
    condition: always || state === 'enforced' ? '' : condition,
  }
}
