import type { BlueprintReport } from './report.ts'
import { operationsOf } from './report.ts'

/** What `architect check --json` prints. */
export interface BlueprintDocument {
  readonly version: 1
  readonly app: string | null
  readonly resources: readonly {
    readonly name: string
    readonly fields: readonly string[]
    readonly operations: readonly string[]
  }[]
  readonly problems: BlueprintReport['problems']
}

export function render({ blueprint, problems }: BlueprintReport): string {
  const document: BlueprintDocument = {
    version: 1,
    app: blueprint?.app?.text ?? null,
    resources: (blueprint?.resources ?? []).map((one) => ({
      name: one.name,
      fields: (one.value.fields ?? []).map(({ name }) => name),
      operations: operationsOf(one),
    })),
    problems,
  }
  return `${JSON.stringify(document, null, 2)}\n`
}
