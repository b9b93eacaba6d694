import { phrasesOf } from './words.ts'

/** Types by the words that say them, `in cents`, `as text`; the longest phrase counts. */
export const SAID_TYPES = phrasesOf<string>([
  [
    'int(0..)',
    'in cents|cents|in minor units|whole number|integer|int|count|positive integer|in seconds|in minutes|in hours|in days|in weeks|in months|in years|in grams|in bytes|in points|in ml|in millilitres|in milliliters|in millimetres|in millimeters|in mm|in cm|in centimetres|in centimeters',
  ],
  [
    'decimal(12 2)',
    'decimal|in euros|in eur|in dollars|in usd|in pounds|in gbp|eur|usd|gbp|chf|euros|dollars|money|currency amount|in euro',
  ],
  [
    'float',
    'float|floating point|percentage|percent|in percent|in kilometers|in kilometres|in km|in kilograms|in kg|in sqm|in square meters|in square metres|in m2|in meters|in metres|in celsius|in litres|in liters|in kwh|in tonnes|in tons|in hectares|in m',
  ],
  [
    'float',
    'in kw|in mw|in w|in watts|in kilowatts|in megawatts|in kva|in v|in volts|in kv|in amps|in amperes|in mah|in hz|in khz|in mhz|in ghz|in rpm|in bar|in psi|in pa|in kpa|in hpa|in ohms|in db|in decibels|in lux|in lumen|in lumens|in ppm|in nm|in newtons|in mg|in milligrams|in g|in t|in l|in m3|in cubic metres|in cubic meters|in mm2|in ha|in degrees|in knots|in nautical miles|in miles|in feet|in inches|in fahrenheit|in mbps|in gb|in mb|in tb|in kcal|in kilojoules|in mmhg|in km / h|in mph|in l / min',
  ],
  ['bool', 'boolean|bool|yes or no|yes no|true or false|flag'],
  ['date', 'date|dates|calendar day'],
  ['datetime', 'datetime|date and time|timestamp|date time|timestamps'],
  ['time', 'time of day'],
  ['url', 'url|uri|web address|as url|link url'],
  ['email', 'email address|e mail address'],
  ['json', 'json|jsonb|free form json|key value pairs|key value|arbitrary json'],
  ['text(1..20000)', 'long text|markdown|rich text|html|free text|multi line text|text'],
  ['str(1..200)', 'string|short text|varchar'],
  ['uuid', 'uuid|guid'],
  ['file(png jpg webp) <= 5MB', 'image file|picture file|image upload|jpg|jpeg|png|webp'],
  ['file(pdf) <= 20MB', 'pdf|pdf file|pdf upload'],
  ['list str', 'list of strings|list of words|array of strings|list of tags|several words|multiple values'],
])
