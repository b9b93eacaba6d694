import type { Claim } from '../../src/proving/claim.ts'
import { attack } from '../../src/proving/attacks/index.ts'
import { load } from '../../src/proving/load/index.ts'
import { serveTemplate } from './serve-template.ts'

/** Every attack, or those named, on the template. */
export async function attacks(folder: string, python: string, only?: string): Promise<void> {
  const target = await serveTemplate(folder, python)
  try {
    report(await attack(target, only === undefined ? {} : { only: only.split(',') }))
  } finally {
    await target.close()
  }
}

/** Reads and writes of the template under load. */
export async function loads(folder: string, python: string): Promise<void> {
  const target = await serveTemplate(folder, python)
  try {
    report(await load(target, { budgets: { read: '120ms', write: '250ms', rps: 150 } }))
  } finally {
    await target.close()
  }
}

function report(claims: readonly Claim[]): void {
  for (const { id, verdict, detail, figure, evidence } of claims) {
    console.log(`${verdict.padEnd(8)} ${id} ${detail}${figure === undefined ? '' : ` [${figure}]`}`)
    if (verdict === 'broken' || id.startsWith('load')) for (const line of evidence) console.log(`           ${line}`)
  }
  const of = (verdict: string): number => claims.filter((one) => one.verdict === verdict).length
  console.log(`${claims.length} claims: ${of('held')} held, ${of('broken')} broken, ${of('not run')} not run`)
}
