import { pairsOf } from './pair.ts'

/** Who is ill, who looks after them, and what is found. */
export const HEALTH_PAIRS = pairsOf(`
  order lab-order test-order: patient; doctor physician clinician vet ?
  sample specimen: order lab-order test-order request study
  test lab-test: sample specimen order ?
  result test-result lab-result finding: test sample specimen examination scan order lab-order
  diagnosis: visit consultation encounter admission patient
  encounter visit consultation examination: patient animal pet resident client customer; doctor physician vet dentist nurse therapist caregiver midwife technician inspector ?
  treatment procedure operation surgery: patient animal pet; dentist doctor physician surgeon therapist vet ?
  vaccination immunisation immunization: patient animal pet child; vaccine ?; vet doctor nurse ?
  appointment: patient animal pet client customer student applicant; doctor dentist vet therapist physician advisor adviser consultant stylist ?
  prescription: patient animal pet; doctor physician vet dentist; medication medicine drug; pharmacy ?
  dispensation refill: prescription; pharmacy pharmacist ?
  referral: patient; doctor physician hospital clinic ?
  admission discharge transfer: patient; bed ward ?
  allergy vital vital-sign condition symptom: patient
  therapy therapy-session rehabilitation: patient client; therapist ?
  nurse: ward department clinic hospital ?
  doctor physician surgeon: department clinic hospital practice ?
  dentist vet hygienist therapist: practice clinic ?
  animal pet: owner keeper shelter farm herd barn
  donation: donor; campaign drive ?
  care-plan treatment-plan: patient resident client
  medical-record health-record: patient animal
  shift: nurse employee worker volunteer staff-member
`)
