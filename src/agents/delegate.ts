import type { Json } from '../kernel/json.ts'
import { Conversation, Enough } from './loop.ts'
import type { InnerTool } from './loop/call-tool.ts'
import { Over } from './loop/purse.ts'
import type { Session } from './loop/session.ts'
import { specialistPrompt } from './prompts.ts'
import { type LookUp, ReportTool, type SpecialistReport } from './report-tool.ts'
import { type Specialist, specialistNames, specialists } from './specialists.ts'
import type { Tool } from './tools/tool.ts'

/** A tool by which whoever leads hands a task to a specialist, and gets a record back. */
export function delegateTool(tools: readonly Tool[], lookUp: LookUp, session: Session): InnerTool {
  return {
    inner: true,
    name: 'delegate',
    title: 'Delegate',
    description:
      'Hands a task to a specialist, who looks with tools of their own and reports statements that were looked up. Say all they need to know: they see nothing of this conversation.',
    effect: 'reads',
    input: {
      type: 'object',
      properties: { specialist: { type: 'string', enum: specialistNames }, task: { type: 'string' } },
      required: ['specialist', 'task'],
      additionalProperties: false,
    },
    output: {
      type: 'object',
      properties: {
        specialist: { type: 'string' },
        ended: { type: 'string' },
        statements: { type: 'array' },
        unknown: { type: 'array' },
        struck: { type: 'array' },
      },
      additionalProperties: false,
    },
    run: async ({ specialist, task }) => {
      const chosen = specialists.find(({ name }) => name === specialist)
      const answer = chosen === undefined ? {} : await workedOut(chosen, String(task), tools, lookUp, session)
      return { answer, runs: [], places: [] }
    },
  }
}

async function workedOut(
  specialist: Specialist,
  task: string,
  tools: readonly Tool[],
  lookUp: LookUp,
  session: Session,
): Promise<Json> {
  const report = new ReportTool(lookUp)
  const own = tools.filter(({ name, effect }) => specialist.tools.includes(name) && effect !== 'writes')
  const conversation = new Conversation(
    { name: specialist.name, system: specialistPrompt(specialist), tools: [...own, report], leaves: 2 },
    session,
    () => report.report !== null,
  )
  const ended = await endOf(conversation, task, report)
  const nothing: SpecialistReport = { statements: [], unknown: ['nothing was reported'], struck: [] }
  return { specialist: specialist.name, ended, ...(report.report ?? nothing) }
}

/** Going in circles ends a specialist; every other end is the end of all. */
async function endOf(conversation: Conversation, task: string, report: ReportTool): Promise<string> {
  try {
    await conversation.say(task)
    if (report.report === null) await conversation.say('Call `report` with what you found: nothing else is handed on.')
    return report.report === null ? 'without a report' : 'reported'
  } catch (error) {
    if (error instanceof Enough) return 'no calls of the model were left'
    if (error instanceof Over && error.reason === 'repetition') return 'it went in circles'
    throw error
  }
}
