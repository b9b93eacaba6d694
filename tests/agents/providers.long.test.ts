import { afterAll, expect, test } from 'vitest'
import { cutAt } from './cut-at.ts'
import { dialects } from './providers.ts'

const rejections: unknown[] = []
const heard = (reason: unknown): void => void rejections.push(reason)
process.on('unhandledRejection', heard)
afterAll(() => void process.off('unhandledRejection', heard))

const SAYS = 'Nothing is known of it.'

test.each(dialects)('$name: a stream that is cut at any byte ends clearly, or was whole', async ({ stream, open }) => {
  const whole = stream({ text: SAYS })
  const places = Array.from({ length: Buffer.byteLength(whole) + 1 }, (_, at) => at)
  const answers = await cutAt(whole, places, open)
  expect(answers.filter(({ ended, text }) => text !== (ended === 'answered' ? SAYS : ''))).toEqual([])
  expect(answers[0]?.ended).toBe('model')
  expect(rejections).toEqual([])
})

test.each(dialects)('$name: a call that is cut anywhere is not carried out by halves', async ({ stream, open }) => {
  const whole = stream({ call: { name: 'look', input: '{"a":1}' } })
  const places = Array.from({ length: Math.floor(Buffer.byteLength(whole) / 5) }, (_, at) => at * 5)
  const answers = await cutAt(whole, places, open)
  const clear = ['model', 'calls', 'answered', 'steps']
  expect(answers.map(({ ended }) => ended).filter((ended) => !clear.includes(ended))).toEqual([])
  expect(rejections).toEqual([])
})
