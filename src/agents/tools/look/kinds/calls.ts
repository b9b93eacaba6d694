import type { Effect, Operation } from '../../../../model/index.ts'
import { placeText } from '../../../../model/queries/index.ts'
import { kind } from '../kind.ts'

interface Call {
  readonly operation: Operation
  readonly effect: Effect
}

export const calls = kind<Call>({
  name: 'calls',
  answers: 'what operations cause outside of the database: jobs, other services, caches, mails, files, language models',
  brief: ['operation', 'call', 'at'],
  all: ({ api }) => api.operations.flatMap((operation) => operation.effects.map((effect) => ({ operation, effect }))),
  called: ({ operation, effect }) => `${effect.kind} ${effect.library}.${effect.what} ${operation.id}`,
  places: ({ effect }) => [effect.chain.at(-1)?.at ?? null],
  fields: {
    operation: ({ operation }) => operation.id,
    call: ({ effect }) => `${effect.library}.${effect.what}`,
    kind: ({ effect }) => effect.kind,
    at: ({ effect }) => effect.chain.slice(-1).map(({ at }) => placeText(at))[0],
    loop: ({ effect }) => effect.inLoop || null,
    chain: ({ effect }) => effect.chain.map(({ what, at }) => `${what} ${placeText(at)}`),
  },
})
