import type { Backend, Run } from '../../../model/index.ts'
import { count } from '../../../model/queries/index.ts'
import { type Given, given } from '../given.ts'
import { type Item, item } from '../item.ts'
import { continued, listed } from '../listed.ts'
import { surveyed } from '../surveyed.ts'
import { LISTED, choice, folder, input, paging, text, texts } from '../schema.ts'
import type { Desk, Tool, ToolResult } from '../tool.ts'
import type { Kind, Row } from './kind.ts'
import { kindNames, kinds } from './kinds/index.ts'
import { checkFields, holding, named, nearName } from './matching.ts'

/** So few are shown with everything there is to say of them. */
const WHOLE = 2

export const look: Tool = {
  name: 'look',
  title: 'Look at parts of a backend',
  description: `Answers questions about the backend from its model, in place of searching and reading files: ${kinds.map(({ name, answers }) => `${name} (${answers})`).join('; ')}. Name what you want and choose fields; few matches are told whole, each with file and line.`,
  input: input(
    {
      kind: choice(kindNames, 'what to look at'),
      name: text('words of its name or file; an exact name alone'),
      where: texts('conditions on fields: access=public, writes=orders, reads!=users, unknown'),
      fields: texts('what to tell of each; a wrong name lists them'),
      folder,
      ...paging,
    },
    ['kind'],
  ),
  output: LISTED,
  effect: 'reads',
  async run(values, desk) {
    const asked = given(look, values)
    const more = continued(asked, desk)
    if (more !== null) return more
    const { backend, run } = await surveyed(asked, desk)
    const kind = kinds.find(({ name }) => name === asked.text('kind'))!
    return looked(kind, backend, run, asked, desk)
  },
}

function looked(kind: Kind, backend: Backend, run: Run, asked: Given, desk: Desk): ToolResult {
  const fields = checkFields(asked.list('fields'), kind)
  const all = kind.rows(backend)
  const name = asked.text('name')
  const found = holding(named(all, name), kind, asked.list('where'))
  const shown = fields.length > 0 ? fields : found.length <= WHOLE ? kind.fields : kind.brief
  const items = found.map((row) => itemOf(row, shown))
  const near = found.length === 0 && name !== null ? nearName(all, name) : null
  return listed(
    {
      kind: 'look',
      summary: `${found.length} of ${all.length} ${kind.name}${backend.reading.unresolved.length > 0 ? `; ${count(backend.reading.unresolved.length, 'place')} of the code not understood` : ''}`,
      hints: hintsOf(kind, found.length, fields.length, near),
      items: near === null ? items : [item({ nearest: near })],
      runs: [run],
    },
    asked,
    desk,
  )
}

function hintsOf(kind: Kind, found: number, chosen: number, near: string | null): readonly string[] {
  if (found === 0)
    return [near === null ? 'ask without name and where for all there is' : 'nearest is the nearest name']
  if (found <= WHOLE || chosen > 0) return []
  return [`fields: ${kind.fields.filter((field) => !kind.brief.includes(field)).join(', ')}`]
}

const itemOf = (row: Row, fields: readonly string[]): Item => ({
  shown: Object.fromEntries(fields.map((field) => [field, row.field(field)])),
  places: row.places,
})
