import { expect, test } from 'vitest'
import { harmful } from '../../../src/flows/change/difference.ts'

test('what is there is not changed by what is asked for beside it', () => {
  const harm = ['~ column tasks.state', '- column tasks.title', '- operation GET /tasks', '~ access GET /tasks']
  const others = ['+ column tags.name', '+ table tags', '~ table tasks', '+ field TagRead.name', '+ not understood x']
  expect(harmful([...others, ...harm])).toEqual(harm)
})
