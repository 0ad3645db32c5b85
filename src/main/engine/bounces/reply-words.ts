/** What a wording says of a refusal, whoever wrote it. */
export type ReplySense =
  | 'resolver-refused'
  | 'greylisted'
  | 'link-listed'
  | 'relay'
  | 'sender-address'
  | 'login'
  | 'later'
  | 'auth'
  | 'rdns'
  | 'reputation'
  | 'listed'
  | 'listed-by'
  | 'sender-blocked'
  | 'recipient'
  | 'rate'
  | 'content'
  | 'perhaps-blocked'

// Folded text (small letters, single blanks) is matched. Gaps are bounded and no quantifier stands inside another,
// so every pattern takes time in proportion to the text.
const patterns: readonly (readonly [ReplySense, RegExp])[] = [
  [
    'resolver-refused',
    /query refused|open resolver|public resolver|excessive (?:number of )?queries|\breturnc\/|127\.255\.255\.25\d|refused\.shtml|your dns ip/,
  ],
  ['greylisted', /gr[ae]y-? ?list|greylst|\bpostgrey\b|come back (?:in|later)/],
  [
    'link-listed',
    /(?:contain\w*|body|content|message (?:has|had)|mail (?:has|had))\b.{0,30}\b(?:urls?|uris?|links?|websites?|domains?)\b.{0,60}(?:listed|black|block)|\b(?:url|uri|link)s? in (?:the |your )?(?:message|body|mail|content)/,
  ],
  [
    'relay',
    /relay(?:ing)? (?:\w+ )?(?:denied|not|prohibited|disallowed|rejected)|rcpthosts|(?:unable|not permitted|not allowed) to relay/,
  ],
  [
    'sender-address',
    /sender address rejected|sender verif|(?:sender|envelope from|return path) (?:\w+ ){0,2}(?:does not exist|not found|invalid)|invalid sender|domain (?:\S+ )?(?:not found|does not exist)|helo command rejected|invalid helo/,
  ],
  [
    'login',
    /authentication (?:is )?(?:required|failed|failure|unsuccessful|needed)|must (?:issue|authenticate)|credentials|starttls/,
  ],
  ['later', /try (?:it )?(?:again|later)|temporar|come back|\blater\b/],
  [
    'auth',
    /\bspf\b|\bdkim\b|\bdmarc\b|unauthenticated (?:e-?mail|mail|message|sender)|sender is unauthenticated|sender policy framework|anti-? ?spoof|domain ?keys|not authorized to send (?:e-?mail )?(?:for|from|on behalf)/,
  ],
  [
    'rdns',
    /\bptr\b|reverse[- ]?(?:dns|lookup|host|name|ip|map)|\brdns\b|\bfcrdns\b|forward[- ]confirmed|cannot find your (?:reverse )?host|(?:unable to|cannot|could not) (?:resolve|look ?up) (?:your|the client|client)|(?:no|missing|without) (?:valid )?reverse|no (?:valid )?(?:dns|host) ?name for|generic (?:host|dns|rdns)|dns look-?up fail|failure in dns/,
  ],
  [
    'reputation',
    /(?:poor|low|bad|negative|untrusted|insufficient|due to (?:your )?(?:ip )?)\W{0,3}(?:\w+ ){0,3}reputation|reputation (?:is |was |score ?|of .{0,40})?(?:too )?(?:poor|low|bad|block|reject|list|refus|negative)|reputation[ -](?:filter|service|system)|(?:refused|rejected|blocked) (?:by|using|due to|for|because of) .{0,40}reputation|sender ?score|\bsbrs\b|unsolicited mail originating from your ip|user complaints|complaints? (?:from|about)|(?:too many|much) (?:spams?|complaints?)|spam (?:was |has been )?(?:sent |received |detected |originating |coming )?from your (?:ip|server|host|network)|spam abuse detected/,
  ],
  [
    'listed',
    /\b(?:dns)?rbls?\b|\bdnsbls?\b|\bdns(?:-based)? (?:black|block) ?list|real-?time (?:black|block) ?list|(?:exploits|policy|spam) block list|\brhsbl\b|\bsurbl\b/,
  ],
  ['listed-by', /\blisted (?:by|in|on|at|with|under)\b/],
  [
    'sender-blocked',
    /(?:your|client|sending|sender'?s?|connecting|remote|source|the|this|our) (?:[\w'-]+ ){0,2}(?:ip|ips|host|server|mta|mail ?server|network|smtp server|address|client|domain|e-?mail|mail)\b[^.;]{0,60}\b(?:black-? ?list|block-? ?list|blocked|banned|barred|denied|spammer|deny ?list|refused|not (?:be )?accepted|not allowed|no longer accepted|unwelcome)|(?:black-? ?list|block-? ?list|blacklist)\w* (?:ip|host|server|client|sender|address|by|at|on|in|for|from|your)\b|banned (?:sending|sender|ip|host)|\b\d{1,3}(?:\.\d{1,3}){3}[\])>]? (?:\w+ ){0,3}(?:black-? ?list|block-? ?list|blocked|banned)|\bip\b[^.;]{0,60}\b(?:is |was |has been |been |are )?(?:black-? ?list|block-? ?list|blocked|banned|denied|rejected|refused|not allowed|on our)|client host rejected|(?:mail|messages?|connections?|access|e-?mails?|traffic) (?:\w+ ){0,4}from (?:\S+ ){0,4}(?:is |was |were |has been |have been |are |will be |been |not )?(?:currently |permanently |temporarily )?(?:blocked|banned|refused|denied|rejected|blacklisted|not accepted|accepted|allowed|deferred)|(?:not|n't) accept(?:ing|ed)? (?:\w+ ){0,4}from|weren't sent|on our block ?-?list|block(?:ed)? (?:using|for spam|due to spam|for abuse|your ip|ip|client|host|by (?:our|local|the) )|permanently deferred|local(?:ly)? black|internal (?:block|black) ?list|sperrliste|gesperrt|liste noire|lista negra|lista nera|zwarte lijst|kara liste|svarta? ?list|czarn[a-ząćęłńóśźż]{1,4} li[sś]|ч[её]рн[а-яё]{1,4} спис|чорн[а-яіїє]{1,4} спис|黑名[单單]|ブラックリスト|blacklistis|access denied, (?:banned|traffic)|black ?listed (?:by|at|on|in|using)|in (?:a|our|the|my) black ?-?list|not authorized to send e-?mail directly/,
  ],
  [
    'recipient',
    /(?:user|recipient|mailbox|address|account) (?:is )?unknown|unknown (?:user|recipient|mailbox|address|local)|no such (?:user|mailbox|recipient|person|address|account|local)|(?:user|mailbox|recipient|e-?mail account|account|address|inbox)\b[^.;]{0,50}(?:not exist|doesn'?t exist|not found|not available|unavailable|disabled|inactive|suspended|not active|no longer|over ?quota|over its quota|is full|doesn'?t have|not have|not listed in)|(?:invalid|bad|non-?existent) (?:recipient|mailbox|address|user)|no (?:mailbox|user|account|recipient) (?:here|by|with)|mailbox (?:is )?full|quota exceeded|exceeded (?:storage|quota|their (?:storage|mailbox))|over ?quota|out of storage|boite .{0,30}pleine|recipient address rejected: (?:access denied|user|unknown|undeliverable|address)|not our customer|(?:doesn'?t|does not) have an? \S{0,30} ?account|recipient (?:not|does|rejected)|user rejected|address does not|unrouteable address|mailbox not|not (?:allowed|authori[sz]ed|permitted) to send (?:\w+ ){0,3}to\b|only accepts? (?:mail|messages?|e-?mail) from/,
  ],
  [
    'rate',
    /too (?:many|much) (?:\w+ ){0,3}(?:connections?|concurrent|messages?|e?mails?|sessions?|recipients?|hosts?|rcpts?)|rate[- ]?limit|throttl|frequency limited|exceeded (?:\w+ ){0,4}(?:limit|rate|number|maximum|max|threshold)|limit exceeded|slow down|at a rate that|too (?:fast|frequent|quickly)|connection (?:rate|limit)|sending (?:limit|rate)|server busy|(?:hourly|daily) (?:limit|quota)|trop de connexions|max(?:imum)? (?:\w+ ){0,2}(?:connections|messages)|unexpected volume|mail traffic|excessive (?:rate|volume|connections)|limits? (?:for|on|to) (?:how many|the number)|(?:messages|e?mails?) (?:\w+ ){0,4}per (?:minute|hour|day)/,
  ],
  [
    'content',
    /\bspam (?:message|content|url|score|detected|policy|filter|mail|scale|probab|check|test|rule|reject\w*)|(?:as|for|is|be|of|are|like|suspect(?:ed)?|likely|considered|probable|identified|suspicion of) (?:\w+ ){0,2}(?:spam|junk|unsolicited)\b|spam-? ?assassin|\bvirus|malware|phish|attachment|\bcontents?\b|file (?:type|extension|name)|spammy|infected|bulk (?:mail|e-?mail)|scored|malformed|executable|\burl\b.{0,30}(?:listed|black|block)|links? (?:to|within|in) |message-id header|rfc ?5322|per spam policy|no spam/,
  ],
  [
    'perhaps-blocked',
    /\bblocked\b|black-? ?list|block-? ?list|\bbanned\b|connection (?:rejected|refused|denied)|refused by (?:local )?policy|access (?:denied|rejected|refused)|not allowed to (?:connect|send)|service refuse|mail rejete|connect(?:ion)?s? not accept/,
  ],
]

/** Every sense that the words of a folded reply have. */
export function readSenses(folded: string): ReadonlySet<ReplySense> {
  const senses = new Set<ReplySense>()
  for (const [sense, pattern] of patterns) if (pattern.test(folded)) senses.add(sense)
  return senses
}
