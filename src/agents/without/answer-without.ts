import { isObject, listAt } from '../../kernel/json.ts'
import type { Evidence } from '../answer.ts'
import type { Written } from '../ask.ts'
import type { ToolEntry } from '../ledger/entry.ts'
import { callTool } from '../loop/call-tool.ts'
import { Over } from '../loop/purse.ts'
import { Repeats } from '../loop/repeats.ts'
import type { Session } from '../loop/session.ts'
import { isName } from '../evidence/names.ts'
import { stem } from '../evidence/stems.ts'
import type { Tool } from '../tools/tool.ts'
import { type ChosenTopic, chosenTopics } from './chosen-topics.ts'
import { namedIn, sayingUsers } from './named.ts'
import { recordLines } from './record-lines.ts'
import type { Named, PlannedCall } from './topics.ts'

/** Answers without a model: tools are chosen by what the question is about, and the answer is what they say. */
export async function answerWithout(session: Session, tools: readonly Tool[]): Promise<Written> {
  const work = new Work(session, tools)
  try {
    return await work.answer()
  } catch (error) {
    if (!(error instanceof Over)) throw error
    return work.written(error.reason, error.message)
  }
}

class Work {
  private readonly repeats = new Repeats()
  private readonly parts: string[] = []
  private readonly evidence: Evidence[] = []
  private readonly unknown: string[] = []

  private readonly session: Session
  private readonly tools: readonly Tool[]

  constructor(session: Session, tools: readonly Tool[]) {
    this.session = session
    this.tools = tools
  }

  async answer(): Promise<Written> {
    const { question } = this.session
    const map = await this.call({ tool: 'survey', input: {} })
    const tables = map === null ? [] : tablesOf(map)
    const meant = sayingUsers(question, tables) ? await this.usersAmong(tables) : null
    const named = namedIn(question, tables, map === null ? [] : namesOf(map), meant)
    const chosen = chosenTopics(question)
    for (const each of chosen) await this.tell(each, named)
    if (chosen.length === 0) await this.tellWhatIsNamed(named, map)
    return this.written('answered', null)
  }

  written(ended: Written['ended'], why: string | null): Written {
    const unknown = why === null ? this.unknown : [...this.unknown, why]
    return { text: this.parts.join('\n').trim(), evidence: this.evidence, struck: [], ended, unknown }
  }

  /** The table that holds who calls. */
  private async usersAmong(tables: readonly string[]): Promise<string | null> {
    const entry = await this.call({ tool: 'look', input: { kind: 'callers', fields: ['caller'] } })
    const records =
      entry?.outcome.kind === 'answered' ? Object.values(entry.outcome.answer).flat().filter(isObject) : []
    const classes = records.flatMap(({ caller }) => /^class (?:.*\W)?(\w+)$/.exec(String(caller))?.[1] ?? [])
    return tables.find((table) => classes.some((name) => stem(name) === stem(table))) ?? null
  }

  private async tell({ topic, because }: ChosenTopic, named: Named): Promise<void> {
    const calls = topic.calls(named).filter(({ tool }) => this.tools.some(({ name }) => name === tool))
    if (calls.length === 0) {
      this.unknown.push(`${topic.about} ("${because.join('", "')}"): there is no tool for it here`)
      return
    }
    this.title(topic.about, named.things)
    for (const call of calls) this.say(await this.call(call))
  }

  /** No word says what is asked: then what is named is shown, or the map. */
  private async tellWhatIsNamed(named: Named, map: ToolEntry | null): Promise<void> {
    this.unknown.push('what exactly is asked: no word of the question chose a tool, so what it names is shown')
    const looks = named.things.flatMap((name) =>
      ['tables', 'operations'].map((kind) => ({ tool: 'look', input: { kind, name } })),
    )
    this.title(looks.length === 0 ? 'the backend' : 'what is named', named.things)
    if (looks.length === 0) this.say(map)
    for (const call of looks.filter(({ tool }) => this.tools.some(({ name }) => name === tool)))
      this.say(await this.call(call))
  }

  private title(about: string, things: readonly string[]): void {
    const of = things.length === 0 ? '' : `: ${things.map((name) => `\`${name.replaceAll('`', "'")}\``).join(', ')}`
    this.parts.push('', `## ${about[0]?.toUpperCase()}${about.slice(1)}${of}`, '')
  }

  private say(entry: ToolEntry | null): void {
    if (entry?.outcome.kind !== 'answered') return
    const lines = recordLines(entry.outcome.answer)
    this.parts.push(...lines, '')
    this.evidence.push({ claim: lines[0] || entry.name, from: [entry.id] })
  }

  /** Null where there is no such tool, or no answer; the latter is said. */
  private async call({ tool, input }: PlannedCall): Promise<ToolEntry | null> {
    const found = this.tools.find(({ name }) => name === tool)
    if (found === undefined) return null
    const taken = Object.fromEntries(
      Object.entries(input).filter(([key]) => Object.hasOwn(found.input.properties, key)),
    )
    const call = { agent: 'planner', name: tool, input: JSON.stringify(taken) }
    const entry = await callTool(call, this.tools, this.repeats, this.session)
    if (entry.outcome.kind === 'failed' || entry.outcome.kind === 'refused')
      this.unknown.push(`${tool}: ${entry.outcome.why}`)
    return entry
  }
}

/** The names a map lists as tables. */
function tablesOf({ outcome }: ToolEntry): readonly string[] {
  const items = outcome.kind === 'answered' ? Object.values(outcome.answer).flat().filter(isObject) : []
  return items
    .filter(({ about }) => about === 'tables')
    .flatMap((item) => listAt(item, 'names'))
    .filter((name) => typeof name === 'string')
}

/** Names in what the map tells, for the question to mention. */
function namesOf({ outcome }: ToolEntry): readonly string[] {
  const found = new Set<string>()
  const walk = (value: unknown): void => {
    if (typeof value === 'string' && isName(value)) found.add(value)
    else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) walk(each)
  }
  if (outcome.kind === 'answered') walk(outcome.answer)
  return [...found].filter((name) => /^[\w.]{2,80}$/.test(name) && !commonWords.has(name.toLowerCase()))
}

/** Words a map is made of: they name nothing in it. */
const commonWords = new Set(
  'access application domain tables table settings jobs migrations operations operation public unknown open protected alembic documents name kind about'.split(
    ' ',
  ),
)
