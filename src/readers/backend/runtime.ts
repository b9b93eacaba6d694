import type { Api, Runtime } from '../../model/index.ts'
import { readUses } from '../effects/index.ts'
import { readJobs } from '../jobs/index.ts'
import type { Loaded } from '../load.ts'
import { readPlans } from '../watched/plans.ts'
import { readSettings } from '../settings/index.ts'

/** What runs beside the operations, and what the program talks to. */
export function readRuntime({ program, machine }: Loaded, api: Api): Runtime {
  return {
    settings: readSettings(program, machine),
    jobs: [...readJobs(program), ...readPlans(program.used, machine)],
    ...readUses(
      program,
      api.operations.flatMap((one) => one.effects),
    ),
  }
}
