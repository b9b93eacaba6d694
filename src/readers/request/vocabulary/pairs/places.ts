import { pairsOf } from './pair.ts'

/** Houses and what is in them, who lives or stays there, and what is booked. */
export const PLACES_PAIRS = pairsOf(`
  space spot bay stall parking-space parking-spot: < level deck garage lot car-park facility zone
  level deck floor: < garage building house lot
  garage lot: operator company city ?
  building house block: estate complex campus compound site property-manager landlord ?
  apartment flat unit: < floor building house property complex; owner landlord ?
  room office suite: < floor wing building hotel hostel clinic school ward museum library
  wing: < building hospital
  ward department: < hospital clinic
  bed: < room ward
  desk: < room floor office building
  table: < room area restaurant
  berth: < pier jetty marina harbour harbor
  pier jetty: < marina harbour harbor
  pitch cabin bungalow: < campsite park resort
  locker: < room location gym school station
  resident occupant roommate flatmate: room apartment flat unit house household ?
  tenant: apartment flat unit house room property ?
  repair-request maintenance-request service-request fault-report damage-report repair: apartment flat unit room house property building asset machine device equipment vehicle; resident tenant ?
  viewing: apartment flat unit house property listing; applicant prospect tenant buyer ?
  lease tenancy rental-contract tenancy-agreement: apartment flat unit room house property; tenant resident renter
  rent-payment: lease tenancy tenant
  deposit: lease tenancy booking reservation rental
  reservation booking: space spot bay stall parking-space parking-spot room suite bed desk seat table court pitch berth slot cabin locker session class lesson course tour trip flight vehicle car van bike boat equipment tool machine device item book copy; guest customer client member passenger traveller tenant resident patron student driver ?; vehicle car van boat ?
  parking-session parking-ticket parking-permit: space spot garage lot vehicle car ?; vehicle car
  permit-holder: permit
  check-in checkin check-out checkout: reservation ticket member guest passenger attendee participant booking
  stay: room bed cabin pitch; guest
  housekeeping-task cleaning cleaning-task: room apartment unit building; cleaner housekeeper ?
  meter: < apartment flat unit household house building property customer
  reading meter-reading: meter sensor device
  amenity facility: < building hotel property room
`)
