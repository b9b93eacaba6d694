import { setOf } from './words.ts'

/** What other companies run and a backend talks to: nothing it holds. */
export const SERVICES = setOf(
  `stripe paypal adyen mollie klarna braintree razorpay twilio sendgrid mailchimp mailgun postmark slack zapier shopify woocommerce magento
  amazon ebay etsy docusign airtable hubspot salesforce openai anthropic quickbooks xero datev plaid dhl ups fedex ocpp whatsapp telegram firebase
  onesignal segment mixpanel intercom zendesk jira trello notion dropbox sharepoint zoom teams discord`,
)
