import type { AskedField, DesignRequest, Subject } from '../../../model/index.ts'
import { type Sentence, understood, wordsOf } from './sentences.ts'

const LENGTH =
  /,?\s*\b(?:of\s+)?(?:at most|up to|max(?:imum)?|no more than|not more than|no longer than)\s+(?<most>\d+)\s+(?:characters?|chars|letters)(?:\s+long)?\b/i

/** `add a barcode to books, at most 13 characters`: so long is the text that is added, and no row is a character. */
export function lengthAsSaid(request: DesignRequest, sentence: Sentence): DesignRequest {
  const found = LENGTH.exec(sentence.text)
  if (!found) return request
  const said = wordsOf(sentence, found.index, found[0])
  const made = request.subjects.find(
    ({ name, table, from }) => table === null && name === 'Character' && meets(from, said),
  )
  if (!made) return request
  const fields = request.subjects.flatMap((of) =>
    of === made
      ? []
      : of.fields.flatMap((field) => (isText(field) && field.from.end <= said.start ? [{ of, field }] : [])),
  )
  const last = fields.toSorted((a, b) => b.field.from.end - a.field.from.end)[0]
  if (!last) return request
  const most = found.groups?.['most'] ?? ''
  const sized = (of: Subject): Subject =>
    of !== last.of
      ? of
      : {
          ...of,
          fields: of.fields.map((one) =>
            one === last.field
              ? { ...one, type: one.type.replace(/^(str|text)\((\d*)\.\.\d*\)/, `$1($2..${most})`) }
              : one,
          ),
        }
  const isGone = (name: string | null | undefined): boolean => name?.split('.')[0] === made.name
  return understood(
    {
      ...request,
      subjects: request.subjects.filter((one) => one !== made).map(sized),
      capabilities: request.capabilities.filter(({ of }) => !isGone(of)),
      ...(request.rules === undefined ? {} : { rules: request.rules.filter(({ of }) => !isGone(of)) }),
    },
    said,
  )
}

const isText = ({ type }: AskedField): boolean => /^(?:str|text)\(/.test(type)

const meets = (
  one: { readonly start: number; readonly end: number },
  other: { readonly start: number; readonly end: number },
) => one.start < other.end && other.start < one.end
