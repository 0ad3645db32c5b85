/** What the codes of a reply say. */
export interface ReplyCodes {
  /** RFC 5321 §4.2: 400–599, or null. */
  readonly smtpCode: number | null
  /** RFC 3463, or null. */
  readonly enhancedCode: string | null
}

const BOTH = /(?<![\d.])([45]\d\d)[ -]{1,2}#?([45]\.\d{1,3}\.\d{1,3})(?!\.?\d)/
const CODE = /(?:^|[\s"':;#(>\]])([45]\d\d)(?=[ \-:;,#]|$)/
const ENHANCED = /(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?!\.?\d)/

/** Reads the codes of a flat reply; a pair `550 5.7.1` wins over numbers that stand alone. */
export function readReplyCodes(text: string): ReplyCodes {
  const both = BOTH.exec(text)
  const code = CODE.exec(text)
  if (both && !(code && code.index < both.index && code.index < 3)) {
    return { smtpCode: Number(both[1]), enhancedCode: both[2] ?? null }
  }
  return {
    smtpCode: code ? Number(code[1]) : null,
    enhancedCode: ENHANCED.exec(text)?.[1] ?? null,
  }
}
