import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { NOTHING, buildBackend } from '../../src/flows/build.ts'
import { STATE } from '../../src/flows/build/state.ts'
import { silent } from '../../src/kernel/progress.ts'
import { emptyFolder } from '../temporary.ts'

const BLUEPRINT = `architect: 1
app: shop
database: { replicas: 1 }
resources:
  Order: { fields: { total: int }, access: { read: anyone, create: anyone } }
`

test('a build with nothing to do says what the last one said of the blueprint, and one with something does it', async () => {
  const directory = emptyFolder()
  const build = () => buildBackend({ directory, dryRun: false }, silent)
  const path = (name: string): string => join(directory, name)
  writeFileSync(path('architect.yaml'), BLUEPRINT)
  const first = await build()
  expect(first).toMatchObject({ app: 'shop', notBuilt: ['database.replicas'], written: true })
  expect(await build()).toEqual({ ...NOTHING, app: 'shop', notBuilt: ['database.replicas'] })

  // A state nobody wrote is none.
  for (const text of ['{', '{"format": 2}']) {
    writeFileSync(path(STATE), text)
    expect((await build()).changes.map((change) => change.path)).toEqual([STATE])
  }

  appendFileSync(path('app/models/order.py'), '\n# ours\n')
  expect((await build()).changes.map((change) => change.path)).toEqual([STATE])
  expect(readFileSync(path('app/models/order.py'), 'utf8')).toMatch(/# ours\n$/)

  writeFileSync(path('architect.yaml'), BLUEPRINT.replace('app: shop', 'app: store'))
  expect(await build()).toMatchObject({ app: 'store', written: true })
  writeFileSync(path('architect.yaml'), BLUEPRINT.replace('total: int', 'total: number'))
  await expect(build()).rejects.toThrow(/number/)
})
