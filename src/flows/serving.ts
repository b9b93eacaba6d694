import { load, meanWait, serversFor, waitingPart } from '../lab/sizes/queue.ts'
import type { Figure, Serving } from '../model/index.ts'

/** What is said of the load; null where nobody says it. */
export interface ServingRequest {
  readonly requestsPerSecond: number | null
  /** Milliseconds. */
  readonly databaseTime: number | null
  readonly requestTime: number | null
  readonly cores: number | null
}

const ASSUMED = { requestsPerSecond: 100, databaseTime: 10, requestTime: 50, cores: 4 }
/** One request in twenty may wait. */
const WAITING = 0.05

/** Connections by Little's law, workers by M/M/c: models both, which know nothing of bursts. */
export function servingOf(given: ServingRequest): Serving {
  const rate = given.requestsPerSecond ?? ASSUMED.requestsPerSecond
  const database = { arrivals: rate, service: (given.databaseTime ?? ASSUMED.databaseTime) / 1000 }
  const request = { arrivals: rate, service: (given.requestTime ?? ASSUMED.requestTime) / 1000 }
  const cores = given.cores ?? ASSUMED.cores
  const busy = load(database)
  const workers = serversFor(request, WAITING)
  return {
    requestsPerSecond: said(given.requestsPerSecond, rate),
    databaseTime: said(given.databaseTime, database.service * 1000),
    requestTime: said(given.requestTime, request.service * 1000),
    cores: said(given.cores, cores),
    busyConnections: model(busy),
    // More connections than cores only take turns; twice as many keep the cores busy while some wait for disks.
    pool: model(Math.min(serversFor(database, WAITING), cores * 2)),
    databaseKeepsUp: busy < cores,
    workers: model(workers),
    waiting: model(waitingPart({ ...request, servers: workers })),
    wait: model(meanWait({ ...request, servers: workers }) * 1000),
  }
}

const said = (given: number | null, value: number): Figure => ({ value, known: given === null ? 'model' : 'stated' })
const model = (value: number): Figure => ({ value, known: 'model' })
