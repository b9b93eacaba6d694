import { pairsOf } from './pair.ts'

/** What is bought, stored, sent and driven. */
export const TRADE_PAIRS = pairsOf(`
  order: customer client buyer table patient; restaurant store shop ?; waiter ?
  purchase-order: supplier vendor
  repair-order service-order: vehicle car truck bike device machine; customer client owner ?; mechanic technician ?
  delivery: order purchase-order shipment; driver courier ?; route ?
  goods-receipt: delivery purchase-order
  quote quotation: customer client lead
  contract: customer client supplier vendor employee tenant
  invoice: order purchase-order booking reservation rental subscription lease contract treatment visit appointment consultation case matter project job delivery; customer client patient guest tenant supplier vendor owner member
  credit-note reminder dunning: invoice
  payment: installment instalment invoice order booking reservation rental loan lease subscription membership fee fine claim pledge appointment ; customer client member tenant borrower student ?
  refund: payment order booking
  receipt: payment order expense report
  fee: application permit membership loan fine course ?
  return return-request: order
  complaint: order booking stay customer citizen resident
  shipment consignment: order; carrier ?
  parcel package: shipment order; recipient ?
  scan scan-event tracking-event: parcel package shipment pallet
  pallet container crate: shipment warehouse truck ?
  warehouse: company ?
  aisle rack zone area: < warehouse
  shelf: < rack aisle warehouse store
  bin storage-bin: < shelf rack aisle zone warehouse
  stock-level stock inventory-level: product item article part material; bin shelf location warehouse store branch
  pick pick-line: product item article; order pick-list ?; bin location shelf ?
  pick-list: order ?
  count stock-count inventory-count: product item; bin location warehouse ?
  batch lot: product item material; supplier ?
  variant: < product
  price price-list-entry: product item service
  review: order ?
  reorder reorder-rule: product item
  supplier-product: supplier; product
  cart basket: customer ?
  promotion: product category ?
  trip journey: vehicle truck van car bus; driver ?; route ?
  stop: < route trip tour; customer container ?
  route tour: driver ?; vehicle truck van bus ?
  fuel-purchase refuelling refueling fuel-log: vehicle truck van car bus; driver ?
  inspection: vehicle truck machine site building apartment property device asset permit application business restaurant bridge batch; inspector ?
  damage: rental reservation booking vehicle car item equipment room
  service-visit maintenance: vehicle machine asset device equipment
  incident accident: vehicle driver site shift service machine ?
  pickup collection: container order customer child resident; route truck driver ?
  container waste-container: resident household location site ?
  rental hire: car vehicle van bike boat tool item equipment machine; customer client member renter
  fine: loan vehicle driver rental ?
  car vehicle: owner branch depot ?
  driver: company carrier depot ?
`)
