import type { ComparedOffer, Comparison } from '../../../shared/domain/comparison.ts'

/** A comparison as one line of JSON, schema `blockvet.compare/1`, without a line end. */
export function comparisonJsonText({
  terms,
  offers,
  recommended,
  recommendation,
  notes,
}: Comparison): string {
  return JSON.stringify({
    schema: 'blockvet.compare/1',
    terms,
    recommended,
    recommendation,
    notes,
    offers: offers.map(offerObject),
  })
}

function offerObject(compared: ComparedOffer) {
  const { rank, scanId, block, scannedAt, offer, addresses, decision, headline, coverage } = compared
  const {
    listedAddresses,
    cases,
    effortHours,
    calendar,
    notExamined,
    country,
    priceParts,
    cost,
    costPerAddress,
  } = compared
  return {
    rank,
    scanId,
    block,
    scannedAt,
    offer,
    addresses,
    verdict: { decision, headline, coverage },
    listedAddresses,
    cases,
    effortHours,
    calendar: { days: calendar.days, firstDay: calendar.firstDay },
    notExamined,
    priceParts,
    country,
    cost: { ...cost, perAddress: Math.round(costPerAddress * 100) / 100 },
    reasons: compared.reasons,
    ask: compared.ask,
  }
}
