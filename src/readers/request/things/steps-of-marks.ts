import type { Facts, SaidRule } from '../facts.ts'
import type { Page } from '../page/page.ts'
import { kindOf } from '../vocabulary/kinds/index.ts'
import { verbBase } from '../vocabulary/lexicon.ts'
import { PARTICIPLES, isOperation } from '../vocabulary/verbs.ts'
import type { Thing, Things } from './things.ts'

type Mark = Facts['marks'][number]

/** `managers approve expenses, finance marks them as paid`: the next step of the same, and no flag beside it. */
export function tellStepsOfMarks(facts: Facts, things: Things, page: Page): void {
  const stepped = facts.marks.flatMap((mark) => {
    const verb = stepOf(mark)
    const thing = things.of(mark.of)
    return verb === null || thing === null || !goesBySteps(thing, facts, things) ? [] : [{ mark, verb }]
  })
  for (const { mark, verb } of stepped) {
    const { of, by } = mark
    const from = page.words(by!.from, page.indexOf(mark.from.end))
    facts.marks.splice(facts.marks.indexOf(mark), 1)
    facts.operations.push({ verb, of, from })
    facts.rules.push({ who: by!, verbs: [], of, how: 'may', from, operation: verb } satisfies SaidRule)
  }
}

/** What is done where somebody marks it so: `paid` is what was paid. */
function stepOf({ state, by }: Mark): string | null {
  const [word = '', ...more] = state
  const verb = PARTICIPLES.get(word) ?? verbBase(word)
  return by === null || more.length > 0 || verb === null || verb === word || !isOperation(verb) || !LEADING.test(verb)
    ? null
    : verb
}

/** How it stands is known, or something is done with it that changes how it does. */
const goesBySteps = (thing: Thing, facts: Facts, things: Things): boolean =>
  'status' in (kindOf(thing.words)?.holds ?? {}) ||
  facts.states.some(({ of }) => of !== null && things.of(of) === thing) ||
  facts.deeds.some(({ verb, of, how }) => how !== 'not' && STEPPING.test(verb) && isAmong(thing, of, things)) ||
  facts.operations.some(({ verb, of }) => STEPPING.test(verb) && of !== null && isAmong(thing, [of], things)) ||
  facts.rules.some(
    ({ operation, of, how }) =>
      operation !== undefined &&
      how !== 'not' &&
      STEPPING.test(operation) &&
      of !== null &&
      isAmong(thing, [of], things),
  )

const isAmong = (thing: Thing, nouns: readonly Parameters<Things['of']>[0][], things: Things): boolean =>
  nouns.some((noun) => things.of(noun) === thing)

/** Of these everybody knows what is so afterwards. */
const LEADING =
  /^(submit|approve|reject|accept|decline|confirm|verify|sign|dispatch|ship|deliver|return|complete|finish|close|resolve|publish|pay|refund|fix|pack)$/

const STEPPING =
  /^(submit|approve|reject|accept|decline|confirm|verify|sign|dispatch|ship|deliver|complete|finish|close|resolve|publish)$/
