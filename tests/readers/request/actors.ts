import type { Expected } from './requests.ts'

/** Who does what, and who may: places and groups that act, what is somebody's own, and words that stand for others. */
export const ACTORS: readonly Expected[] = [
  {
    asks: 'Bikes with a number. Students borrow bikes, the desk hands them out and takes them back, the board sees everything.',
    intent: 'create',
    things: { Bike: 'number', Loan: 'bike: -> Bike cascade' },
    asked: ['operation/Loan.hand_out', 'operation/Loan.return'],
    rules: ['student create Loan', 'desk hand-out Loan', 'desk return Loan', 'board read all'],
  },
  {
    asks: 'Teachers enter grades for their own courses, students see only their own grades and parents those of their children.',
    intent: 'create',
    things: { Grade: 'student: -> User cascade, course: -> Course cascade', Course: '' },
    rules: ['teacher create Grade', 'owner read Grade'],
    unread: ['parents those of their children'],
  },
  {
    asks: 'Lab results with a value and a comment. Doctors enter results, patients see theirs.',
    intent: 'create',
    things: { LabResult: 'patient: -> User cascade, value, comment' },
    rules: ['doctor create LabResult', 'owner read LabResult'],
  },
  {
    asks: 'Treatments with a note. Clients book treatments, hygienists see their own week.',
    intent: 'create',
    things: { Treatment: 'note', Booking: 'hygienist: -> User cascade' },
    rules: ['client create Booking', 'owner read Booking'],
    unread: ['week'],
  },
  {
    asks: 'Employees hand in invoices, finance pays them and the manager sees those of the team.',
    intent: 'create',
    things: { Invoice: '' },
    asked: ['operation/Invoice.submit', 'operation/Invoice.pay'],
    rules: ['employee submit Invoice', 'finance pay Invoice'],
    unread: ['the manager sees those of the team'],
  },
  {
    asks: 'Blog with posts, readers comment and comments have to be approved by an editor before they are shown. Pages need approval by a moderator.',
    intent: 'create',
    things: { Post: '', Comment: 'post: -> Post cascade', Page: '' },
    asked: ['operation/Comment.approve', 'operation/Page.approve'],
    rules: ['reader create Comment', 'editor approve Comment', 'moderator approve Page'],
  },
  {
    asks: 'Members post answers, support answers tickets, a jury rates photos and marks them ready, anyone reports a pothole with a photo.',
    intent: 'create',
    things: {
      Answer: 'ticket: -> Ticket cascade',
      Ticket: '',
      Rating: 'photo: -> Photo cascade',
      Photo: 'ready: bool = false',
      Pothole: '',
    },
    rules: ['signed in create Answer', 'support create Answer', 'jury create Rating', 'anyone create Pothole'],
  },
  {
    asks: 'Photo albums that are private at first and can be shared with friends or made public.',
    intent: 'create',
    things: { PhotoAlbum: 'visibility: private|public = private', Photo: 'photo_album: -> PhotoAlbum cascade' },
    unread: ['shared with friends'],
  },
  {
    asks: 'Campaigns with a deadline. Supporters pledge an amount.',
    intent: 'create',
    things: { Campaign: 'deadline', Pledge: 'campaign: -> Campaign cascade, amount' },
    rules: ['supporter create Pledge'],
  },
  {
    asks: 'Shelters list animals with age and breed, visitors apply for one and the shelter accepts one application per animal. Waiters may swap shifts.',
    intent: 'create',
    things: { Animal: 'age, breed', Application: 'animal: -> Animal cascade' },
    asked: ['operation/Application.accept'],
    rules: ['shelter create Animal', 'visitor create Application', 'shelter accept Application'],
    unread: ['one application per animal', 'Waiters may swap shifts'],
  },
]
