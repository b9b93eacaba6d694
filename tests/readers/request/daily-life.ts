import type { Expected } from './requests.ts'

/** What people do together, learn, look after, play and measure, in a line. */
export const dailyLife: readonly Expected[] = [
  {
    asks: 'Groups with member requests that an admin approves',
    intent: 'create',
    things: { Group: '', MemberRequest: 'group: -> Group cascade, status' },
    asked: ['operation/MemberRequest.approve'],
    rules: ['admin approve MemberRequest'],
  },
  {
    asks: 'Expense claims: receipts, categories, amounts, approval by the team lead, paid by finance',
    intent: 'create',
    things: { ExpenseClaim: 'amount, status', Receipt: 'expense_claim: -> ExpenseClaim cascade', Category: '' },
    asked: ['operation/ExpenseClaim.approve', 'operation/ExpenseClaim.pay'],
    rules: ['team_lead approve ExpenseClaim', 'finance pay ExpenseClaim'],
  },
  {
    asks: 'Articles written by authors, published by editors',
    intent: 'create',
    things: { Article: '' },
    asked: ['operation/Article.publish'],
    rules: ['author create Article', 'editor publish Article'],
  },
  {
    asks: 'Training plans by coaches for athletes',
    intent: 'create',
    things: { TrainingPlan: 'athlete: -> User? set-null' },
    rules: ['coach create TrainingPlan'],
  },
  {
    asks: 'Wiki with pages and links between pages',
    intent: 'create',
    things: { Page: '', Link: 'from_page: -> Page cascade, to_page: -> Page cascade' },
  },
  {
    asks: 'Chat between buyers and sellers with read receipts and blocking',
    intent: 'create',
    things: {
      Chat: 'buyer: -> User cascade, seller: -> User cascade',
      Message: 'chat: -> Chat cascade',
      ReadReceipt: '',
    },
    unread: ['blocking'],
  },
  {
    asks: 'School timetable with classes, subjects, teachers and rooms',
    intent: 'create',
    things: {
      Class: '',
      Subject: '',
      Teacher: '',
      Room: '',
      TimetableEntry: 'subject: -> Subject, teacher: -> Teacher, room: -> Room, weekday',
    },
  },
  {
    asks: 'Employee directory with departments, managers and skills',
    intent: 'create',
    things: { Employee: 'department: -> Department, manager: -> Employee? set-null, skills', Department: '' },
  },
  {
    asks: 'Courses with lessons and levels (beginner, intermediate, advanced)',
    intent: 'create',
    things: { Course: 'level: beginner|intermediate|advanced = beginner', Lesson: 'course: -> Course cascade' },
  },
  {
    asks: 'Dog shelter: animals, adopters, applications (received, visited, approved, declined), foster homes',
    intent: 'create',
    things: {
      Animal: '',
      Adopter: '',
      Application: 'animal: -> Animal cascade, status: received|visited|approved|declined = received',
      FosterHome: '',
    },
  },
  {
    asks: 'Vet practice: owners, pets and visits',
    intent: 'create',
    things: { Owner: '', Pet: 'owner: -> Owner cascade', Visit: 'pet: -> Pet cascade' },
  },
  {
    asks: 'Driving school: students, instructors and lessons',
    intent: 'create',
    things: {
      Student: '',
      Instructor: '',
      Lesson: 'student: -> Student cascade, instructor: -> Instructor, starts_at',
    },
  },
  {
    asks: 'Dating app with profiles, likes, matches and messages',
    intent: 'create',
    things: { Profile: '', Like: '', Match: 'matched: -> User cascade', Message: 'match: -> Match cascade' },
  },
  {
    asks: 'Football league: teams, players, matches, goals and a table',
    intent: 'create',
    things: { FootballLeague: '', Team: '', Player: '', Match: '', Goal: 'minute' },
    unread: ['a table'],
  },
  {
    asks: 'Contracts with parties and renewal reminders',
    intent: 'create',
    things: { Contract: '', Party: 'contract: -> Contract cascade' },
    asked: ['mails/Contract.ends_on'],
  },
]
