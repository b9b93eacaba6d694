// What `npm run test:full` adds. A new step is one file next to this one and one line here; it installs
// what it needs by itself, into .cache, and fails where it cannot: nothing is skipped.
import { conformance } from './conformance.mjs'

/** Each is `{ name, needs, run }`; see tools/steps.mjs for what `run` resolves to. */
export const fullSteps = [conformance]
