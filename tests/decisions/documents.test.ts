import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../architecture/imports.ts'

test('the registry and docs/decisions follow from the decisions', () => {
  const { stderr, status } = spawnSync(process.execPath, [join(root, 'tools/decisions.mjs'), '--check'], {
    encoding: 'utf8',
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
})
