import { describe, expect, test } from 'vitest'
import { asking } from './asking.ts'
import { tables } from './little-tools.ts'
import { cutAt } from './cut-at.ts'
import { dialects, KEY } from './providers.ts'
import { cutAfter, silence, status, streams, wire, type Behaviour } from './wire.ts'

const SAYS = 'The table orders has 12 columns.'

describe.each(dialects)('$name', ({ stream, open }) => {
  const looks = streams(stream({ call: { name: 'look', input: '{}' } }))
  const says = streams(stream({ text: SAYS }))
  const ask = async (behaviours: readonly Behaviour[], silence = 5_000) => {
    const server = await wire(behaviours)
    const asked = await asking('How many columns has orders?', await open(server.url), [tables], {
      patience: { tries: 3, silence, pause: 1, longestWait: 50 },
    })
    return { ...asked, server }
  }

  test('a tool is called and the answer comes, with what it cost', async () => {
    const { answer, server } = await ask([looks, says])
    expect(answer).toMatchObject({ text: SAYS, ended: 'answered', spent: { input: 22, output: 14 } })
    expect(server.asked[1]?.body).toContain('<data call=')
    expect(server.asked[0]?.body).toContain('"look"')
  })

  test('too many requests, failures and broken lines are tried again', async () => {
    const broken = cutAfter(stream({ text: SAYS }), 120)
    const { answer, server } = await ask([status(429, { 'retry-after': '0' }), status(500), looks, broken, says])
    expect(answer).toMatchObject({ text: SAYS, ended: 'answered' })
    expect(server.asked).toHaveLength(5)
  })

  test.each([
    ['500', status(500), 3],
    ['429 for longer than anybody waits', status(429, { 'retry-after': '3600' }), 1],
    ['401', status(401), 1],
    ['400', status(400), 1],
    ['silence', silence, 3],
    ['a redirect', status(307, { location: 'http://127.0.0.1:1/' }), 3],
    ['a page instead of a stream', streams('<html>welcome</html>'), 3],
    ['nothing', streams(''), 3],
  ])('%s comes to a clear end', async (_, behaviour, tries) => {
    const { answer, server } = await ask([behaviour], behaviour === silence ? 50 : 5_000)
    expect(answer.ended).toBe('model')
    expect(answer.unknown[0]).toMatch(/^the model gave no answer: .+/)
    expect(server.asked).toHaveLength(tries)
  })

  test('arguments that are no JSON are told, and the conversation goes on', async () => {
    const { answer, server } = await ask([streams(stream({ call: { name: 'look', input: '{"a": [' } })), looks, says])
    expect(answer).toMatchObject({ text: SAYS, ended: 'answered' })
    expect(server.asked[1]?.body).toContain('is no object of JSON')
  })

  test('the key is sent, and stands in no answer, no error and no ledger', async () => {
    const echo: Behaviour = (response, { headers }) =>
      response.writeHead(401, { 'content-type': 'application/json' }).end(
        JSON.stringify({
          error: { message: `wrong key ${headers['x-api-key'] ?? headers.authorization}`, type: 'x' },
        }),
      )
    const { answer, lines, server } = await ask([echo])
    expect(JSON.stringify(server.asked[0]?.headers)).toContain(KEY)
    expect(JSON.stringify(answer) + lines.join('')).not.toContain(KEY)
  })

  test('a stream that is cut anywhere ends, or is whole', async () => {
    const whole = stream({ text: 'Nothing is known of it.' })
    const places = Array.from({ length: 12 }, (_, at) => Math.floor((whole.length / 12) * at))
    for (const answer of await cutAt(whole, places, open))
      expect(answer.ended === 'model' ? '' : 'Nothing is known of it.').toBe(answer.text)
  })
})

test('nobody there is said to be nobody there', async () => {
  const model = await dialects[2]?.open('http://127.0.0.1:1')
  const { answer } = await asking('What?', model ?? null, [tables])
  expect(answer.ended).toBe('model')
})
