#!/usr/bin/env node
import { compilePatiently } from '../../kernel/patient-compiler.ts'
import { version } from '../../kernel/version.ts'

// This file stays tiny: everything that is not the version is loaded when it is asked for.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const argv = process.argv.slice(2)

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `architect needs Node.js 20.19 or later; this is ${process.versions.node}. See https://nodejs.org/en/download\n`,
  )
  process.exitCode = 2
} else if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
  process.stdout.write(`${version}\n`)
} else {
  compilePatiently()
  const { run } = await import('./run.ts')
  process.exitCode = await run(argv)
}
