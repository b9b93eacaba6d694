import { expect, test } from 'vitest'
import { optionsOf, optionsOfChange } from '../../../src/flows/design/options.ts'
import { recommendationOf } from '../../../src/flows/design/recommendation.ts'
import { risksOf } from '../../../src/flows/design/risks.ts'
import type { Decision, DecisionOption } from '../../../src/model/index.ts'

const option = (name: string): DecisionOption => ({
  name,
  title: `Doing ${name}`,
  gains: [`${name} gains`],
  costs: [`${name} costs`],
  measured: [{ what: `pages of ${name}`, value: 3, unit: 'page', run: 'R2' }],
})

const decision = (more: Partial<Decision> = {}): Decision => ({
  id: 'paging',
  name: 'paging',
  question: 'How are lists paged?',
  about: ['tasks'],
  because: 'There is a list.',
  places: [],
  options: [option('offset'), option('cursor'), option('both')],
  recommended: 'cursor',
  reasons: [
    { text: 'It is what is there.', runs: [], places: [] },
    { text: 'Page 1,000 reads 3 pages.', runs: ['R2'], places: [] },
  ],
  today: null,
  simplest: 'offset',
  furthest: 'cursor',
  ...more,
  ...(more.name === undefined ? {} : { id: more.name }),
})

const NOBODY = new Map<string, string>()

test('ways that choose the same are one way', () => {
  expect(optionsOf([decision()], NOBODY).map(({ name }) => name)).toEqual(['recommended', 'simplest'])
  expect(optionsOf([decision({ simplest: 'cursor' })], NOBODY).map(({ name }) => name)).toEqual(['recommended'])
  expect(optionsOf([decision({ furthest: 'both' })], NOBODY).map(({ name }) => name)).toEqual([
    'recommended',
    'simplest',
    'furthest',
  ])
})

test('other ways tell only what is different in them, with what was measured', () => {
  const same = decision({ name: 'keys', recommended: 'offset', simplest: 'offset', furthest: 'offset' })
  const [first, simplest] = optionsOf([decision(), same], NOBODY)
  expect(first?.summary.map(({ text }) => text)).toEqual([
    'How are lists paged? Doing cursor (tasks).',
    'How are lists paged? Doing offset (tasks).',
  ])
  expect(simplest).toMatchObject({
    summary: [{ text: 'How are lists paged? Doing offset (tasks).', runs: ['R2'] }],
    gains: ['offset gains'],
    figures: [{ what: 'pages of offset', run: 'R2' }],
  })
})

test('the same answer to one question about several things is one sentence', () => {
  const many = ['a', 'b', 'c', 'd'].map((about) => decision({ about: [about] }))
  expect(optionsOf(many, NOBODY)[0]?.summary).toMatchObject([
    { text: 'How are lists paged? Doing cursor (a, b, c and 1 more).' },
  ])
})

test('what somebody answered is taken before what is recommended', () => {
  expect(optionsOf([decision()], new Map([['paging', 'both']]))[0]?.summary).toMatchObject([
    { text: 'How are lists paged? Doing both (tasks).' },
  ])
})

test('the recommendation gives one reason for each decision, measured where there is a run, and counts what is open', () => {
  const decisions = [decision(), decision({ name: 'keys', recommended: null, reasons: [] })]
  const said = recommendationOf(optionsOf(decisions, NOBODY), decisions).map(({ text }) => text)
  expect(said).toEqual([
    'The first of the options: each part as what was measured speaks for it. It would be otherwise with the fewest parts to run, in 1 answer; for the most it may have to bear, in 1 answer.',
    'How are lists paged? Doing cursor: Page 1,000 reads 3 pages.',
    '1 decision is a toss-up: the usual answer is taken until somebody says otherwise.',
  ])
})

test('three risks: what was found weighs more than what was supposed, and what always holds comes last', () => {
  const supposed = {
    id: 'scale',
    question: 'How many rows?',
    because: 'Indexes follow from it.',
    answers: [],
    usual: 'few',
    weight: 4,
    answer: 'few',
    by: 'default' as const,
  }
  const finding = {
    severity: 'high',
    rule: 'access/open',
    sentence: { text: 'Anybody may delete.', runs: ['R1'], places: [] },
    advice: 'Ask who calls.',
  }
  const nothing = { migration: null, decisions: [], notBuilt: [], unknown: [], findings: [], questions: [] }
  const risks = risksOf({ ...nothing, questions: [supposed], findings: [finding] })
  expect(risks).toHaveLength(3)
  expect(risks[0]).toMatchObject({ likelihood: 'high', mitigation: 'Ask who calls.' })
  expect(risks[1]?.because.text).toContain('Supposed: few')
  expect(risks[2]?.likelihood).toBe('low')
  expect(risksOf(nothing)).toHaveLength(3)
})

test('in a repository the change alone comes first, and what is recommended besides is another way', () => {
  const done = [{ text: '`Book` says `title`, and now `subtitle`', runs: [], places: [] }]
  expect(optionsOfChange(done, [], NOBODY, true)).toMatchObject([{ name: 'smallest', summary: done, costs: [] }])
  expect(optionsOfChange(done, [decision()], NOBODY, true)).toMatchObject([
    { name: 'smallest', summary: done },
    { name: 'recommended', summary: [{ text: 'How are lists paged? Doing cursor (tasks).' }] },
  ])
})

test('a change without a revision is not said to have one', () => {
  const gains = (isRevised: boolean) => optionsOfChange([], [], NOBODY, isRevised)[0]?.gains
  expect(gains(true)).toContain('one revision leads there and back')
  expect(gains(false)).toEqual(['what is there keeps its way'])
})
