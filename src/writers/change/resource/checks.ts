import type { Wanted } from '../field/wanted.ts'
import type { Reading } from './reading.ts'

/** A check stays with a field that is called as the one it is about, and has the same limits. */
export function withoutKeptChecks(reading: Reading, asked: readonly Wanted[]): Reading {
  const { file } = reading.part
  const isKept = (text: string, field: string): boolean => {
    const wanted = asked.find(({ name }) => name === field)
    if (!wanted || !/\bCheckConstraint\(/.test(text)) return false
    const { type } = wanted
    const limits = ['least' in type ? type.least : null, 'most' in type ? type.most : null].filter(
      (one) => one !== null && one !== undefined,
    )
    const said = [...text.matchAll(/\d+(?:\.\d+)?/g)].map(([number]) => Number(number))
    return said.length === limits.length && limits.every((one) => said.includes(Number(one)))
  }
  return { ...reading, units: reading.units.filter(({ node, field }) => !isKept(file.text(node), field)) }
}
