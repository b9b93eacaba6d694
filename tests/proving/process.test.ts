import { spawnSync } from 'node:child_process'
import { PassThrough } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Lines } from '../../src/proving/process/lines.ts'
import { startGroup } from '../../src/proving/process/group.ts'
import { run } from '../../src/proving/process/run.ts'

const WHERE = { directory: '/', environment: { PATH: process.env['PATH'] ?? '' } }

/** Whether it runs; what has ended and was not fetched yet does not. */
const isThere = (pid: number): boolean =>
  /^[^Z]/.test(spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim())

/** The number a command prints of a process it leaves in the background. */
const background = 'sleep 300 & echo $!; '

test('a command runs to its end, and what it writes is kept', async () => {
  const ran = await run({ ...WHERE, command: 'echo out; echo wrong >&2; printf "no end"; exit 3' }, 20)
  expect(ran).toMatchObject({ code: 3, cut: null })
  expect([...ran.lines].sort()).toEqual(['no end', 'out', 'wrong'])
})

test('whatever takes too long is ended, with everything it started', async () => {
  const ran = await run({ ...WHERE, command: `${background}wait` }, 1)
  expect(ran).toMatchObject({ code: null, cut: 'not over after 1 s' })
  await sleep(100)
  expect(isThere(Number(ran.lines[0]))).toBe(false)
})

test('a group that ends leaves nobody behind, though it does not listen', async () => {
  const group = startGroup({ ...WHERE, command: `trap '' TERM; ${background}while true; do sleep 1; done` })
  while (group.lines.all().length === 0) await sleep(20)
  expect(group.alive()).toBe(true)
  await group.end(200)
  expect(group.alive()).toBe(false)
  await sleep(100)
  expect(isThere(Number(group.lines.all()[0]))).toBe(false)
})

test('a program that is not there is told', async () => {
  expect(await run({ ...WHERE, command: ['no-such-program', 'x'] }, 20)).toMatchObject({
    code: null,
    cut: 'spawn no-such-program ENOENT',
  })
})

test('a command that ends takes what it started with it', async () => {
  const ran = await run({ ...WHERE, command: `${background}exit 0` }, 20)
  expect(ran).toMatchObject({ code: 0, cut: null })
  expect(isThere(Number(ran.lines[0]))).toBe(false)
})

test('lines are put together as they come in pieces, one stream beside the other', () => {
  const lines = new Lines()
  const [out, wrong] = [new PassThrough(), new PassThrough()]
  for (const stream of [out, wrong]) lines.listen(stream)
  for (const [stream, piece] of [
    [out, 'a\nb'],
    [wrong, 'x'],
    [out, 'c\r\n'],
    [wrong, 'y\n'],
    [out, 'd'],
  ] as const)
    stream.emit('data', piece)
  expect(lines.all()).toEqual(['a', 'bc', 'xy', 'd'])
})
