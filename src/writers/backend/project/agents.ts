import type { Design, WrittenFile } from '../feature.ts'

/** `AGENTS.md`: what whoever edits this has to know. */
export const agents = (_: Design): WrittenFile => ({
  path: 'AGENTS.md',
  owner: 'shared',
  text: `# For whoever edits this

- Run the checks before you are done: \`uv run ruff check\`, \`uv run mypy\`, \`uv run pytest\` (with \`DATABASE_URL\` of an
  empty PostgreSQL database).
- A new field, resource or rule belongs into \`architect.yaml\` first; \`architect build\` writes the models, schemas, rules,
  routes, tests and the migration of it, and leaves what you edited.
- What is yours alone (a calculation, a call to somebody else) goes into \`app/services\`; what nobody waits for into
  \`app/jobs\`, asked for with \`enqueue\` in the transaction it belongs to.
- Whoever listens is told of rows the session writes, not of \`update()\` and \`delete()\` statements.
- Every query for rows goes through \`readable(caller)\` of its module in \`app/access\`. Never ask for a row by its key alone.
- A change of a model needs a migration, with a way back: \`uv run alembic revision --autogenerate -m "..."\`.
- Errors are raised as classes of \`app/core/errors.py\`; nothing else decides what a caller is told.
`,
})
