import { join } from 'node:path'
import { expect, test } from 'vitest'
import { survey } from '../../src/flows/survey.ts'
import { silent } from '../../src/kernel/progress.ts'
import { root } from '../architecture/imports.ts'
import { measure } from './claims/measure.ts'
import { toldOf } from './claims/things.ts'

test.each(['bookshop', 'clinic', 'newsroom', 'observatory', 'pawnshop'])(
  'of %s none of 500 changed claims stays, and of 500 true ones at most five are taken out',
  async (name) => {
    const directory = join(root, 'examples', name)
    const { backend } = await survey(
      { directory, entries: [], environment: {}, needs: [], cache: false, contract: null },
      silent,
    )
    const measured = measure(toldOf(backend, 5), 500, 23)
    expect(measured.missed).toEqual([])
    expect(measured.struck.length, measured.struck.join('\n')).toBeLessThanOrEqual(5)
  },
)
