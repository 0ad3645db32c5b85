const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

/** An amount with its currency, to the unit: `1,200 EUR`. */
export const formatMoney = (amount: number, currency: string): string => `${whole.format(amount)} ${currency}`

/** Two amounts of one currency: `120–300 EUR`, `none` when both are nothing. */
export function formatMoneySpan([low, high]: readonly [number, number], currency: string): string {
  if (Math.round(high) === 0) return 'none'
  const [from, to] = [whole.format(low), whole.format(high)]
  return from === to ? `${to} ${currency}` : `${from}–${to} ${currency}`
}
