import type { Api, Runtime } from '../../model/index.ts'
import { readUses } from '../effects/index.ts'
import { readJobs } from '../jobs/index.ts'
import type { Loaded } from '../load.ts'
import { readAccounts, withAccounts } from '../watched/accounts.ts'
import { readFlags } from '../watched/flags.ts'
import { readForgotten } from '../watched/forgotten.ts'
import { importPlans, readPlans } from '../watched/plans.ts'
import { readSettings } from '../settings/index.ts'

/** What runs beside the operations, and what the program talks to. */
export function readRuntime({ program, machine }: Loaded, api: Api): Runtime {
  importPlans(program, machine)
  const planned = readPlans(program.used, machine)
  const accounts = readAccounts(program.used, machine)
  const flags = readFlags(program.used, machine)
  const forgotten = readForgotten(program.used, planned, machine)
  return {
    settings: readSettings(program, machine),
    jobs: [...readJobs(program), ...withAccounts(planned, accounts, program.used, machine)],
    ...readUses(
      program,
      api.operations.flatMap((one) => one.effects),
    ),
    ...(flags.length > 0 ? { flags } : {}),
    ...(accounts.length > 0 ? { accounts } : {}),
    ...(forgotten.length > 0 ? { forgotten } : {}),
  }
}
