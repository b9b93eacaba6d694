// `npm run test:full`: what needs Python, a native Postgres or a browser. Each step installs its own.
import { fullSteps } from './full/steps.mjs'
import { runSteps } from './steps.mjs'

process.exitCode = (await runSteps(fullSteps)) ? 0 : 1
