import type { Effect, Operation } from '../../model/index.ts'
import { type Arising, decision, speaks } from '../decision.ts'
import { changes, effectPlace, effectsOf } from '../facts/uses.ts'
import { at, say } from '../say.ts'
import { type DecisionSubject, figure } from '../subject.ts'
import { todayAt } from '../today.ts'

const MOST = 3

export default decision({
  title: 'While the caller waits, or in a job',
  usual: 'job',
  simplest: 'sync',
  furthest: 'job',
  options: [
    {
      name: 'sync',
      title: 'While the caller waits',
      gains: ['the answer says how it went', 'nothing else has to run'],
      costs: ['the caller waits as long as others take', 'what fails half way is lost, or done twice'],
      changes: 'the call has a time limit, and its failure an answer',
      checks: [{ rule: 'operations/call-without-timeout', scope: [] }],
    },
    {
      name: 'job',
      title: 'In a job, afterwards',
      gains: ['the answer comes at once', 'what fails is tried again'],
      costs: ['the caller has to ask how it went', 'a worker has to run, and be watched'],
      changes: 'the operation answers 202 and writes a job in its transaction',
      checks: [
        { rule: 'operations/must-not-lose-in-background', scope: [] },
        { rule: 'operations/job-before-commit', scope: [] },
      ],
    },
  ],
  arises: (subject) =>
    subject.backend.api.operations
      .flatMap((operation) => {
        const slow = effectsOf(operation, 'outbound', 'mail', 'model')
        return slow.length > 0 ? [{ operation, slow }] : []
      })
      .toSorted(
        (one, other) =>
          Number(changes(other.operation)) - Number(changes(one.operation)) || other.slow.length - one.slow.length,
      )
      .slice(0, MOST)
      .map(({ operation, slow }) => arisingOf(subject, operation, slow)),
})

const CALLED: Readonly<Partial<Record<Effect['kind'], string>>> = {
  outbound: 'calls another service',
  mail: 'sends mail',
  model: 'asks a language model',
}

function arisingOf(subject: DecisionSubject, operation: Operation, slow: readonly Effect[]): Arising {
  const [first] = slow as readonly [Effect]
  const place = effectPlace(operation, first)
  const budget = budgetOf(subject, operation)
  return {
    question: `Does ${operation.id} do all of it while its caller waits?`,
    about: [operation.id],
    because: `${operation.id} ${CALLED[first.kind]} (${first.library})`,
    places: slow.slice(0, 3).map((effect) => effectPlace(operation, effect)),
    today: todayAt(
      null,
      `${operation.id} ${CALLED[first.kind]} before it answers, or hands it on in its process`,
      place,
    ),
    weight: slow.length,
    experiments: [],
    choose(measured) {
      const calls = measured.counted(`calls of ${operation.id} that leave the process`, slow.length, 'call')
      const looped = slow.filter(({ inLoop }) => inLoop)
      const mails = slow.filter(({ kind }) => kind === 'mail')
      const reads = operation.method === 'get' && !changes(operation)
      const places = [place]
      return {
        figures: { sync: [calls], job: [calls] },
        voices: [
          ...speaks(!reads && budget, 'asked', 'job', (stated) =>
            at(say`${operation.id} may take ${stated}, and how long ${first.library} takes nobody here knows.`, places),
          ),
          ...speaks(looped.length > 0, 'model', 'job', () =>
            at(say`It calls ${first.library} once for each of many: as long as they are, the caller waits.`, places),
          ),
          ...speaks(mails.length > 0, 'model', 'job', () =>
            at(say`Nobody reads a mail before the answer is there.`, places),
          ),
          ...speaks(reads && looped.length === 0, 'model', 'sync', () =>
            at(say`What it calls for is the answer: there is nothing to say before.`, places),
          ),
        ],
      }
    },
  }
}

/** What it may take, as it is written; null where nobody says. */
function budgetOf(subject: DecisionSubject, operation: Operation): string | null {
  const stated = figure(subject, 'milliseconds')
  if (stated && /^(write|read|)$/.test(stated.of)) return `${stated.value} ms`
  const written = changes(operation) ? subject.blueprint?.budgets?.write : subject.blueprint?.budgets?.read
  return written?.text ?? null
}
