/** What is said about something, and seen by whoever sees that. */
export const SPOKEN =
  /(Comment|Message|Review|Rating|Reply|Answer|Reaction|Like|[Vv]ote|Note|Post|Article|Thread|Discussion)$/

/** What somebody has of something by himself, whoever else has one of it. */
const TAKEN =
  /(Booking|Order|Reservation|Appointment|Enrollment|Enrolment|Loan|Purchase|Rental|Registration|Redemption|Sign[Uu]p|Application|Submission|Subscription|Donation|Pledge|Favourite|Favorite|Bookmark|Follow|ReadReceipt|Bid|Offer|Viewing|Inquiry|Enquiry|Claim|Wishlist|Attendance|Participation|Completion|Progress|Attempt|Mark)$/

/** What somebody thinks of what others made, or keeps of it. */
export const isOfOthers = (name: string): boolean =>
  /(Favourite|Favorite|Bookmark|Follow|Like|Mark|Wishlist|ReadReceipt)$/.test(name)

export const isSpoken = (name: string): boolean => SPOKEN.test(name)
export const isTaken = (name: string): boolean => TAKEN.test(name)

/** Rows whose maker is called the author of them. */
export const AUTHORED =
  /(Comment|Message|Review|Post|Article|Note|Answer|Rating|Reply|Reaction|Like|Thread|Discussion|[Vv]ote)$/

/** What somebody keeps to himself, or shows to those it is for. */
const PRIVATE =
  /(Message|Note|Report|Invoice|Prescription|Diagnosis|Result|Contract|Payslip|Payment|Receipt|Record|Statement|Draft|Claim|Request|Journal|Diary|Measurement|Reading|Wishlist|Cart|Address|Notification|Refund|Payout|Check[Ii]n|Complaint|Treatment|Chargeback|Penalty|Fine|Salary|Wage|Expense|Absence|Withdrawal|Transaction|Assessment|Grade|Score)$/
export const isPrivate = (name: string): boolean => PRIVATE.test(name)

/** What everybody has one of. */
export const isOneEach = (name: string): boolean =>
  /^(User|Member|Customer|Personal|Public|Account)?Profile$|^(User|Account|Notification|Privacy)?(Setting|Preference)$/.test(
    name,
  )

/** What somebody earns or is given, and nobody gives himself. */
export const isGranted = (thing: Thing): boolean =>
  /(Point|Badge|Reward|Achievement|Certificate|Strike)$/.test(thing.name) && !isForPoints(thing)

/** What is to be had for points is there for all. */
const isForPoints = ({ name, fields = [] }: Thing): boolean =>
  name.endsWith('Reward') && fields.some((field) => field.name === 'points')

/** What somebody is told or given, and nobody writes for himself. */
export const isAddressed = (thing: Thing): boolean => thing.name.endsWith('Notification') || isGranted(thing)

interface Thing {
  readonly name: string
  readonly fields?: readonly { readonly name: string }[]
}

/** What people bring before those who look after it. */
export const isHandedIn = (name: string): boolean =>
  isTaken(name) ||
  /(Report|Complaint|Feedback|Suggestion|Ticket|Request|Question|Answer|Response|Survey|Vote|Ballot)$/.test(name)
