import { expect, test } from 'vitest'
import { bookshop } from '../fixtures/backend.ts'
import { measure } from './claims/measure.ts'
import { toldOf } from './claims/things.ts'

test('of sixty true claims none is taken out, and of sixty changed ones none stays', () => {
  const measured = measure(toldOf(bookshop(), 11), 60, 7)
  expect(measured.missed).toEqual([])
  expect(measured.struck).toEqual([])
})
