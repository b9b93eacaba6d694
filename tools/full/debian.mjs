// Packages of Debian, from its own archive: nothing is downloaded that is there already.
import { existsSync } from 'node:fs'
import { execute } from '../steps.mjs'

const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '--non-interactive']
const unattended = ['DEBIAN_FRONTEND=noninteractive', 'apt-get', '-o', 'DPkg::Lock::Timeout=120']

/** Installs the packages of which a file is missing; `wanted` is `{ package: file it brings }`. */
export async function installed(wanted) {
  const missing = Object.keys(wanted).filter((name) => !existsSync(wanted[name]))
  if (missing.length === 0) return
  console.log(`        installing ${missing.join(', ')} with apt-get`)
  await aptGet('update', '--quiet')
  await aptGet('install', '--quiet', '--yes', '--no-install-recommends', ...missing)
  const absent = missing.filter((name) => !existsSync(wanted[name]))
  if (absent.length > 0) throw new Error(`${absent.join(', ')} did not bring ${absent.map((name) => wanted[name])}`)
}

async function aptGet(...list) {
  const [command, ...rest] = [...asRoot, 'env', ...unattended, ...list]
  const { passed, output } = await execute(command, rest)
  if (!passed) throw new Error(`This step needs packages of Debian 12 (bookworm): apt-get ${list.join(' ')}\n${output}`)
}
