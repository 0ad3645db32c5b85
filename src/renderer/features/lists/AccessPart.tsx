import { Button, PasswordInput, SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type DnsblList, needsKey } from '../../../shared/domain/list.ts'
import type { ListAccessState } from '../../../shared/domain/list-choices.ts'
import { formatCount } from '../../ui/format.ts'
import { Notice } from '../../ui/Notice.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { copy } from './copy.ts'
import { decide, saveKey, useListAccess } from './list-access-store.ts'
import styles from './lists.module.css'
import { hasKey } from './presets-of.ts'

const kindWords: Readonly<Record<DnsblList['access']['kind'], string>> = {
  open: 'Open',
  key: 'Needs a key',
  paid: 'Paid',
  registration: 'Needs registration',
}

/** How a list may be asked, and what the user decides about it: presets, consent, key, registration. */
export function AccessPart({ list }: { readonly list: DnsblList }) {
  const { access: state, failure } = useListAccess()
  const { access } = list
  return (
    <>
      <p>
        {kindWords[access.kind]}, {list.ratePerSecond} queries per second
        {list.dailyBudget === null ? '' : `, ${formatCount(list.dailyBudget)} a day`}.
      </p>
      {access.note ? <p>{access.note}</p> : null}
      {state ? <Decisions list={list} state={state} /> : null}
      {failure ? (
        <Notice>
          {failure.message} {failure.next}
        </Notice>
      ) : null}
    </>
  )
}

interface DecisionProps {
  readonly list: DnsblList
  readonly state: ListAccessState
}

function Decisions({ list, state }: DecisionProps) {
  const asked = state.choices.asked[list.id]
  const value = asked === undefined ? 'default' : asked ? 'on' : 'off'
  return (
    <div className={styles['decisions']}>
      <div className={styles['line']}>
        <SegmentedControl
          aria-label={copy.presets}
          size="xs"
          data={[
            { value: 'default', label: copy.asShipped },
            { value: 'on', label: copy.on },
            { value: 'off', label: copy.off },
          ]}
          value={value}
          onChange={(next) =>
            void decide(list.id, { kind: 'asked', asked: next === 'default' ? null : next === 'on' })
          }
        />
        <span className="dim">{copy.presetNotes[value]}</span>
      </div>
      {list.access.optInReason === null ? null : <Consent list={list} state={state} />}
      {needsKey(list) ? <KeyForm list={list} state={state} /> : null}
      {list.access.kind === 'registration' ? <Registration list={list} state={state} /> : null}
    </div>
  )
}

function Consent({ list, state }: DecisionProps) {
  const agreedOn = state.choices.agreed[list.id]
  const set = (agrees: boolean) => () => void decide(list.id, { kind: 'agreed', agrees })
  return (
    <div>
      <p>{list.access.optInReason}</p>
      {agreedOn === undefined ? (
        <Button size="xs" onClick={set(true)}>
          {copy.agree}
        </Button>
      ) : (
        <p className={styles['line']}>
          <span>
            {copy.agreed} <RelativeTime iso={agreedOn} />.
          </span>
          <Button size="xs" variant="default" onClick={set(false)}>
            {copy.withdraw}
          </Button>
        </p>
      )}
    </div>
  )
}

function KeyForm({ list, state }: DecisionProps) {
  const [key, setKey] = useState('')
  const owner = state.keyedIds.includes(list.id) ? list.id : list.operatorId
  if (hasKey(list, state.keyedIds)) {
    return (
      <p className={styles['line']}>
        <span>
          {copy.keyKept} {owner === list.id ? '' : copy.keyOfOperator}
        </span>
        <Button size="xs" variant="default" onClick={() => void saveKey(owner, null)}>
          {copy.forgetKey}
        </Button>
      </p>
    )
  }
  const keep = async (id: string): Promise<void> => {
    if (await saveKey(id, key)) setKey('')
  }
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        void keep(list.id)
      }}
    >
      <PasswordInput
        label={copy.key}
        description={state.refusal ?? state.keeping}
        size="xs"
        w={280}
        maxLength={63}
        autoComplete="off"
        disabled={state.refusal !== null}
        value={key}
        visibilityToggleButtonProps={{ 'aria-label': copy.showKey }}
        onChange={(event) => setKey(event.currentTarget.value)}
      />
      <div className={styles['line']}>
        <Button size="xs" type="submit" disabled={key.trim() === ''}>
          {copy.keepKey}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={key.trim() === ''}
          onClick={() => void keep(list.operatorId)}
        >
          {copy.keepKeyForAll} {list.operatorName}
        </Button>
      </div>
    </form>
  )
}

function Registration({ list, state }: DecisionProps) {
  const kept = state.choices.registered[list.id] ?? ''
  const [note, setNote] = useState(kept)
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        void decide(list.id, { kind: 'registered', note: note.trim() === '' ? null : note })
      }}
    >
      <TextInput
        label={copy.registered}
        placeholder={copy.registeredHint}
        size="xs"
        w={280}
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button size="xs" type="submit" variant="default" disabled={note.trim() === kept}>
        {copy.keepNote}
      </Button>
    </form>
  )
}
