import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withLock } from '../../tools/prepare/lock.mjs'
import { emptyFolder } from '../temporary.ts'

const newLock = () => join(emptyFolder(), 'prepare.lock')
const moment = () => new Promise((resolve) => setTimeout(resolve, 20))

test('first runs at the same time take turns', async () => {
  const lock = newLock()
  let inside = 0
  const most = await Promise.all(
    [1, 2, 3].map(() =>
      withLock(lock, async () => {
        inside += 1
        await moment()
        return inside--
      }),
    ),
  )
  expect(most).toEqual([1, 1, 1])
  expect(existsSync(lock)).toBe(false)
})

test('the lock of a run that was killed is cleared', async () => {
  const lock = newLock()
  mkdirSync(lock)
  // Larger than any process id that Linux, macOS or Windows gives out.
  writeFileSync(join(lock, 'pid'), '999999999')
  await expect(withLock(lock, async () => 'done')).resolves.toBe('done')
})

test('work that fails gives the lock back', async () => {
  const lock = newLock()
  const failing = withLock(lock, () => Promise.reject(new Error('no network')))
  await expect(failing).rejects.toThrow('no network')
  expect(existsSync(lock)).toBe(false)
})
