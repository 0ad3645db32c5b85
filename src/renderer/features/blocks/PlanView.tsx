import { Button } from '@mantine/core'
import type { Plan } from '../../../shared/domain/plan.ts'
import { formatCount, formatQuantity, formatSeconds } from '../../ui/format.ts'
import { Notice } from '../../ui/Notice.tsx'
import styles from './blocks.module.css'
import { copy } from './copy.ts'
import { startPlanned } from './start-planned.ts'
import { refusalOf, useVet } from './vet-store.ts'

/** The plan before the first packet, and the one button that starts it. */
export function PlanView({ practice }: { practice: boolean }) {
  const state = useVet()
  const { plan, starting } = state
  switch (plan.kind) {
    case 'none': {
      const usable = state.found.some((one) => refusalOf(one, practice) === null)
      return <p className="dim">{usable ? copy.noResolvers : copy.allExcluded}</p>
    }
    case 'making':
      return <p className="dim">{copy.planning}</p>
    case 'failed':
      return (
        <Notice>
          <strong>{copy.planFailed}</strong> {plan.failure.message} {plan.failure.next}
        </Notice>
      )
    case 'made':
      return (
        <>
          <PlanFacts plan={plan.plan} />
          <div className={styles['start']}>
            <Button loading={starting} onClick={() => void startPlanned(practice)}>
              {copy.start}
            </Button>
            <span className="dim">
              about {formatSeconds(plan.plan.seconds)}, at least{' '}
              {formatQuantity(plan.plan.queries, 'query', 'queries')}; <Pace plan={plan.plan} />
            </span>
          </div>
        </>
      )
  }
}

/** How fast questions may leave, with the place where that is set. */
function Pace({ plan: { ratePerSecond, listRatePerSecond } }: { plan: Plan }) {
  const perList = listRatePerSecond === null ? '' : `, ${formatCount(listRatePerSecond)} per list`
  return (
    <>
      at most{' '}
      <a href="#/settings/politeness">
        {formatCount(ratePerSecond)} per second{perList}
      </a>
    </>
  )
}

function PlanFacts({ plan }: { plan: Plan }) {
  const asked = plan.lists.filter((list) => list.skipped === null)
  const skipped = plan.lists.filter((list) => list.skipped !== null)
  const careful = asked.filter((list) => list.warnings.length > 0)
  const servers = plan.path.servers.join(', ')
  return (
    <div className={styles['plan']}>
      <p className="num">
        {formatQuantity(plan.addresses, 'address', 'addresses')} on {formatQuantity(asked.length, 'list')}:{' '}
        {formatQuantity(plan.checks, 'check')}
        {servers === '' ? null : (
          <>
            {' '}
            through <span className="mono">{servers}</span>
          </>
        )}
        .
      </p>
      {plan.blocks.flatMap((block) =>
        block.notices.map((notice) => (
          <p key={`${block.block} ${notice}`} className="dim">
            {notice}
          </p>
        )),
      )}
      {plan.pathWarnings.map((warning) => (
        <Notice key={`${warning.code} ${warning.server}`}>{warning.text}</Notice>
      ))}
      <ListNotes
        title={copy.careful}
        lists={careful.map(({ id, name, warnings }) => ({ id, name, why: warnings.join(' ') }))}
      />
      <ListNotes
        title={copy.notAsked}
        lists={skipped.map(({ id, name, skipped: why }) => ({ id, name, why: why ?? '' }))}
      />
    </div>
  )
}

interface ListNotesProps {
  readonly title: string
  readonly lists: readonly { readonly id: string; readonly name: string; readonly why: string }[]
}

function ListNotes({ title, lists }: ListNotesProps) {
  if (lists.length === 0) return null
  return (
    <details className={styles['notes']} open={lists.length <= 4}>
      <summary>
        {title}: {formatQuantity(lists.length, 'list')}
      </summary>
      <ul>
        {lists.map((list) => (
          <li key={list.id}>
            <a href={`#/lists/${list.id}`}>{list.name}</a> <span className="dim">{list.why}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
