import { rules } from '../../../rules/registry.generated.ts'

const names = rules.map(({ name }) => name)

/** What `--only` and `--skip` take besides paths: families first, then rules. */
export const wordsOffered: readonly string[] = [...new Set(names.map((name) => name.split('/')[0]!)), ...names]
