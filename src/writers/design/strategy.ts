import type { AccessRow, Backend, Operation, OperationContract, Sentence, Table } from '../../model/index.ts'
import { count } from '../../model/queries/index.ts'
import { told } from './sentence.ts'

interface Subject {
  readonly backend: Backend
  readonly operations: readonly Operation[]
  readonly tables: readonly Table[]
  readonly access: readonly AccessRow[]
  readonly contracts: readonly OperationContract[]
  readonly run: string
}

/** What is tested where, with how many cases there are by what is declared. */
export function strategyOf({ backend, operations, tables, access, contracts, run }: Subject): readonly Sentence[] {
  const cases = access.reduce((sum, { allowed }) => sum + Object.keys(allowed).length, 0)
  const examples = contracts.filter(({ request }) => request !== null && request.example !== null).length
  const steps = (backend.data.steps ?? []).reduce((sum, one) => sum + one.steps.length, 0)
  const writing = operations.filter(({ method }) => method !== 'get' && method !== 'head').length
  const jobs = backend.runtime.jobs.filter(({ runner }) => runner !== 'background-task')
  const outside = backend.runtime.outbound
  const kept = tables.reduce(
    (sum, { uniques, checks, foreignKeys }) => sum + uniques.length + checks.length + foreignKeys.length,
    0,
  )
  const sentences: readonly (readonly [boolean, string])[] = [
    [
      cases > 0,
      `Access: every operation is asked by every role, ${count(cases, 'case')} of the access table, against the application and a database of its own.`,
    ],
    [
      examples > 0,
      `Contract: ${count(examples, 'example')} are sent as they stand here, and the answers are held against the published schemas (\`architect prove --only contract\`).`,
    ],
    [steps > 0, `States: ${count(steps, 'step')} that are allowed are taken, and every other one is refused.`],
    [
      kept > 0,
      `Database: ${count(kept, 'constraint')} of the tables are tried with rows that break them, on a real server and not on a stand-in.`,
    ],
    [
      backend.data.migrations.length > 0 || tables.length > 0,
      'Migrations: run up, down and up again, and both schemas are compared (`architect migrations`).',
    ],
    [
      writing > 0,
      `Concurrency: ${count(writing, 'operation')} that change rows are called twice at once, and what is there afterwards is what one after the other would have left.`,
    ],
    [
      jobs.length > 0,
      `Jobs: ${count(jobs.length, 'job')} are run twice with the same arguments, and the second run changes nothing.`,
    ],
    [
      outside.length > 0,
      `Outside: other machines are stood in for by servers on loopback that answer late, wrongly or not at all, at ${count(outside.length, 'place')} of the code.`,
    ],
    [
      true,
      'Load: reads and writes are measured at the rows and rates that are asked for (`architect prove --only load`).',
    ],
  ]
  return sentences.filter(([applies]) => applies).map(([, text]) => told(text, [], /\d/.test(text) ? [run] : []))
}
