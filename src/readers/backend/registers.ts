import type { Data } from '../../model/data.ts'
import type { Loaded } from '../load.ts'
import type { PolicyReader } from '../policies/index.ts'
import { readSteps } from '../policies/steps.ts'
import { readWatches } from '../watched/index.ts'
import { readSubscriptions } from '../watched/subscriptions.ts'
import { readVocabularies } from '../watched/vocabularies.ts'

/** What programs keep in registers of their own: steps of states, whose changes are watched, who is sent what. */
export function readRegisters({ program, machine }: Loaded, policies: PolicyReader): Registers {
  const steps = readSteps(program.used, policies)
  const watches = readWatches(program.used, machine)
  const vocabularies = readVocabularies(program.used, machine)
  const subscriptions = readSubscriptions(program.used, policies)
  return {
    ...(steps.length > 0 ? { steps } : {}),
    ...(watches.length > 0 ? { watches } : {}),
    ...(vocabularies.length > 0 ? { vocabularies } : {}),
    ...(subscriptions.length > 0 ? { subscriptions } : {}),
  }
}

export type Registers = Pick<Data, 'steps' | 'watches' | 'vocabularies' | 'subscriptions'>
