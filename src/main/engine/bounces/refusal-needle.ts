// What a line must hold to be looked at: the marks that mail servers' logs put beside a refusal, and words and codes
// of replies. Wide on purpose (the readers decide), yet it runs over bytes at hundreds of MB a second.
const marks =
  /status=(?:bounced|deferred|undeliverable|expired|softbounce)|reject: | \*\* | == |rejected |SMTP error from|stat=(?!Sent)|reject=|failure: |deferral: |PermFail|TempFail|failed-command|reason=|,FAIL,|,DEFER,|[45]\d\d[ -]#?[45]\.\d|[Bb]locked|[Bb]lack-?list|[Bb]lock-?list|BLACKLIST|DNSBL|dnsbl|RBL|[Rr]eputation|[Ll]isted /

/** For logs: a new expression, since a global one remembers where it was. */
export const refusalNeedle = (): RegExp => new RegExp(marks, 'g')

/** For JSON of one object a line; the journal writes a message that is no UTF-8 as a list of bytes. */
export const jsonNeedle = (): RegExp => new RegExp(`"MESSAGE" ?: ?\\[|${marks.source}`, 'g')

/** For long texts that are no log: any reply code will do. */
export const replyNeedle = (): RegExp => new RegExp(`(?:^|[^0-9.])[45]\\d\\d[ -]|${marks.source}`, 'g')
