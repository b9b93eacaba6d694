import { type Kinds, kind, said, titled } from './kind.ts'

/** What is taught, asked and measured. */
export const LEARNING: Kinds = {
  course: kind('title: str(1..200), description: text(0..5000)?'),
  module: kind('title: str(1..200), position: int(0..) = 0', 'course'),
  lesson: kind('title: str(1..200), body: text(0..20000)?, position: int(0..) = 0', 'module course'),
  quiz: kind('title: str(1..200)', 'lesson course'),
  exam: kind('title: str(1..200), starts_at: datetime?', 'course'),
  assignment: kind('title: str(1..200), description: text(0..5000)?, due_at: datetime?', 'course class'),
  homework: kind('title: str(1..200), description: text(0..5000)?, due_at: datetime?', 'course class'),
  question: kind('text: text(1..5000), position: int(0..) = 0', 'quiz survey poll exam form'),
  option: kind('text: str(1..500), position: int(0..) = 0', 'poll question'),
  answer: said('question'),
  survey: titled(),
  enrollment: kind('enrolled_on: date, status: active|completed|cancelled = active', 'course class', 'student child'),
  enrolment: kind('enrolled_on: date, status: active|completed|cancelled = active', 'course class', 'student child'),
  certificate: kind('number: str(1..40) unique, issued_on: date', 'course', 'student'),
  grade: kind('value: decimal(12 2), graded_on: date', 'course exam assignment', 'student'),
  attendance: kind('day: date, status: present|absent|late = present', 'class course lesson event', 'student child'),
  flashcard: kind('front: text(1..2000), back: text(1..2000)', 'deck'),
  badge: kind('name: str(1..120), description: str(0..500)?'),
  loan: kind('borrowed_on: date, due_on: date, returned_on: date?', 'copy book item', 'member'),
  renewal: kind('renewed_on: date, due_on: date', 'loan subscription'),
  tutor: kind('name: str(1..120)'),
}
