import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { caseOf, differences, recoveredContract } from './contract.ts'

const here = import.meta.dirname
const cases = readdirSync(join(here, 'cases'))

/** Not the same yet; a case that becomes so fails here until its line is taken out. */
const NOT_YET: Readonly<Record<string, string>> = {
  'body-form-models-new': 'form models beside other fields, written as allOf by the newest FastAPI',
  'routing-try-import': 'whether a package is installed cannot be seen: one that is imported is taken to be there',
}

const expectSame = (found: readonly string[]): void => expect(found, found.join('\n')).toEqual([])

describe('the recovered contract is the one real FastAPI publishes', () => {
  for (const name of cases) {
    const folder = join(here, 'cases', name)
    const { entry = 'main:app', apps = {}, env = {}, unstable = [] } = caseOf(folder)
    for (const [file, variable] of [
      ['openapi.json', entry],
      ...Object.entries(apps).map(([label, one]) => [`openapi.${label}.json`, one]),
    ] as [string, string][]) {
      const truth = join(folder, file)
      if (!existsSync(truth)) continue
      const test = NOT_YET[name] ? it.fails : it
      test(`${name}${file === 'openapi.json' ? '' : ` (${file})`}`, async () => {
        const found = differences(
          JSON.parse(readFileSync(truth, 'utf8')),
          await recoveredContract(folder, variable, env),
        )
        expectSame(found.filter((one) => !unstable.some((pointer) => one.startsWith(`${pointer}:`))))
      })
    }
  }
  for (const name of readdirSync(join(here, '../../examples'))) {
    const truth = join(here, 'examples', `${name}.openapi.json`)
    if (existsSync(truth))
      it(`example ${name}`, async () =>
        expectSame(
          differences(
            JSON.parse(readFileSync(truth, 'utf8')),
            await recoveredContract(join(here, '../../examples', name), 'app.main:app', {}),
          ),
        ))
  }
})
