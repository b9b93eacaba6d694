/** What fields of a name usually hold. `ends` looks at the last word, `is` at the whole name. */
interface Named {
  readonly names: string
  readonly type: string
}

const WHOLE: readonly Named[] = [
  { names: 'email mail e_mail email_address mail_address e_mail_address contact_email', type: 'email' },
  { names: 'phone telephone mobile phone_number mobile_number fax', type: 'str(3..40)' },
  { names: 'bio biography about', type: 'text(0..2000)?' },
  { names: 'slug handle username nickname alias short_code', type: 'str(1..60) unique' },
  {
    names:
      'isbn issn isrc imei ean ean13 gtin upc sku vin iban barcode license_plate licence_plate plate serial_number serial tracking_code tracking_id',
    type: 'str(1..40) unique',
  },
  {
    names:
      'contingent quota allotment headcount bedrooms bathrooms reps repetitions square_meters square_metres servings portions calories guests quantity stock capacity count seats rank level score points priority_number',
    type: 'int(0..) = 0',
  },
  // Of each there is one, and none is 0 because nobody said it.
  { names: 'age year', type: 'int(0..)' },
  { names: 'rating star stars', type: 'int(1..5)' },
  { names: 'nps nps_score', type: 'int(0..10)' },
  { names: 'percentage percent percent_off', type: 'float(0..100)' },
  { names: 'progress', type: 'int(0..100) = 0' },
  { names: 'ph ph_value', type: 'float(0..14)' },
  {
    names: 'last_seen last_login last_active last_used last_use first_use last_activity last_contact',
    type: 'datetime?',
  },
  {
    names:
      'pay estimate interest price vat cost total amount fee salary balance budget subtotal discount tax deposit rent wage revenue turnover premium fine gross net gross_amount net_amount order_value contract_value market_value insured_value estimated_value',
    type: 'decimal(12 2)',
  },
  {
    names:
      'weight height width length depth distance temperature humidity latitude longitude lat lng pressure speed voltage reading measurement vibration humidity_level moisture consumption noise brightness rainfall radiation wind yield nitrate nitrite oxygen salinity turbidity chlorine ammonia ammonium phosphate phosphorus potassium nitrogen conductivity alkalinity ozone calcium magnesium co2 pm10 rain snow illuminance luminance luminosity torque acidity hardness',
    type: 'float',
  },
  {
    names: 'tags labels keywords skills languages categories_list hashtags allergies allergens hobbies interests',
    type: 'list str',
  },
  {
    names:
      'settings preferences options payload configuration properties metadata_json specifications specs opening_hours working_hours',
    type: 'json',
  },
  {
    names:
      'problem complaint symptom notes note comment comment_text description summary body content text message instructions reason remarks details abstract address biography question answer feedback lyrics error error_message postmortem',
    type: 'text(0..5000)',
  },
  { names: 'birthday birthdate date_of_birth birth_date dob valid_from valid_until valid_to', type: 'date' },
  {
    names:
      'duration delay downtime pulse heart_rate mileage cooking_time prep_time preparation_time baking_time travel_time waiting_time response_time lead_time processing_time reading_time running_time playing_time flight_time driving_time turnaround_time setup_time',
    type: 'int(0..)',
  },
  { names: 'priority severity urgency', type: 'low|normal|high = normal' },
  { names: 'status state', type: 'open|in_progress|done = open' },
  { names: 'delivery_status', type: 'pending|sent|delivered|failed = pending' },
  { names: 'payment_status', type: 'pending|paid|failed|refunded = pending' },
  { names: 'verification_status', type: 'pending|verified|failed = pending' },
  { names: 'approval_status', type: 'pending|approved|rejected = pending' },
  { names: 'expiry expiration', type: 'date?' },
  {
    names:
      'last_inspection next_inspection last_calibration next_calibration last_service next_service last_maintenance next_maintenance last_check next_check last_checkup next_checkup last_cleaning next_cleaning last_repair last_visit next_visit last_vaccination next_vaccination last_watering last_feeding last_audit next_audit',
    type: 'date?',
  },
  { names: 'gender', type: 'female|male|other|unknown = unknown' },
  { names: 'currency', type: 'str(3..3)' },
  { names: 'language locale', type: 'str(2..20)' },
  { names: 'weekday', type: 'monday|tuesday|wednesday|thursday|friday|saturday|sunday = monday' },
  { names: 'country', type: 'str(2..60)' },
  { names: 'avatar photo picture image logo thumbnail cover icon banner portrait', type: 'file(png jpg webp)? <= 5MB' },
  { names: 'file attachment document scan', type: 'file(pdf png jpg) <= 20MB' },
  { names: 'resume cv contract receipt certificate prescription', type: 'file(pdf)? <= 20MB' },
  { names: 'audio audio_file recording voice_note', type: 'file(mp3 wav)? <= 200MB' },
  { names: 'video video_file clip', type: 'file(mp4)? <= 500MB' },
  { names: 'website homepage link', type: 'url' },
  {
    names:
      'verified_badge verification_badge verified_mark email_verified phone_verified age_verified vegan vegetarian organic active enabled archived published verified completed done paid public private visible available featured dark_mode night_mode two_factor_enabled email_notifications push_notifications newsletter email_alert mail_alert sms_alert push_alert text_alert',
    type: 'bool = false',
  },
  { names: 'version', type: 'int(1..) = 1' },
  { names: 'visibility visibility_setting visibility_settings profile_visibility', type: 'public|private = private' },
  { names: 'time_zone timezone', type: 'str(2..60)' },
  {
    names: 'kickoff departure arrival deadline due appointment_time time timestamp starts ends start end',
    type: 'datetime',
  },
  { names: 'password secret', type: 'str(8..200) hashed hidden' },
  { names: 'ip ip_address', type: 'str(2..45)' },
  { names: 'user_agent', type: 'str(0..400)?' },
  { names: 'name title subject headline label caption', type: 'str(1..200)' },
]

const LAST: readonly Named[] = [
  { names: 'at', type: 'datetime' },
  { names: 'on', type: 'date' },
  { names: 'date day birthday deadline', type: 'date' },
  { names: 'time timestamp datetime start end', type: 'datetime' },
  { names: 'count quantity number_of seats minutes seconds hours days', type: 'int(0..)' },
  { names: 'price amount cost fee total salary balance budget rate sum tariff toll', type: 'decimal(12 2)' },
  { names: 'percent percentage', type: 'float(0..100)' },
  { names: 'cents limit maximum minimum contingent quota allotment headcount', type: 'int(0..)' },
  { names: 'years months weeks', type: 'int(0..)' },
  { names: 'url uri link website', type: 'url' },
  { names: 'email mail', type: 'email' },
  { names: 'phone mobile', type: 'str(3..40)' },
  {
    names:
      'description text body notes summary content instructions message letter address bio statement assessment feedback remarks',
    type: 'text(0..5000)',
  },
  { names: 'image photo picture avatar logo', type: 'file(png jpg webp)? <= 5MB' },
  { names: 'file document attachment pdf', type: 'file(pdf png jpg) <= 20MB' },
  { names: 'flag', type: 'bool = false' },
  {
    names: 'kg km cm mm grams ratio consumption weight height width length distance temperature',
    type: 'float',
  },
  {
    names:
      'name title code number key label type category kind location city street method brand model plate color colour size version',
    type: 'str(1..200)',
  },
]

const LEADING: readonly Named[] = [
  { names: 'is has can', type: 'bool = false' },
  { names: 'number', type: 'int(0..)' },
  { names: 'percentage percent', type: 'float(0..100)' },
]

const tableOf = (named: readonly Named[]): ReadonlyMap<string, string> =>
  new Map(named.flatMap(({ names, type }) => names.split(' ').map((name) => [name, type] as const)))
const [whole, last, leading] = [tableOf(WHOLE), tableOf(LAST), tableOf(LEADING)]

/** What is supposed of a name nothing says anything about. */
const ANY = 'str(1..200)'

/** `max_participants`, `min_salary`: a number as what it bounds is, and else a whole one. */
function boundOf(name: string): string | undefined {
  const bounded = /^(?:max|maximum|min|minimum)_(.+)$/.exec(name)?.[1]
  if (bounded === undefined) return undefined
  const { type } = typeByName(bounded)
  return /^(decimal|float)/.test(type) ? type : 'int(0..)'
}

/** The type a name suggests, and whether it suggests any. */
export function typeByName(name: string): { readonly type: string; readonly known: boolean } {
  // `minutes_spent`
  const counted = name.replace(
    /((?:^|_)(?:seconds|minutes|hours|days|km|kg|price|amount|cost|fee|sum))_(?:spent|worked|needed|driven|paid)$/,
    '$1',
  )
  const [named = name] = counted.split(/_per_|_(?:monthly|yearly|weekly|daily|hourly)$/)
  const parts = named.split('_')
  const type =
    whole.get(named) ??
    (/(^|_)number_of_|^year_of_|^(year|month|week|day|hour)s_of_/.test(named) ? 'int(0..)' : boundOf(named)) ??
    (parts.length > 1
      ? (leading.get(parts[0]!) ?? last.get(parts.at(-1)!) ?? whole.get(parts.at(-1)!))
      : last.get(named))
  return { type: type ?? ANY, known: type !== undefined }
}
