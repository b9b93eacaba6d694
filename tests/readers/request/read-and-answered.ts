import type { Expected } from './requests.ts'

const create = (asks: string, things: Expected['things'], more: Partial<Expected> = {}): Expected => ({
  asks,
  intent: 'create',
  things,
  ...more,
})

/** Short requests of platforms, and of questions that are answered from what is written. */
export const answered: readonly Expected[] = [
  create(
    'Retrieval over technical documents: people upload pdf files and ask questions that are answered from them',
    { Document: 'title, file' },
    { asked: ['retrieval/Document', 'files'], rules: ['signed in create Document'] },
  ),
  create(
    'Users upload PDFs and ask questions about them',
    { Document: 'title, file' },
    { asked: ['retrieval', 'files'], rules: ['signed in create Document'] },
  ),
  create(
    'Chat with our product manuals: PDF and Word files, citations with page numbers',
    { ProductManual: 'file' },
    { asked: ['retrieval/ProductManual'] },
  ),
  create('Chat with our handbook', { Handbook: 'file' }, { asked: ['retrieval/Handbook'] }),
  create('RAG over our handbook with sources', { Handbook: 'file' }, { asked: ['retrieval/Handbook'] }),
  create('RAG over travel policies', { TravelPolicy: 'title, file' }, { asked: ['retrieval/TravelPolicy'] }),
  create('Semantic search over product descriptions', { Product: 'description' }, { asked: ['retrieval/Product'] }),
  create('Status page with components, incidents and subscribers', {
    StatusPage: 'slug',
    Component: 'status_page: -> StatusPage cascade, status',
    Incident: 'status_page: -> StatusPage cascade, severity',
    Subscriber: 'status_page: -> StatusPage cascade, email',
  }),
  create(
    'GDPR: export of personal data, deletion on request, consent records',
    { ConsentRecord: 'purpose, granted_at, withdrawn_at' },
    { asked: ['erasure', 'export'] },
  ),
  create('Invite links with an expiry', { InviteLink: 'code, expiry' }),
  create('Code hosting: repositories, pull requests and comments', {
    Repository: '',
    PullRequest: 'repository: -> Repository cascade, status',
    Comment: '',
  }),
  create('A package registry: packages, versions and download counts', {
    Package: 'name: str(1..120) unique',
    Version: 'package: -> Package cascade, number',
  }),
  create('Outgoing webhooks with subscriptions, retries and signed payloads', {}, { asked: ['webhooks'] }),
  create('Realtime order updates over WebSockets', { Order: '' }, { asked: ['realtime/Order'] }),
  create(
    'Question answering over contracts, only lawyers of a case may see its documents',
    { Contract: 'file' },
    { asked: ['retrieval/Contract'], unread: ['only lawyers of a case may see its documents'] },
  ),
  create(
    'An assistant that answers from Confluence pages',
    { ConfluencePage: 'body' },
    { asked: ['retrieval/ConfluencePage'] },
  ),
  { asks: 'Find N+1 queries', intent: 'review', things: {}, unread: ['N+1 queries'] },
  { asks: 'Find security holes in the API', intent: 'review', things: {} },
  { asks: 'Speed up the list of orders', intent: 'change', things: { Order: '' } },
  { asks: 'Secure the API: API keys, rate limits', intent: 'change', things: {}, asked: ['api-keys', 'rate-limit'] },
  { asks: 'Rename customers to clients', intent: 'change', things: {}, unread: ['Rename customers to clients'] },
  create('Reduce food waste: restaurants, offers', { Restaurant: '', Offer: '' }, { unread: ['Reduce food waste'] }),
  {
    asks: 'Move file uploads from disk to S3',
    intent: 'change',
    things: {},
    asked: ['files'],
    unread: ['Move file uploads from disk to S3'],
  },
  {
    asks: 'Migrate from integer ids to UUIDs',
    intent: 'change',
    things: {},
    unread: ['Migrate from integer ids to UUIDs'],
  },
  { asks: 'Rate limit the login', intent: 'create', things: {}, asked: ['rate-limit'] },
  { asks: 'Add audit logging to items', intent: 'change', things: { Item: '' }, asked: ['audit/Item'] },
  create(
    'Approval workflow for documents: draft, in review, approved, rejected',
    { Document: 'status: draft|in_review|approved|rejected = draft, file' },
    {},
  ),
  create('Notes, private to each team', { Note: '', Team: '' }, { asked: ['tenants'] }),
  create(
    'Bulk import of products from Excel with a report of failed rows',
    { Product: 'price' },
    { unread: ['Bulk import of products from Excel with a report of failed rows'] },
  ),
  create('Comment moderation queue with reports and bans', { Comment: '', Report: 'reason, status', Ban: '' }),
  create('Personal access tokens with scopes and an expiry date', {}, { asked: ['api-keys'] }),
  create('Introduce an outbox for order events', { Order: '' }, { asked: ['events/Order'] }),
  {
    asks: 'Encrypt personal data at rest',
    intent: 'change',
    things: {},
    unread: ['Encrypt personal data at rest'],
  },
  { asks: 'Deprecate v1 of the API', intent: 'change', things: {}, unread: ['Deprecate v1 of the API'] },
  create(
    'Clients send events with name, properties and a timestamp, kept 90 days',
    { Event: 'properties: json, timestamp' },
    { figures: ['90 days Event'], roles: ['client'], rules: ['client create Event'] },
  ),
]
