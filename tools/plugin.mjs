// Writes what each host of coding agents reads, from plugin/source.
//   node tools/plugin.mjs [--check]
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { claudeCode, marketplace } from './plugin/claude-code.mjs'
import { agentsMd, codex, copilot, cursor, gemini, kiro, specKit } from './plugin/hosts.mjs'
import { readSource } from './plugin/source.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const source = readSource(root)
const hosts = {
  'claude-code': claudeCode,
  'agents-md': agentsMd,
  codex,
  cursor,
  copilot,
  gemini,
  kiro,
  'spec-kit': specKit,
}

const written = new Map([['.claude-plugin/marketplace.json', marketplace(source)]])
for (const [host, files] of Object.entries(hosts))
  for (const [path, text] of Object.entries(files(source))) written.set(`plugin/${host}/${path}`, text)

const there = Object.keys(hosts)
  .filter((host) => existsSync(`${root}plugin/${host}`))
  .flatMap((host) =>
    readdirSync(`${root}plugin/${host}`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length)),
  )
const gone = there.filter((path) => !written.has(path))
const stale = [...written].filter(
  ([path, text]) => !existsSync(root + path) || readFileSync(root + path, 'utf8') !== text,
)

if (process.argv.includes('--check')) {
  const wrong = [...stale.map(([path]) => path), ...gone]
  if (wrong.length > 0)
    console.error(`${wrong.join(', ')}: not what plugin/source says. Renew it by node tools/plugin.mjs`)
  process.exitCode = wrong.length > 0 ? 1 : 0
} else {
  for (const path of gone) rmSync(root + path)
  for (const [path, text] of stale) {
    mkdirSync(dirname(root + path), { recursive: true })
    writeFileSync(root + path, text)
  }
}
