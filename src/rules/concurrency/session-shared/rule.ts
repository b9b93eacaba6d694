import type { Call, Operation, Step } from '../../../model/index.ts'
import type { Code, CodeFile } from '../../../python/code/code.ts'
import { type AnyNode, isCall } from '../../../python/code/names.ts'
import { aroundInFunction } from '../../../python/code/surroundings.ts'
import { rule } from '../../rule.ts'
import { footsteps } from '../functions.ts'

export default rule({
  title: 'One session is used by several tasks at once',
  severity: 'high',
  confidence: 'medium',
  weaknesses: ['CWE-362'],
  message: '{what}: a session serves one task at a time, and ends with the request',
  advice: 'Open a session of its own in each task: `async with SessionLocal() as session:`.',
  check({ backend, code }, report) {
    for (const operation of backend.api.operations) {
      for (const one of [...inTasks(code, operation), ...inBackground(operation)])
        report.found({
          at: one.at,
          subject: operation.id,
          arguments: { what: one.what },
          cause: `${one.what} ${JSON.stringify(one.at)}`,
          proof: one.proof,
        })
    }
  },
})

interface Shared {
  readonly at: Step['at']
  readonly what: string
  readonly proof: readonly Step[]
}

const REACHES = /\.AsyncSession\.(execute|exec|scalars?|get|get_one|flush|commit|refresh|merge|delete)$/
const OPENS = /(sessionmaker\.(__call__|begin)|\.AsyncSession)$/

/** Statements below a `gather` or a task whose session was opened outside of it. */
function inTasks(code: Code, operation: Operation): readonly Shared[] {
  const calls = operation.trace?.calls ?? []
  const starts = new Map<string, { readonly start: Start; readonly ways: Set<string>; readonly first: Call }>()
  for (const call of calls) {
    if (!REACHES.test(call.path)) continue
    const found = startOf(code, call.chain)
    if (!found || calls.some((one) => OPENS.test(one.path) && isBelow(one, found.prefix))) continue
    const key = JSON.stringify(found.at)
    const known = starts.get(key) ?? { start: found, ways: new Set(), first: call }
    known.ways.add(JSON.stringify(found.prefix.at(-1)!.at))
    starts.set(key, known)
  }
  return [...starts.values()].flatMap(({ start, ways, first }) =>
    start.gathers && ways.size < 2 && !start.repeated
      ? []
      : [
          {
            at: start.at,
            what: `\`${start.name}\` hands the session to ${start.gathers ? 'several tasks' : 'a task'}`,
            proof: first.chain,
          },
        ],
  )
}

interface Start {
  readonly at: Step['at']
  readonly name: string
  readonly gathers: boolean
  readonly repeated: boolean
  /** The chain up to the coroutine that is handed over. */
  readonly prefix: readonly Step[]
}

const isBelow = (call: Call, prefix: readonly Step[]): boolean =>
  call.chain.length > prefix.length &&
  prefix.every((step, i) => JSON.stringify(call.chain[i]!.at) === JSON.stringify(step.at))

/** The `gather(...)` or `create_task(...)` among whose arguments a chain goes on. */
function startOf(code: Code, chain: readonly Step[]): Start | null {
  for (const { file, node, step } of footsteps(code, chain)) {
    const prefix = chain.slice(0, chain.indexOf(step) + 1)
    let repeated = false
    for (const around of aroundInFunction(file, node)) {
      if (around.kind === 'Comprehension') repeated = true
      const name = starterName(file, around)
      if (name) return { at: file.place(around), name, gathers: name.endsWith('gather'), repeated, prefix }
    }
  }
  return null
}

function starterName(file: CodeFile, node: AnyNode): string | null {
  const path = isCall(node) ? file.pathOf(node.callee) : null
  return path && /^asyncio\.(gather|create_task|ensure_future)$/.test(path) ? path : null
}

const BACKGROUND = /BackgroundTasks?\.add_task$/
const SESSION = /^sqlalchemy\..*Session$|^sqlmodel\..*Session$/

/** A session among the arguments of a background task, which runs when the answer is sent. */
function inBackground(operation: Operation): readonly Shared[] {
  return (operation.trace?.calls ?? []).flatMap(({ path, arguments: given, chain }) =>
    BACKGROUND.test(path) && given.slice(1).some((one) => SESSION.test(one.made))
      ? [
          {
            at: chain.at(-1)!.at,
            what: '`add_task` hands the session of the request to a background task',
            proof: chain,
          },
        ]
      : [],
  )
}
