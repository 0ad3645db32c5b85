import type { DiffChange, ScanDiff } from '../../../../shared/domain/scan-diff.ts'
import { changeKinds } from '../../../../shared/domain/scan-diff.ts'
import { decisionWords } from '../../../terms/decision-words.ts'
import { SeverityTag } from '../../../terms/SeverityTag.tsx'
import { formatQuantity, formatShare } from '../../../ui/format.ts'
import { copy } from '../copy.ts'
import styles from '../scan.module.css'
import { changeSigns, changeWords } from './change-words.ts'

const MOST_RANGES = 8
const MOST_ROWS = 100

/** Verdicts of both scans, then every check that came out differently, by what became of it. */
export function DiffView({ diff }: { diff: ScanDiff }) {
  const { before, after, changes, reasonsGone, reasonsNew, listsOnlyBefore, listsOnlyAfter } = diff
  const same = before.decision === after.decision
  return (
    <div className={styles['diff']}>
      <p>
        {same ? (
          <>
            Verdict unchanged: <strong>{decisionWords[after.decision]}</strong>.
          </>
        ) : (
          <>
            Verdict: <strong>{decisionWords[before.decision]}</strong> →{' '}
            <strong>{decisionWords[after.decision]}</strong>.
          </>
        )}{' '}
        Coverage {formatShare(before.coverage)} → {formatShare(after.coverage)}.
        {reasonsGone.length > 0 ? ` Reasons gone: ${reasonsGone.map(spell).join(', ')}.` : ''}
        {reasonsNew.length > 0 ? ` New: ${reasonsNew.map(spell).join(', ')}.` : ''}
      </p>
      {changes.length === 0 ? <p className="dim">{copy.nothingChanged}</p> : null}
      {changeKinds.map((kind) => {
        const mine = changes.filter((change) => change.kind === kind)
        return mine.length === 0 ? null : (
          <div key={kind}>
            <h4 className={styles['kind']}>
              <span aria-hidden="true">{changeSigns[kind]}</span> {changeWords[kind]}
            </h4>
            <ul className={styles['changes']}>
              {mine.slice(0, MOST_ROWS).map((change) => (
                <ChangeRow
                  key={`${change.listId} ${change.codesBefore.join()} ${change.codesAfter.join()}`}
                  change={change}
                />
              ))}
            </ul>
            {mine.length > MOST_ROWS ? (
              <p className="dim">{formatQuantity(mine.length - MOST_ROWS, 'more row')}</p>
            ) : null}
          </div>
        )
      })}
      {listsOnlyBefore.length > 0 ? (
        <p className="dim">
          {copy.onlyBefore} {listsOnlyBefore.join(', ')}
        </p>
      ) : null}
      {listsOnlyAfter.length > 0 ? (
        <p className="dim">
          {copy.onlyAfter} {listsOnlyAfter.join(', ')}
        </p>
      ) : null}
    </div>
  )
}

function ChangeRow({ change }: { change: DiffChange }) {
  const { severity, listName, addresses, codesBefore, codesAfter, ranges } = change
  const codes = [codesBefore, codesAfter].map((all) => all.join(' ')).filter(Boolean)
  const more = ranges.length - MOST_RANGES
  return (
    <li>
      {severity === 'clear' ? <span /> : <SeverityTag severity={severity} />}
      <span>
        <strong>{listName}</strong>, {formatQuantity(addresses, 'address', 'addresses')}{' '}
        <span className="mono dim">{codes.join(' → ')}</span>
      </span>
      <span className="mono">
        {ranges.slice(0, MOST_RANGES).join(', ')}
        {more > 0 ? ` and ${formatQuantity(more, 'more range')}` : ''}
      </span>
    </li>
  )
}

/** A code as words: `low-coverage` → `low coverage`. */
const spell = (code: string): string => code.replaceAll('-', ' ')
