import { expect, test } from 'vitest'
import { openIn } from '../../../src/flows/design/open.ts'
import { readRequest } from '../../../src/readers/request/index.ts'
import { readBookshop } from './bookshop.ts'

const bookshop = await readBookshop()

function open(text: string, answers: Readonly<Record<string, string>> = {}) {
  const { request, questions } = openIn(readRequest(text, bookshop), bookshop, answers)
  return {
    keys: request.subjects.flatMap(({ name, fields }) =>
      fields.flatMap(({ type }) => (type.startsWith('-> ') ? [`${name} ${type}`] : [])),
    ),
    ties: questions.flatMap(({ id, answers: all, answer }) =>
      id.startsWith('ties/') ? [`${id} ${all.map(({ name }) => name).join('|')} = ${answer}`] : [],
    ),
  }
}

test('what is usually of something that is there is asked to be, and what may be of anything is asked about', () => {
  const asks = 'staff can mark a copy as damaged with a discount in percent and a photo'
  expect(open(asks)).toEqual({
    keys: ['Copy -> Book cascade'],
    ties: ['ties/Photo copy|book|order|review|nothing = nothing', 'ties/Copy book|nothing = book'],
  })
  expect(open(asks, { 'ties/Copy': 'nothing', 'ties/Photo': 'copy' }).keys).toEqual(['Photo -> Copy cascade'])
})

test('what says what it is of is not asked, and neither is what is of nothing', () => {
  expect(open('staff keep copies of books with a shelf mark').ties).toEqual([])
  expect(open('Add suppliers with a name').ties).toEqual([])
})

test('what people see only their own of is of them, and of nothing else that has to be asked', () => {
  const kept = 'Customers keep notes with a title and a text.'
  expect(open(kept).ties).toHaveLength(1)
  expect(open(`${kept} Everyone sees and changes only their own notes.`).ties).toEqual([])
})
