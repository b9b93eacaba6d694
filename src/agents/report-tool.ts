import { type Json, isObject, listAt } from '../kernel/json.ts'
import type { Struck } from './answer.ts'
import type { InnerTool } from './loop/call-tool.ts'
import { Trouble } from '../kernel/diagnostic.ts'

/** What a specialist found, as data. */
export interface SpecialistReport {
  readonly statements: readonly Statement[]
  readonly unknown: readonly string[]
  /** What was said and did not hold. */
  readonly struck: readonly Struck[]
}

export interface Statement {
  readonly text: string
  /** The calls it rests on, found by looking its claims up. */
  readonly from: readonly string[]
}

/** Looks the claims of a text up: the calls they rest on, or why one does not hold. */
export type LookUp = (text: string) => { readonly from: readonly string[]; readonly wrong: string | null }

/** The one way a specialist ends: statements whose claims hold. The first time those that do not are sent back. */
export class ReportTool implements InnerTool {
  readonly inner = true
  readonly name = 'report'
  readonly title = 'Report'
  readonly description =
    'Hands in what you found, and ends your task. One fact a statement; what could not be found out goes into unknown.'
  readonly effect = 'reads'
  readonly input = {
    type: 'object',
    properties: {
      statements: { type: 'array', items: { type: 'string' } },
      unknown: { type: 'array', items: { type: 'string' } },
    },
    required: ['statements'],
    additionalProperties: false,
  } as const
  readonly output = { type: 'object', properties: {}, additionalProperties: false } as const

  private readonly lookUp: LookUp
  private sentBack = false
  report: SpecialistReport | null = null

  constructor(lookUp: LookUp) {
    this.lookUp = lookUp
  }

  async run(input: Json): Promise<{ answer: Json; runs: []; places: [] }> {
    const judged = texts(input, 'statements').map((text) => ({ text, ...this.lookUp(text) }))
    const struck = judged.flatMap(({ text, wrong }) => (wrong === null ? [] : [{ text, why: wrong }]))
    if (struck.length > 0 && !this.sentBack) {
      this.sentBack = true
      throw new Trouble('usage', {
        message: `these do not hold: ${struck.map(({ text, why }) => `"${text}" (${why})`).join('; ')}`,
        help: 'Report once more: what still does not hold is left out.',
      })
    }
    const statements = judged.filter(({ wrong }) => wrong === null).map(({ text, from }) => ({ text, from }))
    this.report = { statements, unknown: texts(input, 'unknown'), struck }
    return { answer: { taken: statements.length, leftOut: struck.length }, runs: [], places: [] }
  }
}

const texts = (input: Json, key: string): readonly string[] =>
  listAt(input, key).filter((each): each is string => typeof each === 'string' && !isObject(each))
