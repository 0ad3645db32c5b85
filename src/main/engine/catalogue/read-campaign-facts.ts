import type { CampaignFacts, ProviderRequest } from '../../../shared/domain/campaign-facts.ts'
import { CampaignFile } from './campaign-file.ts'
import { parseDataFile } from './parse-data-file.ts'

/** The facts, or every reason why there are none: one sentence each, naming line, path and value. */
export type CampaignFactsResult =
  | { readonly ok: true; readonly facts: CampaignFacts }
  | { readonly ok: false; readonly problems: readonly string[] }

/** Reads the text of the file of facts for clean-ups, YAML 1.2 or JSON. */
export function readCampaignFacts(name: string, text: string): CampaignFactsResult {
  const parsed = parseDataFile(name, text, CampaignFile, 'phases')
  return parsed.ok ? { ok: true, facts: build(parsed.content) } : parsed
}

function build(file: CampaignFile): CampaignFacts {
  return {
    phases: file.phases.map(({ of, removals, ...phase }) => ({
      ...phase,
      of: of ?? null,
      removals: removals ?? [],
    })),
    requestPoints: file.requestPoints.map((point) => ({
      ...point,
      facts: point.facts ?? [],
      sources: point.sources ?? [],
    })),
    mistakes: file.mistakes.map(({ what, sources }) => ({ what, sources: sources ?? [] })),
    followUp: file.followUp,
    times: file.times,
    effort: file.effort,
    checks: file.checks,
    senderRules: file.senderRules.map((rule) => ({
      party: rule.party,
      what: rule.what,
      since: rule.since ?? null,
      bulkFrom: rule.bulkFrom ?? null,
      unverified: rule.unverified ?? false,
      sources: rule.sources ?? [],
    })),
    providerRequests: file.providerRequests.map(buildRequest),
  }
}

function buildRequest({
  delay,
  note,
  unverified,
  ...request
}: CampaignFile['providerRequests'][number]): ProviderRequest {
  return {
    ...request,
    delayHours: delay.hours,
    delayNote: delay.note,
    delayBasis: delay.basis,
    note: note ?? null,
    unverified: unverified ?? [],
  }
}
