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
]
