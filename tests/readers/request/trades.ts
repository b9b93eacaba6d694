import type { Expected } from './requests.ts'

const create = (asks: string, things: Expected['things'], rest: Partial<Expected> = {}): Expected => ({
  asks,
  intent: 'create',
  things,
  ...rest,
})

/** Short requests of many businesses: what everybody knows such things to hold, and what they are of. */
export const trades: readonly Expected[] = [
  create('Inventory management: products, suppliers, purchase orders, stock per warehouse', {
    Product: 'supplier: -> Supplier cascade',
    Supplier: '',
    PurchaseOrder: 'supplier: -> Supplier cascade, number',
    OrderItem: 'purchase_order: -> PurchaseOrder cascade, product: -> Product',
    StockLevel: 'product: -> Product cascade, warehouse: -> Warehouse cascade, quantity',
    Warehouse: '',
  }),
  create('Multi-currency wallets with transfers and transaction history', {
    Wallet: 'currency, balance',
    Transfer: 'from_wallet: -> Wallet, to_wallet: -> Wallet, amount',
    Transaction: 'wallet: -> Wallet cascade',
  }),
  create('Vineyard: plots, grape varieties, treatments and sugar measurements', {
    Vineyard: '',
    Plot: 'vineyard: -> Vineyard cascade, grape_variety: -> GrapeVariety',
    GrapeVariety: 'name',
    Treatment: 'plot: -> Plot cascade, treated_on',
    SugarMeasurement: 'plot: -> Plot cascade, value',
  }),
  create('Farm records: fields, crops, plantings and harvests', {
    Field: 'hectares',
    Crop: '',
    Planting: 'field: -> Field cascade, crop: -> Crop',
    Harvest: 'planting: -> Planting cascade',
  }),
  create('Affiliate programme with partners, referral links, clicks and commissions', {
    Partner: '',
    ReferralLink: 'partner: -> Partner cascade',
    Click: 'referral_link: -> ReferralLink cascade',
    Commission: 'partner: -> Partner cascade',
  }),
  create(
    'Payments via Stripe with refunds, webhooks and a ledger',
    { Payment: '', Refund: 'payment: -> Payment cascade', Ledger: '' },
    { asked: ['webhooks'], unread: ['via Stripe'] },
  ),
  create('Shopping cart with discount codes and shipping options', {
    ShoppingCart: 'discount_code: -> DiscountCode? set-null, shipping_option: -> ShippingOption? set-null',
    CartItem: 'shopping_cart: -> ShoppingCart cascade, product: -> Product',
    Product: 'price',
    DiscountCode: 'code',
    ShippingOption: 'price',
  }),
  create('Crowdfunding campaigns with goals, pledges and rewards', {
    CrowdfundingCampaign: 'goal: decimal(12 2)',
    Pledge: 'crowdfunding_campaign: -> CrowdfundingCampaign cascade',
    Reward: 'crowdfunding_campaign: -> CrowdfundingCampaign cascade',
  }),
  create('Waitlist for sold-out events', { Waitlist: 'event: -> Event cascade, status', Event: 'starts_at' }),
  create('Charging stations with connectors, sessions, tariffs', {
    ChargingStation: 'address',
    Connector: 'charging_station: -> ChargingStation cascade, power_kw',
    Session: 'started_at',
    Tariff: 'charging_station: -> ChargingStation cascade',
  }),
  create('Fuel prices by station', { FuelPrice: 'station: -> Station cascade', Station: '' }),
  create(
    'Store locator: stores with opening hours, nearest ones first',
    { Store: 'opening_hours' },
    { unread: ['nearest ones first'] },
  ),
  create(
    'Quotes for customers that become invoices once accepted',
    { Quote: 'customer: -> Customer cascade', Customer: '', Invoice: '' },
    { unread: ['Quotes for customers that become invoices once accepted'] },
  ),
  create('Stock portfolio tracking with trades and current prices', {
    StockPortfolio: '',
    Trade: 'stock_portfolio: -> StockPortfolio cascade, price',
  }),
  create('Equipment rental with damage reports', {
    EquipmentRental: 'equipment: -> Equipment cascade',
    Equipment: '',
    DamageReport: 'equipment_rental: -> EquipmentRental cascade',
  }),
  create('Orders: customer, lines with product and quantity, status (new, packed, shipped), shipping address', {
    Order: 'customer, status: new|packed|shipped = new, shipping_address',
    Line: 'order: -> Order cascade, product, quantity',
  }),
  create(
    'Event calendar with categories, organisers and registrations; only organisers may publish',
    {
      Event: 'category: -> Category, organiser: -> Organiser',
      Category: '',
      Organiser: '',
      Registration: 'event: -> Event cascade',
    },
    { asked: ['operation/Event.publish'], rules: ['only organiser publish Event'] },
  ),
  create('Airport transfers with vehicles, drivers and flight numbers', {
    AirportTransfer: 'vehicle: -> Vehicle? set-null, driver: -> Driver? set-null, flight_number, pickup',
    Vehicle: '',
    Driver: '',
  }),
  create('Car sharing between neighbours: cars and trips', { Car: '', Trip: 'car: -> Car cascade' }),
  create(
    'Discount codes limited to one use per customer',
    { DiscountCode: 'code' },
    { unread: ['limited to one use per customer'] },
  ),
  create(
    'Product catalogue with categories, brands and filters',
    { Product: 'category: -> Category, brand: -> Brand', Category: '', Brand: '' },
    { unread: ['filters'] },
  ),
]
