import { listed } from '../../kernel/english.ts'
import { count, isOfNothing } from '../../model/queries/index.ts'
import type { Ground } from './ground.ts'
import { madeOf } from './made-of.ts'
import { sentenceOf } from './title.ts'

/** What is asked for, and when it is done: one sentence. */
export function scopeOf(ground: Ground): string {
  const { request, about, findings, before, patch, answer, blueprint, sentences, unwritten = [] } = ground
  if (answer !== undefined) return answer[0]?.text ?? 'Nothing that is read answers this.'
  const { subjects } = request
  const things = (blueprint === null ? subjects : madeOf(subjects, blueprint)).map(({ name }) => name)
  const what = things.length > 0 ? listed(things) : request.intent === 'create' ? ground.title : quoted(request.text)
  const size = `${count(about.operations.size, 'operation')} on ${count(about.tables.size, 'table')}`
  if (request.intent === 'review' && before !== null)
    return `A judgement of ${what} as it is: it is done when each of the ${count(findings.length, 'finding')} is mended or written off with a reason, and architect review finds none of them.`
  if (before !== null && patch.length === 0 && blueprint === null)
    return unwritten.length + request.unread.length > 0
      ? `${what} in the backend that is there, of which no file is changed: it is done when what is written by hand holds by a test of its own, and every test that passed still passes.`
      : `${what} in the backend that is there: ${sentences.length > 0 ? 'what is asked for is so already, and no file has to be changed' : 'nothing of it asks for a file to be changed'}.`
  if (before !== null && patch.length === 0)
    return `${what}${request.subjects.every(({ table }) => table !== null) ? ' in' : ', beside'} the backend that is there, of which no file is changed yet: it is done when ${size} answer as their contracts say, and every test that passed still passes.`
  if (before !== null)
    return `${what} in the backend that is there, by changing ${count(patch.length, 'file')}: it is done when ${size} answer as their contracts say, every test that passed still passes, and ${reviewed(findings.length)}.`
  if (isOfNothing(request))
    return request.intent === 'review'
      ? `There is no backend in this folder, so that nothing of ${quoted(request.text)} is judged here: what such a review looks at stands under the answer.`
      : 'There is no backend in this folder to change: run it where the code lies, with --in FOLDER, and what is written there is changed. What holds of any stands under the answer.'
  if (request.intent === 'review')
    return `There is no backend in this folder, so that nothing of ${quoted(request.text)} is judged here: what such a review looks at stands under the answer, and the rest is how a backend of its kind would be built from new.`
  if (request.intent === 'change')
    return `There is no backend in this folder to change: run it where the code lies, with --in FOLDER, and what is written there is changed. The rest is ${things.length === 0 ? 'a backend of its kind' : what} as it would be built from new, with ${size}.`
  return `${what}, with ${size}: it is done when every operation answers as its contract says, nobody gets what no rule lets, and architect prove shows both.`
}

/** What a review would find of the change itself is no promise to be made. */
const reviewed = (found: number): string =>
  found === 0
    ? 'a review finds nothing new'
    : `${found === 1 ? 'the one thing' : `each of the ${found} things`} a review finds new is mended or accepted with a reason`

const quoted = (text: string): string => `"${sentenceOf(text)}"`
