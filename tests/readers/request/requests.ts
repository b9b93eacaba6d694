import type { CapabilityName, DesignRequest } from '../../../src/model/index.ts'

/** A request, and what somebody who wrote it means. */
export interface Expected {
  readonly asks: string
  readonly intent: DesignRequest['intent']
  /** Names of subjects with fields they must have, `name` or `name: type`; there are no others. */
  readonly things: Readonly<Record<string, string>>
  /** `name`, or `name/subject`. */
  readonly asked?: readonly (CapabilityName | `${CapabilityName}/${string}`)[]
  readonly declined?: readonly CapabilityName[]
  readonly roles?: readonly string[]
  /** `who verb+verb subject`, with `only` or `not` before where that is said. */
  readonly rules?: readonly string[]
  /** `10000000 rows Booking` */
  readonly figures?: readonly string[]
  readonly unread?: readonly string[]
}

/** What is always to be understood, in three ways each. */
export const examples: readonly Expected[] = [
  {
    asks: 'user profiles (bio, avatar, social links)',
    intent: 'create',
    things: { UserProfile: 'bio, avatar', SocialLink: 'user_profile: -> UserProfile cascade, address: url' },
  },
  {
    asks: 'Build a backend for user profiles with bio, avatar and social links.',
    intent: 'create',
    things: { UserProfile: 'bio, avatar', SocialLink: 'user_profile' },
  },
  {
    asks: "I'd like people to have a profile: an optional bio of up to 500 characters, an avatar image and several social links.",
    intent: 'create',
    things: { Profile: 'bio: text(0..500)?, avatar_image', SocialLink: 'profile' },
  },
  {
    asks: 'task management (users, projects, tasks, comments, roles)',
    intent: 'create',
    things: { User: '', Project: 'name', Task: 'title, status', Comment: 'body' },
    asked: ['roles'],
  },
  {
    asks: 'Create a task management API with users, projects, tasks, comments and roles. Admins can delete projects, members can create tasks.',
    intent: 'create',
    things: { User: '', Project: '', Task: '', Comment: '' },
    asked: ['roles'],
    rules: ['admin delete Project', 'signed in create Task'],
  },
  {
    asks: 'We need a tool where teams manage projects. Each project has tasks, each task has a title, status (todo, doing, done) and due date, users can comment on tasks.',
    intent: 'create',
    things: {
      Team: '',
      Project: 'team: -> Team cascade',
      Task: 'project: -> Project cascade, title, status: todo|doing|done = todo, due_date: date',
      Comment: 'task: -> Task cascade',
    },
    rules: ['signed in create Comment'],
  },
  { asks: 'review of JWT middleware', intent: 'review', things: {}, asked: ['jwt'] },
  { asks: 'Please review our JWT middleware for security problems.', intent: 'review', things: {}, asked: ['jwt'] },
  {
    asks: 'Audit the existing authentication: JWT access tokens and refresh tokens',
    intent: 'review',
    things: {},
    asked: ['accounts', 'jwt'],
  },
  {
    asks: 'retrieval over technical documents',
    intent: 'create',
    things: { Document: 'title, file' },
    asked: ['retrieval/Document'],
  },
  {
    asks: 'Design a RAG service that answers questions from technical documents uploaded by users.',
    intent: 'create',
    things: { Document: 'file', User: '' },
    asked: ['retrieval/Document', 'files'],
  },
  {
    asks: 'Semantic search over PDF documents with embeddings',
    intent: 'create',
    things: { Document: '' },
    asked: ['retrieval/Document'],
  },
  {
    asks: 'status history of deletion requests in the existing schema',
    intent: 'change',
    things: { DeletionRequest: '' },
    asked: ['history/DeletionRequest.status'],
  },
  {
    asks: 'Track the status history of deletion requests in our existing schema',
    intent: 'change',
    things: { DeletionRequest: '' },
    asked: ['history/DeletionRequest.status'],
  },
  {
    asks: 'Extend the current database: keep every status change of a deletion request with who changed it and when',
    intent: 'change',
    things: { DeletionRequest: '' },
    asked: ['history/DeletionRequest.status', 'audit'],
  },
]
