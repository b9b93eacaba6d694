import type { Node } from '../../../python/ast.ts'
import { isTest } from '../../../python/modules/places.ts'
import type { Splice } from '../source/splice.ts'
import type { Part } from './parts.ts'
import type { NewField } from './values.ts'

/** What an address asks of a field: `?title=one`, `&title=one`. */
const ASKED = /(?<sign>[?&])(?<field>\w+)=[^&"'\s]*(?: [^&"']*)?/g

/** Fields of the sibling that tests ask for in an address, and in what they are called themselves. */
export function askedInAddresses(
  { file, node }: Part,
  own: ReadonlySet<string>,
  fields: readonly NewField[],
  edits: readonly Splice[],
): readonly Splice[] {
  if (!isTest(file.path) || node.kind !== 'FunctionDef') return []
  const heirOf = (name: string): string | null => fields.find(({ model }) => model === name)?.wanted.name ?? null
  const at = (start: number, end: number, text: string): Splice => ({ file: file.path, start, end, text })
  const isTaken = (one: Node): boolean => edits.some(({ start, end }) => start < one.end && one.start < end)
  const texts = file.nodes.filter(
    ({ kind, start, end }) => /^(Constant|JoinedString)$/.test(kind) && node.start <= start && end <= node.end,
  )
  const addresses = texts.filter((one) => /^f?["'].*\?\w+=/.test(file.text(one)) && !isTaken(one))
  return [
    ...addresses.flatMap((one) =>
      [...file.text(one).matchAll(ASKED)].flatMap((found): readonly Splice[] => {
        const { sign = '', field = '' } = found.groups ?? {}
        const from = one.start + found.index
        const heir = heirOf(field)
        if (!own.has(field) || heir === field) return []
        if (heir !== null) return [at(from + 1, from + 1 + field.length, heir)]
        const behind = file.tree.source[from + found[0].length] === '&'
        return sign === '?' && behind
          ? [at(from + 1, from + found[0].length + 1, '')]
          : [at(from, from + found[0].length, '')]
      }),
    ),
    ...named(node.name, own, heirOf).map(({ start, end, text }) =>
      at(node.nameStart + start, node.nameStart + end, text),
    ),
  ]
}

/** `test_filter_title` is `test_filter_name`. */
function named(name: string, own: ReadonlySet<string>, heirOf: (field: string) => string | null) {
  return [...own].flatMap((field) => {
    const heir = heirOf(field)
    const found = new RegExp(`(?<=_)${field}(?=_|$)`).exec(name)
    return heir === null || found === null ? [] : [{ start: found.index, end: found.index + field.length, text: heir }]
  })
}
