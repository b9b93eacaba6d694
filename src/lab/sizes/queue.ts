/** Requests that come when they come, served by so many at once: M/M/c. */
export interface Queue {
  /** Per second. */
  readonly arrivals: number
  /** Seconds one is served. */
  readonly service: number
  readonly servers: number
}

/** Servers busy on the average, by Little's law. */
export const load = ({ arrivals, service }: Omit<Queue, 'servers'>): number => arrivals * service

/** Erlang's C: the part that finds every server busy. 1 where they cannot keep up. */
export function waitingPart({ servers, ...queue }: Queue): number {
  const offered = load(queue)
  if (offered >= servers) return 1
  // Erlang's B, server by server, which stays within the range of numbers.
  let blocked = 1
  for (let each = 1; each <= servers; each++) blocked = (offered * blocked) / (each + offered * blocked)
  return blocked / (1 - (offered / servers) * (1 - blocked))
}

/** Seconds one waits on the average. */
export function meanWait(queue: Queue): number {
  const free = queue.servers - load(queue)
  return free <= 0 ? Infinity : (waitingPart(queue) * queue.service) / free
}

/** The fewest servers of which no more than that part of the requests finds all busy. */
export function serversFor(queue: Omit<Queue, 'servers'>, waiting: number): number {
  let servers = Math.max(1, Math.ceil(load(queue) + 1e-9))
  while (waitingPart({ ...queue, servers }) > waiting) servers++
  return servers
}
