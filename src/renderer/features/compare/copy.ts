/** Words of the Compare place. */
export const copy = {
  title: 'Compare',
  choose: 'Offers',
  chooseText: 'Choose two to eight vetted blocks.',
  loadFailed: 'The vetted blocks could not be read.',
  rankFailed: 'The offers could not be compared.',
  emptyTitle: 'Nothing to compare yet',
  emptyText:
    'Here offers stand side by side with everything they cost: price, clean-up and risk. Vet at least two blocks first.',
  emptyAction: 'Vet a block',
  tooFewTitle: 'Choose at least two offers',
  tooFewText: 'The table ranks them and says why, and what to ask of each provider.',
  full: 'Eight offers are the most that fit side by side.',
  ask: 'Ask the provider',
  why: 'Why',
  terms: 'Change the hourly rate, currency and months',
  exportCsv: 'CSV',
  exportJson: 'JSON',
  notSaved: 'Not exported:',
  nothingToAsk: 'Nothing.',
  country: 'Country',
  noPrice: 'not known',
}
