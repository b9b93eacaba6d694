import type { Splice } from '../source/splice.ts'
import type { Part } from './parts.ts'
import type { Sibling } from './sibling.ts'
import type { NewField } from './values.ts'

/** `Books whose title holds the words`: of suppliers, whose name does. */
export function fieldsInWords(
  { file, node }: Part,
  { columns }: Sibling,
  fields: readonly NewField[],
): readonly Splice[] {
  const [first] = node.kind === 'FunctionDef' ? node.body : []
  if (first?.kind !== 'ExpressionStatement' || first.value.kind !== 'Constant') return []
  const text = file.text(first)
  return fields.flatMap(({ model, wanted }, index): readonly Splice[] => {
    const isFirst = fields.findIndex((one) => one.model === model) === index
    if (!isFirst || !columns.has(model) || model === wanted.name) return []
    return [...text.matchAll(new RegExp(`\\b${model}\\b`, 'g'))].map((found) => {
      const start = first.start + found.index
      return { file: file.path, start, end: start + model.length, text: wanted.name.replaceAll('_', ' ') }
    })
  })
}
