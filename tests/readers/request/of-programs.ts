import type { Expected } from './requests.ts'

const create = (asks: string, things: Expected['things'], more: Partial<Expected> = {}): Expected => ({
  asks,
  intent: 'create',
  things,
  ...more,
})

/** What a program is made of is told, and no table, but for what is said to hold something. */
export const OF_PROGRAMS: readonly Expected[] = [
  create(
    'Backups of servers with snapshots and checksums',
    { Backup: 'started_at' },
    { unread: ['snapshots and checksums'] },
  ),
  create('Files with a name, a size and a checksum', { File: 'size, checksum' }),
  create(
    'File uploads with chunk checksums and virus scanning',
    {},
    { asked: ['files'], unread: ['chunk checksums and virus scanning'] },
  ),
  create('Instances with a hostname and region', { Instance: 'hostname, region' }),
  create('Instances have a hostname', { Instance: 'hostname' }),
  create(
    'Operators create snapshots of volumes',
    { Snapshot: '' },
    { rules: ['operator create Snapshot'], unread: ['volumes'] },
  ),
  create(
    'Customers with orders, including connection pooling and a read replica',
    { Customer: '', Order: 'customer' },
    { unread: ['connection pooling and a read replica'] },
  ),
  create(
    'Payments with an Idempotency-Key header. A repeated key with another body is refused.',
    { Payment: 'amount' },
    { unread: ['an Idempotency-Key header', 'A repeated key', 'another body is refused'] },
  ),
  create(
    'Products with price, stock and optimistic locking',
    { Product: 'price, stock' },
    { unread: ['optimistic locking'] },
  ),
  create(
    'Rate limiter with sliding windows per API key',
    {},
    { asked: ['rate-limit', 'api-keys'], unread: ['sliding windows'] },
  ),
  create('A job queue with delayed jobs', {}, { asked: ['jobs'], unread: ['delayed jobs'] }),
]
