import { version } from '../../kernel/version.ts'
import { type Command, helpOption, type Option, type Positional } from './command.ts'
import { painter } from './terminal.ts'

type Row = readonly [string, string]

/** The page of one command: examples first, because most people want to copy one. */
export function helpPage(command: Command, color: boolean): string {
  const paint = painter(color)
  const positionals = [command.positional, command.second].filter((one) => one !== undefined)
  const argument = positionals.map(usageOf).join('')
  const rows = [...command.options, helpOption].map((option): Row => [signature(option), meaning(option)])
  rows.unshift(
    ...positionals.map(({ name, summary, choices }): Row => [name.toUpperCase(), choicesAfter(summary, choices)]),
  )
  return [
    `${paint('bold', `architect ${command.name}`)}: ${lowerFirst(command.summary)}`,
    '',
    paint('bold', 'Examples'),
    ...table(command.examples.map(({ line, does }): Row => [line, does])),
    '',
    paint('bold', 'Usage'),
    `  architect ${command.name}${argument} [options]`,
    '',
    ...table(rows),
    ...(command.notes ? ['', command.notes] : []),
  ].join('\n')
}

export function overviewPage(commands: readonly Command[], color: boolean): string {
  const paint = painter(color)
  return [
    `${paint('bold', 'architect')} ${version}: the true map of a FastAPI backend, read without running it`,
    '',
    paint('bold', 'Start here'),
    ...table([
      ['architect', 'survey the repository you are in'],
      ['architect survey DIR', 'survey another one'],
    ]),
    '',
    paint('bold', 'Commands'),
    ...table(commands.map(({ name, summary }): Row => [name, summary])),
    '',
    'architect help COMMAND explains one of them. Exit codes: 0 clean, 1 findings, 2 usage or',
    'configuration, 3 nothing to read, 70 a bug of ours.',
  ].join('\n')
}

const usageOf = ({ name, required }: Positional): string =>
  required ? ` ${name.toUpperCase()}` : ` [${name.toUpperCase()}]`

function signature({ name, short, value }: Option): string {
  return `${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`
}

function meaning({ summary, choices, many }: Option): string {
  const repeated = many === 'repeated' ? `${summary} (may be repeated)` : summary
  return choicesAfter(repeated, choices)
}

function choicesAfter(summary: string, choices: readonly string[] | undefined): string {
  return choices ? `${summary}: ${choices.join(', ')}` : summary
}

/** Two columns; texts that would run over the right edge continue under their own column. */
function table(rows: readonly Row[]): readonly string[] {
  const left = Math.max(...rows.map(([name]) => name.length)) + 4
  return rows.flatMap(([name, text]) =>
    wrap(text, 96 - left).map((line, index) => (index === 0 ? `  ${name}` : '').padEnd(left) + line),
  )
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line ? `${line} ${word}` : word
  }
  return [...lines, line]
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
