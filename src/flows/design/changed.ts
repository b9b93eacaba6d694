import { listed, plural } from '../../kernel/english.ts'
import { groupBy } from '../../kernel/group.ts'
import { overlayTree } from '../../kernel/files/overlay.ts'
import type { Progress } from '../../kernel/progress.ts'
import type { Backend, DesignRequest, Finding } from '../../model/index.ts'
import { readBackend } from '../../readers/backend/index.ts'
import { concerning, differing } from '../../writers/design/concern.ts'
import type { Concern } from '../../writers/design/designed.ts'
import { change } from '../change.ts'
import { openFolder } from '../read-folder.ts'
import { asMade, notMade } from './came-about.ts'
import { wordsUnread } from './created.ts'
import { ran } from '../ran.ts'
import { type DesignFlowRequest, type Ground, asked as askedOf, renumbered } from './ground.ts'
import { openIn } from './open.ts'
import { withRightsTold } from './owners.ts'
import { plain } from './recommendation.ts'
import { sentenceOf } from './title.ts'

/** The smallest change of the backend that is there, in its own style. */
export async function changed(
  request: DesignFlowRequest,
  spoken: DesignRequest,
  there: Backend,
  progress: Progress,
): Promise<Ground> {
  const { directory, entries, environment, cache, answers } = request
  const open = openIn(spoken, there, answers)
  const asked = open.request
  const proposed = await change({ directory, request: asked, entries, environment, cache, answers }, progress)
  const patched = overlayTree(openFolder(directory), new Map(proposed.patch.map(({ path, after }) => [path, after])))
  const { result: backend, run } = await ran(
    'The repository with the change in memory, read',
    `architect survey ${request.shown}`,
    () => readBackend(patched, { entries, environment, needs: [] }, progress),
  )
  const behind = renumbered(proposed.runs, 2)
  const { checks } = proposed
  return {
    title: sentenceOf(asked.text),
    request: proposed.patch.length === 0 ? asked : asMade(asked, backend),
    blueprint: null,
    backend,
    before: there,
    about:
      proposed.patch.length === 0
        ? concerning(
            there,
            asked.subjects.flatMap(({ table }) => table ?? []),
          )
        : withOperations(differing(backend, there), backend),
    patch: proposed.patch,
    migration: proposed.migration && { ...proposed.migration, run: behind.named(proposed.migration.run) },
    sentences: [
      ...[...proposed.sentences, ...proposed.style].map((one) => ({ ...one, runs: one.runs.map(behind.named) })),
      ...together(checks.differences).map((text) => ({ ...plain(text), runs: [run.id] })),
    ],
    findings: checks.findings.map((finding) => asNew(finding, checks.learned.includes(finding))),
    questions: [
      ...proposed.questions.map((one) => askedOf(one, answers)),
      ...open.questions.map((one) => withRightsTold(one, there, backend)),
    ],
    took: [...proposed.questions.map(({ id }) => id), ...open.took],
    notBuilt: [],
    unknown: [
      ...wordsUnread(asked),
      ...proposed.unknown,
      ...checks.unwanted.map((text) => `nobody asked for it, or it did not come about: ${text}`),
      ...checks.broken.map((text) => `it can no longer be read: ${text}`),
    ],
    unwritten: [
      ...proposed.unwritten,
      ...(proposed.patch.length === 0 ? [] : notMade(asked, backend)),
      ...openToOthers(asked, answers, backend, there),
    ],
    runs: [run, ...behind.runs],
  }
}

const asNew = ({ severity, rule, message, places, advice }: Finding, isLearned: boolean) => ({
  severity,
  rule,
  sentence: {
    text: `New with this change${isLearned ? ', as it is in what it was written after' : ''}: ${message}`,
    runs: [],
    places: places.slice(0, 3),
  },
  advice,
})

/** Rows that are somebody's, and that the resource it is written after shows to anyone. */
function openToOthers(
  { subjects }: DesignRequest,
  answers: DesignFlowRequest['answers'],
  { api }: Backend,
  there: Backend,
): readonly string[] {
  const owned = subjects.filter(({ name, table }) => table === null && answers[`owner/${name}`] === 'own')
  const known = new Set(there.api.operations.map(({ id }) => id))
  const open = api.operations.filter(({ id, access }) => !known.has(id) && access.state === 'public')
  return owned.length === 0
    ? []
    : open.map(
        ({ id }) =>
          `${id} answers anyone, as where it was learned from, though ${owned.map(({ name }) => name).join(' and ')} is whoever made it: that has to be written by hand`,
      )
}

const DONE: Readonly<Record<string, string>> = { '+': 'New', '-': 'Gone', '~': 'Changed' }

/** `+ column order.paid` and `+ column order.due`: `New: columns order.paid and order.due.` */
function together(differences: readonly string[]): readonly string[] {
  const kinds = groupBy(differences, (one) => /^([+~-] \w+) /.exec(one)?.[1] ?? one)
  return [...kinds].map(([kind, [first = '', ...more]]) => {
    const [sign = '', noun = ''] = kind.split(' ')
    const names = [first, ...more].map((one) => one.slice(kind.length + 1))
    if (first === kind || DONE[sign] === undefined) return first
    return `${DONE[sign]}: ${more.length > 0 ? plural(noun) : noun} ${listed(names)}.`
  })
}

/** What is said of a table is said by the operations that read and write it, too. */
const withOperations = ({ operations, tables }: Concern, backend: Backend): Concern => ({
  tables,
  operations: new Set([...operations, ...concerning(backend, tables).operations]),
})
