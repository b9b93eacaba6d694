import type { Evidence } from '../answer.ts'
import type { Written } from '../ask.ts'
import type { ToolEntry } from '../ledger/entry.ts'
import { callTool } from '../loop/call-tool.ts'
import { Over } from '../loop/purse.ts'
import { Repeats } from '../loop/repeats.ts'
import type { Session } from '../loop/session.ts'
import { stem } from '../evidence/stems.ts'
import type { Tool } from '../tools/tool.ts'
import { type ChosenTopic, chosenTopics } from './chosen-topics.ts'
import { namesOf, recordsOf, tablesOf } from './map-names.ts'
import { isMethod, meantOperations } from './meant-operations.ts'
import { CAPITALS, doingIn, namedIn, sayingUsers } from './named.ts'
import { begins, leftWords } from './question-words.ts'
import { recordLines } from './record-lines.ts'
import type { Named, PlannedCall } from './topic.ts'

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
  private readonly calls = new Map<string, ToolEntry>()
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
    const map = await this.call({ tool: 'survey', input: { tokens: 10_000 } })
    const tables = map === null ? [] : tablesOf(map)
    const meant = sayingUsers(question, tables) ? await this.usersAmong(tables) : null
    const named = namedIn(question, tables, map === null ? [] : namesOf(map), meant)
    const chosen = chosenTopics(question, named.things)
    const left = leftWords(question, named.things)
    const operations = chosen.some(isOfOperations) ? await this.operationsMeant(named, left) : []
    const demand = chosen.some(isOfOperations) && operations.length === 0 ? await this.demanded(named, left) : null
    const inColumns = chosen.every(({ topic }) => topic.name === 'tables') ? await this.columnsCalled(named, left) : []
    if (inColumns.length > 0) this.tellOf('columns', left, inColumns)
    else for (const each of chosen) await this.tell(each, { ...named, operations, demand }, map)
    if (chosen.length + inColumns.length === 0) await this.tellWhatIsNamed(named)
    this.sayWhatIsLeft(left, named)
    return this.written('answered', null)
  }

  written(ended: Written['ended'], why: string | null): Written {
    const unknown = why === null ? this.unknown : [...this.unknown, why]
    return { text: this.parts.join('\n').trim(), evidence: this.evidence, struck: [], ended, unknown }
  }

  /** The table that holds who calls. */
  private async usersAmong(tables: readonly string[]): Promise<string | null> {
    const entry = await this.call({ tool: 'look', input: { kind: 'callers', fields: ['caller'] } })
    const classes = recordsOf(entry).flatMap(({ caller }) => /^class (?:.*\W)?(\w+)$/.exec(String(caller))?.[1] ?? [])
    return tables.find((table) => classes.some((name) => stem(name) === stem(table))) ?? null
  }

  /** What the question speaks of by what it does. */
  private async operationsMeant({ question, things }: Named, left: readonly string[]): Promise<readonly string[]> {
    if (left.length + things.length === 0 || things.some((name) => name.includes('/'))) return []
    const entry = await this.call({
      tool: 'look',
      input: { kind: 'operations', fields: ['operation'], tokens: 10_000 },
    })
    const all = recordsOf(entry).flatMap(({ operation }) => (typeof operation === 'string' ? [operation] : []))
    return meantOperations(question, left, things, all)
  }

  /** What operations demand of who calls, where the question says it: `superuser`. */
  private async demanded({ things, tables }: Named, left: readonly string[]): Promise<string | null> {
    const words = tables.length > 0 || things.some((name) => name.includes('/')) ? [] : [...things, ...left]
    for (const word of words.slice(0, 2).map(stem)) {
      const where = [`access=${word}`]
      if (recordsOf(await this.call({ tool: 'look', input: { kind: 'operations', where } })).length > 0) return word
    }
    return null
  }

  /** Columns that are called as the question says, where it names nothing else. */
  private async columnsCalled({ things }: Named, left: readonly string[]): Promise<readonly ToolEntry[]> {
    const found: ToolEntry[] = []
    for (const word of things.length === 0 ? left.slice(0, 3) : []) {
      const where = [`column=${stem(word)}`]
      const entry = await this.call({ tool: 'look', input: { kind: 'columns', where } })
      if (entry !== null && recordsOf(entry).length > 0) found.push(entry)
    }
    return found
  }

  private async tell({ topic, because }: ChosenTopic, named: Named, map: ToolEntry | null): Promise<void> {
    const calls = topic.calls(named).filter(({ tool }) => this.tools.some(({ name }) => name === tool))
    if (calls.length === 0) {
      this.unknown.push(`${topic.about} ("${because.join('", "')}"): there is no tool for it here`)
      return
    }
    const entries: (ToolEntry | null)[] = []
    for (const call of calls) entries.push(call.tool === 'survey' ? map : await this.call(call))
    // Two topics may ask the same.
    const fresh = entries.filter((entry) => !this.evidence.some(({ from }) => from[0] === entry?.id))
    if (fresh.length > 0) this.tellOf(topic.about, named.things, fresh)
  }

  /** No word says what is asked: then what is named is shown. */
  private async tellWhatIsNamed({ things }: Named): Promise<void> {
    if (things.length === 0) {
      this.unknown.push(
        'what is asked: no word of the question is one that a tool here answers. Ask who may call what, what is public, what deleting something touches, what is wrong, how statements are planned with so many rows, or for an overview; --model NAME lets a model choose',
      )
      return
    }
    if (!things.every((name) => CAPITALS.test(name)))
      this.unknown.push('what exactly is asked: no word of the question chose a tool, so what it names is shown')
    const looks = things.flatMap((name) => kindsCalled(name).map((kind) => ({ tool: 'look', input: { kind, name } })))
    const entries: (ToolEntry | null)[] = []
    for (const call of looks) entries.push(await this.call(call))
    this.tellOf('what is named', things, entries)
  }

  /** What was answered below one title: an answer without records only where no other has any. */
  private tellOf(about: string, things: readonly string[], entries: readonly (ToolEntry | null)[]): void {
    const full = entries.filter((entry) => recordsOf(entry).length > 0)
    this.title(about, things)
    for (const entry of full.length > 0 ? full : entries.slice(0, 1)) this.say(entry)
  }

  /** Words nothing was chosen by, and no answer has: somebody may have asked for that alone. */
  private sayWhatIsLeft(left: readonly string[], named: Named): void {
    if (named.status !== null)
      this.unknown.push(`${named.status} that code raises without declaring it: the contract tells what is declared`)
    const told = this.parts.join('\n').toLowerCase()
    const untold = left.filter((word) => !told.includes(begins(word)) && !isDone(word, named))
    if (untold.length === 0 || told.trim() === '') return
    const words = untold.map((word) => `"${word}"`).join(', ')
    this.unknown.push(`whether this answers ${words}: nothing was chosen by that, and no tool says it`)
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
    const made = this.calls.get(`${tool} ${call.input}`)
    if (made !== undefined) return made
    const entry = await callTool(call, this.tools, this.repeats, this.session)
    this.calls.set(`${tool} ${call.input}`, entry)
    if (entry.outcome.kind === 'failed' || entry.outcome.kind === 'refused')
      this.unknown.push(`${tool}: ${entry.outcome.why}`)
    return entry
  }
}

/** What is done to something, and what is answered, were asked for as conditions. */
const isDone = (word: string, { doing, status }: Named): boolean =>
  word === status || isMethod(word) || (doing !== null && doingIn(word) === doing)

/** What may be called so: settings are written in capitals, and columns with lines between their words. */
function kindsCalled(name: string): readonly string[] {
  if (CAPITALS.test(name)) return ['settings']
  return name.includes('_') ? ['tables', 'columns', 'operations'] : ['tables', 'operations']
}

const isOfOperations = ({ topic }: ChosenTopic): boolean => ['access', 'operations', 'open'].includes(topic.name)
