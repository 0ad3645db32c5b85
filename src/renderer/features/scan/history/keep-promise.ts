import { useScan } from '../scan-store.ts'

/** Puts what the offer promises beside the evidence of the open scan. A scan that was told a country keeps it. */
export function keepPromise(block: string, country: string): void {
  useScan.setState(({ judged }) => {
    if (judged?.evidence.scan.block !== block) return {}
    if (judged.evidence.scan.settings.examine?.sources?.country) return {}
    const { promisedCountry: _, ...evidence } = judged.evidence
    return {
      judged: { ...judged, evidence: country === '' ? evidence : { ...evidence, promisedCountry: country } },
    }
  })
}
