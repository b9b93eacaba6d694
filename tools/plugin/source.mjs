// What the plugin says, read from plugin/source: the one place it is written in.
import { readFileSync, readdirSync } from 'node:fs'
import { parse, stringify } from 'yaml'

const FRONT = /^---\n([\s\S]*?)\n---\n/

/** The keys above a page and the page. */
export function page(text) {
  const found = FRONT.exec(text)
  return found === null
    ? { keys: {}, body: text }
    : { keys: parse(found[1]) ?? {}, body: text.slice(found[0].length).trimStart() }
}

/** A page with keys above it; a long text stays on its line. */
export const pageWith = (keys, body) =>
  `---\n${stringify(keys, { lineWidth: 0, flowCollectionPadding: false })}---\n\n${body}`

export const json = (value) => `${JSON.stringify(value, null, 2)}\n`

export function readSource(root) {
  const folder = `${root}plugin/source`
  const text = (path) => readFileSync(`${folder}/${path}`, 'utf8')
  const pages = (kind) =>
    readdirSync(`${folder}/${kind}`)
      .filter((name) => name.endsWith('.md'))
      .sort()
      .map((name) => ({ name: name.slice(0, -'.md'.length), ...page(text(`${kind}/${name}`)) }))
  const { version, license } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
  return {
    ...JSON.parse(text('plugin.json')),
    version,
    license,
    instructions: text('instructions.md'),
    agents: pages('agents'),
    skills: pages('skills'),
    hooks: text('hooks/hooks.json'),
    hook: text('hooks/review-edit.mjs'),
  }
}

/** How the server of the command is started, wherever a host asks for that. */
export const server = ({ name, command }) => ({ [name]: { command, args: ['mcp'] } })
