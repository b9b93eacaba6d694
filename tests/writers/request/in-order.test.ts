import { describe, expect, it } from 'vitest'
import { readRequest } from '../../../src/readers/request/index.ts'
import { blueprintOf } from '../../../src/writers/request/index.ts'

const checksOf = (text: string): readonly string[] =>
  blueprintOf(readRequest(text, null))
    .split('\n')
    .flatMap((line) => /^ +checks: (.*)$/.exec(line)?.[1] ?? [])

describe('what begins and ends', () => {
  it('never ends before it begins', () => {
    expect(checksOf('trips with title, start date and end date')).toEqual(['{ in_order: end_date >= start_date }'])
    expect(checksOf('leave requests (from, to, reason)')).toEqual(['{ in_order: ends_on >= starts_on }'])
  })
  it('lasts some time, where no two may be at one time', () => {
    expect(checksOf('Members book rooms. No double booking.')).toEqual(['{ in_order: ends_at > starts_at }'])
  })
  it('is in the order in which it is said, where either may come first', () => {
    expect(checksOf('stays with arrival and departure date')).toEqual(['{ in_order: departure_date >= arrival_date }'])
    expect(checksOf('flights with departure and arrival')).toEqual(['{ in_order: arrival >= departure }'])
  })
  it('has no least above its most', () => {
    expect(checksOf('job postings with salary range')).toEqual(['{ in_order: max_salary >= min_salary }'])
  })
  it('is not checked where times of a day go over midnight, or one of the two is not there', () => {
    expect(checksOf('quiet times with name and quiet hours')).toEqual([])
    expect(checksOf('tasks with title and end date')).toEqual([])
  })
})
