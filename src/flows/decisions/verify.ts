import type { Progress } from '../../kernel/progress.ts'
import type { DecisionRecord, VerifiedCheck, VerifiedDecision, VerifiedDecisions } from '../../model/index.ts'
import { checkText } from '../../model/queries/index.ts'
import { folderOf } from '../../rules/conformance/principles.ts'
import { rules } from '../../rules/registry.generated.ts'
import { configurationOf } from '../configuration.ts'
import { openReviewed } from '../read-folder.ts'
import { readReview } from '../read-review.ts'
import { type Evidence, answerCheck, answerSentence, sentencesOf } from './answer.ts'
import { recordsIn } from './list.ts'

export interface VerifyRequest {
  readonly directory: string
  readonly entries: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  /** Whether migrations are run, too. */
  readonly lab: boolean
  readonly cache: boolean
}

/** What the code says to each decision on record. */
export async function verifyDecisions(request: VerifyRequest, progress: Progress): Promise<VerifiedDecisions> {
  const { directory, entries, environment, lab, cache } = request
  const { rows } = configurationOf(directory)
  const where = { directory, revision: null, changed: [] }
  const files = openReviewed(where)
  const records = recordsIn(files)
  const review = await readReview({ ...where, entries, environment, lab, before: null, names: true }, cache, progress)
  const evidence: Evidence = {
    review,
    rules: rules.map(({ name }) => name),
    read: review.examined.paths ?? [],
    migrations: files.paths.filter((path) => /\.(py|sql)$/.test(path)),
    blind: blindFamilies(lab, rows.length > 0),
  }
  const { examined } = review
  return {
    version: 1,
    decisions: records.map((record) => verified(record, evidence)),
    examined: { files: examined.files, operations: examined.operations, rules: examined.rules.ran },
  }
}

/** Families that see nothing unless migrations are run. */
function blindFamilies(lab: boolean, statesRows: boolean): ReadonlyMap<string, string> {
  if (!lab) {
    const why = 'it is judged by running the migrations: add --lab'
    return new Map([
      ['migrations', why],
      ['plans', why],
    ])
  }
  return statesRows
    ? new Map()
    : new Map([['plans', 'the project does not say how large its tables are: [rows] in architect.toml']])
}

function verified(record: DecisionRecord, evidence: Evidence): VerifiedDecision {
  if (record.status !== 'accepted') return { record, state: 'not in force', checks: unenforced(record) }
  const folder = folderOf({ at: { file: record.file } })
  const checks = [
    ...record.checks.map((check) => ({
      text: checkText(check),
      at: check.at,
      ...answerCheck(check, folder, evidence),
    })),
    ...sentencesOf(record, evidence).map(({ text, at }) => ({ text, at, ...answerSentence(at, evidence) })),
  ]
  return { record, state: stateOf(checks), checks }
}

const unenforced = ({ checks, status }: DecisionRecord): readonly VerifiedCheck[] =>
  checks.map((check) => ({
    text: checkText(check),
    at: check.at,
    answer: 'not in force',
    because: status === 'unknown' ? 'the record says no status that is known' : `the decision is ${status}`,
    findings: [],
    excepted: [],
  }))

function stateOf(checks: readonly VerifiedCheck[]): VerifiedDecision['state'] {
  const some = (answer: VerifiedCheck['answer']): boolean => checks.some((check) => check.answer === answer)
  if (some('broken')) return 'contradicted'
  if (some('mistaken')) return 'mistaken'
  if (some('unknown')) return 'unknown'
  return checks.length > 0 ? 'kept' : 'not checked'
}
