import type { AskedQuestion, Decision } from '../../model/index.ts'
import { isOfNothing } from '../../model/queries/index.ts'
import type { Ground } from './ground.ts'

/** What to do now, in commands. */
export function nextOf(
  { request, before, patch, blueprint, findings }: Ground,
  shown: string,
  questions: readonly AskedQuestion[],
  decisions: readonly Decision[],
): readonly string[] {
  if (request.asks?.kind === 'speed')
    return [
      `Plan all statements at these rows, and write the index as a migration: architect plans ${shown} --rows TABLE=NUMBER --write-migration DIR`,
      `Plan them as production is: architect plans ${shown} --statistics FILE`,
    ]
  if (request.asks !== undefined)
    return [
      ...(request.asks.kind === 'access'
        ? [`See whether it holds while it runs: architect prove ${shown} --only access`]
        : []),
      `See all there is: architect survey ${shown}`,
    ]
  if (before === null && isOfNothing(request))
    return [
      'Ask it where the code lies: architect design "..." --in FOLDER',
      'See what has to be decided there, with what is measured of each way: architect decide FOLDER --rows TABLE=NUMBER',
      ...(request.intent === 'review' ? ['Review all of it: architect review FOLDER'] : []),
    ]
  const decided = decisions.find(({ recommended }) => recommended !== null)
  const first = questions.find(({ by }) => by === 'default')
  return [
    ...(before === null && request.intent !== 'create'
      ? [`Ask it where the code lies: architect design "..." --in FOLDER`]
      : []),
    ...(first
      ? [
          `Answer what was supposed, the most telling first: --answer ${first.id}=NAME (${first.answers.map(({ name }) => name).join(', ')})`,
        ]
      : []),
    ...(request.intent === 'review' && before !== null
      ? [
          ...(findings.length > 0
            ? [`Mend what was found, and look again: architect review ${shown} --fail-on high`]
            : []),
          `Try the attacks that apply: architect prove ${shown} --only access,attacks`,
        ]
      : before === null
        ? [
            'Write the blueprint and build it: architect design "..." --write, then architect build',
            'Prove it: architect prove --yes',
          ]
        : [
            ...(patch.length > 0
              ? [`Run the tests before and after, on a copy: architect design "..." --in ${shown} --try`]
              : []),
            ...(patch.length > 0 || blueprint !== null
              ? [`Write the change: architect design "..." --in ${shown} --write`]
              : []),
            `Compare with what was: architect evolve ${shown}`,
          ]),
    ...(decided ? [`Put what is decided on record: architect design "..." --record ${decided.id}`] : []),
  ]
}
