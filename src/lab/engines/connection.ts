import { type Client, type ClientConfig, default as pg } from 'pg'
import { type Lab, refusedBy } from '../lab.ts'

/** A session with a server. */
export async function connect(where: ClientConfig, kind: 'native' | 'named'): Promise<Lab> {
  const client = new pg.Client({ ...where, application_name: 'architect' })
  // A server that ends the session says so on the next question.
  client.on('error', () => undefined)
  await client.connect()
  const lab = speak(client)
  const [row] = await lab.query<{ server_version: string }>('SHOW server_version')
  return { ...lab, kind, version: `PostgreSQL ${row?.server_version.split(' ')[0] ?? ''}` }
}

function speak(client: Client): Omit<Lab, 'kind' | 'version'> {
  const answer = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work()
    } catch (error) {
      throw refusedBy(error)
    }
  }
  return {
    query: <Row>(sql: string, parameters: readonly unknown[] = []) =>
      answer(async () => (await client.query(sql, [...parameters])).rows as readonly Row[]),
    execute: (sql) => answer(async () => void (await client.query(sql))),
    close: () => client.end(),
  }
}
