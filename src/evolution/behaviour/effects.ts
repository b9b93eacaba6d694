import type { Change, Effect, Operation } from '../../model/index.ts'
import { changeOf, code, endOf } from '../change.ts'

/** What an operation causes elsewhere: mail, calls of other services, jobs, files. */
export function effectChanges(base: Operation, head: Operation): readonly Change[] {
  const [before, after] = [byName(base.effects), byName(head.effects)]
  const gone = [...before].filter(([name]) => !after.has(name))
  const come = [...after].filter(([name]) => !before.has(name))
  return [
    ...come.map(([name, effect]) => tell(name, effect, 'added', head)),
    ...gone.map(([name, effect]) => tell(name, effect, 'removed', head)),
  ]
}

const byName = (effects: readonly Effect[]): ReadonlyMap<string, Effect> =>
  new Map(effects.toReversed().map((effect) => [`${effect.kind} ${effect.library} ${effect.what}`, effect]))

const WORDS: Readonly<Record<Effect['kind'], string>> = {
  job: 'the job',
  cache: 'the cache access',
  outbound: 'the call of another service',
  model: 'the call of a model',
  'vector-store': 'the access to the vector store',
  file: 'the file access',
  mail: 'the mail',
}

function tell(
  name: string,
  { kind, library, what, chain }: Effect,
  verb: 'added' | 'removed',
  head: Operation,
): Change {
  return changeOf('behaviour', {
    id: `effect-${verb}`,
    level: kind === 'cache' ? 'info' : 'warning',
    sentence: `${WORDS[kind]} ${code(`${library}: ${what}`)} is ${verb === 'added' ? 'new' : 'gone'}`,
    arguments: [name],
    operation: head.id,
    before: verb === 'added' ? null : endOf(chain),
    after: verb === 'added' ? endOf(chain) : head.handler,
  })
}
