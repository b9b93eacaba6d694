import type { Progress } from '../../kernel/progress.ts'
import type { Backend, DesignFinding, DesignRequest, Operation } from '../../model/index.ts'
import { isOfLasting } from '../../readers/request/asked/lasting.ts'
import { concerning, everythingIn } from '../../writers/design/concern.ts'
import { wordsUnread } from './created.ts'
import { ran } from '../ran.ts'
import { answerTo } from './answer/index.ts'
import { openFolder } from '../read-folder.ts'
import { type DesignFlowRequest, type Ground, renumbered } from './ground.ts'
import { reviewedFor } from './reviewed.ts'
import { sentenceOf } from './title.ts'

/** A question is answered, with the findings on what it is about behind that. */
async function asking(
  request: DesignFlowRequest,
  asked: DesignRequest & { readonly asks: NonNullable<DesignRequest['asks']> },
  there: Backend,
  progress: Progress,
): Promise<Ground> {
  const { directory, entries, environment, cache, rows, shown } = request
  const { sentences, operations, unknown, run } = await answerTo(
    asked,
    there,
    { rows, shown, textOf: textIn(directory) },
    progress,
  )
  const { result, run: reviewed } = await ran(
    'A review of the repository, in what the question is about',
    `architect review ${shown}`,
    () => reviewedFor(asked, there, { directory, entries, environment, cache }, progress),
  )
  const behind = renumbered([reviewed], 2)
  const ids = new Set(operations.map(({ id }) => id))
  return {
    ...nothingChanged(asked, there),
    about: { tables: new Set(asked.subjects.flatMap(({ table }) => table ?? [])), operations: ids },
    answer: sentences,
    sentences: [],
    findings: result.findings
      .filter((one) => isOfThese(one, operations, asked.text))
      .map((one) => ({
        ...one,
        sentence: { ...one.sentence, runs: behind.runs.map(({ id }) => id) },
      })),
    unknown: [...unknown, ...wordsUnread(asked).map((text) => text.replace('this design', 'this answer'))],
    runs: [run, ...behind.runs],
  }
}

/** Where an operation is named, what was found in others is no answer; nor is it where signing in is asked about. */
function isOfThese(
  { rule, sentence: { places } }: DesignFinding,
  operations: readonly Operation[],
  text: string,
): boolean {
  if (isOfLasting(text)) return /^(?:secrets|access)\//.test(rule)
  if (!/\b(?:GET|POST|PUT|PATCH|DELETE)\s+\//i.test(text) || operations.length === 0) return true
  const own = operations.flatMap(({ handler, statements, effects }) => [
    handler,
    ...[...statements, ...effects].flatMap(({ chain }) => chain.map(({ at }) => at)),
  ])
  return places.some((place) => own.some(({ file, line }) => file === place.file && line === place.line))
}

const textIn = (directory: string) => {
  const files = openFolder(directory)
  return (path: string): string | null => {
    const bytes = files.bytes(path)
    return bytes === null ? null : new TextDecoder().decode(bytes)
  }
}

const nothingChanged = (asked: DesignRequest, there: Backend) => ({
  title: sentenceOf(asked.text),
  request: asked,
  blueprint: null,
  backend: there,
  before: there,
  patch: [],
  migration: null,
  questions: [],
  took: [],
  notBuilt: [],
})

/** A judgement of what is there: nothing is changed, and what was found comes first. */
export async function judged(
  request: DesignFlowRequest,
  asked: DesignRequest,
  there: Backend,
  progress: Progress,
): Promise<Ground> {
  const { asks } = asked
  if (asks !== undefined) return asking(request, { ...asked, asks }, there, progress)
  const { directory, entries, environment, cache } = request
  const { result, run } = await ran(
    'A review of the repository, in what the request is about',
    `architect review ${request.shown}`,
    () => reviewedFor(asked, there, { directory, entries, environment, cache }, progress),
  )
  const tables = asked.subjects.flatMap(({ table }) => (table === null ? [] : [table]))
  return {
    ...nothingChanged(asked, there),
    about: tables.length > 0 ? concerning(there, tables) : everythingIn(there),
    sentences: [
      {
        text: `${result.findings.length} ${result.findings.length === 1 ? 'finding' : 'findings'} in ${result.families.join(', ')}.`,
        runs: [run.id],
        places: [],
      },
    ],
    findings: result.findings.map((finding) => ({ ...finding, sentence: { ...finding.sentence, runs: [run.id] } })),
    unknown: wordsUnread(asked),
    runs: [run],
  }
}
