import { Button, NativeSelect } from '@mantine/core'
import { copy } from './copy.ts'
import { filterChoices, type ListFilter, noFilter } from './filter-lists.ts'
import styles from './lists.module.css'

interface FilterBarProps {
  readonly filter: ListFilter
  readonly onChange: (filter: ListFilter) => void
  /** Lists that the filter lets through, in words. */
  readonly shown: string
}

/** State, polarity, impact, preset and access of the lists that are shown. */
export function FilterBar({ filter, onChange, shown }: FilterBarProps) {
  const isSet = filterChoices.some(({ key }) => filter[key] !== '')
  return (
    <div className={styles['filters']} role="group" aria-label={copy.filters}>
      {filterChoices.map(({ key, label, options }) => (
        <NativeSelect
          key={key}
          aria-label={label}
          size="xs"
          value={filter[key]}
          data={[...options]}
          onChange={(event) => onChange({ ...filter, [key]: event.currentTarget.value })}
        />
      ))}
      {isSet ? (
        <Button size="xs" variant="subtle" onClick={() => onChange({ ...noFilter, text: filter.text })}>
          {copy.noFilter}
        </Button>
      ) : null}
      <span className="dim num" role="status">
        {shown}
      </span>
    </div>
  )
}
