import type { Progress } from '../../kernel/progress.ts'
import type { Backend, DesignRequest } from '../../model/index.ts'
import { concerning, everythingIn } from '../../writers/design/concern.ts'
import { wordsUnread } from './created.ts'
import { ran } from '../ran.ts'
import type { DesignFlowRequest, Ground } from './ground.ts'
import { reviewedFor } from './reviewed.ts'

/** A judgement of what is there: nothing is changed, and what was found comes first. */
export async function judged(
  request: DesignFlowRequest,
  asked: DesignRequest,
  there: Backend,
  progress: Progress,
): Promise<Ground> {
  const { directory, entries, environment, cache } = request
  const { result, run } = await ran(
    'A review of the repository, in what the request is about',
    `architect review ${request.shown}`,
    () => reviewedFor(asked, there, { directory, entries, environment, cache }, progress),
  )
  const tables = asked.subjects.flatMap(({ table }) => (table === null ? [] : [table]))
  return {
    title: asked.text.trim().split('\n')[0]!.slice(0, 80),
    request: asked,
    blueprint: null,
    backend: there,
    before: there,
    about: tables.length > 0 ? concerning(there, tables) : everythingIn(there),
    patch: [],
    migration: null,
    sentences: [
      {
        text: `${result.findings.length} ${result.findings.length === 1 ? 'finding' : 'findings'} in ${result.families.join(', ')}.`,
        runs: [run.id],
        places: [],
      },
    ],
    findings: result.findings.map((finding) => ({ ...finding, sentence: { ...finding.sentence, runs: [run.id] } })),
    questions: [],
    took: [],
    notBuilt: [],
    unknown: wordsUnread(asked),
    runs: [run],
  }
}
