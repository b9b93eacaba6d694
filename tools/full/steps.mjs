// What `npm run test:full` adds. A new step is one file next to this one and one line here; it installs
// what it needs by itself, into .cache or as a package of Debian, and fails where it cannot: nothing is skipped.
import { browser } from './browser.mjs'
import { conformance } from './conformance.mjs'
import { fuzz } from './fuzz.mjs'
import { inspector } from './inspector.mjs'
import { long } from './long.mjs'
import { native } from './native.mjs'
import { postgres } from './postgres.mjs'

/** Each is `{ name, needs, run }`; see tools/steps.mjs for what `run` resolves to. */
export const fullSteps = [conformance, postgres, long, native, browser, inspector, fuzz]
