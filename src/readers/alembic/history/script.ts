import { labelsOn } from '../../../python/values/make.ts'
import { readHere } from '../../../python/values/scope.ts'
import type { ConditionOf, FunctionValue, Value } from '../../../python/values/value.ts'
import { call } from '../../../python/interpret/calls.ts'
import { importModule } from '../../../python/interpret/imports.ts'
import { type Machine, Unwinding } from '../../../python/interpret/machine.ts'
import type { SourceModule } from '../../../python/modules/module.ts'
import type { Script } from '../../../model/history.ts'
import type { Unresolved } from '../../../model/knowledge.ts'
import type { WrittenStep } from '../../../model/schema-change.ts'
import { placeOf } from '../../place.ts'
import type { SchemaState } from './inspected.ts'
import type { Listening } from './known-operations.ts'
import { type Direction, type RecordedStep, ROWS, Recording, writtenAt } from './recording.ts'

/** Steps one function of a revision may take in the interpreter before it is given up. */
const STEPS = 400_000

export interface ReadScript {
  readonly script: Script<WrittenStep>
  readonly unresolved: readonly Unresolved[]
}

/** Runs `upgrade` or `downgrade` of a revision and writes down what it asks for; null when there is no such function. */
export function readScript(
  module: SourceModule,
  direction: Direction,
  machine: Machine,
  listening: Listening,
  transactional: boolean,
  schema: SchemaState,
): ReadScript | null {
  importModule(module, machine)
  const of = readHere(module.scope, direction === 'up' ? 'upgrade' : 'downgrade')
  if (of?.kind !== 'function') return null
  const recording = new Recording(direction, machine, schema)
  listening.script = recording
  const unresolved: Unresolved[] = []
  try {
    run(of, recording, machine, unresolved)
  } finally {
    listening.script = null
  }
  const steps = decided(recording.steps, unresolved)
  return {
    script: {
      steps: steps.map(({ change, site, outsideTransaction }) => ({
        change,
        at: placeOf(site),
        outsideTransaction: outsideTransaction || !transactional,
      })),
      transactional,
      refuses: recording.refusals[0] ?? null,
    },
    unresolved,
  }
}

function run(of: FunctionValue, recording: Recording, machine: Machine, unresolved: Unresolved[]): void {
  const observer = machine.observer
  const unwinds = machine.unwinds
  machine.observer = {
    // What is raised where nobody asked for a decision is always raised.
    onRaise: (_, site) => {
      if (machine.conditions.length === 0 && machine.catching.length === 0 && machine.loops === 0)
        recording.refuse(writtenAt(site))
    },
  }
  machine.unwinds = true
  try {
    machine.bounded(
      `${of.name}() of ${of.site.module.file}`,
      of.site,
      () => {
        call(of, { args: [], keywords: new Map(), open: false, site: of.site }, machine)
      },
      () => {
        unresolved.push({
          kind: 'bound',
          text: `${of.name}() takes too many steps to follow`,
          at: placeOf(of.site),
          chain: [],
        })
      },
      STEPS,
    )
  } catch (error) {
    if (!(error instanceof Unwinding)) throw error
  } finally {
    machine.observer = observer
    machine.unwinds = unwinds
    machine.conditions.length = 0
  }
}

/** Of two ways nobody can choose between, the one that changes the schema is taken; of two that do, the first. */
function decided(steps: readonly RecordedStep[], unresolved: Unresolved[]): readonly RecordedStep[] {
  const ways = new Map<unknown, string>()
  const possible = steps.filter((step) => !step.conditions.some(isHandler))
  for (const one of possible)
    for (const condition of one.conditions)
      if (!ways.has(condition.site.node)) ways.set(condition.site.node, condition.text)
  const told = new Set<string>()
  return possible.filter((step) => {
    const taken = step.conditions.every((one) => ways.get(one.site.node) === one.text)
    if (taken) for (const one of step.conditions) tell(one, told, unresolved)
    return taken
  })
}

/** What a script does when something went wrong is not what it does. */
const isHandler = ({ text }: ConditionOf): boolean => /^except\b/.test(text)

function tell(condition: ConditionOf, told: Set<string>, unresolved: Unresolved[]): void {
  if (told.has(condition.text) || (condition.value && isOfRows(condition.value))) return
  told.add(condition.text)
  unresolved.push({
    kind: 'statement',
    text: `taken for granted: ${condition.text}`,
    at: placeOf(condition.site),
    chain: [],
  })
}

const isOfRows = (value: Value): boolean => labelsOn(value).includes(ROWS)
