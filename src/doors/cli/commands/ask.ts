import type { Command } from '../command.ts'

export const command: Command = {
  name: 'ask',
  summary: 'Answer a question about a backend, with the runs and lines the answer rests on',
  examples: [
    {
      line: 'architect ask "What does deleting a user touch?"',
      does: 'without a model: tools are chosen by the words',
    },
    { line: 'architect ask "Who may read invoices?" --in backend --json', does: 'for a script' },
    { line: 'architect ask "..." --model anthropic:NAME --budget 50k', does: 'by a model, for 50,000 tokens at most' },
    { line: 'architect ask "..." --model http://localhost:11434#NAME', does: 'by one on this machine' },
    { line: 'architect ask --replay ask.jsonl', does: 'the same answer once more: nothing is asked or run' },
  ],
  positional: { name: 'question', summary: 'What you want to know, in quotes' },
  options: [
    {
      name: 'in',
      value: 'DIR',
      summary: 'The folder that holds the backend (by default the one you are in)',
      completes: 'directories',
    },
    {
      name: 'model',
      value: 'MODEL',
      summary: 'none, anthropic:NAME, openai:NAME or http://ADDRESS#NAME (by default ARCHITECT_MODEL, or none)',
    },
    {
      name: 'budget',
      value: 'LIMIT',
      many: 'repeated',
      summary: 'At most so much: 50k tokens, 0.20USD, or 50k|0.20USD',
    },
    { name: 'price', value: 'IN:OUT', summary: 'What a million tokens cost, in USD: 3:15; a budget in USD needs it' },
    { name: 'steps', value: 'NUMBER', summary: 'Call the model so often at most (by default 40)' },
    { name: 'time', value: 'SECONDS', summary: 'Take so long at most (by default 600)' },
    {
      name: 'ledger',
      value: 'FILE',
      summary: 'Write down every call and what came of it, a line each',
      completes: 'files',
    },
    { name: 'replay', value: 'LEDGER', summary: 'Answer from a ledger, without a model', completes: 'files' },
    { name: 'yes', short: 'y', summary: 'Allow tools that write files or run code, without asking' },
    { name: 'json', summary: 'The answer with its evidence as JSON' },
  ],
  notes:
    'Keys come from ANTHROPIC_API_KEY, OPENAI_API_KEY or ARCHITECT_MODEL_KEY. Every number and file of an answer is looked\nup in what the tools said; what is not there is taken out. It ends with 1 when there is no whole answer. docs/ask.md',
  async run(given, terminal) {
    const { askOnce } = await import('../ask/once.ts')
    return askOnce(given, terminal)
  },
}
