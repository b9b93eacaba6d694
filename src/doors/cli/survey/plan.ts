import { resolve } from 'node:path'
import type { SurveyRequest } from '../../../flows/survey.ts'
import { Trouble } from '../../../kernel/diagnostic.ts'
import type { Arguments } from '../arguments.ts'
import { checkedEntry, checkedSetting, existingDirectory, lookAt } from '../subject.ts'
import type { Terminal } from '../terminal.ts'
import { assumedFormat, type Format, formats } from './formats.ts'

/** What one survey is asked for: what to read, and where the result goes in which form. */
export interface SurveyPlan {
  readonly request: SurveyRequest
  readonly format: Format
  /** The parts to show; empty for all. */
  readonly sections: readonly string[]
  readonly output: string | null
}

export function planSurvey(given: Arguments, terminal: Terminal): SurveyPlan {
  const output = given.text('output')
  const format = chosenFormat(given, output, terminal)
  const contract = existingContract(given.text('contract'), terminal.directory)
  if (contract !== null) refuseWithoutPlace(format)
  return {
    request: {
      directory: existingDirectory(given.positional ?? '.', terminal.directory, 'survey'),
      entries: given.list('entry').map(checkedEntry),
      environment: Object.fromEntries(given.list('env').map(checkedSetting)),
      cache: !given.flag('no-cache'),
      contract,
      needs: needs[format] ?? [],
    },
    format,
    sections: given.list('only'),
    output: output === null ? null : resolve(terminal.directory, output),
  }
}

/** A comparison that nobody gets to see is not what was asked for. */
function refuseWithoutPlace(format: Format): void {
  if (comparing.has(format)) return
  throw new Trouble('usage', {
    message: `--format ${format} has no place for the comparison that --contract asks for`,
    help: `Take one of ${[...comparing].join(', ')}, or leave --contract out.`,
  })
}

const comparing: ReadonlySet<Format> = new Set(['terminal', 'json', 'markdown', 'html', 'agent'])

/** What a format shows, where it is not everything. */
const needs: Partial<Readonly<Record<Format, SurveyRequest['needs']>>> = {
  openapi: ['access'],
  ddl: ['tables'],
  dbml: ['tables'],
}

function chosenFormat(given: Arguments, output: string | null, terminal: Terminal): Format {
  const named = formats.find((format) => format === given.text('format'))
  if (given.flag('json') && named && named !== 'json') {
    throw new Trouble('usage', {
      message: `--json and --format ${named} ask for two formats`,
      help: 'Leave one of them out.',
    })
  }
  return given.flag('json') ? 'json' : (named ?? assumedFormat(output, terminal))
}

function existingContract(contract: string | null, from: string): string | null {
  if (contract === null) return null
  const path = resolve(from, contract)
  if (lookAt(path)?.isFile()) return path
  throw new Trouble('usage', {
    message: `there is no contract at ${contract}`,
    help: 'Name an OpenAPI document in JSON or YAML.',
  })
}
