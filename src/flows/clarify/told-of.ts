import type { DesignRequest, Subject, Words } from '../../model/index.ts'
import type { Ambiguity } from './design.ts'

/** What webhooks tell of, where nothing is kept that could change. */
export function toldOfQuestions({ subjects, capabilities, intent }: DesignRequest): readonly Ambiguity[] {
  const sent = capabilities.find(({ name, comesFrom }) => name === 'webhooks' && comesFrom === undefined)
  if (intent !== 'create' || sent === undefined || subjects.some(({ name }) => name !== 'User')) return []
  return [
    {
      id: 'thing/events',
      question: 'Which events do webhooks tell of?',
      because: `“${sent.from.text}” are asked for, and nothing is named that could change.`,
      usual: 'accounts',
      answers: [
        {
          name: 'accounts',
          title: 'Changes of accounts, as nothing else is kept',
          changes: 'whoever subscribes is sent user.created, user.updated and user.deleted',
        },
        {
          name: 'posted',
          title: 'Events that are posted to this service: a kind, as order.created, and what it holds',
          changes: 'a table Event that admins add to, and event.created is sent to whoever subscribes',
          asked: (one) => ({
            ...one,
            subjects: [...one.subjects, posted(sent.from)],
            rules: [...(one.rules ?? []), ...rules(sent.from)],
          }),
        },
      ],
    },
  ]
}

const posted = (from: Words): Subject => ({
  name: 'Event',
  from,
  table: null,
  fields: [
    { name: 'kind', type: 'str(1..80)', from, typed: 'said' },
    { name: 'payload', type: 'json', from, typed: 'said' },
  ],
})

const rules = (from: Words): NonNullable<DesignRequest['rules']> => [
  { who: 'admin', verbs: ['create'], of: 'Event', how: 'only', from },
  { who: 'nobody', verbs: ['update'], of: 'Event', how: 'only', from },
]
