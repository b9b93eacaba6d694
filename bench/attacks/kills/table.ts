import type { Bare } from './mutant.ts'
import type { Result } from './run.ts'

/** Attack by attack: the backend it was tried on, what is wrong with it, and what became of it. */
export function table(ids: readonly string[], results: readonly Result[], bare: readonly Bare[]): string {
  const rows = ids.flatMap((id) => {
    const own = results.filter(({ attack }) => attack === id)
    if (own.length > 0) return own.map(rowOf)
    const why = bare.find(({ attack }) => attack === id)?.why ?? 'there is no mutant'
    return [`| ${id} | | | ${why} |`]
  })
  return ['| attack | backend | mutant | what became of it |', '|---|---|---|---|', ...rows].join('\n')
}

function rowOf({ attack, backend, fault, verdict, detail, others }: Result): string {
  const falls = others !== undefined && others.length > 0 ? `; ${others.join(' ')} too` : ''
  const seen = verdict === 'killed' ? `killed: ${detail}${falls}` : `**${verdict}**: ${detail}`
  return `| ${attack} | ${backend} | ${fault} | ${seen.replaceAll('|', '\\|').replaceAll('\n', ' ')} |`
}
