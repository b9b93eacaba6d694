import type { Design, Setting, WrittenFile } from '../feature.ts'

/** `.env.example`: what has to be said, and what may be. */
export function environmentExample(_: Design, settings: readonly Setting[]): WrittenFile {
  const lines = settings.map(({ name, default: value, required, says, example, made }) => {
    const line = `${name.toUpperCase()}=${example}`
    return `# ${says}\n${made ? `# ${made}\n` : ''}${value === null || required === true ? line : `# ${line}`}\n`
  })
  return {
    path: '.env.example',
    owner: 'shared',
    text: `# Copy this to .env, and choose. What is commented out has a default.\n\n${lines.join('\n')}`,
  }
}
