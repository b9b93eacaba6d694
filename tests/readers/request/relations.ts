import type { Expected } from './requests.ts'

const create = (asks: string, things: Expected['things'], rest: Partial<Expected> = {}): Expected => ({
  asks,
  intent: 'create',
  things,
  ...rest,
})

/** What rows are to each other: several of several, over others of their kind, in an order, from one to another. */
export const relations: readonly Expected[] = [
  create('authors with a name and a photo; a book can have several authors', {
    Author: 'name, photo',
    Book: 'authors: many Author',
  }),
  create('a song can be in several playlists', { Song: '', Playlist: 'songs: many Song' }),
  create('photos can be in more than one album', { Photo: '', Album: 'photos: many Photo' }),
  create('products belong to several categories', { Product: 'categories: many Category', Category: '' }),
  create('doctors work at several hospitals', { Doctor: '', Hospital: 'doctors: many Doctor' }),
  create('articles tagged with topics', { Article: 'topics: many Topic', Topic: '' }),
  create('tags for photos', { Tag: '', Photo: 'tags: many Tag' }),
  create('movies with actors and genres', { Movie: 'actors: many Actor, genres: many Genre', Actor: '', Genre: '' }),
  create('Users can be in several groups with a role in each.', { Group: 'members: many User with role(str(1..200))' }),
  create('projects with several employees, each with a role in it', {
    Project: 'employees: many Employee with role(str(1..200))',
    Employee: '',
  }),
  create('an album has many photos', { Album: '', Photo: 'album: -> Album cascade' }),
  create('rooms have desks; offices have rooms', {
    Office: '',
    Room: 'office: -> Office cascade',
    Desk: 'room: -> Room cascade',
  }),
  create('playlists with songs in a fixed order', {
    Playlist: 'songs: many Song with position(int(0..)) = 0',
    Song: '',
  }),
  create('lessons of a course sorted by hand', { Lesson: 'course, position: int(0..) = 0', Course: '' }),
  create('categories can be nested', { Category: 'parent: -> Category? cascade' }),
  create('a category can have a parent category', { Category: 'parent: -> Category? cascade' }),
  create('Folders can contain other folders.', { Folder: 'parent: -> Folder? cascade' }),
  create('nested comments on articles', { Comment: 'article, parent: -> Comment? cascade', Article: '' }),
  create('A comment can reply to another comment.', { Comment: 'parent: -> Comment? cascade' }),
  create('tasks can depend on other tasks', { Task: 'depends_on: many Task' }),
  create('A part is made of other parts with a quantity.', {
    Part: 'components: many Part with quantity(int(0..)) = 0',
  }),
  create('friends: a user can be friends with another user', { Friend: 'friend: -> User cascade' }),
  create(
    'followers: users follow other users',
    { Follower: 'followed: -> User cascade' },
    {
      rules: ['signed in create Follower'],
    },
  ),
  create('Each flight goes from one airport to another airport.', {
    Flight: 'from_airport: -> Airport, to_airport: -> Airport',
    Airport: '',
  }),
  create('a shipment is moved from one warehouse to another', {
    Shipment: 'from_warehouse: -> Warehouse, to_warehouse: -> Warehouse',
    Warehouse: '',
  }),
  create('Screens and showtimes; every showtime is in one screen.', {
    Showtime: 'screen: -> Screen cascade',
    Screen: '',
  }),
  create('a tournament has many teams and a team plays in several tournaments', {
    Tournament: 'teams: many Team',
    Team: '',
  }),
  create('bundles made of several products with a quantity', {
    Bundle: 'products: many Product with quantity(int(0..)) = 0',
    Product: '',
  }),
  create('each employee reports to a manager', { Employee: 'manager: -> Employee? set-null' }),
  create('a product can be a variant of another product', { Product: 'variant_of: -> Product? set-null' }),
  create('categories form a tree', { Category: 'parent: -> Category? cascade' }),
  create('courses with modules, modules with lessons, all in a fixed order', {
    Course: '',
    Module: 'course: -> Course cascade, position: int(0..) = 0',
    Lesson: 'module: -> Module cascade, position: int(0..) = 0',
  }),
  create('a task can be assigned to several people', { Task: 'assignees: many User' }),
  create(
    'customers can report a review with a reason',
    { Report: 'review: -> Review cascade, reason', Review: '' },
    {
      roles: ['customer'],
      rules: ['customer create Report'],
    },
  ),
  create(
    'users rate movies with stars and a comment',
    { Rating: 'movie, stars: int(1..5), comment', Movie: '' },
    {
      rules: ['signed in create Rating'],
    },
  ),
  create(
    'Job board with postings and applications; roles employer and candidate',
    { Posting: '', Application: '' },
    {
      roles: ['employer', 'candidate'],
    },
  ),
  create('Shop with products and roles (seller, buyer)', { Product: 'name' }, { roles: ['seller', 'buyer'] }),
  create(
    'A CRM with contacts and deals, roles: admin, sales, viewer',
    { Contact: '', Deal: '' },
    {
      roles: ['admin', 'sales', 'viewer'],
    },
  ),
  create('Clinic with visits; two roles, doctor and nurse', { Visit: '' }, { roles: ['doctor', 'nurse'] }),
  create('Orders with status new, in progress, done', { Order: 'status: new|in_progress|done = new' }),
  create('tickets with the statuses open, on hold and closed', { Ticket: 'status: open|on_hold|closed = open' }),
  create(
    'Warranty claims with photos; status received, in review, approved or rejected, with history',
    { WarrantyClaim: 'status: received|in_review|approved|rejected = received', Photo: 'warranty_claim' },
    { asked: ['history'] },
  ),
  create('Change requests with title and reason', { ChangeRequest: 'title, reason' }),
  create(
    'Retrieval over our support articles: agents ask questions in chat',
    { SupportArticle: '' },
    { asked: ['retrieval/SupportArticle'], roles: ['agent'], unread: ['chat'] },
  ),
  create('public polls with options', { Poll: '', Option: 'poll' }, { rules: ['anyone read Poll'] }),
  create('public holidays with regions', { Holiday: '', Region: 'name' }),
  create('anonymous surveys with questions', { Survey: '', Question: 'survey' }, { unread: ['anonymous'] }),
  create('Reports: anyone can submit one without an account', { Report: '' }, { rules: ['anyone create Report'] }),
  create('Blog with posts, categories and tags', {
    Post: 'tags: many Tag, category: -> Category',
    Category: '',
    Tag: '',
  }),
  create('barbers, services with price and duration', { Barber: '', Service: 'price, duration' }),
  create('Subscription billing with plans and subscriptions', { Plan: '', Subscription: 'plan: -> Plan' }),
  create('Cakes with a title; bakers add cakes', { Cake: 'title' }, { roles: ['baker'], rules: ['baker create Cake'] }),
  create('users can be in several groups with a class in each', {
    Group: 'members: many User with link_class(str(1..200))',
  }),
  create(
    'Teams with a name; employees move from one team to another',
    { Team: 'name' },
    {
      unread: ['employees move from one team to another'],
    },
  ),
]
