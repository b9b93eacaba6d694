import { type Requirement, parseRequirement } from './requirement.ts'

const present = (one: Requirement | null): one is Requirement => one !== null

/** requirements.txt, constraints and their sources: one package a line; options and links are passed over. */
export function readRequirements(text: string, from: string): readonly Requirement[] {
  return text
    .split(/\r?\n/)
    .filter((line) => /^\s*[A-Za-z0-9]/.test(line) && !/^\s*\w+(\+\w+)?:\/\//.test(line))
    .map((line) => parseRequirement(line, from))
    .filter(present)
}

/** `install_requires` and the extras of setup.cfg: indented lines below a key. */
export function readSetupCfg(text: string, from: string): readonly Requirement[] {
  const result: Requirement[] = []
  let wanted = false
  let extras = false
  for (const line of text.split(/\r?\n/)) {
    const section = /^\[(.+)\]/.exec(line)?.[1]
    if (section !== undefined) extras = section === 'options.extras_require'
    const key = /^([\w.-]+)\s*=(.*)$/.exec(line)
    if (key) wanted = extras || key[1] === 'install_requires'
    const written = key ? key[2]! : /^\s+\S/.test(line) ? line : ''
    const requirement = wanted && section === undefined ? parseRequirement(written, from) : null
    if (requirement) result.push(requirement)
  }
  return result
}

/** Quoted requirements of named packages: setup.py, and TOML that is broken. */
export function readQuoted(text: string, from: string, names: ReadonlySet<string>): readonly Requirement[] {
  const quoted = [...text.matchAll(/(["'])([A-Za-z][^"'\n]{1,120})\1/g)].map((match) =>
    parseRequirement(match[2]!, from),
  )
  return quoted.filter(present).filter((one) => names.has(one.name))
}

/** A conda environment: `- fastapi=0.95.1`, and pip's own list inside it. */
export function readConda(text: string, from: string): readonly Requirement[] {
  return text
    .split(/\r?\n/)
    .map((line) => /^\s*-\s*["']?(?:[\w-]+::)?([A-Za-z][^"'#:]*)["']?\s*(?:#.*)?$/.exec(line)?.[1])
    .filter((written) => written !== undefined)
    .map((written) => parseRequirement(written.replace(/^([\w.-]+=[^=,<>]+)=.*$/, '$1'), from))
    .filter(present)
}
