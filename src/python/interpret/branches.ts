import type { Expression, If, Match, Statement } from '../ast.ts'
import { alternatives, same, unknown } from '../values/make.ts'
import type { Lazy } from '../values/scope.ts'
import type { ConditionOf, Value } from '../values/value.ts'
import { assign } from './assign.ts'
import { evaluate } from './expressions.ts'
import { type Completion, type Frame, conditionOf, site } from './frame.ts'
import { isTypeChecking, lazily } from './imports.ts'
import { narrow } from './narrow.ts'
import { compare } from './operators.ts'
import { runBlock } from './statements.ts'
import { decision, truth } from './truth.ts'

type Names = Map<string, Value | Lazy>

export function runIf(node: If, frame: Frame): Completion {
  if (isTypeChecking(node.test, frame)) {
    lazily(node.body, frame)
    return runBlock(node.otherwise, frame)
  }
  const tested = evaluate(node.test, frame)
  const known = decision(node.test, tested, frame)
  if (known !== null) return runBlock(known ? node.body : node.otherwise, frame)
  return runBoth(
    { body: node.body, condition: conditionOf(frame, node.test, true, tested), test: node.test, holds: true },
    { body: node.otherwise, condition: conditionOf(frame, node.test, false, tested), test: node.test, holds: false },
    frame,
  )
}

interface Branch {
  readonly body: readonly Statement[]
  readonly condition: ConditionOf
  readonly test: Expression | null
  readonly holds: boolean
}

/** Runs both ways of a decision nobody can make here, and joins what they leave behind. */
function runBoth(first: Branch, second: Branch, frame: Frame): Completion {
  const before: Names = new Map(frame.scope.variables)
  const one = runBranch(first, frame)
  const afterOne = frame.scope.variables
  frame.scope.variables = before
  const two = runBranch(second, frame)
  const oneLeaves = leaves(one)
  const twoLeaves = leaves(two)
  if (oneLeaves && twoLeaves) return one === 'return' || two === 'return' ? 'return' : one
  if (oneLeaves) {
    if (!isRefusal(one, frame)) frame.machine.conditions.push(second.condition)
    return two === 'next' ? 'next' : two
  }
  if (twoLeaves) {
    if (!isRefusal(two, frame)) frame.machine.conditions.push(first.condition)
    frame.scope.variables = afterOne
    return one === 'next' ? 'next' : one
  }
  merge(afterOne, frame.scope.variables, first.condition, second.condition)
  return one === two ? one : 'next'
}

/** Where only refusals count, one refusal is no condition of the next. */
const isRefusal = (completion: Completion, frame: Frame): boolean => completion === 'raise' && frame.machine.unwinds

const leaves = (completion: Completion): boolean => completion === 'return' || completion === 'raise'

function runBranch(branch: Branch, frame: Frame): Completion {
  if (branch.test) narrow(branch.test, frame, branch.holds)
  return frame.machine.under(branch.condition, () => runBlock(branch.body, frame))
}

/** Names that ended differently become alternatives, each under the condition of its branch. */
function merge(one: Names, two: Names, first: ConditionOf, second: ConditionOf): void {
  for (const name of new Set([...one.keys(), ...two.keys()])) {
    const a = one.get(name)
    const b = two.get(name)
    if (a === b) continue
    if (a?.kind === 'lazy' || b?.kind === 'lazy') {
      two.set(name, (b ?? a)!)
      continue
    }
    if (a && b && same(a, b)) continue
    const options = [...(a ? [{ value: a, condition: first }] : []), ...(b ? [{ value: b, condition: second }] : [])]
    two.set(name, options.length === 1 ? options[0]!.value : alternatives(options))
  }
}

export function runMatch(node: Match, frame: Frame): Completion {
  const subject = evaluate(node.subject, frame)
  return runCases(node, subject, 0, frame)
}

function runCases(node: Match, subject: Value, at: number, frame: Frame): Completion {
  const one = node.cases[at]
  if (!one) return 'next'
  const answer = matches(one, subject, frame)
  const run = (): Completion => {
    for (const name of one.captures)
      assign(
        { kind: 'Name', id: name, start: one.start, end: one.start },
        one.literals === null && one.irrefutable ? subject : unknown('a part of a matched value', site(frame, one)),
        frame,
      )
    return runBlock(one.body, frame)
  }
  if (answer === true) return run()
  if (answer === false) return runCases(node, subject, at + 1, frame)
  const condition = {
    text: `case ${
      frame.module.tree?.source
        .slice(one.start, one.end)
        .split(/[:\n]/)[0]
        ?.replace(/^case\s*/, '') ?? ''
    }`,
    site: site(frame, one),
  }
  const before: Names = new Map(frame.scope.variables)
  const first = frame.machine.under(condition, run)
  const after = frame.scope.variables
  frame.scope.variables = before
  const second = runCases(node, subject, at + 1, frame)
  if (leaves(first) && leaves(second)) return first === 'return' || second === 'return' ? 'return' : first
  if (leaves(first)) return second
  if (leaves(second)) {
    frame.scope.variables = after
    return first
  }
  merge(after, frame.scope.variables, condition, { text: `not ${condition.text}`, site: condition.site })
  return 'next'
}

function matches(one: Match['cases'][number], subject: Value, frame: Frame): boolean | null {
  const guarded = one.guard ? null : true
  if (one.irrefutable) return guarded
  if (!one.literals) return null
  const answers = one.literals.map((literal) =>
    truth(compare('==', subject, evaluate(literal, frame), frame.machine, site(frame, one))),
  )
  if (answers.includes(true)) return guarded
  return answers.includes(null) ? null : false
}
