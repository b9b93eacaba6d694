import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { built } from '../../attacks/kills/backend.ts'
import type { BackendName } from '../../attacks/kills/mutant.ts'
import type { Seen } from './report.ts'
import { type Bounds, programOf, run } from './run.ts'
import { serve } from './served.ts'

export const NAMES: readonly BackendName[] = [
  'task-manager',
  'user-profiles',
  'data-deletion',
  'document-store',
  'document-search',
  'chat',
]

export interface Plan extends Bounds {
  /** The folder of this repository. */
  readonly root: string
  readonly python: string | undefined
  /** Where backends are built and reports stay; empty for a folder that goes. */
  readonly keep: string
}

export interface Result {
  readonly operations: number
  readonly streams: number
  readonly runs: readonly (Seen & { readonly caller: string })[]
}

/** Builds, migrates and serves an example, and has Schemathesis ask it as each of its callers. */
export async function examined(name: BackendName, plan: Plan): Promise<Result> {
  const program = await programOf(plan.python)
  const folder = plan.keep === '' ? mkdtempSync(join(tmpdir(), 'architect-schemathesis-')) : plan.keep
  const reports = join(folder, `${name}-reports`)
  mkdirSync(reports, { recursive: true })
  try {
    const served = await serve(built(name, plan.root, folder), reports)
    try {
      const { all, streams, leaving } = operationsOf(served.contract)
      const staying = all.filter((one) => !leaving.includes(one))
      const runs: (Seen & { readonly caller: string })[] = []
      for (const caller of served.callers)
        for (const operations of [staying, leaving].filter((one) => one.length > 0)) {
          const seen = await run(program, served, caller, operations, plan)
          runs.push({ caller: caller.role ?? caller.name, ...seen })
        }
      return { operations: all.length + streams, streams, runs }
    } finally {
      writeFileSync(join(reports, 'output.txt'), served.output().join('\n'))
      await served.close()
    }
  } finally {
    if (plan.keep === '') rmSync(folder, { recursive: true, force: true })
  }
}

interface Described {
  readonly operationId: string
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>
}

/** Streams never end, so they cannot be waited for; after some operations the caller is nobody any more, so they come last. */
function operationsOf(contract: string): {
  readonly all: readonly string[]
  readonly streams: number
  readonly leaving: readonly string[]
} {
  const { paths } = JSON.parse(readFileSync(contract, 'utf8')) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
  }
  const every = Object.entries(paths).flatMap(([path, of]) =>
    Object.entries(of).map(([method, { operationId, responses }]) => ({
      id: operationId,
      isStream: Object.values(responses).some(({ content }) => content?.['text/event-stream'] !== undefined),
      isLeaving: (method === 'delete' && path.endsWith('/me')) || path.endsWith('/logout'),
    })),
  )
  const asked = every.filter(({ isStream }) => !isStream)
  return {
    all: asked.map(({ id }) => id),
    streams: every.length - asked.length,
    leaving: asked.filter(({ isLeaving }) => isLeaving).map(({ id }) => id),
  }
}
