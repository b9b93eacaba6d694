import type { Command } from '../command.ts'

export const command: Command = {
  name: 'clarify',
  summary: 'Read what somebody asks for, and ask what it leaves open',
  examples: [
    {
      line: 'architect clarify "tasks with title and due date, comments"',
      does: 'ask, and print the blueprint that follows',
    },
    {
      line: 'architect clarify "add a priority to tasks" --in backend',
      does: 'with the backend in that folder in mind',
    },
    { line: 'architect clarify "invoices" --answer owner/Invoice=shared', does: 'answer beforehand' },
    {
      line: 'architect clarify "invoices" --json',
      does: 'what is understood, the questions and the blueprint, as data',
    },
  ],
  positional: {
    name: 'request',
    summary: 'What is asked for, in English; - reads it from standard input',
    required: true,
  },
  options: [
    { name: 'in', value: 'DIR', summary: 'The backend it is about', completes: 'directories' },
    { name: 'answer', value: 'ID=NAME', many: 'repeated', summary: 'The answer to a question, by its id' },
    { name: 'json', summary: 'As data; nothing is asked' },
  ],
  notes: 'Where nobody is there to answer, each question is printed with its answers, and the usual one holds.',
  async run(given, terminal) {
    const { clarifyOnce } = await import('../clarify/once.ts')
    return clarifyOnce(given, terminal)
  },
}
