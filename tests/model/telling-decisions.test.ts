import { expect, test } from 'vitest'
import { ANSWERED, mainSubject, tellingDecisions } from '../../src/model/queries/index.ts'
import type { Decision, Sentence, Subject } from '../../src/model/index.ts'

const sentence = (text: string, runs: readonly string[] = []): Sentence => ({ text, runs, places: [] })

const decision = (name: string, pages: readonly [number, number], more: Partial<Decision> = {}): Decision => ({
  id: name,
  name,
  question: `How is ${name} done?`,
  about: ['orders'],
  because: 'It arises.',
  places: [],
  options: ['plain', 'other'].map((option, at) => ({
    name: option,
    title: option,
    gains: [],
    costs: [],
    measured: [{ what: 'pages', value: pages[at]!, unit: 'page', run: 'R2' }],
  })),
  recommended: 'plain',
  reasons: [sentence('It is usual.'), sentence('It reads 3 pages.', ['R2'])],
  today: null,
  simplest: 'plain',
  ...more,
})

const names = (decisions: readonly Decision[]): readonly string[] =>
  tellingDecisions(decisions).map((one) => one.decision.name)

test('what was measured far apart tells more than what is alike, and what asks for more than the fewest parts tells most', () => {
  const [alike, apart] = [decision('alike', [5, 5]), decision('apart', [5, 50])]
  const more = decision('more', [5, 5], { recommended: 'other' })
  expect(names([alike, apart, more])).toEqual(['more', 'apart', 'alike'])
})

test('what somebody answered comes first, and a toss-up is none', () => {
  const given = decision('given', [5, 5], { reasons: [sentence(ANSWERED), sentence('It reads 3 pages.', ['R2'])] })
  const open = decision('open', [5, 5000], { recommended: null })
  expect(names([decision('apart', [1, 900]), open, given])).toEqual(['given', 'apart'])
})

test('figures side by side say less than a sentence about them, and each question is told once', () => {
  const bare = decision('bare', [1, 900], { reasons: [sentence('Measured: plain pages 1; other pages 900.', ['R2'])] })
  expect(names([bare, decision('said', [5, 5]), decision('said', [5, 5], { id: 'said/2' })])).toEqual(['said', 'bare'])
})

test('most of a request is about what most others refer to', () => {
  const subject = (name: string, ...types: readonly string[]): Subject => {
    const from = { text: name, start: 0, end: 1 }
    return { name, from, table: null, fields: types.map((type) => ({ name: 'x', type, from, typed: 'said' })) }
  }
  const subjects = [subject('ReadReceipt', '-> Message'), subject('Message'), subject('Attachment', '-> Message')]
  expect(mainSubject({ subjects })?.name).toBe('Message')
  expect(mainSubject({ subjects: [subject('User'), subject('One'), subject('Two')] })?.name).toBe('One')
  expect(mainSubject({ subjects: [subject('User')] })).toBeNull()
})
