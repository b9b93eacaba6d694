import { Trouble } from '../kernel/diagnostic.ts'
import { type ArchitectConfig, readConfig } from '../readers/project/config.ts'
import { openMigrations } from './read-folder.ts'

/** What a project of Python, or of nothing but SQL, tells this tool; whatever is wrong with it ends here, where somebody is there to read it. */
export function configurationOf(directory: string): ArchitectConfig {
  const { config, problems } = readConfig(openMigrations({ directory, revision: null, changed: [] }))
  const [first] = problems
  if (first) throw new Trouble('configuration', first)
  return config
}
