import type { Expected } from './requests.ts'

/** What things are said to hold: ranges, figures in their places, states that are said in place of the usual ones. */
export const held: readonly Expected[] = [
  {
    asks: 'A deal has a value, an expected close date and a stage (lead, qualified, won, lost).',
    intent: 'create',
    things: { Deal: 'value: decimal(12 2), expected_close_date: date, stage: lead|qualified|won|lost = lead' },
  },
  {
    asks: 'Restaurants have dishes. Customers place orders. Order status: received, preparing, on the way, delivered.',
    intent: 'create',
    things: {
      Restaurant: '',
      Dish: '',
      Order: 'status: received|preparing|on_the_way|delivered = received',
      OrderItem: 'dish: -> Dish',
    },
    rules: ['customer create Order'],
  },
  {
    asks: 'A wine has a drink-by date, an auto-renew flag and a price range. Coupon: code, discount percentage, validity period.',
    intent: 'create',
    things: {
      Wine: 'drink_by_date: date, auto_renew_flag: bool = false, min_price: decimal(12 2), max_price: decimal(12 2)',
      Coupon: 'code: str(1..40) unique, discount_percentage: float(0..100), valid_from: date, valid_until: date',
    },
  },
  {
    asks: 'Leave requests (from, to, reason). Devices with a firmware version, coordinates, and last seen.',
    intent: 'create',
    things: {
      LeaveRequest: 'starts_on: date, ends_on: date, reason',
      Device: 'firmware_version: str(1..200), latitude: float, longitude: float, last_seen: datetime?',
    },
  },
  {
    asks: 'About 2,000 weather stations send temperature, humidity and wind speed every minute. Store the measurements for two years.',
    intent: 'create',
    things: {
      WeatherStation: '',
      Measurement:
        'weather_station: -> WeatherStation cascade, temperature: float, humidity: float, wind_speed: float, measured_at: datetime',
    },
    figures: ['2000 rows WeatherStation', '33.333 requests per second write', '730 days Measurement'],
  },
  {
    asks: 'Chatbot that answers questions from about 800 product manuals. Albums with photos, up to 10,000 photos per album. Data is kept for 90 days.',
    intent: 'create',
    things: { ProductManual: '', Album: '', Photo: 'album: -> Album cascade' },
    asked: ['retrieval'],
    figures: ['800 rows ProductManual', '90 days'],
  },
  {
    asks: 'A class has a room and at most 20 places, a tour has up to 12 participants. Users post short messages of up to 280 characters.',
    intent: 'create',
    things: { Class: 'places: int(1..20)', Tour: 'max_participants: int(1..12)', Message: 'body: str(1..280)' },
    rules: ['signed in create Message'],
  },
  {
    asks: 'A coupon has a code, a usage limit of 100, a fee of 5 euros and a time limit of 30 seconds. Playlists are public or private.',
    intent: 'create',
    things: {
      Coupon: 'code, usage_limit: int(0..) = 100, fee: decimal(12 2) = 5, time_limit_seconds: int(0..) = 30',
      Playlist: 'visibility: public|private = public',
    },
  },
  {
    asks: 'Orders need a tracking number and the date they were shipped. Rooms of different types. Plans with a billing cycle monthly or yearly.',
    intent: 'create',
    things: {
      Order: 'tracking_number, shipped_on: date',
      Room: 'type',
      Plan: 'billing_cycle: monthly|yearly = monthly',
    },
  },
  {
    asks: 'Online grocery: aisles, products with price and unit, shopping basket, order history, delivery slots. Invoices. Payment history is not needed.',
    intent: 'create',
    things: {
      Aisle: '',
      Product: 'price, unit',
      ShoppingBasket: '',
      BasketItem: 'product: -> Product',
      Order: '',
      OrderItem: 'product: -> Product',
      DeliverySlot: '',
      Invoice: '',
    },
    unread: ['Payment history is not needed'],
  },
  {
    asks: 'Backend for an online store: categories, products with variants (size, colour), shopping cart.',
    intent: 'create',
    things: {
      Category: '',
      Product: '',
      Variant: 'product: -> Product cascade, size, colour',
      ShoppingCart: '',
      CartItem: 'variant: -> Variant',
    },
  },
  {
    asks: 'A meter has a serial number. Samples: meter id (uuid), voltage, taken at. Tickets have a subject.',
    intent: 'create',
    things: {
      Meter: 'name, serial_number',
      Sample: 'meter: -> Meter, voltage: float, taken_at: datetime',
      Ticket: 'subject: str(1..200)',
    },
  },
  {
    asks: 'Cases have documents of up to 50 MB. Photos (max 5 MB) of a case. Jobs have a retry limit (default 3). Meetings start at 9:30.',
    intent: 'create',
    things: { Case: '', Document: '', Photo: '', Job: 'retry_limit: int(0..) = 3', Meeting: '' },
    figures: ['50000000 bytes Document', '5000000 bytes Photo'],
    unread: ['start at 9:30'],
  },
  {
    asks: 'A gym with three plans (monthly, yearly and a day pass). A line has an ordered list of stops. Studies have a principal investigator. Only investigators create studies.',
    intent: 'create',
    things: {
      Plan: 'kind: monthly|yearly|day_pass = monthly',
      Line: '',
      Stop: 'line: -> Line cascade',
      Study: 'principal_investigator: -> User? set-null',
    },
    rules: ['only investigator create Study'],
  },
]
