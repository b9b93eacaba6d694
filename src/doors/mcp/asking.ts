import {
  CLIENT_CAPABILITIES_META_KEY,
  type ClientCapabilities,
  type InputRequiredResult,
  type ServerContext,
  inputRequired,
  inputResponse,
} from '@modelcontextprotocol/server'
import { DECLINED, type AskedOfSomebody } from '../../agents/tools/tool.ts'
import { digest } from '../../kernel/digest.ts'
import type { ServedPlace } from './place.ts'

type Answers = Readonly<Record<string, string>>

/**
 * Questions to whoever sits at the client. A call that needs an answer ends with the question, and begins anew when the
 * answer is there; clients of the older era are asked meanwhile, which is the same from here. Where a client asks nobody,
 * nobody is asked.
 */
export class Asking {
  private readonly known: Answers
  private readonly can: boolean

  constructor(context: ServerContext, declared: ClientCapabilities | undefined) {
    const before = context.mcpReq.requestState<Answers>() ?? {}
    this.known = { ...before, ...answersIn(context.mcpReq.inputResponses ?? {}) }
    const envelope: Readonly<Record<string, unknown>> = context.mcpReq.envelope ?? {}
    this.can = takesForms((envelope[CLIENT_CAPABILITIES_META_KEY] as ClientCapabilities | undefined) ?? declared)
  }

  ask(asked: AskedOfSomebody): Promise<string | null> {
    const id = idOf(asked)
    const answer = this.known[id]
    if (answer !== undefined) return Promise.resolve(answer)
    return this.can ? Promise.reject(new Unanswered(id, asked)) : Promise.resolve(null)
  }

  /** What a call answers that waits for somebody. */
  async questions({ id, asked }: Unanswered, place: ServedPlace, context: ServerContext): Promise<InputRequiredResult> {
    return inputRequired({
      inputRequests: { [id]: formOf(asked) },
      requestState: await place.answers.mint(this.known, context),
    })
  }
}

/** A question nobody answered yet. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered'
  readonly id: string
  readonly asked: AskedOfSomebody

  constructor(id: string, asked: AskedOfSomebody) {
    super(asked.question)
    this.id = id
    this.asked = asked
  }
}

/** The same question has the same name when the call begins anew. */
const idOf = ({ question, because }: AskedOfSomebody): string => `q${digest(question, because).slice(0, 16)}`

const formOf = ({ question, because, answers }: AskedOfSomebody) =>
  inputRequired.elicit({
    message: `${question}\n\n${because}`,
    requestedSchema: {
      type: 'object',
      properties: {
        answer: { type: 'string', title: 'Answer', oneOf: answers.map(({ name, title }) => ({ const: name, title })) },
      },
      required: ['answer'],
    },
  })

/** Whoever closes a question says no to it: that is another thing than that nobody was there. */
const answersIn = (responses: Readonly<Record<string, unknown>>): Answers =>
  Object.fromEntries(
    Object.keys(responses).flatMap((id) => {
      const response = inputResponse(responses, id)
      if (response.kind !== 'elicit') return []
      const answer = response.action === 'accept' ? response.content?.['answer'] : DECLINED
      return [[id, typeof answer === 'string' ? answer : DECLINED]]
    }),
  )

/** Where no mode is named, forms are meant. */
function takesForms(capabilities: ClientCapabilities | undefined): boolean {
  const elicitation = capabilities?.elicitation
  return elicitation !== undefined && (elicitation.form !== undefined || elicitation.url === undefined)
}
