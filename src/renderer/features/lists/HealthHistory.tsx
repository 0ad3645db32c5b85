import { useEffect, useState } from 'react'
import type { HealthRecord } from '../../../shared/domain/health-record.ts'
import { rpc } from '../../rpc/client.ts'
import { type Failure, readFailure } from '../../rpc/failure.ts'
import { HealthTag } from '../../terms/HealthTag.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { copy } from './copy.ts'
import { HealthSpark } from './HealthSpark.tsx'
import styles from './lists.module.css'

const SPARK = 30
const ROWS = 10

const pathWords: Readonly<Record<HealthRecord['path'], string>> = {
  system: 'system resolvers',
  resolver: 'named resolvers',
  direct: 'direct',
}

/** What probes found of a list over time, as kept when this was shown. */
export function HealthHistory({ listId }: { readonly listId: string }) {
  const [records, setRecords] = useState<readonly HealthRecord[] | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  useEffect(() => {
    let isGone = false
    rpc.lists
      .history({ listId })
      .then((found) => {
        if (!isGone) setRecords(found)
      })
      .catch((error: unknown) => {
        if (!isGone) setFailure(readFailure(error))
      })
    return () => {
      isGone = true
    }
  }, [listId])
  if (failure) return <p>{failure.message}</p>
  if (!records) return null
  if (records.length === 0) return <p className="dim">{copy.noHistory}</p>
  return (
    <>
      <HealthSpark records={records.slice(0, SPARK)} />
      <table className={styles['history']}>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Health</th>
            <th scope="col">Path</th>
            <th scope="col">Time</th>
            <th scope="col">What was seen</th>
          </tr>
        </thead>
        <tbody>
          {records.slice(0, ROWS).map(({ probedAt, health, path, milliseconds, reason }) => (
            <tr key={probedAt}>
              <td>
                <RelativeTime iso={probedAt} />
              </td>
              <td>
                <HealthTag health={health} />
              </td>
              <td>{pathWords[path]}</td>
              <td className="num">{milliseconds === null ? '–' : `${milliseconds} ms`}</td>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
