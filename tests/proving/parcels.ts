import { fileURLToPath } from 'node:url'

/** A small backend with migrations, tests and callers, of which every claim holds. */
export const fixture = fileURLToPath(new URL('../fixtures/parcels', import.meta.url))
