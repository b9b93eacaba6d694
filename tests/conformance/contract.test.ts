import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { caseOf, differences, recoveredContract } from './contract.ts'

const here = import.meta.dirname
const cases = readdirSync(join(here, 'cases'))

const expectSame = (found: readonly string[]): void => expect(found, found.join('\n')).toEqual([])

describe('the recovered contract is the one real FastAPI publishes', () => {
  for (const name of cases) {
    const folder = join(here, 'cases', name)
    const { entry = 'main:app', apps = {}, env = {}, unstable = [] } = caseOf(folder)
    for (const [file, variable] of [['openapi.json', entry], ...Object.entries(apps).map(([label, one]) => [`openapi.${label}.json`, one])] as [string, string][]) {
      const truth = join(folder, file)
      if (!existsSync(truth)) continue
      it(`${name}${file === 'openapi.json' ? '' : ` (${file})`}`, async () => {
        const found = differences(JSON.parse(readFileSync(truth, 'utf8')), await recoveredContract(folder, variable, env))
        expectSame(found.filter((one) => !unstable.some((pointer) => one.startsWith(`${pointer}:`))))
      })
    }
  }
  for (const name of readdirSync(join(here, '../../examples'))) {
    const truth = join(here, 'examples', `${name}.openapi.json`)
    if (existsSync(truth)) it(`example ${name}`, async () => expectSame(differences(JSON.parse(readFileSync(truth, 'utf8')), await recoveredContract(join(here, '../../examples', name), 'app.main:app', {}))))
  }
})
