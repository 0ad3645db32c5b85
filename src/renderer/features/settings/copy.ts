/** Words of the Settings place. */
export const copy = {
  title: 'Settings',
  appearance: 'Appearance',
  asking: 'How lists are asked',
  askingNote: 'What a new scan starts with. Every scan can choose otherwise.',
  saved: 'Saved',
  saving: 'Saving…',
  notSaved: 'Not saved:',
  loadFailed: 'The settings could not be read.',
  about: 'About',
  version: 'Version',
  catalogue: 'Catalogue',
  money: 'Costs',
  moneyNote: 'What comparisons and the effort of a block are counted with. Currencies are not converted.',
  hourlyRate: 'An hour of your work',
  currency: 'Currency',
  currencyHint: 'Three letters, like EUR',
  horizon: 'Months an offer is looked at',
  privacy: 'Privacy',
  privacyText:
    'Blockvet talks to the lists you ask and to the resolvers on the way, to nobody else. It sends no usage data.',
  incomplete: 'Not saved yet: name at least one resolver.',
}
