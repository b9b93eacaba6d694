import { expect, test } from 'vitest'
import { createInterface } from 'node:readline/promises'
import { PassThrough } from 'node:stream'
import { explain } from '../../../src/doors/cli/answer.ts'
import type { Terminal } from '../../../src/doors/cli/terminal.ts'

test('a question that is left with Ctrl-C ends the command, and is no bug', async () => {
  const input = new PassThrough()
  const lines = createInterface({ input, output: new PassThrough(), terminal: true })
  const left = lines.question('Which one? ').catch((error: unknown) => error)
  input.write('\u0003')
  const told: string[] = []
  const terminal = { colorWhenTold: false, environment: {}, tell: (text: string) => told.push(text) }
  expect(explain(await left, terminal as unknown as Terminal)).toBe(130)
  expect(told).toEqual([])
})
