import type { Operation, Refusal } from '../../../model/index.ts'
import { rule } from '../../rule.ts'
import { guessAt } from '../logins.ts'

export default rule({
  title: 'The answer tells whether an account exists',
  severity: 'medium',
  confidence: 'high',
  weaknesses: ['CWE-204', 'API2:2023'],
  message: '`{operation}` answers {unknown} for an account that does not exist{known}',
  advice:
    'Answer the same, status and text, whether the account or the password is wrong; a reset answers the same in every case.',
  check({ backend }, report) {
    for (const operation of backend.api.operations) {
      const guess = guessAt(backend, operation)
      const told = guess && difference(operation, guess)
      if (!told) continue
      const at = told.unknown.chain.at(-1)!.at
      report.found({
        at,
        subject: operation.id,
        arguments: {
          operation: operation.id,
          unknown: shown(told.unknown),
          known: told.known
            ? `, and ${shown(told.known)} for a wrong password`
            : ', and something else for one that does',
        },
        cause: `${at.file}:${at.line}`,
        proof: [...told.unknown.chain, ...(told.known?.chain ?? [])],
      })
    }
  },
})

interface Difference {
  readonly unknown: Refusal
  readonly known: Refusal | null
}

const NOBODY =
  /^(not \(?\w*(user|account|member|customer|person|row)\w*\)?|\w*(user|account|member|customer|person)[\w.]* (is|==) None)$/i
const WRONG = /^not .*(verify|check|match|passw|authenticate|compare|hash)|passw\w* !=|!= .*passw/i

function difference({ trace }: Operation, guess: 'login' | 'reset'): Difference | null {
  const refusals = trace?.refusals.filter(({ escapes, status }) => escapes && status !== null && status < 500) ?? []
  const unknown = refusals.find(({ conditions }) => NOBODY.test(conditions.at(-1) ?? ''))
  if (!unknown) return null
  if (guess === 'reset') return saysSo(unknown) ? { unknown, known: null } : null
  const known = refusals.find((one) => one !== unknown && WRONG.test(one.conditions.at(-1) ?? ''))
  return known && differs(unknown, known) ? { unknown, known } : null
}

/** A reset may refuse for what the token lacks; it must not name the account. */
const saysSo = ({ status, detail }: Refusal): boolean =>
  status === 404 ||
  (typeof detail === 'string' &&
    /(user|account|email|e-mail)\b.*(not|n't|does|no )|(no|unknown) (such )?(user|account|email)/i.test(detail))

function differs(a: Refusal, b: Refusal): boolean {
  if (a.status !== b.status) return true
  return typeof a.detail === 'string' && typeof b.detail === 'string' && a.detail !== b.detail
}

const shown = ({ status, detail }: Refusal): string =>
  typeof detail === 'string' ? `${status} "${detail}"` : `${status}`
