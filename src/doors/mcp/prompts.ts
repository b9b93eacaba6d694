import { type McpServer, fromJsonSchema } from '@modelcontextprotocol/server'

interface Prompt {
  readonly name: string
  readonly title: string
  readonly description: string
  /** The one thing it is about: its name, what it is, and whether it must be said. */
  readonly about: { readonly name: string; readonly description: string; readonly required: boolean }
  readonly text: (about: string | null) => string
}

const PROMPTS: readonly Prompt[] = [
  {
    name: 'design',
    title: 'Design a change or a backend',
    description: 'A design that rests on what is there and on what was measured',
    about: { name: 'request', description: 'What is wanted, in your words', required: true },
    text: (request) => `Design this for the backend here:

${request}

Call design with the request, and read its overview; then its questions, decisions, files and unknown. Ask me what changes the design and cannot be known from the code, and call design again with my answers. Look at what it touches where you would say more (look; plans at the numbers of rows that matter). Tell the recommendation, the phases with a way back each, and what is not known. Each number names the run it comes from, each statement about the code its file and line; what no tool said you do not say.`,
  },
  {
    name: 'review',
    title: 'Review the backend',
    description: 'What is wrong, worst first, with the proof',
    about: { name: 'focus', description: 'A rule, a family, a path or a revision it changed since', required: false },
    text: (focus) => `Review the backend here${focus === null ? '' : `, with an eye on: ${focus}`}.

Call review, and for each finding of high or medium severity read its proof and the rule's page with explain before you judge it. Say which ones you think are wrong, and why. Propose for each of the others the smallest change that settles it, and what to test. Say what could not be read.`,
  },
  {
    name: 'adr',
    title: 'Write a decision record',
    description: 'A decision with context, options, consequences and what keeps the code to it',
    about: { name: 'decision', description: 'What is decided or has to be', required: true },
    text: (decision) => `Write an architecture decision record for this:

${decision}

Look at the documents of the repository first (look documents) and keep to their form and numbering. State what is there today with file and line, the options with what was measured, the decision, its consequences, and which rules of the review hold the code to it. A number without a run does not belong into it.`,
  },
  {
    name: 'evolve',
    title: 'Judge a change before it is merged',
    description: 'Whom a change breaks, and how it is rolled out',
    about: { name: 'base', description: 'The revision it is compared with; main by default', required: false },
    text: (
      base,
    ) => `Compare the backend as it lies here with ${base ?? 'main'}: call evolve, then review with newSince of the same revision.

Tell whom it breaks, worst first, and how to change it so that nobody is broken, or the phases in which it can be rolled out with the statements of each. Say what could not be compared.`,
  },
]

export function addPrompts(server: McpServer): void {
  for (const { name, title, description, about, text } of PROMPTS)
    server.registerPrompt(
      name,
      {
        title,
        description,
        argsSchema: fromJsonSchema<Readonly<Record<string, string>>>({
          type: 'object',
          properties: { [about.name]: { type: 'string', description: about.description } },
          required: about.required ? [about.name] : [],
        }),
      },
      (given) => ({
        description,
        messages: [{ role: 'user', content: { type: 'text', text: text(given[about.name]?.trim() || null) } }],
      }),
    )
}
