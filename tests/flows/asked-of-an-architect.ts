/** What an architect is asked for, in a folder where nothing is. */
export const REQUESTS = [
  'Build user profiles with bio, avatar and social links',
  'Task management: projects, tasks with title, due date and status (todo, doing, done), comments; roles admin and member',
  'Retrieval over technical documents: people upload pdf files and ask questions that are answered from them',
  'Deletion requests with a status (pending, submitted, confirmed) whose history is kept',
] as const
