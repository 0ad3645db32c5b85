/** Words of the Lists place. */
export const copy = {
  title: 'Lists',
  filter: 'Filter lists',
  check: 'Check health now',
  stop: 'Stop',
  checkFailed: 'The health check stopped.',
  loadFailed: 'The catalogue could not be read.',
  noMatch: 'No list matches the filter.',
  showAll: 'Show all lists',
  codes: 'Return codes',
  noCodes:
    'No return codes are documented. Any code in 127.0.0.0/8 counts as listed and is kept as undocumented.',
  refusals: 'Refusals',
  access: 'Access',
  removal: 'Removal',
  noRemoval: 'No way to ask for removal is known.',
  sources: 'Sources',
  noSources: 'No source is recorded: treat this entry as unverified.',
  probe: 'Health now',
  unverified: 'Unverified',
  policy: 'policy',
}
