import { expect, test } from 'vitest'
import { Turns } from '../../../src/doors/mcp/turns.ts'

const nobody = new AbortController().signal

/** A work that ends when it is told to. */
function work(turns: Turns, began: string[], name: string, signal: AbortSignal = nobody) {
  let end: () => void = () => undefined
  const ending = new Promise<void>((resolve) => (end = resolve))
  const done = turns.take(signal, () => {
    began.push(name)
    return ending
  })
  return { done, end }
}

test('so much is done at once, and the rest in the order it came', async () => {
  const turns = new Turns(2)
  const began: string[] = []
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => work(turns, began, name))
  await Promise.resolve()
  expect(began).toEqual(['a', 'b'])
  b!.end()
  await b!.done
  await new Promise(setImmediate)
  expect(began).toEqual(['a', 'b', 'c'])
  for (const one of [a, c, d]) one!.end()
  await Promise.all([a!.done, c!.done, d!.done])
  expect(began).toEqual(['a', 'b', 'c', 'd'])
})

test('whoever is cancelled leaves the line, and nobody else does', async () => {
  const turns = new Turns(1)
  const began: string[] = []
  const given = new AbortController()
  const first = work(turns, began, 'first')
  const left = work(turns, began, 'left', given.signal)
  const last = work(turns, began, 'last')
  given.abort()
  await expect(left.done).rejects.toThrow(/abort/i)
  first.end()
  last.end()
  await last.done
  expect(began).toEqual(['first', 'last'])
})

test('a work that fails gives its turn to the next', async () => {
  const turns = new Turns(1)
  const failing = turns.take(nobody, () => Promise.reject(new Error('no')))
  const next = turns.take(nobody, () => Promise.resolve('done'))
  await expect(failing).rejects.toThrow('no')
  expect(await next).toBe('done')
})
