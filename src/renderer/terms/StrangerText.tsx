import { cleanStrangerText } from '../../shared/domain/stranger-text.ts'

/** Words from outside, cleaned and capped, always as text. */
export function StrangerText({ text, limit }: { text: string; limit?: number }) {
  return <span className="mono">{cleanStrangerText(text, limit)}</span>
}
