import type { Effect, Tool } from '../tools/tool.ts'
import type { Session } from './session.ts'

const does: Readonly<Record<Exclude<Effect, 'reads'>, string>> = {
  writes: 'changes files of the repository',
  executes: "runs the repository's own code",
}

/** Whether a tool may be called: one that only reads, always; others when somebody says so. Nobody there means no. */
export async function approved(tool: Tool, input: string, session: Session): Promise<boolean> {
  if (tool.effect === 'reads' || session.allowed) return true
  const answer = await session.desk.ask({
    question: `May ${tool.name} be called with ${input}?`,
    because: `It ${does[tool.effect]}.`,
    answers: [
      { name: 'no', title: 'No' },
      { name: 'yes', title: 'Yes' },
    ],
  })
  return answer === 'yes'
}
