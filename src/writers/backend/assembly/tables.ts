import type { Design, WrittenFile } from '../feature.ts'

/** Whoever imports it knows every table, those the program keeps for itself among them. */
export function tablesFile(_: Design, modules: readonly string[]): WrittenFile {
  const all = [...new Set(['app.models', ...modules])].toSorted()
  const text = `"""Every table there is: for migrations, and for whoever makes a schema."""

${all.map((module) => `import ${module}`).join('\n')}
from app.models.base import Base

MODULES = (${all.join(', ')},)
metadata = Base.metadata
`
  return { path: 'app/core/schema.py', owner: 'owned', text }
}
