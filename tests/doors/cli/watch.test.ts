import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { emptyFolder } from '../../temporary.ts'
import { watchDirectory } from '../../../src/doors/cli/watch-directory.ts'

let folder: string
let changes: number
let watching: { close(): void }

beforeEach(() => {
  folder = emptyFolder()
  mkdirSync(join(folder, 'app'))
  mkdirSync(join(folder, '.venv'))
  changes = 0
  watching = watchDirectory(folder, join(folder, 'map.html'), () => (changes += 1))
})
afterEach(() => watching.close())

const write = (path: string) => writeFileSync(join(folder, path), String(Math.random()))
const expectChanges = (times: number) => vi.waitFor(() => expect(changes).toBe(times), { timeout: 5_000 })

test('several files saved at once are one change', async () => {
  write('main.py')
  write('app/books.py')
  await expectChanges(1)
})

test('folders made later, and folders deleted and made again, are heard', async () => {
  mkdirSync(join(folder, 'new'))
  await expectChanges(1)
  write('new/books.py')
  await expectChanges(2)
  rmSync(join(folder, 'app'), { recursive: true })
  mkdirSync(join(folder, 'app'))
  await expectChanges(3)
  write('app/books.py')
  await expectChanges(4)
})

test('virtual environments and the written map itself are not', async () => {
  write('.venv/site.py')
  write('map.html')
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(changes).toBe(0)
})
