import { type Arising, decision, speaks } from '../decision.ts'
import { effectPlace, effectsOf } from '../facts/uses.ts'
import { agree, at, say } from '../say.ts'
import type { DecisionSubject } from '../subject.ts'

const ASYNC = /^(asyncpg|psycopg-async|aiopg|databases|tortoise-orm|gino)$/
const SYNC = /^(psycopg2?(-binary)?|pg8000|psycopg2cffi)$/

export default decision({
  title: 'An asynchronous driver, or threads',
  usual: 'async',
  simplest: 'sync',
  furthest: 'async',
  options: [
    {
      name: 'async',
      title: 'An asynchronous driver (asyncpg)',
      gains: ['a request that waits holds no thread', 'goes with what streams, and with sockets that stay open'],
      costs: [
        'one call that blocks holds up everybody',
        'nothing is loaded by itself: what is read has to be asked for',
      ],
      changes: 'an asynchronous engine and sessions, and `await` before every statement',
      checks: [
        { rule: 'concurrency/blocking-call-in-async', scope: [] },
        { rule: 'concurrency/lazy-load-in-async', scope: [] },
      ],
    },
    {
      name: 'sync',
      title: 'A driver that blocks, in the threads of the framework',
      gains: ['plain code, plain traces', 'a call that blocks holds up itself alone'],
      costs: ['forty threads are all there are, and each that waits holds one'],
      changes: 'handlers without `async`, and a pool as large as there are threads',
      checks: [{ rule: 'concurrency/blocking-call-in-async', scope: [] }],
    },
  ],
  arises(subject) {
    const operations = subject.backend.api.operations.filter(({ statements }) => statements.length > 0)
    return operations.length > 0 ? [arisingOf(subject, operations.length)] : []
  },
})

function arisingOf({ backend }: DecisionSubject, asking: number): Arising {
  const { operations, webSockets } = backend.api
  const waiting = operations.filter((operation) => effectsOf(operation, 'outbound', 'model', 'vector-store').length > 0)
  const streaming = operations.filter(({ responses }) =>
    responses.some(({ content }) => 'text/event-stream' in content),
  )
  const driver = backend.project.frameworks.find(({ name }) => ASYNC.test(name) || SYNC.test(name))
  const first = operations.find(({ statements }) => statements.length > 0)!
  return {
    question: 'How does the program wait for the database?',
    about: ['the driver'],
    because: `${first.id} asks the database, and others wait meanwhile`,
    places: [first.handler],
    today: driver
      ? { option: ASYNC.test(driver.name) ? 'async' : 'sync', text: `${driver.name} (${driver.from})`, places: [] }
      : null,
    weight: asking,
    experiments: [],
    choose(measured) {
      const open = webSockets.length + streaming.length
      const [calls, all] = [
        measured.counted('operations that wait for others', waiting.length, 'operation'),
        measured.counted('operations that ask the database', asking, 'operation'),
      ]
      const places = [
        ...waiting.slice(0, 2).map((one) => effectPlace(one, effectsOf(one, 'outbound', 'model', 'vector-store')[0]!)),
        ...webSockets.slice(0, 2).map(({ handler }) => handler),
      ]
      const many = waiting.length * 4 >= operations.length
      return {
        figures: { async: [calls], sync: [all] },
        voices: [
          ...speaks(open > 0, 'model', 'async', () =>
            at(
              say`${measured.counted('ways that stay open', open, 'way')} stay open, and each would hold a thread.`,
              places,
            ),
          ),
          ...speaks(waiting.length > 0 && many, 'model', 'async', () =>
            at(
              say`${calls} ${agree(calls, 'waits', 'wait')} for others while their caller waits, beside ${all} that ask the database.`,
              places,
            ),
          ),
        ],
      }
    },
  }
}
