import { Button, Textarea, TextInput } from '@mantine/core'
import { useEffect } from 'react'
import { longProfileFields, profileFields } from '../../../../shared/domain/profile.ts'
import { useConnection } from '../../../rpc/connection.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { copy, fieldLabel } from './copy.ts'
import styles from './letters.module.css'
import { loadProfile, saveProfile, useProfile } from './profile-store.ts'
import { TemplatesEditor } from './TemplatesEditor.tsx'

/** What the user says of themselves in requests, and the wording around it. */
export function ProfilePart() {
  const { profile, said, failure } = useProfile()
  const epoch = useConnection((state) => state.epoch)
  useEffect(() => {
    if (epoch > 0) void loadProfile()
  }, [epoch])
  if (!profile) return null
  return (
    <form
      className={styles['fields']}
      onSubmit={(event) => {
        event.preventDefault()
        void saveProfile(profile)
      }}
    >
      {profileFields.map((field) => {
        const shared = {
          label: fieldLabel(field),
          value: profile[field],
          maxLength: 2000,
        }
        const change = (value: string): void =>
          useProfile.setState({ profile: { ...profile, [field]: value }, said: null })
        return longProfileFields.includes(field) ? (
          <Textarea
            key={field}
            {...shared}
            className={styles['wide']}
            autosize
            minRows={2}
            maxRows={8}
            onChange={(event) => change(event.currentTarget.value)}
          />
        ) : (
          <TextInput key={field} {...shared} onChange={(event) => change(event.currentTarget.value)} />
        )
      })}
      <div className={styles['line']}>
        <Button type="submit">{copy.save}</Button>
        <span role="status" className="dim">
          {said}
        </span>
      </div>
      {failure ? (
        <div className={styles['wide']}>
          <Notice>
            {failure.message} {failure.next}
          </Notice>
        </div>
      ) : null}
      <TemplatesEditor />
    </form>
  )
}
