import { rule } from '../../rule.ts'
import { placed, sure, wordsFor } from '../finding.ts'
import { type Carried, type Hit, hitsOf, textBefore } from '../sinks.ts'

const VERBS = '(get|post|put|patch|delete|head|options)'
const FETCHES = new RegExp(
  `^((requests|httpx)(\\.api)?\\.${VERBS}|(requests(\\.sessions)?\\.Session|requests\\.session|httpx(\\._client)?\\.(Async)?Client|aiohttp(\\.client)?\\.ClientSession)\\.(${VERBS}|ws_connect)|urllib\\.request\\.(urlopen|Request|urlretrieve)|websockets\\.connect|feedparser\\.parse|wget\\.download)$`,
)
const NAMED_METHOD =
  /^((requests|httpx)(\.api)?\.(request|stream)|(requests(\.sessions)?\.Session|requests\.session|httpx(\._client)?\.(Async)?Client|aiohttp(\.client)?\.ClientSession)\.(request|stream|build_request)|urllib3\.(\w+\.)*(PoolManager\.)?(request|urlopen)|httpx\.Request|requests\.Request)$/
const CONNECTIONS =
  /^(http\.client\.HTTPS?Connection|socket\.create_connection|asyncio\.open_connection|smtplib\.SMTP|ftplib\.FTP)$/

export default rule({
  title: 'The server fetches an address the caller names',
  severity: 'high',
  confidence: 'high',
  weaknesses: ['CWE-918', 'API7:2023'],
  message: '`{operation}` lets {source} name the host that `{call}` connects to',
  advice:
    'Take the host from a list of your own; where any host must do, resolve it first, refuse private and link-local addresses, connect to the address that was checked, and follow no redirects.',
  check(subject, report) {
    const sinks = [
      { path: FETCHES, position: 0, name: 'url' },
      { path: NAMED_METHOD, position: 1, name: 'url' },
      { path: CONNECTIONS, position: 0, name: 'host' },
    ]
    for (const hit of hitsOf(subject, sinks, namesHost).filter((one) => !asksItself(one)))
      report.found({
        ...placed(hit),
        arguments: { operation: hit.operation.id, source: wordsFor(hit.carried.source), call: hit.call.path },
        confidence: sure(hit),
      })
  },
})

/** A client that was made with a transport or connector of its own may refuse addresses where it connects. */
const asksItself = ({ operation, call }: Hit): boolean =>
  (operation.trace?.calls ?? []).some(
    (one) =>
      /\.((Async)?Client|ClientSession|mount)$/.test(one.path) &&
      one.chain.at(-1)?.at.file === call.chain.at(-1)?.at.file &&
      (one.path.endsWith('.mount') ||
        one.arguments.some(
          ({ name, made }) => /^(transport|mounts|connector)$/.test(name) && !/^(httpx|aiohttp|none)\b/.test(made),
        )),
  )

/** Behind a scheme, or at the very beginning; what follows a host is only a path there. */
function namesHost(carried: Carried): boolean {
  if (carried.piece.through.includes('urllib.parse.quote')) return false
  const before = textBefore(carried)
  const isWhole = carried.piece.through.includes('urllib.parse.urljoin')
  return (
    isWhole || (before !== null && /^([a-z]+:?\/{0,2})?([^/]*\.|[^/]*@)?$/i.test(before) && !before.startsWith('/'))
  )
}
