import type { PlacedProblem, ReadBlueprint } from '../../flows/blueprint-files.ts'
import type { Backend } from '../../model/index.ts'
import { count, totalsOf } from '../../model/queries/index.ts'
import { accessText } from '../../reports/agent/operations.ts'
import { columnText } from '../../reports/agent/tables.ts'
import { given } from './given.ts'
import { item, type Item } from './item.ts'
import { continued, listed } from './listed.ts'
import { LISTED, folder, input, paging, text } from './schema.ts'
import type { Tool } from './tool.ts'
import { workFolder } from './work-folder.ts'

export const blueprint: Tool = {
  name: 'blueprint',
  title: 'Check a blueprint',
  description:
    'Whether a blueprint (architect.yaml) is right, and what it asks for: its problems with line and advice, or the tables and operations it makes. Give the text while you write it, or nothing for the files in the folder. Changes nothing.',
  input: input({ text: text('the blueprint itself, as YAML'), folder, ...paging }),
  output: LISTED,
  effect: 'reads',
  async run(values, desk) {
    const asked = given(blueprint, values)
    const more = continued(asked, desk)
    if (more !== null) return more
    const { MAIN, backendOfFiles, readBlueprint, readFiles } = await import('../../flows/blueprint-files.ts')
    const content = asked.text('text')
    const read = content === null ? readBlueprint(workFolder(asked, desk)) : readFiles([{ path: MAIN, text: content }])
    const { summary, hints, items } = read.problems.length > 0 ? wrong(read) : right(backendOfFiles(read.files))
    return listed({ kind: 'blueprint', summary, hints, items, runs: [] }, asked, desk)
  },
}

interface Told {
  readonly summary: string
  readonly hints: readonly string[]
  readonly items: readonly Item[]
}

const wrong = ({ problems, files }: ReadBlueprint): Told => ({
  summary: `${count(problems.length, 'problem')}: nothing can be built of it`,
  hints: [],
  items: problems.map((problem) => problemItem(problem, files)),
})

function problemItem(problem: PlacedProblem, files: ReadBlueprint['files']): Item {
  const { file, line, column, message, help } = problem
  const lines = files.find(({ path }) => path === file)?.text.split(/\r\n?|\n/) ?? []
  const written = lines[line - 1]?.trim()
  return item({ at: `${file}:${line}:${column}`, message, help, written }, problem)
}

function right(backend: Backend): Told {
  const totals = totalsOf(backend)
  return {
    summary: `right: it asks for ${count(totals.operations, 'operation')} and ${count(totals.tables, 'table')}`,
    hints: ['build for the files it makes: a dry run unless write is said'],
    items: [...tableItems(backend), ...operationItems(backend)],
  }
}

const tableItems = ({ data }: Backend): readonly Item[] =>
  data.tables.map((table) =>
    item({ table: table.id, columns: table.columns.map((column) => columnText(table, column)) }, table.at),
  )

const operationItems = ({ api }: Backend): readonly Item[] =>
  api.operations.map(({ id, access, handler }) => item({ operation: id, access: accessText(access) }, handler))
