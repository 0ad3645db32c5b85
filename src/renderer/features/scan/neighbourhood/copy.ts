/** Words of the Neighbourhood tab. */
export const copy = {
  title: 'Netblock feeds',
  notExamined: 'Netblock feeds were not examined in this scan.',
  notYet: 'Netblock feeds are shown when the scan ends.',
  notExaminedText: 'Nothing is known from them; that speaks neither for nor against the block.',
  noCopies: 'No copy of a netblock feed was at hand.',
  noCopiesText: 'Fetch the feeds once and scan again: then ranges around the block are seen too.',
  toFeeds: 'Netblock feeds',
  noHits: 'No entry touches the block or lies near it.',
  used: 'Feeds looked at',
  stale: 'stale',
  unread: 'Not examined',
  elsewhere: 'counted at its origin',
}
