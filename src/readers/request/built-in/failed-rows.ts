import type { AskedRule, Subject, Words } from '../../../model/index.ts'

interface FailedRows {
  readonly subject: Subject
  readonly rules: readonly AskedRule[]
  readonly from: Words
}

const SAID =
  /\b(?:(?:and )?(?:gets?|sees?|downloads?|receives?)(?: back)? (?:(?:the|all|a list of(?: the)?) )?(?:rows|lines|records) (?:that|which) (?:failed|were rejected|could not be imported)|(?:and )?(?:gets?|sees?|keeps?)(?: back)? (?:the )?(?:failed|rejected|invalid) (?:rows|lines|records))(?: (?:with|and) (?:the|their|a|its) (?:reasons?|errors?)(?: (?:of|for) each)?)?/i

/** `gets the rows that failed with the reason`: each is kept beside what they came with. */
export function failedRowsIn(text: string, of: string): FailedRows | null {
  const found = SAID.exec(text)
  if (found === null) return null
  const from = { text: found[0], start: found.index, end: found.index + found[0].length }
  const field = (name: string, type: string, typed: 'said' | 'by its name') => ({ name, type, from, typed })
  return {
    subject: {
      name: 'FailedRow',
      from,
      table: null,
      fields: [
        field('run', `-> ${of} cascade`, 'said'),
        field('row_number', 'int(1..)', 'by its name'),
        field('reason', 'text(1..2000)', 'said'),
      ],
    },
    rules: (['create', 'update'] as const).map((verb) => ({
      who: 'nobody',
      verbs: [verb],
      of: 'FailedRow',
      how: 'only',
      from,
    })),
    from,
  }
}
