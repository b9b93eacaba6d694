import { beforeAll, expect, test } from 'vitest'
import { openIn } from '../../../src/flows/design/open.ts'
import type { Backend } from '../../../src/model/index.ts'
import { readRequest } from '../../../src/readers/request/index.ts'
import { readBookshop } from './bookshop.ts'

let shop: Backend
beforeAll(async () => {
  shop = await readBookshop()
})

const open = (text: string, answers: Readonly<Record<string, string>> = {}) =>
  openIn(readRequest(text, shop), shop, answers)

test('whose a new resource is, and what it holds, is asked in a repository as well', () => {
  const { questions } = open('Add a wishlist')
  expect(questions.map(({ id, answer, by }) => [id, answer, by])).toEqual([
    ['owner/Wishlist', 'pattern', 'default'],
    ['fields/Wishlist', 'usual', 'default'],
  ])
})

test('what was answered is asked for', () => {
  const { request } = open('Add a wishlist', { 'owner/Wishlist': 'own', 'fields/Wishlist': 'described' })
  expect(request.subjects[0]?.fields.map(({ name, type }) => `${name}: ${type}`)).toEqual([
    'person: -> Person',
    'name: str(1..200)',
    'description: text(0..5000)?',
  ])
})

test('a field of what is there asks nothing of owners', () => {
  expect(open('Add a field notes to orders').questions).toEqual([])
})
