import type { Capability, DesignRequest } from '../../../model/index.ts'

/** Whether a mail is about an account: asking somebody in, letting them prove who they are. */
export const isOfAccounts = ({ name, from }: Capability, { text }: DesignRequest): boolean =>
  name === 'mails' && /verif|reset|invit|password/i.test(`${from.text} ${clauseAround(text, from)}`)

/** What stands around it, as far as one thing is spoken of. */
function clauseAround(text: string, { start, end }: Capability['from']): string {
  const before =
    text
      .slice(0, start)
      .split(/[.,;:\n]| and (?=\w+ )/)
      .at(-1) ?? ''
  const behind = text.slice(end, end + 200).split(/[.,;:\n]| and (?=\w+ )/)[0] ?? ''
  return before + behind
}

/** The mails that belong to accounts, of those that are asked for. */
export function mailsOf(request: DesignRequest): readonly ('verify' | 'reset' | 'invite')[] {
  const said = request.capabilities.filter((one) => isOfAccounts(one, request))
  const all = [
    ...said.map(({ from }) => `${from.text} ${clauseAround(request.text, from)}`),
    ...(request.capabilities.some(({ name }) => name === 'password-reset') ? ['reset'] : []),
    ...(/password reset|reset (their |the |my )?password/i.test(request.text) ? ['reset'] : []),
    ...(/verif\w+ (their |the )?e-?mail|e-?mail verification/i.test(request.text) ? ['verif'] : []),
  ]
    .join(' ')
    .toLowerCase()
  const isByLink = request.capabilities.some(({ name }) => name === 'sign-in-link')
  const kinds = isByLink ? (['invite'] as const) : (['verify', 'reset', 'invite'] as const)
  return kinds.filter((kind) => all.includes(kind === 'verify' ? 'verif' : kind === 'invite' ? 'invit' : kind))
}
