import type { DesignRequest } from '../../model/index.ts'
import { snake } from '../../blueprint/storage/names.ts'
import type { Entry } from '../blueprint/page.ts'
import { type Draft, wants } from './draft.ts'
import { retriesIn } from './retries.ts'

/** What others are sent, and what they send. */
export function webhookEntries(request: DesignRequest, first: (name: string) => Draft | undefined): readonly Entry[] {
  if (!wants(request, 'webhooks')) return []
  const received = receivedIn(request.text)
  if (received !== null) return receiverOf(received)
  const draft = first('webhooks')
  if (draft === undefined) return []
  const event = snake(draft.name)
  return [
    {
      key: 'changes',
      value: [
        { key: 'out', value: [`${event}.created`, `${event}.updated`, `${event}.deleted`] },
        { key: 'sign', value: 'hmac-sha256' },
        { key: 'retry', value: retriesIn(request.text, 8) },
      ],
    },
  ]
}

/** `an inbound webhook endpoint for Stripe`: who sends, and the words that say so; null where nobody does. */
export function receivedIn(text: string): { readonly sender: string | null; readonly said: string } | null {
  const said = RECEIVED.map((way) => way.exec(text)).find((one) => one !== null)
  if (said === undefined || said === null) return null
  return { sender: SENDER.exec(text)?.[1]?.toLowerCase() ?? null, said: said[0] }
}

const RECEIVED: readonly RegExp[] = [
  /\b(?:inbound|incoming) (?:\w+ )?webhooks?\b/i,
  /\b(?:receiv(?:e|es|ing)|accept(?:s|ing)?|consum(?:e|es|ing)|handl(?:e|es|ing)|ingest(?:s|ing)?) (?:\w+ ){0,2}webhooks?\b/i,
  /\bwebhooks? (?:receivers?|listeners?|consumers?|handlers?|ingestion)\b/i,
  /\bwebhooks? (?:endpoints? )?from \p{Lu}\w+/u,
  /\bwebhooks? endpoints? for (?=\p{Lu})\w+/u,
]
const SENDER = /\b(?:for|from|of) (\p{Lu}[a-z][A-Za-z]*)\b/u

/** Its signature is checked, it is taken once, and a job works it off. */
function receiverOf({ sender, said }: { readonly sender: string | null; readonly said: string }): readonly Entry[] {
  const name = sender ?? 'incoming'
  return [
    {
      key: name,
      above: ['supposed: signed as standardwebhooks.com has it; nobody tells the scheme of the sender'],
      value: [
        { key: 'in', value: `POST /hooks/${name}` },
        { key: 'verify', value: `hmac-sha256 $${name.toUpperCase()}_SECRET` },
        { key: 'starts', value: `process_${name}` },
      ],
      aside: `asked: ${said}`,
    },
  ]
}
