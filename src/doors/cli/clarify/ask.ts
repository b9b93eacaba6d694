import { createInterface } from 'node:readline/promises'
import { Trouble } from '../../../kernel/diagnostic.ts'
import { nearest } from '../../../kernel/nearest.ts'
import type { Question } from '../../../model/index.ts'

/** Asks each question; nothing, or what is no answer, is the usual one. */
export async function askAll(questions: readonly Question[]): Promise<Readonly<Record<string, string>>> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  const said: Record<string, string> = {}
  try {
    for (const { id, question, because, answers, usual } of questions) {
      const names = answers.map(({ name }) => name)
      process.stderr.write(`\n${question}\n  ${because}\n`)
      for (const [index, { title, changes }] of answers.entries())
        process.stderr.write(`  ${index + 1}  ${title}: ${changes}\n`)
      const answer = (await lines.question(`Which one (${names.indexOf(usual) + 1}): `)).trim()
      said[id] = names[Number(answer) - 1] ?? (answer === '' ? usual : (nearest(answer, names) ?? usual))
    }
    return said
  } finally {
    lines.close()
  }
}

/** `owner/Task=shared`, by what it answers. */
export function answersIn(given: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    given.map((one) => {
      const equals = one.indexOf('=')
      if (equals > 0) return [one.slice(0, equals), one.slice(equals + 1)]
      throw new Trouble('usage', {
        message: `--answer ${one} is not ID=NAME`,
        help: 'For example --answer owner/Task=shared',
      })
    }),
  )
}
