import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { pathToFileURL } from 'node:url'
import { execute, root } from '../steps.mjs'
import { installed } from './debian.mjs'
import { readPng } from './png.mjs'

const chromium = '/usr/bin/chromium'
const packages = {
  chromium,
  'fonts-liberation': '/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf',
}
const size = { width: 1400, height: 1000 }
/** What the last run saw stays here, to be looked at. */
const pictures = join(root, '.cache/browser')

/** The page that a survey writes, opened by a real browser: it draws what it should and is refused nothing. */
export const browser = {
  name: 'the HTML map in Chromium',
  needs: 'a browser',
  run: async () => {
    await installed(packages)
    const folder = mkdtempSync(join(tmpdir(), 'architect-browser-'))
    try {
      mkdirSync(pictures, { recursive: true })
      const problems = [...(await listens(folder))]
      for (const example of readdirSync(join(root, 'examples'))) {
        problems.push(...(await look(folder, example)).map((problem) => `${example}: ${problem}`))
      }
      return { passed: problems.length === 0, output: problems.join('\n') }
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    }
  },
}

/** A page that breaks its own policy and then fails must be heard, or silence would prove nothing. */
async function listens(folder) {
  const page = join(folder, 'broken.html')
  const policy = `<meta http-equiv="Content-Security-Policy" content="script-src 'unsafe-inline'; img-src 'none'">`
  writeFileSync(page, `<!doctype html>${policy}<img src="none.png"><script>nowhere()</script>`)
  const { complaints } = await open(folder, page)
  const heard = [/Content Security Policy/, /nowhere is not defined/].filter((one) =>
    complaints.some((line) => one.test(line)),
  )
  return heard.length === 2 ? [] : [`A broken page was not heard to complain: ${complaints.join('\n')}`]
}

async function look(folder, example) {
  const page = join(folder, `${example}.html`)
  await survey(example, 'html', page)
  const backend = JSON.parse(await survey(example, 'json', join(folder, `${example}.json`)))
  const { dom, complaints } = await open(folder, page)
  return [...complaints, ...missing(dom, backend), ...blank(join(pictures, `${example}.png`))]
}

async function survey(example, format, file) {
  const list = ['survey', join(root, 'examples', example), '--format', format, '--no-cache', '--output', file]
  const { passed, output } = await execute(process.execPath, [join(root, 'dist/cli.js'), ...list])
  if (!passed) throw new Error(output)
  return readFileSync(file, 'utf8')
}

/** Chromium refuses to run as root inside its sandbox; the page is one of ours. */
async function open(folder, page) {
  const picture = join(pictures, page.slice(folder.length + 1).replace(/html$/, 'png'))
  rmSync(picture, { force: true })
  const list = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--hide-scrollbars',
    '--no-first-run',
    `--user-data-dir=${join(folder, 'profile')}`,
    `--window-size=${size.width},${size.height}`,
    '--enable-logging=stderr',
    '--v=0',
    '--dump-dom',
    `--screenshot=${picture}`,
    pathToFileURL(page).href,
  ]
  const { stdout, stderr } = await promisify(execFile)(chromium, list, { timeout: 60_000, maxBuffer: 64_000_000 })
  const complaints = stderr.split('\n').filter((line) => /:CONSOLE|Refused to|Uncaught/.test(line))
  return { dom: stdout, complaints }
}

/** Every domain has its box; an open box shows all its endpoints, a closed one counts them. */
function missing(dom, { api, data }) {
  const [map] = /<svg [^>]*aria-label="Map of domains, endpoints and tables"[\s\S]*<\/svg>/.exec(dom) ?? []
  if (map === undefined) return ['No map was drawn.']
  const labels = [...map.matchAll(/<g ([^>]*)>/g)].map(([, attributes]) => ({
    open: attributes.includes('aria-expanded="true"'),
    text: plain(/aria-label="([^"]*)"/.exec(attributes)?.[1] ?? ''),
  }))
  return [...lost(labels, 'endpoint', api.operations.map(endpoint)), ...lost(labels, 'table', data.tables.map(table))]
}

const endpoint = ({ method, path }) => `${method.toUpperCase()} ${path}, access `
const table = ({ name }) => `table ${name}, `

function lost(labels, noun, wanted) {
  const boxes = labels.flatMap(({ open, text }) => {
    const count = new RegExp(`, (\\d+) ${noun}s?$`).exec(text)?.[1]
    return count === undefined ? [] : [{ open, count: Number(count) }]
  })
  const counted = boxes.reduce((sum, { count }) => sum + count, 0)
  const problems = counted === wanted.length ? [] : [`The boxes count ${counted} ${noun}s of ${wanted.length}.`]
  if (boxes.some(({ open }) => !open)) return problems
  const absent = wanted.filter((start) => !labels.some(({ text }) => text.startsWith(start)))
  return [...problems, ...absent.map((start) => `Not drawn: ${start}`)]
}

function plain(text) {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&nbsp;', '\u00A0')
    .replaceAll('&amp;', '&')
}

/** A page that stayed empty has one colour and hardly another; smoothed letters alone have dozens. */
function blank(path) {
  const { width, height, colours } = readPng(readFileSync(path))
  const problems = width === size.width && height === size.height ? [] : [`The picture is ${width} by ${height}.`]
  const share = Math.max(...colours.values()) / (width * height)
  if (colours.size >= 50 && share < 0.97) return problems
  return [
    ...problems,
    `The picture is nearly empty: ${colours.size} colours, ${Math.round(share * 100)} % of one (${path}).`,
  ]
}
