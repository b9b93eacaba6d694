/** What means something else beside another thing: a ticket for an event is no question to a helpdesk. */
export const BESIDE: readonly {
  readonly word: string
  readonly other: ReadonlySet<string>
  readonly holds: Readonly<Record<string, string>>
}[] = [
  {
    word: 'ticket',
    other: new Set([
      'event',
      'concert',
      'match',
      'screening',
      'show',
      'flight',
      'venue',
      'museum',
      'exhibition',
      'slot',
      'time slot',
      'seat',
      'tour',
      'trip',
    ]),
    holds: { code: 'str(1..40) unique', price: 'decimal(12 2)', status: 'valid|used|refunded = valid' },
  },
  {
    word: 'event',
    other: new Set(['notification', 'webhook', 'metric', 'log', 'subscriber', 'endpoint', 'delivery', 'alert']),
    holds: { kind: 'str(1..80)', payload: 'json', happened_at: 'datetime' },
  },
  {
    word: 'bookmark',
    other: new Set(
      'episode article post recipe job listing video course lesson product thread story book song photo picture film movie event place restaurant property question answer news'.split(
        ' ',
      ),
    ),
    holds: {},
  },
]
